package dev.origindoctor.firewall.nft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.origindoctor.firewall.rules.Chain;
import dev.origindoctor.firewall.rules.Rule;
import dev.origindoctor.firewall.rules.Ruleset;
import dev.origindoctor.firewall.rules.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NftReadTest {
    private static final String CONFIG = """
            #!/usr/sbin/nft -f
            flush ruleset
            define EDGE = { 173.245.48.0/20, 103.21.244.0/22 }
            define PORTS = { 80, \\
                https }
            table inet filter {
              set blocked {
                type ipv4_addr
                flags interval, timeout
                auto-merge
                elements = { 10.0.0.0/8 timeout 1h expires 59m,
                             192.0.2.1-192.0.2.9 comment "a, b } c" }
              }
              chain input { # comments may hold { and }
                type filter hook input priority filter + 10; policy drop;
                ct state vmap { established : accept, related : accept, invalid : drop }
                iifname "lo" accept comment "accept; drop"
                ip saddr @blocked counter packets 7 bytes 420 drop
                ip saddr { $EDGE, 198.51.100.1 } tcp dport $PORTS accept
                meta l4proto tcp reject with tcp reset
                jump { ip6 saddr 2001:db8::/32 drop; counter }
              }
            }
            add rule inet filter input udp dport 53 accept
            insert rule inet filter input tcp dport 22 accept
            """;

    private static Chain chain(Ruleset ruleset, String name) {
        return ruleset.tables().get(0).chain(name).orElseThrow();
    }

    @Test
    void aConfigurationIsReadWhole() {
        Ruleset ruleset = NftText.read("nftables.conf", CONFIG);
        assertThat(ruleset.unread()).isEmpty();
        Chain input = chain(ruleset, "input");
        assertThat(input.base()).isNotNull();
        assertThat(input.base().priority()).isEqualTo(10);
        assertThat(input.policy().verdict()).isEqualTo(Verdict.DROP);
        assertThat(input.rules().get(0).line().text()).isEqualTo("tcp dport 22 accept");
        assertThat(input.rules())
                .extracting(rule -> rule.line().number())
                .containsExactly(25, 16, 16, 17, 18, 19, 20, 21, 24);
        assertThat(input.rules()).extracting(Rule::doubt).containsOnlyNulls();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp dport 443 frobnicate",
                "ip saddr { 1.2.3.4, drop",
                "ip saddr 1.2.3.4 jump",
                "unknown thing 7 drop",
                "{{ template }}",
                "ip saddr ! ! drop"
            })
    void aRuleThatIsNotUnderstoodMayDoAnything(String rule) {
        Ruleset ruleset = NftText.read(
                "f", "table ip t {\n chain c {\n  ip saddr 9.9.9.9 drop\n" + rule + "\n  tcp dport 80 drop\n }\n}\n");
        assertThat(ruleset.unread()).isNotEmpty();
        assertThat(ruleset.unread().get(0).line().number()).isBetween(3, 5);
        assertThat(chain(ruleset, "c").rules()).anySatisfy(read -> {
            assertThat(read.verdict()).isEqualTo(Verdict.ANYTHING);
            assertThat(read.doubt()).isNotNull();
        });
    }

    @Test
    void aMatchOfIptablesThatOldListingsPutBehindAHashIsNotAComment() {
        Ruleset ruleset = NftText.read("f", """
                # Warning: table ip filter is managed by iptables-nft, do not touch!
                table ip filter {
                  chain INPUT {
                    type filter hook input priority filter; policy accept;
                    ip saddr 1.2.3.4 # match-set bad src counter packets 0 bytes 0 drop
                    # ip saddr 1.2.3.5 counter packets 0 bytes 0 drop
                    xt match "set" counter packets 0 bytes 0 drop # handle 7
                  }
                }
                """);
        List<Rule> rules = chain(ruleset, "INPUT").rules();
        assertThat(rules).hasSize(2);
        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule.verdict()).isEqualTo(Verdict.DROP);
            assertThat(rule.doubt()).contains("nft has no words");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ip saddr { ",
                "jump { ",
                "( ",
                "meta mark set ( ",
                "{",
                "table ip x {",
                "ip saddr . ",
                "tcp flags & "
            })
    void deepNestingIsRefusedAtOnce(String opening) {
        for (String before : List.of("", "table ip t { chain c { ", "table ip t { set s { elements = ")) {
            Ruleset ruleset = assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> NftText.read("f", before + opening.repeat(10_000)));
            assertThat(ruleset.unread()).isNotEmpty();
        }
    }

    @Test
    void deepJsonIsRefusedAtOnce() {
        String deep = "{\"nftables\": [{\"rule\": " + "{\"a\": [".repeat(10_000);
        assertThat(NftJson.read("f", deep).unread()).isNotEmpty();
    }

    @Test
    void variablesThatExplodeAreRefused() {
        StringBuilder text = new StringBuilder("define a0 = { 1.2.3.4, 1.2.3.5 }\n");
        for (int i = 1; i < 60; i++) {
            text.append("define a")
                    .append(i)
                    .append(" = { $a")
                    .append(i - 1)
                    .append(", $a")
                    .append(i - 1)
                    .append(" }\n");
        }
        text.append("table ip t { chain c { ip saddr $a59 drop\n }\n}\n");
        Ruleset ruleset = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> NftText.read("f", text.toString()));
        assertThat(chain(ruleset, "c").rules().get(0).doubt()).isNotNull();
    }

    @Test
    void whatIsCutOffAnywhereIsStillAnswered() {
        for (int length = 0; length < CONFIG.length(); length++) {
            assertThat(NftText.read("f", CONFIG.substring(0, length)).tables()).isNotNull();
        }
    }

    @Test
    void garbageIsNamedNotThrown() {
        Random random = new Random(3);
        String signs = "{}();,.:=!<>&|^\"'#$@\\\n\t -/*abip saddr tcp drop 1.2.3.4::[]";
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "table ip t {\nchain c {\n" : "");
            for (int i = random.nextInt(120); i > 0; i--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            assertThat(NftText.read("f", text.toString()).unread()).isNotNull();
            assertThat(NftJson.read("f", text.toString()).unread()).isNotEmpty();
        }
    }

    @Test
    void bothFormsOfARulesetSayTheSame() {
        String json = """
                {"nftables": [{"metainfo": {"json_schema_version": 1}},
                 {"table": {"family": "inet", "name": "f"}},
                 {"chain": {"family": "inet", "table": "f", "name": "in", "type": "filter", "hook": "input",
                   "prio": -5, "policy": "drop"}},
                 {"rule": {"family": "inet", "table": "f", "chain": "in", "handle": 4, "expr": [
                   {"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}},
                     "right": {"set": [80, {"range": [440, 450]}]}}}, {"counter": {"packets": 0, "bytes": 0}},
                   {"accept": null}]}},
                 {"rule": {"family": "inet", "table": "f", "chain": "in", "expr": [{"novelty": 1}]}}]}
                """;
        Ruleset ruleset = NftJson.read("n.json", json);
        Chain in = chain(ruleset, "in");
        assertThat(in.base().priority()).isEqualTo(-5);
        assertThat(in.rules()).extracting(Rule::verdict).containsExactly(Verdict.ACCEPT, Verdict.ANYTHING);
        assertThat(ruleset.unread())
                .singleElement()
                .satisfies(unread -> assertThat(unread.line().number()).isEqualTo(9));
    }

    /** As nft 1.0.6 lists chains without a name, and elements that go into a map. */
    @Test
    void whatJsonHasNoFormForStandsInItAsText() {
        String json = """
                {"nftables": [{"table": {"family": "inet", "name": "f"}},
                 {"chain": {"family": "inet", "table": "f", "name": "in", "type": "filter", "hook": "input",
                   "prio": 0, "policy": "accept"}},
                 {"rule": {"family": "inet", "table": "f", "chain": "in", "handle": 4, "expr": [
                   {"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": 443}},
                   "jump {\\n\\t\\tip saddr 198.51.100.0/24 drop\\n\\t}"]}},
                 {"rule": {"family": "inet", "table": "f", "chain": "in", "handle": 7, "expr": ["add @m { ip saddr : 0x1 }"]}},
                 {"rule": {"family": "inet", "table": "f", "chain": "in", "handle": 8, "expr": ["frobnicate"]}}]}
                """;
        Ruleset ruleset = NftJson.read("n.json", json);
        assertThat(ruleset.unread())
                .singleElement()
                .satisfies(unread -> assertThat(unread.why()).contains("frobnicate"));
        assertThat(chain(ruleset, "in").rules().get(0).verdict()).isInstanceOf(Verdict.Jump.class);
        assertThat(ruleset.tables().get(0).chains()).hasSize(2);
    }
}

package dev.origindoctor.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.origindoctor.ranges.AddressSet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts that load rules: followed where they are plain, undecided where only running them would tell. */
class ScriptTest {
    private static final AddressSet SOURCE = AddressSet.parse("198.51.100.1");

    private static FirewallSplit split(String script, String source) {
        return Firewall.read(List.of(new NamedText("fw.sh", "#!/bin/sh\n" + script.replace(" / ", "\n"))))
                .towards(Target.port(443))
                .split(AddressSet.parse(source));
    }

    /** Lines are parted by a slash between blanks. */
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            drop   ~ iptables -P INPUT DROP
            accept ~ iptables -P INPUT DROP / iptables -A INPUT -s 198.51.100.0/24 -j ACCEPT
            accept ~ IPT=/sbin/iptables / $IPT -P INPUT DROP / "$IPT" -A INPUT -p tcp --dport 443 -j ACCEPT
            accept ~ CF="192.0.2.0/24 198.51.100.0/24" / iptables -P INPUT DROP / for n in $CF; do / iptables -A INPUT -s $n -j ACCEPT / done
            drop   ~ CF="192.0.2.0/24" / iptables -P INPUT DROP / for n in $CF; do iptables -A INPUT -s $n -j ACCEPT; done
            accept ~ for p in 80 443; do for n in 198.51.100.1; do iptables -A INPUT -s $n -p tcp --dport $p -j ACCEPT; done; done / iptables -P INPUT DROP
            maybe  ~ iptables -P INPUT DROP / for n in $(curl https://example.org/list); do iptables -A INPUT -s $n -j ACCEPT; done
            maybe  ~ iptables -P INPUT DROP / if [ -f /etc/open ]; then / iptables -A INPUT -j ACCEPT / fi
            maybe  ~ iptables -P INPUT DROP / [ -f /etc/open ] && iptables -A INPUT -j ACCEPT
            drop   ~ iptables -P INPUT DROP / [ -f /etc/open ] && iptables -A INPUT -s 192.0.2.1 -j ACCEPT
            maybe  ~ iptables -P INPUT DROP / open() { / iptables -P INPUT ACCEPT / } / open
            maybe  ~ iptables -A INPUT -j DROP / case "$1" in / stop|clear) iptables -F ;; / *) echo usage ;; / esac
            drop   ~ iptables -A INPUT -j DROP / case "$1" in start) echo x ;; esac / echo done >/dev/null 2>&1
            maybe  ~ iptables -P INPUT DROP / . /etc/more.sh
            maybe  ~ iptables -A INPUT -j DROP / $UNKNOWN -F
            accept ~ iptables -A INPUT -j ACCEPT / if [ -f /x ]; then / D=$(which diff) / $D -u a b / fi
            maybe  ~ iptables -A INPUT -j ACCEPT / if [ -f /x ]; then / D=$(which diff) / fi / $D -u a b
            maybe  ~ D=/bin/own / iptables -A INPUT -j ACCEPT / if [ -f /x ]; then / D=$(which diff) / else / $D / fi
            maybe  ~ iptables -A INPUT -p tcp $RULE / iptables -A INPUT -j ACCEPT
            maybe  ~ nft add table ip t / nft add chain ip t c '{ type filter hook input priority 0; }' / [ -f /etc/closed ] && nft add rule ip t c drop
            accept ~ nft add table ip t / nft add chain ip t c '{ type filter hook input priority 0; }' / [ -f /etc/closed ] && nft add rule ip t c ip saddr 203.0.113.1 drop
            drop   ~ nft add table ip t / nft add chain ip t c '{ type filter hook input priority 0; }' / [ -f /etc/open ] && nft add rule ip t c accept / nft insert rule ip t c drop
            maybe  ~ if [ -f /etc/closed ]; then / nft -f - <<E / table ip t { chain c { type filter hook input priority 0; policy drop; } } / E / fi
            maybe  ~ nft add table ip t / nft add chain ip t c '{ type filter hook input priority 0; policy drop; }' / [ -f /etc/open ] && nft flush ruleset
            drop   ~ iptables -N bad || true / iptables -A bad -j DROP / iptables -C INPUT -j bad || iptables -A INPUT -j bad
            drop   ~ iptables -A INPUT -j DROP # iptables -F
            drop   ~ iptables -s 198.51.100.0/24 -A INPUT -j DROP / iptables -tnat -A INPUT -j ACCEPT
            drop   ~ iptables -A INPUT -j DROP / exit 0 / iptables -F
            accept ~ iptables -A INPUT \\ / -j ACCEPT / iptables -P INPUT DROP
            drop   ~ iptables -A INPUT -m comment --comment "it's ; | & > fine" -j DROP
            drop   ~ cat > /etc/x <<EOF / iptables -F / EOF / iptables -A INPUT -j DROP
            drop   ~ iptables-restore <<'EOF' / *filter / :INPUT DROP [0:0] / COMMIT / EOF
            accept ~ iptables-restore <<EOF / *filter / :INPUT DROP [0:0] / COMMIT / EOF / iptables -A INPUT -j ACCEPT
            maybe  ~ iptables -P INPUT DROP / iptables-restore < /etc/rules
            drop   ~ ipset create bad hash:net / ipset add bad 198.51.100.0/24 / iptables -A INPUT -m set --match-set bad src -j DROP
            drop   ~ ipset -X bad / ipset -N bad iphash maxelem 9 / ipset -q -A bad 198.51.100.1 / iptables -A INPUT -m set --match-set bad src -j DROP
            accept ~ ipset create bad hash:ip / ipset add bad 198.51.100.1 / ipset flush bad / iptables -A INPUT -m set --match-set bad src -j DROP
            maybe  ~ ipset create bad hash:ip / ipset restore -f /etc/bad / iptables -A INPUT -m set --match-set bad src -j DROP
            drop   ~ iptables -w 5 -A INPUT -s 198.51.100.1 -w -j DROP
            maybe  ~ ipset create bad hash:net / ipset add bad $IP / iptables -A INPUT -m set --match-set bad src -j DROP
            drop   ~ IPT=`which iptables` / $IPT -P INPUT DROP
            drop   ~ IPT=${IPT:-/sbin/iptables} / ip6t=$(command -v ip6tables 2>/dev/null) / ${IPT} -P INPUT DROP && $IPT -A OUTPUT -o lo -j ACCEPT
            maybe  ~ PORT=${PORT:-443} / iptables -A INPUT -p tcp --dport $PORT -j DROP
            drop   ~ BAD=198.51.100.1 / iptables-restore <<EOF / *filter / -A INPUT -s $BAD -j DROP / COMMIT / EOF
            maybe  ~ iptables-restore <<EOF / *filter / -A INPUT -i $WAN -j DROP / COMMIT / EOF
            drop   ~ diff <(echo "a b") <(echo c) / iptables -P INPUT DROP
            drop   ~ nft add table inet f / nft add chain inet f i '{ type filter hook input priority 0; policy drop; }'
            accept ~ nft add table inet f && nft "add chain inet f i { type filter hook input priority 0; policy drop; }" && sudo nft add rule inet f i ip saddr 198.51.100.0/24 accept
            drop   ~ iptables -P INPUT ACCEPT / NFT=$(which nft) / $NFT add table ip f / $NFT add chain ip f i { type filter hook input priority 0\\; policy drop\\; }
            accept ~ CF=198.51.100.0/24 / nft -f - <<EOF / table inet f { chain i { type filter hook input priority 0; policy drop; ip saddr $CF accept; } } / EOF
            maybe  ~ nft -f - <<EOF / table inet f { chain i { type filter hook input priority 0; policy drop; ip saddr $CF accept; } } / EOF
            drop   ~ nft -f /dev/stdin <<'EOF' / define bad = 198.51.100.1 / table inet f { chain i { type filter hook input priority 0; ip saddr $bad drop; } } / EOF
            drop   ~ nft add table ip f / nft add chain ip f i '{ type filter hook input priority 0; }' / for a in 192.0.2.1 198.51.100.1; do nft add rule ip f i ip saddr $a drop; done
            drop   ~ nft add table ip f / nft add chain ip f i '{ type filter hook input priority 0; policy drop; }' / nft -c -f /etc/other / nft list ruleset
            maybe  ~ nft add table ip f / nft add chain ip f i '{ type filter hook input priority 0; policy drop; }' / if [ -f x ]; then nft flush ruleset; fi
            maybe  ~ nft add table ip f / nft -f /etc/other
            maybe  ~ iptables -P INPUT ACCEPT / nft -f "$RULES"
            maybe  ~ iptables -P INPUT ACCEPT / cat rules | nft -f -
            maybe  ~ for a in 1 2 3 4 5 6 7 8 9; do for b in 1 2 3 4 5 6 7 8 9; do for c in 1 2 3 4 5 6 7 8 9; do for d in 1 2 3 4 5 6 7 8 9; do for e in 1 2 3 4 5 6 7 8 9; do for f in 1 2 3 4 5 6 7 8 9; do :; done; done; done; done; done; done / iptables -A INPUT -j DROP
            """)
    void whatAScriptDoes(String outcome, String script) {
        FirewallSplit split = split(script, "198.51.100.1");
        assertThat(split.parts())
                .singleElement()
                .satisfies(part -> assertThat(part.outcome().id()).isEqualTo(outcome));
    }

    @Test
    void aRuleIsNamedByItsLineOfTheScript() {
        FirewallSplit split = split(
                "iptables -P INPUT ACCEPT / for n in 198.51.100.1; do / iptables -A INPUT -s $n -j DROP / done",
                "198.51.100.1");
        DecidingRule rule = split.parts().get(0).rule();
        assertThat(rule).isNotNull();
        assertThat(rule.line()).isEqualTo(4);
        assertThat(rule.text()).isEqualTo("iptables -A INPUT -s $n -j DROP");
    }

    @Test
    void aRuleOfNftIsNamedByItsLineOfTheScript() {
        FirewallSplit split = split(
                "set -e / nft -f - <<EOF / table ip f {  / chain i { type filter hook input priority 0; policy accept; / ip saddr 198.51.100.1 drop / } / } / EOF",
                "198.51.100.1");
        DecidingRule rule = split.parts().get(0).rule();
        assertThat(rule).isNotNull();
        assertThat(rule.line()).isEqualTo(6);
        assertThat(rule.text()).isEqualTo("ip saddr 198.51.100.1 drop");
    }

    @Test
    void aScriptMayLoadAFileThatIsGivenToo() {
        List<NamedText> files = List.of(
                new NamedText(
                        "etc/rules.nft", "table ip f { chain i { type filter hook input priority 0; policy drop; } }"),
                new NamedText("fw.sh", "#!/bin/sh\nnft flush ruleset\nnft -f /etc/rules.nft\n"));
        assertThat(Firewall.read(files).towards(Target.port(443)).split(SOURCE).sources(Outcome.DROP))
                .isEqualTo(SOURCE);
    }

    @Test
    void aFirstLineWithoutEndIsAnswered() {
        assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> Firewall.read(List.of(new NamedText("x", "#!" + "a".repeat(1_000_000)))));
    }

    @Test
    void aWordThatComesAgainAndAgainIsAnswered() {
        Firewall firewall = Firewall.read(List.of(new NamedText("x", "sudo ".repeat(100_000))));
        assertThat(firewall.unread()).isNotEmpty();
    }

    @Test
    void whatMayOrMayNotRunIsListed() {
        FirewallSplit split = split("iptables -P INPUT DROP / if true; then iptables -F; fi", "198.51.100.1");
        assertThat(split.unread())
                .singleElement()
                .satisfies(line -> assertThat(line.why()).contains("not certain"));
        assertThat(split.sources(Outcome.MAYBE)).isEqualTo(SOURCE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Status for the jail: sshd                       | fail2ban-client
            public (active)\\n  interfaces: eth0           | firewall-cmd
            Status: active                                  | ufw
            No matches found for 192.0.2.1 in iptables      | csf -g
            diff --git a/rules b/rules                      | difference
            <!DOCTYPE html><html></html>                    | web page
            {"some": 1}                                     | JSON
            hello                                           | no firewall rules
            """)
    void aTextThatIsNoRulesetIsNamed(String text, String what) {
        Firewall firewall = Firewall.read(List.of(new NamedText("x", text.replace("\\n", "\n"))));
        assertThat(firewall.unread())
                .singleElement()
                .satisfies(line -> assertThat(line.why()).contains(what));
        assertThat(firewall.towards(Target.port(443)).split(SOURCE).sources(Outcome.MAYBE))
                .isEqualTo(SOURCE);
    }
}

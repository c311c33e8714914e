package dev.origindoctor.firewall.nft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.firewall.Firewall;
import dev.origindoctor.firewall.FirewallSplit;
import dev.origindoctor.firewall.NamedText;
import dev.origindoctor.firewall.Target;
import dev.origindoctor.ranges.AddressSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that change a chain or a set in the middle, with what a kernel did with 198.51.100.1 afterwards. */
class NftCommandTest {
    private static final String LISTED = """
            table ip t {
             set s { type ipv4_addr; flags interval; elements = { 198.51.100.0/24, 203.0.113.1 } }
             chain c { # handle 1
              type filter hook input priority 0; policy accept;
              ip saddr 198.51.100.1 accept # handle 4
              ip saddr @s drop # handle 5
             }
            }
            """;

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            accept | list ruleset
            accept | add rule ip t c index 0 tcp dport 443 drop
            drop   | insert rule ip t c index 0 tcp dport 443 drop
            drop   | insert rule ip t c position 4 tcp dport 443 drop
            drop   | add rule ip t c tcp dport 443 drop; delete rule ip t c handle 4
            drop   | delete rule ip t c handle 4
            drop   | replace rule ip t c handle 4 counter
            accept | replace rule ip t c handle 5 counter; delete rule ip t c handle 4
            accept | delete element ip t s { 198.51.100.0/24 }; delete rule ip t c handle 4
            maybe  | delete element ip t s { 198.51.100.1 }; delete rule ip t c handle 4
            maybe  | insert rule ip t c handle 9 drop
            drop   | delete rule ip t c handle 4; add chain ip t d; add rule ip t d drop; insert rule ip t c jump d; rename chain ip t d e
            drop   | delete rule ip t c handle 4; add chain ip t d; add rule ip t c ip saddr vmap { 198.51.100.1 : goto d }; rename chain ip t d e; add rule ip t e drop
            maybe  | rename chain ip t d e
            maybe  | insert rule ip t c frob; insert rule ip t c index 1 tcp dport 443 drop
            maybe  | delete rule ip t c handle 9
            """)
    void whatACommandLeaves(String outcome, String commands) {
        String text = LISTED + commands.replace("; ", "\n") + "\n";
        FirewallSplit split = Firewall.read(List.of(new NamedText("rules.nft", text)))
                .towards(Target.port(443))
                .split(AddressSet.parse("198.51.100.1"));
        assertThat(split.parts())
                .singleElement()
                .satisfies(part -> assertThat(part.outcome().id()).isEqualTo(outcome));
    }
}

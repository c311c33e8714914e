package dev.origindoctor.firewall.nft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.firewall.Firewall;
import dev.origindoctor.firewall.FirewallSplit;
import dev.origindoctor.firewall.NamedText;
import dev.origindoctor.firewall.Outcome;
import dev.origindoctor.firewall.Target;
import dev.origindoctor.ranges.AddressSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class NftIncludeTest {
    private static final NamedText MAIN = new NamedText("nftables.conf", """
            flush ruleset
            include "/etc/nftables.d/*.nft"
            include "./tables.conf"
            """);
    private static final NamedText NAMES =
            new NamedText("nftables.d/names.nft", "define bad = { 198.18.0.0/24, $more }\n");
    private static final NamedText MORE = new NamedText("nftables.d/a.nft", "define more = { 198.19.0.0/24 }\n");
    private static final NamedText TABLES = new NamedText("tables.conf", """
            table ip t {
              chain c { type filter hook input priority 0; ip saddr $bad drop
              }
            }
            """);

    private static Firewall read(NamedText... files) {
        return Firewall.read(List.of(files));
    }

    private static AddressSet dropped(Firewall firewall) {
        FirewallSplit split = firewall.towards(Target.port(443)).split(AddressSet.parse("198.18.0.0/15"));
        return split.sources(Outcome.DROP);
    }

    @Test
    void anIncludedFileAmongThoseGivenIsReadWhereItIsIncluded() {
        Firewall firewall = read(TABLES, NAMES, MORE, MAIN);
        assertThat(firewall.unread()).isEmpty();
        assertThat(dropped(firewall)).isEqualTo(AddressSet.parse("198.18.0.0/24, 198.19.0.0/24"));
    }

    @Test
    void oneThatIsMissingLeavesEverythingOpen() {
        Firewall firewall = read(MAIN, TABLES);
        assertThat(firewall.unread()).isEmpty();
        assertThat(firewall.missing()).singleElement().satisfies(line -> {
            assertThat(line.file()).isEqualTo("nftables.conf");
            assertThat(line.why()).contains("/etc/nftables.d/*.nft is not here");
        });
        assertThat(dropped(firewall).isEmpty()).isTrue();
    }

    @Test
    void aFileIsReadInsideTheTableOrChainThatIncludesIt() {
        NamedText outer = new NamedText("outer.nft", """
                table ip t {
                  include "sets.nft"
                  chain c { type filter hook input priority 0; include "rules.nft";
                    accept
                  }
                }
                """);
        Firewall firewall = read(
                outer,
                new NamedText("sets.nft", "set bad { type ipv4_addr; flags interval; elements = { 198.18.0.0/16 } }"),
                new NamedText("rules.nft", "ip saddr @bad drop\n"));
        assertThat(firewall.unread()).isEmpty();
        assertThat(dropped(firewall)).isEqualTo(AddressSet.parse("198.18.0.0/16"));
    }

    @Test
    void aRulesFileThatIsMissingLeavesItsChainOpen() {
        Firewall firewall = read(new NamedText("outer.nft", """
                table ip t {
                  chain c { type filter hook input priority 0; policy drop; include "rules.nft"
                  }
                }
                """));
        assertThat(firewall.missing()).hasSize(1);
        assertThat(dropped(firewall).isEmpty()).isTrue();
    }

    @Test
    void filesThatIncludeEachOtherEnd() {
        Firewall firewall = read(
                new NamedText("a.nft", "include \"b.nft\"\ntable ip a { }\n"),
                new NamedText("b.nft", "include \"a.nft\"\ntable ip b { }\n"));
        assertThat(firewall.unread()).anySatisfy(line -> assertThat(line.why()).contains("too deep"));
    }
}

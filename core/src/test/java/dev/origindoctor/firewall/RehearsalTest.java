package dev.origindoctor.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.origindoctor.ranges.AddressSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of 198.51.100.0/24, which the rules keep out, after a command as administrators type it. */
class RehearsalTest {
    private static final String IPTABLES = """
            *filter
            :INPUT DROP [0:0]
            -A INPUT -m set --match-set edge src -j ACCEPT
            -A INPUT -m set --match-set other src -j ACCEPT
            -A INPUT -p tcp -j REJECT --reject-with tcp-reset
            COMMIT
            create edge hash:net family inet
            add edge 192.0.2.0/24
            create other hash:net family inet
            add other 203.0.113.0/24
            """;
    private static final String NFT = """
            table inet own {
            	set edge {
            		type ipv4_addr
            		flags interval
            		elements = { 192.0.2.0/24 }
            	}
            	chain in { # handle 1
            		type filter hook input priority filter; policy drop;
            		ct state established accept # handle 4
            		ip saddr @edge accept # handle 5
            		tcp dport 443 reject with tcp reset # handle 6
            	}
            }
            """;

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            accept | ipset add edge 198.51.100.0/24
            accept | sudo ipset -exist -A edge 198.51.100.0/24
            reject | ipset create edge hash:net
            reject | ipset add other 198.51.99.0/24
            drop   | iptables -D INPUT 3
            accept | iptables -w -I INPUT -j ACCEPT
            accept | iptables -w 5 -t filter -I INPUT -j ACCEPT
            accept | iptables --wait=5 -I INPUT -j ACCEPT
            accept | iptables -I INPUT -w 5 -j ACCEPT
            """)
    void aCommandOfIptables(String outcome, String command) {
        assertThat(outcome(read(IPTABLES).after(command), "198.51.100.0/24")).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"ipset del edge 192.0.2.0/24", "ipset flush edge", "ipset swap edge other"})
    void whatASetLosesIsKeptOut(String command) {
        Firewall firewall = read(IPTABLES);

        assertThat(outcome(firewall.after(command), "192.0.2.0/24"))
                .isEqualTo(command.contains("swap") ? "accept" : "reject");
        assertThat(outcome(firewall, "192.0.2.0/24")).isEqualTo("accept");
    }

    @Test
    void aBlockThatWasNotAddedAsItIsMayOrMayNotGo() {
        assertThat(outcome(read(IPTABLES).after("ipset del edge 192.0.2.0/25"), "192.0.2.0/24"))
                .isEqualTo("maybe");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            drop   | nft delete rule inet own in handle 6
            accept | nft replace rule inet own in handle 6 accept
            accept | nft add rule inet own in position 5 accept
            reject | nft add rule inet own in handle 6 accept
            accept | nft insert rule inet own in index 2 accept
            accept | nft 'insert rule inet own in tcp dport 443 accept'
            accept | nft "insert rule inet own in tcp dport 443 log prefix \\"edge \\" accept"
            drop   | nft -a 'delete rule inet own in handle 5; delete rule inet own in handle 6'
            accept | nft add element inet own edge { 198.51.100.0/24 }
            """)
    void aCommandOfNft(String outcome, String command) {
        assertThat(outcome(read(NFT).after(command), "198.51.100.0/24")).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nft insert rule ip filter INPUT accept           | there is no chain "INPUT" in table ip filter
            nft insert rule inet own input accept            | there is no chain "input" in table inet own
            nft delete rule inet own in handle 77            | which rule has this handle is not known
            ipset add absent 192.0.2.1                       | there is no set "absent"
            ipset restore                                    | what it does to the sets is not followed
            ufw allow 443                                    | "ufw" is no command
            """)
    void whatHasNothingToWorkOnIsRefused(String command, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(IPTABLES + NFT).after(command))
                .withMessageContaining(why);
    }

    @Test
    void commandsAddUp() {
        Firewall changed = read(NFT)
                .after(List.of(
                        "nft delete rule inet own in handle 6",
                        "nft insert rule inet own in index 1 accept",
                        "nft delete rule inet own in handle 5"));

        assertThat(outcome(changed, "198.51.100.0/24")).isEqualTo("accept");
    }

    private static Firewall read(String text) {
        return Firewall.read(List.of(new NamedText("rules", text)));
    }

    private static String outcome(Firewall firewall, String sources) {
        List<Part> parts = firewall.towards(Target.port(443))
                .split(AddressSet.parse(sources))
                .parts();
        assertThat(parts).hasSize(1);
        return parts.get(0).outcome().id();
    }
}

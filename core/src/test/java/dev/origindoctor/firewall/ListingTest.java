package dev.origindoctor.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.origin.Addresses;
import dev.origindoctor.ranges.AddressSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Listings of {@code iptables -L}, which leave much out: what they do not say is never guessed. */
class ListingTest {
    private static FirewallSplit split(String... files) {
        List<NamedText> named = List.of(files).stream()
                .map(text -> new NamedText("pasted", text))
                .toList();
        return Firewall.read(named)
                .towards(Target.port(443)
                        .at(Addresses.parse("192.0.2.10").orElseThrow())
                        .through("eth0"))
                .split(AddressSet.parse("198.51.100.7"));
    }

    private static Part only(FirewallSplit split) {
        assertThat(split.parts()).hasSize(1);
        return split.parts().get(0);
    }

    /** A row as -n -v prints it, in an INPUT chain with the policy ACCEPT. */
    private static FirewallSplit row(String row) {
        return split("""
                Chain INPUT (policy ACCEPT 12 packets, 9K bytes)
                 pkts bytes target     prot opt in     out     source               destination
                %s
                Chain web (1 references)
                 pkts bytes target     prot opt in     out     source               destination
                    0     0 DROP       all  --  *      *       0.0.0.0/0            0.0.0.0/0
                """.formatted(row));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            drop       | 7 420 DROP tcp -- * * 0.0.0.0/0 0.0.0.0/0 tcp dpt:443
            drop       | 7 4K DROP 6 -- eth0 * 198.51.100.0/24 0.0.0.0/0 tcp dpts:400:500 /* not dpt:80 */
            accept     | 7 420 DROP tcp -- * * 0.0.0.0/0 0.0.0.0/0 tcp dpt:!443
            accept     | 7 420 DROP tcp -- * * 0.0.0.0/0 0.0.0.0/0 tcp dpt:80
            accept     | 7 420 DROP all -- lo * 0.0.0.0/0 0.0.0.0/0
            drop       | 7 420 DROP all -- !lo * 0.0.0.0/0 0.0.0.0/0
            accept     | 7 420 DROP all -- * * !198.51.100.0/24 0.0.0.0/0
            accept     | 7 420 DROP all -f * * 0.0.0.0/0 0.0.0.0/0
            drop       | 7 420 DROP tcp -- * * 0.0.0.0/0 0.0.0.0/0 multiport dports 80,443
            accept     | 7 420 DROP tcp -- * * 0.0.0.0/0 0.0.0.0/0 multiport dports  !80,443
            stall      | 7 420 DROP tcp -- * * 0.0.0.0/0 0.0.0.0/0 tcp flags:!0x17/0x02
            drop       | 7 420 DROP tcp -- * * 0.0.0.0/0 0.0.0.0/0 tcp flags:0x17/0x02 ctstate NEW
            stall      | 7 420 DROP all -- * * 0.0.0.0/0 0.0.0.0/0 ctstate RELATED,ESTABLISHED
            stall      | 7 420 DROP all -- * * 0.0.0.0/0 0.0.0.0/0 ! ctstate NEW
            drop       | 7 420 web  all -- * * 0.0.0.0/0 0.0.0.0/0
            drop       | 7 420 web  all -- * * 0.0.0.0/0 0.0.0.0/0 [goto]
            drop       | 7 420 DROP all -- * * 0.0.0.0/0 0.0.0.0/0 source IP range 198.51.100.1-198.51.100.9
            accept     | 7 420 LOG  all -- * * 0.0.0.0/0 0.0.0.0/0 LOG flags 0 level 4 prefix "reject-with dpt:443"
            accept     | 7 420      all -- * * 0.0.0.0/0 0.0.0.0/0
            reject rst | 7 420 REJECT tcp -- * * 0.0.0.0/0 0.0.0.0/0 tcp dpt:443 reject-with tcp-reset
            maybe      | 7 420 DROP tcp -- * * 0.0.0.0/0 0.0.0.0/0 tcp dpt:443 #conn src/24 > 20
            maybe      | 7 420 DROP all -- * * 0.0.0.0/0 0.0.0.0/0 limit: avg 5/min burst 5
            maybe      | 7 420 DROP all -- * * 0.0.0.0/0 0.0.0.0/0 match-set bad src
            maybe      | 7 420 DROP all -- * * 0.0.0.0/0 0.0.0.0/0 some new prose
            accept     | 7 420 DROP udp -- * * 0.0.0.0/0 0.0.0.0/0 some new prose
            maybe      | what is this
            """)
    void aRowIsReadAsFarAsItSays(String outcome, String row) {
        Part part = only(row(row));
        assertThat(part.outcome().id() + (part.answer() == null ? "" : " " + part.answer()))
                .isEqualTo(outcome);
    }

    @Test
    void withoutInterfacesNoRuleIsSureToMatch() {
        FirewallSplit split = split("""
                Chain INPUT (policy DROP)
                target     prot opt source               destination
                ACCEPT     all  --  0.0.0.0/0            0.0.0.0/0
                """);
        assertThat(only(split).outcome()).isEqualTo(Outcome.MAYBE);
        assertThat(only(split).why()).contains("names no interfaces");
    }

    @Test
    void aPolicyThatNothingCanEscapeIsSure() {
        FirewallSplit split = split("""
                Chain INPUT (policy DROP)
                target     prot opt source               destination
                ACCEPT     udp  --  anywhere             anywhere
                """);
        assertThat(only(split).outcome()).isEqualTo(Outcome.DROP);
    }

    @Test
    void severalTablesInOnePasteAreToldApart() {
        FirewallSplit split = split("""
                root@host:~# iptables -t raw -L -nv
                Chain PREROUTING (policy ACCEPT 1 packets, 60 bytes)
                 pkts bytes target     prot opt in     out     source               destination
                    1    60 DROP       all  --  *      *       198.51.100.0/24      0.0.0.0/0

                Chain OUTPUT (policy ACCEPT 0 packets, 0 bytes)
                 pkts bytes target     prot opt in     out     source               destination
                root@host:~# iptables -L INPUT -nv
                Chain INPUT (policy ACCEPT 0 packets, 0 bytes)
                 pkts bytes target     prot opt in     out     source               destination
                """);
        assertThat(only(split).outcome()).isEqualTo(Outcome.DROP);
        assertThat(only(split).rule().table()).isEqualTo("raw");
        assertThat(split.unread()).isEmpty();
    }
}

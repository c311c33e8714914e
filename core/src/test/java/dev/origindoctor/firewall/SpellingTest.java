package dev.origindoctor.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.origin.Addresses;
import dev.origindoctor.ranges.AddressSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules as people spell them, with what a kernel did with 198.51.100.1 and port 443 after iptables-restore took them. */
class SpellingTest {
    private static FirewallSplit split(String text) {
        return Firewall.read(List.of(new NamedText("rules.v4", text)))
                .towards(Target.port(443)
                        .at(Addresses.parse("192.0.2.10").orElseThrow())
                        .through("eth0"))
                .split(AddressSet.parse("198.51.100.1"));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            drop   | -A INPUT --sour 198.51.100.0/24 --proto tcp --jum DROP
            drop   | -A INPUT --sr 198.51.100.0/24 -p tcp --mat tcp --jump DROP
            drop   | --append INPUT -p tcp --destination-p 443 -j DROP
            drop   | --ap INPUT -p 6 --dp https -j DROP
            drop   | -A INPUT -p tcp -m multiport --dport 80,443 -j DROP
            drop   | -A INPUT -p tcp --so 198.51.100.0/24 -m tcp -j DROP
            drop   | -A INPUT -m state --stat NEW -j DROP
            accept | -A INPUT ! --dest 192.0.2.10 -j DROP
            drop   | -A INPUT -p tcp -s 203.0.113.1 -j REJECT --reject-w tcp-reset ; -A INPUT -p tcp -j DROP
            drop   | [3:180]-A INPUT -j DROP
            drop   | [3:180] -AINPUT -p tcp --syn -j DROP
            drop   | "-A" INPUT "-i" "eth0" "-j" "DROP"
            accept | -A INPUT "!" -i eth0 -j DROP
            drop   | -A INPUT --protocol "tcp" --dport="443" -j "DROP"
            drop   | -A INPUT -p 0x6 --dport 0x1bb -j DROP
            drop   | -A INPUT -p 006 --dport 0673 -j DROP
            accept | -A INPUT -p tcp --dport 0443 -j DROP
            drop   | -A INPUT -m comment --comm "--jump ACCEPT" --jump DROP
            drop   | -I INPUT -j DROP --set-counters 1 2
            drop   | -A INPUT -4 -p tcp -j DROP
            accept | -A INPUT -6 -p tcp -j DROP
            drop   | -N one ; -A INPUT -j one ; -A one -j DROP ; -E one two
            drop   | -N one ; -A INPUT -j one ; -E one two ; -A two -j DROP
            accept | -A INPUT -s 198.51.100.1/255.0.255.255 -j ACCEPT ; -A INPUT -j DROP
            drop   | -A INPUT -s 0.0.100.1/0.0.255.255 -j DROP
            maybe  | -A INPUT -p tcp ! --sport 0:65535 -j DROP
            maybe  | -A INPUT -p tcp ! --dport : -j DROP
            accept | -A INPUT -p tcp -m multiport ! --dports 0:65535 -j DROP
            drop   | -A INPUT -p tcp --dport 0:65535 -j DROP
            """)
    void aSpellingOfOneRule(String outcome, String rules) {
        FirewallSplit split = split("*filter\n:INPUT ACCEPT\n" + rules.replace(" ; ", "\n") + "\nCOMMIT\n");
        assertThat(split.unread()).isEmpty();
        assertThat(split.parts())
                .singleElement()
                .satisfies(part -> assertThat(part.outcome().id()).isEqualTo(outcome));
    }

    /** iptables refuses these; what they would have done nobody knows. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            -A INPUT -p tcp -m tcp --dest 443 -j DROP | may be short for any of --destination, --destination-port
            -A INPUT --s 198.51.100.0/24 -j DROP      | may be short for any of --set-counters, --source, --src
            -A INPUT -p tcp --dport 0449 -j DROP      | no number
            -A INPUT -s 198.51.100.1 --jjump DROP     | the match "(none)" is not known
            """)
    void whatIsNoSpellingIsUndecided(String rule, String why) {
        FirewallSplit split = split("*filter\n:INPUT ACCEPT [0:0]\n" + rule + "\nCOMMIT\n");
        assertThat(split.unread()).anySatisfy(line -> assertThat(line.why()).contains(why));
        assertThat(split.sources(Outcome.MAYBE)).isEqualTo(AddressSet.parse("198.51.100.1"));
    }

    @ParameterizedTest
    @CsvSource({"'\ufeff',''", "'','\r'", "'# saved\n\n','  '"})
    void marksAndLineEndsAreNoPartOfARule(String start, String end) {
        String text = start + String.join(end + "\n", "*filter", ":INPUT ACCEPT [0:0]", "-A INPUT -j DROP", "COMMIT");
        assertThat(split(text).sources(Outcome.DROP)).isEqualTo(AddressSet.parse("198.51.100.1"));
        assertThat(split(text).unread()).isEmpty();
    }
}

package dev.origindoctor.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.origin.Addresses;
import dev.origindoctor.ranges.AddressSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranslationTest {
    /** As a kernel does: a translation to the very end that the peer asked for leaves no trace on the connection. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            dnat ip to 192.0.2.10:443  | drop
            redirect                   | drop
            redirect to :443           | drop
            redirect to :8443          | maybe
            dnat ip to 192.0.2.10:8443 | maybe
            """)
    void onlyAnotherEndIsATranslatedOne(String translation, String outcome) {
        FirewallSplit split = split("""
                table inet t {
                	chain pre {
                		type nat hook prerouting priority dstnat;
                		tcp dport 443 %s
                	}
                	chain in {
                		type filter hook input priority filter; policy drop;
                		ct status dnat accept
                	}
                }
                """.formatted(translation));

        assertThat(split.parts())
                .singleElement()
                .satisfies(part -> assertThat(part.outcome().id()).isEqualTo(outcome));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dnat tcp dport map { 80 : 10.1.1.1, 8443 : 10.1.1.2 } : tcp dport map { 80 : 81, 8443 : 443 }",
                "dnat ip addr . port to tcp dport map { 80 : 10.1.1.1 . 81, 8443 : 10.1.1.2 . 443 }",
                "dnat ip to tcp dport map { 80 : 10.1.1.1, 8443 : 10.1.1.2 } random",
                "dnat 10.1.1.1:81 persistent",
                "snat ip saddr map { 10.1.1.0/24 : 192.0.2.10 }"
            })
    void aTranslationThatAMapNamesIsRead(String translation) {
        String hook = translation.startsWith("s") ? "postrouting" : "prerouting";
        FirewallSplit split = split("table ip t {\n chain c {\n  type nat hook " + hook
                + " priority 0;\n  tcp dport { 80, 8443 } " + translation + "\n }\n}\n");

        assertThat(split.unread()).isEmpty();
        assertThat(split.parts())
                .singleElement()
                .satisfies(part -> assertThat(part.outcome()).isEqualTo(Outcome.ACCEPT));
    }

    private static FirewallSplit split(String text) {
        return Firewall.read(List.of(new NamedText("rules.nft", text)))
                .towards(Target.port(443)
                        .at(Addresses.parse("192.0.2.10").orElseThrow())
                        .through("eth0"))
                .split(AddressSet.parse("198.51.100.1"));
    }
}

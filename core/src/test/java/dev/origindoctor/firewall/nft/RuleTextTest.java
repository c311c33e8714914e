package dev.origindoctor.firewall.nft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.firewall.rules.Chain;
import dev.origindoctor.firewall.rules.Ruleset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that came as JSON are quoted the way people write them. */
class RuleTextTest {
    // spotless:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        {"match":{"op":"==","left":{"payload":{"protocol":"tcp","field":"dport"}},"right":443}},{"drop":null}                       | tcp dport 443 drop
        {"match":{"op":"!=","left":{"payload":{"protocol":"ip","field":"saddr"}},"right":{"prefix":{"addr":"172.64.0.0","len":13}}}},{"accept":null} | ip saddr != 172.64.0.0/13 accept
        {"match":{"op":"==","left":{"payload":{"protocol":"ip","field":"saddr"}},"right":"@edge"}},{"return":null}                  | ip saddr @edge return
        {"match":{"op":"in","left":{"ct":{"key":"state"}},"right":["established","related"]}},{"accept":null}                       | ct state established,related accept
        {"match":{"op":"==","left":{"meta":{"key":"iifname"}},"right":"eth0"}},{"jump":{"target":"web"}}                            | meta iifname eth0 jump web
        {"counter":{"packets":7,"bytes":420}},{"reject":{"type":"tcp reset"}}                                                       | counter reject with tcp reset
        {"reject":{"type":"icmpx","expr":"admin-prohibited"}}                                                                       | reject with icmpx admin-prohibited
        {"limit":{"rate":5,"per":"second"}},{"accept":null}                                                                         | limit accept
        """)
    // spotless:on
    void aRuleReadsAsNftWritesIt(String expressions, String written) {
        String json = "{\"nftables\":[{\"table\":{\"family\":\"inet\",\"name\":\"edge\"}},"
                + "{\"chain\":{\"family\":\"inet\",\"table\":\"edge\",\"name\":\"in\",\"type\":\"filter\",\"hook\":\"input\",\"prio\":0,\"policy\":\"accept\"}},"
                + "{\"rule\":{\"family\":\"inet\",\"table\":\"edge\",\"chain\":\"in\",\"handle\":4,\"expr\":["
                + expressions + "]}}]}";
        Ruleset ruleset = NftJson.read("nft -j list ruleset", json);

        Chain in = ruleset.tables().get(0).chain("in").orElseThrow();
        assertThat(in.rules())
                .isNotEmpty()
                .allSatisfy(rule ->
                        assertThat(rule.line().text()).isEqualTo("add rule inet edge in " + written + " # handle 4"));
    }
}

package dev.origindoctor.firewall.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.firewall.Firewall;
import dev.origindoctor.firewall.FirewallSplit;
import dev.origindoctor.firewall.NamedText;
import dev.origindoctor.ranges.Family;
import dev.origindoctor.zoo.RealThings;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Generated rulesets (two hundred of each kind where the real kernel is required, some otherwise), each loaded into a
 * real kernel: at every boundary of its address sets, connections must meet exactly what the split says. A seed
 * makes the same ruleset again: {@code -Dfirewall.first=17 -Dfirewall.generated=1}.
 */
class KernelComparisonTest {
    private static final int RULESETS = Integer.getInteger("firewall.generated", RealThings.required() ? 200 : 16);
    private static final int FIRST = Integer.getInteger("firewall.first", 0);

    private static final String EMPTY = """
            *raw
            :PREROUTING ACCEPT [0:0]
            :OUTPUT ACCEPT [0:0]
            COMMIT
            *mangle
            :PREROUTING ACCEPT [0:0]
            :INPUT ACCEPT [0:0]
            :OUTPUT ACCEPT [0:0]
            COMMIT
            *filter
            :INPUT ACCEPT [0:0]
            :OUTPUT ACCEPT [0:0]
            COMMIT
            *security
            :INPUT ACCEPT [0:0]
            :OUTPUT ACCEPT [0:0]
            COMMIT
            """;

    @BeforeAll
    static void theKernelCanBeAsked() throws IOException, InterruptedException {
        String missing = TestNetwork.missing();
        if (!missing.isEmpty()) {
            RealThings.lacking(missing);
        }
    }

    @Test
    void iptablesOfBothBackEnds() throws Exception {
        try (TestNetwork network = new TestNetwork(KernelAnswers.PORT)) {
            KernelAnswers answers = new KernelAnswers(network);
            for (int seed = FIRST; seed < FIRST + RULESETS; seed++) {
                Family family = seed % 2 == 0 ? Family.IPV4 : Family.IPV6;
                GeneratedRules rules = new GeneratedRules(seed, family);
                String name = family == Family.IPV4 ? "rules.v4" : "rules.v6";
                FirewallSplit split =
                        KernelAnswers.split(Firewall.read(List.of(new NamedText(name, rules.text()))), family);
                for (String backend : List.of("legacy", "nft")) {
                    network.load(family, backend, rules.text());
                    answers.compare(
                            Map.of("seed " + seed + " " + backend, split), family, rules.boundaries(), seed % 10 == 1);
                    network.load(family, backend, EMPTY);
                }
            }
            report("iptables", answers.met());
            assertThat(answers.differences()).isEmpty();
            assertThat(answers.met())
                    .doesNotContainKey("maybe")
                    .containsKeys(expected("accepted", "stalled", "refused"));
        }
    }

    /** Each ruleset is read three times: as it was written, and as nft lists it, in both forms. */
    @Test
    void nftables() throws Exception {
        try (TestNetwork network = new TestNetwork(KernelAnswers.PORT)) {
            KernelAnswers answers = new KernelAnswers(network);
            for (int seed = FIRST; seed < FIRST + RULESETS; seed++) {
                GeneratedNft rules = new GeneratedNft(seed);
                network.loadNft(rules.text());
                Map<String, Firewall> forms = new LinkedHashMap<>();
                forms.put("seed " + seed + " as written", read(rules.text()));
                forms.put("seed " + seed + " as listed", read(network.listNft()));
                if (!rules.text().contains("dormant")) { // of which nft 1.0.6 cannot write JSON to its end
                    forms.put("seed " + seed + " as JSON", read(network.listNft("-j")));
                }
                forms.forEach((form, firewall) ->
                        assertThat(firewall.unread()).as(form).isEmpty());
                for (Family family : Family.values()) {
                    Map<String, FirewallSplit> splits = new LinkedHashMap<>();
                    forms.forEach((form, firewall) -> splits.put(form, KernelAnswers.split(firewall, family)));
                    answers.compare(splits, family, rules.boundaries(family), seed % 20 == 1);
                }
            }
            report("nftables", answers.met());
            assertThat(answers.differences()).isEmpty();
            assertThat(answers.met()).containsKeys(expected("accepted", "stalled", "refused", "denied", "maybe"));
        }
    }

    /** What surely occurs among many rulesets; among few, only silence does. */
    private static String[] expected(String... words) {
        return RULESETS >= 100 ? words : new String[] {"timeout"};
    }

    private static Firewall read(String rules) {
        return Firewall.read(List.of(new NamedText("rules.nft", rules)));
    }

    private static void report(String kind, Map<String, Integer> met) {
        System.out.println(kind + ": " + RULESETS + " generated rulesets, connections: " + met);
    }
}

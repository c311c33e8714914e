package dev.origindoctor.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.origin.Addresses;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.Family;
import dev.origindoctor.zoo.RealThings;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Generated rulesets (two hundred where the real kernel is required, twenty otherwise), each loaded into a real kernel
 * through both back ends of iptables: at every boundary of its address sets, connections must meet exactly what the
 * split says.
 */
class KernelComparisonTest {
    private static final int RULESETS = Integer.getInteger("firewall.generated", RealThings.required() ? 200 : 20);
    private static final int PORT = 443;

    /** What an answer must be where one is given twice: a busy machine may be slow, but it is not slow twice. */
    private static final long[] PATIENCE = {120, 4000};

    private final Map<String, Integer> met = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();

    @Test
    void everySourceMeetsWhatTheSplitSays() throws Exception {
        String missing = TestNetwork.missing();
        if (!missing.isEmpty()) {
            RealThings.lacking(missing);
        }
        try (TestNetwork network = new TestNetwork(PORT)) {
            for (int seed = 0; seed < RULESETS; seed++) {
                Family family = seed % 2 == 0 ? Family.IPV4 : Family.IPV6;
                GeneratedRules rules = new GeneratedRules(seed, family);
                for (String backend : List.of("legacy", "nft")) {
                    compare(network, rules, family, backend, seed);
                }
            }
        }
        System.out.println("generated rulesets: " + RULESETS + ", connections: " + met);
        assertThat(differences).isEmpty();
        assertThat(met.keySet()).contains("accepted", "stalled", "timeout", "refused");
    }

    private void compare(TestNetwork network, GeneratedRules rules, Family family, String backend, int seed)
            throws IOException, InterruptedException {
        String address = family == Family.IPV4 ? TestNetwork.FOUR : TestNetwork.SIX;
        String name = family == Family.IPV4 ? "rules.v4" : "rules.v6";
        FirewallSplit split = Firewall.read(List.of(new NamedText(name, rules.text())))
                .towards(Target.port(PORT)
                        .at(Addresses.parse(address).orElseThrow())
                        .through("eth0"))
                .split(AddressSet.parse(family == Family.IPV4 ? TestNetwork.FOUR_SOURCES : TestNetwork.SIX_SOURCES));
        Map<String, String> wanted = new TreeMap<>();
        rules.boundaries().forEach(source -> wanted.put(source, said(split, source)));
        network.load(family, backend, rules.text());
        boolean late = family == Family.IPV6 && seed % 10 == 1;
        for (long patience : List.of(late ? 1300L : PATIENCE[0], PATIENCE[1])) {
            Map<String, String> kernel = network.probe(patience, address, PORT, wanted.keySet());
            Set<String> right = new HashSet<>(wanted.keySet());
            right.removeIf(source -> !wanted.get(source).equals(kernel.get(source)));
            right.forEach(source -> met.merge(wanted.remove(source), 1, Integer::sum));
            if (wanted.isEmpty()) {
                break;
            }
            if (patience == PATIENCE[1]) {
                wanted.forEach((source, ours) -> differences.add("seed " + seed + " " + backend + " " + source
                        + ": kernel " + kernel.get(source) + ", ours " + ours + "\n" + rules.text()));
            }
        }
        network.load(family, backend, EMPTY);
    }

    private static final String EMPTY =
            "*raw\n:PREROUTING ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\nCOMMIT\n*mangle\n:PREROUTING ACCEPT [0:0]\n"
                    + ":INPUT ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\nCOMMIT\n*filter\n:INPUT ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\nCOMMIT\n*security\n"
                    + ":INPUT ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\nCOMMIT\n";

    private static String said(FirewallSplit split, String source) {
        InetAddress address = Addresses.parse(source).orElseThrow();
        List<Part> parts = split.parts().stream()
                .filter(part -> part.sources().contains(address))
                .toList();
        assertThat(parts).as(source).hasSize(1);
        Part part = parts.get(0);
        return switch (part.outcome()) {
            case ACCEPT -> "accepted";
            case STALL -> "rst".equals(part.answer()) ? "reset" : "stalled";
            case DROP -> "timeout";
            case MAYBE -> "maybe";
            case REJECT -> errno(String.valueOf(part.answer()));
        };
    }

    /** What connect() makes of each answer. */
    private static String errno(String answer) {
        return switch (answer) {
            case "rst", "icmp_port_unreachable", "icmp6_port_unreachable" -> "refused";
            case "icmp_net_unreachable", "icmp6_no_route" -> "no_network";
            case "icmp6_adm_prohibited" -> "denied";
            default -> "no_route";
        };
    }
}

package dev.origindoctor.firewall.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.firewall.Firewall;
import dev.origindoctor.firewall.FirewallSplit;
import dev.origindoctor.firewall.Outcome;
import dev.origindoctor.firewall.Part;
import dev.origindoctor.firewall.Target;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.Family;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Holds what splits say against what connections through the loaded rules meet. */
final class KernelAnswers {
    static final int PORT = 443;

    /** In milliseconds. What a busy machine answers late it answers at the second asking. */
    private static final long[] PATIENCE = {120, 4000};

    /** Long enough for the first retransmissions, which meet the rules again. */
    private static final long LATE = 1300;

    private final TestNetwork network;
    private final Map<String, Integer> met = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();

    KernelAnswers(TestNetwork network) {
        this.network = network;
    }

    /** What was met, and how often; what cannot be told counts as {@code maybe}. */
    Map<String, Integer> met() {
        return met;
    }

    List<String> differences() {
        return differences;
    }

    /** The split of all sources of a family. */
    static FirewallSplit split(Firewall firewall, Family family) {
        Target target = Target.port(PORT)
                .at(Addresses.parse(TestNetwork.address(family)).orElseThrow())
                .through("eth0");
        return firewall.towards(target).split(AddressSet.parse(TestNetwork.sources(family)));
    }

    /** Connects from all these sources through the rules that are loaded, which each of the splits describes. */
    void compare(Map<String, FirewallSplit> splits, Family family, Set<String> sources, boolean late)
            throws IOException {
        Map<String, Map<String, Part>> open = new LinkedHashMap<>();
        for (String source : sources) {
            Map<String, Part> parts = new LinkedHashMap<>();
            splits.forEach((label, split) -> parts.put(label, part(split, source)));
            open.put(source, parts);
        }
        Map<String, String> kernel = Map.of();
        for (long patience : late ? new long[] {LATE, PATIENCE[1]} : PATIENCE) {
            kernel = network.probe(patience, TestNetwork.address(family), PORT, open.keySet());
            for (Map.Entry<String, String> answer : kernel.entrySet()) {
                Collection<Part> parts = open.get(answer.getKey()).values();
                if (parts.stream().allMatch(part -> words(part).contains(answer.getValue()))) {
                    boolean told = parts.stream().allMatch(part -> part.outcome() != Outcome.MAYBE);
                    met.merge(told ? answer.getValue() : "maybe", 1, Integer::sum);
                    open.remove(answer.getKey());
                }
            }
            if (open.isEmpty()) {
                return;
            }
        }
        for (Map.Entry<String, Map<String, Part>> left : open.entrySet()) {
            String answer = kernel.get(left.getKey());
            left.getValue().forEach((label, part) -> differ(label + " " + left.getKey(), answer, part));
        }
    }

    private void differ(String where, String kernel, Part part) {
        if (!words(part).contains(kernel)) {
            differences.add(where + ": kernel " + kernel + ", ours " + words(part) + " by " + part.rule());
        }
    }

    private static Part part(FirewallSplit split, String source) {
        InetAddress address = Addresses.parse(source).orElseThrow();
        List<Part> parts = split.parts().stream()
                .filter(part -> part.sources().contains(address))
                .toList();
        assertThat(parts).as(source).hasSize(1);
        return parts.get(0);
    }

    /** What connections from the part may meet, in the words of the prober. */
    private static List<String> words(Part part) {
        if (part.outcome() != Outcome.MAYBE) {
            return words(part.outcome().id(), String.valueOf(part.answer()));
        }
        return part.possible().stream()
                .map(possible -> possible.split("[ ()]+"))
                .flatMap(words -> words(words[0], words.length > 1 ? words[1] : "null").stream())
                .toList();
    }

    /**
     * Where the handshake's last packet is answered with an ICMP error, the connection stands, but the error is there
     * at once on a wire without length, and whoever then asks the socket for its error (SO_ERROR, as connecting without
     * blocking does) is told of that one.
     */
    private static List<String> words(String outcome, String answer) {
        return switch (outcome) {
            case "accept" -> List.of("accepted");
            case "stall" ->
                answer.equals("rst")
                        ? List.of("reset")
                        : answer.equals("null") ? List.of("stalled") : List.of("stalled", errno(answer));
            case "drop" -> List.of("timeout");
            default -> List.of(errno(answer));
        };
    }

    /** What connect() makes of each answer. */
    private static String errno(String answer) {
        return switch (answer) {
            case "rst", "icmp_port_unreachable", "icmp6_port_unreachable" -> "refused";
            case "icmp_net_unreachable", "icmp_net_prohibited", "icmp6_no_route" -> "no_network";
            case "icmp6_adm_prohibited" -> "denied";
            default -> "no_route";
        };
    }
}

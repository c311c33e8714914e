package dev.origindoctor.remedy;

import dev.origindoctor.diagnosis.HostTestimony;
import dev.origindoctor.finding.Machine;
import dev.origindoctor.finding.Scene;
import dev.origindoctor.finding.Walls.Stretch;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.ranges.Cidr;
import dev.origindoctor.ranges.EdgeRanges;
import dev.origindoctor.ranges.Family;
import dev.origindoctor.ranges.Ip;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The proposed rules, tried on a model of the machine's ruleset. Where the tool that keeps the firewall would write them
 * behind what keeps the edge out, and the kernel's own tool would not, the kernel's own tool is proposed instead.
 *
 * @param tool the tool to propose; null where none is known
 * @param after what the ruleset would do with the edge; empty where nothing is proposed or nobody can tell
 */
record Rehearsal(@Nullable FirewallTool tool, List<HostTestimony.Stretch> after) {
    static Rehearsal of(Scene scene, Machine machine, @Nullable FirewallTool usual, @Nullable Stretch blocked) {
        if (usual == null || blocked == null) {
            return new Rehearsal(usual, List.of());
        }
        Spot spot = Setup.spot(blocked);
        return Stream.of(usual, FirewallTool.IPTABLES)
                .distinct()
                .map(tool -> new Rehearsal(tool, machine.rehearsed(commands(scene, tool, spot), scene.endpoints())))
                .filter(rehearsal -> !rehearsal.after().isEmpty())
                .min(Comparator.comparingDouble(Rehearsal::keptOut))
                .orElseGet(() -> new Rehearsal(usual, List.of()));
    }

    private double keptOut() {
        return after.stream()
                .filter(stretch -> stretch.fault() != null)
                .mapToDouble(HostTestimony.Stretch::share)
                .sum();
    }

    /** What the tool would write into the kernel, for every network of the edge that can ask these endpoints. */
    private static List<String> commands(Scene scene, FirewallTool tool, @Nullable Spot spot) {
        List<String> commands = new ArrayList<>();
        for (Family family : Family.values()) {
            List<String> networks = networks(scene, family);
            scene.endpoints().stream()
                    .filter(endpoint -> Ip.of(endpoint.address()).family() == family)
                    .map(Endpoint::port)
                    .distinct()
                    .forEach(port -> commands.addAll(tool.written(networks, port, spot)));
        }
        return commands;
    }

    private static List<String> networks(Scene scene, Family family) {
        return EdgeRanges.bundled().of(scene.edge()).stream()
                .flatMap(list -> list.published().stream())
                .filter(network -> network.family() == family)
                .map(Cidr::toString)
                .toList();
    }
}

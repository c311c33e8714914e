package dev.origindoctor.finding;

import dev.origindoctor.finding.Walls.Stretch;
import dev.origindoctor.firewall.Firewall;
import dev.origindoctor.firewall.FirewallSplit;
import dev.origindoctor.firewall.NamedText;
import dev.origindoctor.firewall.Target;
import dev.origindoctor.host.FirewallText;
import dev.origindoctor.host.HostEvidence;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.Family;
import java.net.Inet4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A machine's own ruleset, read once, and asked once for each endpoint what it does with the edge's addresses. */
final class Gate {
    private final @Nullable Firewall firewall;
    private final HostEvidence evidence;
    private final AddressSet edge;
    private final Map<List<Endpoint>, Walls> walls = new ConcurrentHashMap<>();
    private final Map<Endpoint, List<Stretch>> known = new ConcurrentHashMap<>();
    private final Map<List<String>, Gate> changed = new ConcurrentHashMap<>();

    Gate(HostEvidence evidence, AddressSet edge) {
        this(evidence, edge, edge.isEmpty() || evidence.firewall().isEmpty() ? null : Firewall.read(texts(evidence)));
    }

    private Gate(HostEvidence evidence, AddressSet edge, @Nullable Firewall firewall) {
        this.evidence = evidence;
        this.edge = edge;
        this.firewall = firewall;
    }

    /**
     * What it would be after these commands.
     *
     * @throws IllegalArgumentException where a command is not understood
     */
    Gate after(List<String> commands) {
        return changed.computeIfAbsent(commands, this::with);
    }

    private Gate with(List<String> commands) {
        return new Gate(evidence, edge, firewall == null ? null : firewall.after(commands));
    }

    private static List<NamedText> texts(HostEvidence evidence) {
        List<NamedText> texts = new ArrayList<>();
        for (FirewallText text : evidence.firewall()) {
            texts.add(new NamedText(text.source().source(), text.source().text()));
        }
        return texts;
    }

    /** What becomes of the edge on its way to these endpoints; nothing where there is no ruleset. */
    Walls towards(List<Endpoint> endpoints) {
        return walls.computeIfAbsent(endpoints, this::walls);
    }

    private Walls walls(List<Endpoint> endpoints) {
        if (firewall == null) {
            return new Walls(List.of());
        }
        return new Walls(endpoints.stream()
                .flatMap(endpoint -> known.computeIfAbsent(endpoint, each -> divided(firewall, each)).stream())
                .toList());
    }

    private List<Stretch> divided(Firewall rules, Endpoint endpoint) {
        Family family = endpoint.address() instanceof Inet4Address ? Family.IPV4 : Family.IPV6;
        AddressSet sources = edge.only(family);
        if (sources.isEmpty()) {
            return List.of();
        }
        FirewallSplit split = rules.towards(target(endpoint)).split(sources);
        double whole = sources.size().doubleValue();
        return split.parts().stream()
                .map(part -> new Stretch(endpoint, part.sources().size().doubleValue() / whole, part))
                .toList();
    }

    private Target target(Endpoint endpoint) {
        boolean own =
                evidence.addresses().stream().anyMatch(each -> each.address().equals(endpoint.address()));
        Target port = Target.port(endpoint.port());
        return own ? port.at(endpoint.address()) : port;
    }
}

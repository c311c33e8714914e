package dev.origindoctor.finding;

import dev.origindoctor.firewall.Firewall;
import dev.origindoctor.firewall.FirewallSplit;
import dev.origindoctor.firewall.NamedText;
import dev.origindoctor.firewall.Outcome;
import dev.origindoctor.firewall.Part;
import dev.origindoctor.firewall.Target;
import dev.origindoctor.host.FirewallText;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.Family;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.TcpFault;
import java.net.Inet4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the host's own ruleset does with the edge's addresses, as shares of those addresses. */
public final class Walls {
    private final List<Stretch> stretches;

    private Walls(List<Stretch> stretches) {
        this.stretches = List.copyOf(stretches);
    }

    /**
     * Some of the edge's addresses, which all meet the same on their way to one endpoint.
     *
     * @param endpoint where they want to go
     * @param share their share of the edge's addresses of that family, 0 to 1
     * @param part what the ruleset does with them
     */
    public record Stretch(Endpoint endpoint, double share, Part part) {
        /** The fault that they meet, or null where they are let in or nobody can tell. */
        public @Nullable Fault fault() {
            if (part.outcome() == Outcome.DROP || part.outcome() == Outcome.STALL) {
                return TcpFault.TIMED_OUT;
            }
            return part.outcome() == Outcome.REJECT ? refusal(part.answer()) : null;
        }

        /** The error that each answer makes of a connection attempt. */
        private static Fault refusal(@Nullable String answer) {
            String id = answer == null ? "" : answer.toLowerCase(Locale.ROOT);
            if (id.contains("prohibited")
                    || id.contains("adm")
                    || id.contains("policy")
                    || id.contains("reject_route")) {
                return TcpFault.PROHIBITED;
            }
            boolean refused = id.isEmpty() || id.contains("rst") || id.contains("reset") || id.contains("port");
            return refused ? TcpFault.REFUSED : TcpFault.ADDRESS_UNREACHABLE;
        }
    }

    /** What the machine's rulesets do with the edge on its way to these endpoints; nothing where there are none. */
    static Walls of(Machine machine, List<Endpoint> endpoints) {
        List<NamedText> texts = new ArrayList<>();
        for (FirewallText text : machine.evidence().firewall()) {
            texts.add(new NamedText(text.source().source(), text.source().text()));
        }
        List<Stretch> stretches = new ArrayList<>();
        if (!texts.isEmpty() && !machine.edge().isEmpty()) {
            Firewall firewall = Firewall.read(texts);
            endpoints.forEach(endpoint -> stretches.addAll(towards(firewall, machine, endpoint)));
        }
        return new Walls(stretches);
    }

    private static List<Stretch> towards(Firewall firewall, Machine machine, Endpoint endpoint) {
        Family family = endpoint.address() instanceof Inet4Address ? Family.IPV4 : Family.IPV6;
        AddressSet sources = machine.edge().only(family);
        if (sources.isEmpty()) {
            return List.of();
        }
        boolean own = machine.evidence().addresses().stream()
                .anyMatch(each -> each.address().equals(endpoint.address()));
        Target port = Target.port(endpoint.port());
        FirewallSplit split =
                firewall.towards(own ? port.at(endpoint.address()) : port).split(sources);
        double whole = sources.size().doubleValue();
        return split.parts().stream()
                .map(part -> new Stretch(endpoint, part.sources().size().doubleValue() / whole, part))
                .toList();
    }

    /** Whether there is anything to say. */
    boolean known() {
        return !stretches.isEmpty();
    }

    /** The stretches that lead to this endpoint. */
    public List<Stretch> to(Endpoint endpoint) {
        return stretches.stream()
                .filter(stretch -> stretch.endpoint().equals(endpoint))
                .toList();
    }

    List<Stretch> stretches() {
        return stretches;
    }

    /** The share of the edge's connections with one of these outcomes, every endpoint counting the same. */
    double share(Outcome... outcomes) {
        List<Outcome> wanted = List.of(outcomes);
        long endpoints = stretches.stream().map(Stretch::endpoint).distinct().count();
        double sum = stretches.stream()
                .filter(stretch -> wanted.contains(stretch.part().outcome()))
                .mapToDouble(Stretch::share)
                .sum();
        return endpoints == 0 ? 0 : sum / endpoints;
    }
}

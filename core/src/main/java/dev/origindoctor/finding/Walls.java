package dev.origindoctor.finding;

import dev.origindoctor.diagnosis.HostTestimony;
import dev.origindoctor.diagnosis.HostTestimony.Fate;
import dev.origindoctor.firewall.DecidingRule;
import dev.origindoctor.firewall.Outcome;
import dev.origindoctor.firewall.Part;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.TcpFault;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the host's own ruleset does with the edge's addresses, as shares of those addresses. */
public final class Walls {
    private final List<Stretch> stretches;
    private final List<HostTestimony.Stretch> told;

    Walls(List<Stretch> stretches) {
        this.stretches = List.copyOf(stretches);
        this.told = stretches.stream().map(Stretch::told).toList();
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

        /** The same for the testimony. */
        HostTestimony.Stretch told() {
            DecidingRule rule = part.rule();
            return new HostTestimony.Stretch(
                    endpoint,
                    part.sources().cidrs().stream().map(Object::toString).toList(),
                    Math.min(1, Math.round(share * 1_000_000_000) / 1e9),
                    fate(),
                    fault(),
                    rule == null ? null : rule.text(),
                    rule == null ? null : rule.file() + ":" + rule.line());
        }

        private Fate fate() {
            return switch (part.outcome()) {
                case ACCEPT -> Fate.ACCEPTED;
                case REJECT -> Fate.REJECTED;
                case DROP, STALL -> Fate.DROPPED;
                case MAYBE -> Fate.UNDECIDED;
            };
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

    /** The stretches for the testimony. */
    public List<HostTestimony.Stretch> told() {
        return told;
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

package dev.origindoctor.diagnosis;

import dev.origindoctor.observation.Fact;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.taxonomy.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the origin's own machine said that bears on the diagnosis: everything that was derived from host evidence, and
 * no more of the evidence than findings quote. With it a diagnosis can be made again where the machine is not at hand.
 *
 * @param takenAt when the machine was asked
 * @param findings what was derived
 * @param gaps what could not be told
 * @param setup how the machine is kept: its web server, firewall tool, panel
 * @param firewall what its ruleset does with the edge, a stretch for each part of the edge's addresses
 * @param rehearsed the same after the proposed rules; empty where none are proposed
 */
public record HostTestimony(
        Instant takenAt,
        List<Finding> findings,
        List<Gap> gaps,
        List<Fact> setup,
        List<Stretch> firewall,
        List<Stretch> rehearsed) {
    public HostTestimony {
        Objects.requireNonNull(takenAt, "takenAt");
        findings = List.copyOf(findings);
        gaps = List.copyOf(gaps);
        setup = List.copyOf(setup);
        firewall = List.copyOf(firewall);
        rehearsed = List.copyOf(rehearsed);
    }

    /** What is known of the setup under this name. */
    public Optional<String> setup(String name) {
        return setup.stream()
                .filter(fact -> fact.name().equals(name))
                .map(Fact::value)
                .findFirst();
    }

    /** What becomes of the edge's addresses. */
    public enum Fate {
        ACCEPTED,
        REJECTED,
        DROPPED,
        /** It depends on something that the rules alone do not tell. */
        UNDECIDED
    }

    /**
     * Some of the edge's addresses, which all meet the same on their way to one endpoint.
     *
     * @param endpoint where they want to go
     * @param networks which addresses
     * @param share their share of the edge's addresses of that family, 0 to 1
     * @param fate what becomes of them
     * @param fault the fault that they meet; null where they are let in, or nobody can tell
     * @param rule the rule that decides, as it stands in the ruleset; null where none does
     * @param place where that rule stands; null without one
     */
    public record Stretch(
            Endpoint endpoint,
            List<String> networks,
            double share,
            Fate fate,
            @Nullable Fault fault,
            @Nullable String rule,
            @Nullable String place) {
        public Stretch {
            Objects.requireNonNull(endpoint, "endpoint");
            networks = List.copyOf(networks);
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("share: " + share + " (expected 0..1)");
            }
            Objects.requireNonNull(fate, "fate");
        }
    }
}

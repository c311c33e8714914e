package dev.origindoctor.report;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.diagnosis.Warning;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of the path from the edge to the page, and how it fares.
 *
 * @param stage which one
 * @param state how it fares
 * @param fault what is wrong there, or was let pass
 */
record Hop(Stage stage, State state, @Nullable Fault fault) {
    /** The stretches, in the order in which an edge passes them. */
    enum Stage {
        NAME("dns", Layer.DNS),
        CONNECT("tcp", Layer.TCP),
        TLS("tls", Layer.TLS, Layer.CERTIFICATE),
        PAGE("http", Layer.HTTP);

        private final String kind;
        private final Set<Layer> layers;

        Stage(String kind, Layer... layers) {
            this.kind = kind;
            this.layers = Set.of(layers);
        }

        String key() {
            return "hop." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a stretch fares. */
    enum State {
        FINE("✓"),
        WARNED("!"),
        BROKEN("✗"),
        NOT_REACHED("·"),
        NOT_ASKED("·");

        private final String mark;

        State(String mark) {
            this.mark = mark;
        }

        String mark() {
            return mark;
        }

        String key() {
            return "state." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** The whole path. */
    static List<Hop> path(Diagnosis diagnosis) {
        List<Hop> path = new ArrayList<>();
        boolean broken = false;
        for (Stage stage : Stage.values()) {
            Hop hop = of(stage, diagnosis, broken);
            broken |= hop.state == State.BROKEN;
            path.add(hop);
        }
        return List.copyOf(path);
    }

    private static Hop of(Stage stage, Diagnosis diagnosis, boolean brokenBefore) {
        Optional<Fault> proved = diagnosis.verdict().proved().stream()
                .filter(fault -> stage.layers.contains(fault.layer()))
                .findFirst();
        if (proved.isPresent()) {
            return new Hop(stage, State.BROKEN, proved.get());
        }
        Optional<Fault> accepted = diagnosis.warnings().stream()
                .map(Warning::fault)
                .filter(fault -> stage.layers.contains(fault.layer()))
                .findFirst();
        if (accepted.isPresent()) {
            return new Hop(stage, State.WARNED, accepted.get());
        }
        return new Hop(stage, quiet(stage, diagnosis, brokenBefore), null);
    }

    private static State quiet(Stage stage, Diagnosis diagnosis, boolean brokenBefore) {
        boolean passed = diagnosis.observations().stream()
                .filter(seen -> seen.kind().equals(stage.kind))
                .map(Observation::seenFault)
                .anyMatch(Optional::isEmpty);
        if (passed) {
            return State.FINE;
        }
        boolean plain = stage == Stage.TLS && diagnosis.origin().scheme() == Scheme.HTTP;
        return brokenBefore && !plain ? State.NOT_REACHED : State.NOT_ASKED;
    }
}

package dev.origindoctor.report;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.diagnosis.Warning;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.origin.Origin;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
        /** The prober gets this far; the edge does not. */
        FINE_FROM_HERE("✓"),
        WARNED("!"),
        /** The prober does not get through; that the edge does not either is not proved. */
        FAILS_FROM_HERE("!"),
        BROKEN("✗"),
        /** The prober gets through, the edge does not. */
        BROKEN_FOR_EDGE("✗"),
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

        boolean isBroken() {
            return this == BROKEN || this == BROKEN_FOR_EDGE;
        }

        /** The state without the question for whom, as a page's style sheet knows it. */
        State plainly() {
            return switch (this) {
                case FINE_FROM_HERE -> FINE;
                case BROKEN_FOR_EDGE -> BROKEN;
                case FAILS_FROM_HERE -> WARNED;
                default -> this;
            };
        }
    }

    /** The whole path. */
    static List<Hop> path(Diagnosis diagnosis) {
        List<Hop> path = new ArrayList<>();
        boolean broken = false;
        for (Stage stage : Stage.values()) {
            Hop hop = of(stage, diagnosis, broken);
            broken |= hop.state.isBroken() || hop.state == State.FAILS_FROM_HERE;
            path.add(hop);
        }
        return List.copyOf(path);
    }

    private static Hop of(Stage stage, Diagnosis diagnosis, boolean brokenBefore) {
        Optional<Fault> proved = diagnosis.verdict().proved().stream()
                .filter(fault -> stage.layers.contains(fault.layer()))
                .findFirst();
        if (proved.isPresent()) {
            return new Hop(stage, passes(stage, diagnosis, true) ? State.BROKEN_FOR_EDGE : State.BROKEN, proved.get());
        }
        Optional<Fault> accepted = diagnosis.warnings().stream()
                .map(Warning::fault)
                .filter(fault -> stage.layers.contains(fault.layer()))
                .findFirst();
        if (accepted.isPresent()) {
            return new Hop(stage, State.WARNED, accepted.get());
        }
        return failsHere(stage, diagnosis)
                .filter(fault -> !passes(stage, diagnosis, false))
                .map(fault -> new Hop(stage, State.FAILS_FROM_HERE, fault))
                .orElseGet(() -> new Hop(stage, quiet(stage, diagnosis, brokenBefore), null));
    }

    /** What the prober's own last attempt met there, where it was that stretch's turn. */
    private static Optional<Fault> failsHere(Stage stage, Diagnosis diagnosis) {
        return of(stage, diagnosis.observations(), diagnosis.origin())
                .flatMap(seen -> seen.seenFault().stream())
                .filter(fault -> stage.layers.contains(fault.layer()))
                .reduce((earlier, later) -> later);
    }

    private static State quiet(Stage stage, Diagnosis diagnosis, boolean brokenBefore) {
        if (passes(stage, diagnosis, false)) {
            return brokenBefore ? State.FINE_FROM_HERE : State.FINE;
        }
        boolean plain = stage == Stage.TLS && diagnosis.origin().scheme() == Scheme.HTTP;
        return brokenBefore && !plain ? State.NOT_REACHED : State.NOT_ASKED;
    }

    /** Whether the prober's own attempts got through this stretch: some of them, or every one. */
    private static boolean passes(Stage stage, Diagnosis diagnosis, boolean every) {
        List<Boolean> through = of(stage, diagnosis.observations(), diagnosis.origin())
                .map(seen -> seen.seenFault()
                        .filter(fault -> stops(fault, diagnosis))
                        .isEmpty())
                .toList();
        return every ? !through.isEmpty() && !through.contains(false) : through.contains(true);
    }

    /** What was seen of this stretch; a connection to another port is none of it. */
    private static Stream<Observation> of(Stage stage, List<Observation> observations, Origin origin) {
        return observations.stream()
                .filter(seen -> seen.kind().equals(stage.kind))
                .filter(seen -> !(seen instanceof TcpObservation tcp)
                        || tcp.endpoint().port() == origin.port()
                        || origin.endpoints().contains(tcp.endpoint()));
    }

    /** A certificate that nobody but a browser minds stops neither handshake nor edge. */
    private static boolean stops(Fault fault, Diagnosis diagnosis) {
        return fault.layer() != Layer.CERTIFICATE
                || diagnosis.verdict().proved().contains(fault);
    }
}

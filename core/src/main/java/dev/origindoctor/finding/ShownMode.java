package dev.origindoctor.finding;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.edge.EdgeVerdict.Outcome;
import dev.origindoctor.edge.StatusReading;
import dev.origindoctor.observation.EdgeObservation;
import dev.origindoctor.observation.TlsObservation;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.taxonomy.Fault;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The SSL mode that the edge shows by what it does. People say the mode that they believe in, or none at all; the edge
 * knows better.
 */
public final class ShownMode {
    private static final List<SslMode> ENCRYPTING = List.of(SslMode.FULL, SslMode.FULL_STRICT);

    private ShownMode() {}

    /** The mode of {@code scene}, unless the edge did what it does under another one alone. */
    public static SslMode of(Scene scene) {
        EdgeObservation word = scene.lastWordOfEdge();
        if (word == null || word.answeredBy() != scene.edge() || !scene.mode().encrypts()) {
            return scene.mode();
        }
        if (Scene.isError(word)) {
            return explaining(scene.edge(), status(word), scene.mode());
        }
        return overlooksDefects(scene) ? SslMode.FULL : scene.mode();
    }

    /** The mode itself where it has a reading for the status, else the mildest one that has. */
    static SslMode explaining(Edge edge, int status, SslMode mode) {
        return Stream.concat(Stream.of(mode), ENCRYPTING.stream())
                .filter(each -> !StatusReading.of(edge, status, each).contradictory())
                .findFirst()
                .orElse(mode);
    }

    /** Adds what shows it, where {@code told} was said and is not the mode of {@code scene}. */
    public static Reading reading(Scene scene, SslMode told) {
        Notes notes = new Notes();
        EdgeObservation word = scene.lastWordOfEdge();
        if (word != null && scene.mode() != told) {
            Object[] values = {scene.edge(), status(word), scene.mode(), told};
            Says says = Scene.isError(word) ? Says.with(values) : Says.as("page", values);
            notes.add(Clue.EDGE_SHOWS_OTHER_MODE, says, word.subject());
        }
        return notes.reading();
    }

    /** Whether it fetched the page just now from an origin whose every certificate this mode refuses, and a milder one takes. */
    private static boolean overlooksDefects(Scene scene) {
        List<Fault> refused = scene.direct(TlsObservation.class).stream()
                .flatMap(seen -> scene.defects(seen).stream())
                .filter(defect -> scene.verdict(defect).outcome() == Outcome.ERROR)
                .toList();
        boolean everyOne = scene.direct(TlsObservation.class).stream()
                .allMatch(seen -> refused.stream().anyMatch(scene.defects(seen)::contains));
        return Freshness.servedNow(scene)
                && everyOne
                && !refused.isEmpty()
                && refused.stream()
                        .allMatch(defect ->
                                scene.edge().verdict(defect, SslMode.FULL).outcome() == Outcome.SERVED);
    }

    private static int status(EdgeObservation word) {
        return Objects.requireNonNull(word.answer().status(), "status");
    }
}

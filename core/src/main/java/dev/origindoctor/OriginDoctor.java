package dev.origindoctor;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.host.HostEvidence;
import dev.origindoctor.inference.Case;
import dev.origindoctor.inference.Judgement;
import dev.origindoctor.inference.Version;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.probe.Probes;
import dev.origindoctor.report.Explanation;
import dev.origindoctor.report.Recording;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one entry: diagnoses origins, looking through the probes that it is given. Any number of diagnoses may be under
 * way at once, from any thread; none of them blocks the caller.
 *
 * <pre>{@code
 * try (OriginDoctor doctor = OriginDoctor.with(NettyProbes.create())) {
 *     Diagnosis diagnosis = doctor.diagnose(Question.about("shop.example").build()).join();
 * }
 * }</pre>
 */
public final class OriginDoctor implements AutoCloseable {
    private final Probes probes;
    private final String vantage;

    private OriginDoctor(Probes probes, String vantage) {
        this.probes = Objects.requireNonNull(probes, "probes");
        this.vantage = Objects.requireNonNull(vantage, "vantage");
    }

    /** A doctor that looks through {@code probes} and closes them when it is closed. */
    public static OriginDoctor with(Probes probes) {
        return new OriginDoctor(probes, "here");
    }

    /** The same doctor, whose diagnoses name this place as where they were made. */
    public OriginDoctor at(String place) {
        return new OriginDoctor(probes, place);
    }

    /** Which version of the library this is. */
    public static String version() {
        return Version.TEXT;
    }

    /**
     * Diagnoses. The future fails only for misuse, such as a target that the probes' policy refuses; every trouble of
     * the origin's or the prober's is in the diagnosis. Cancelling it ends what is under way.
     */
    public CompletableFuture<Diagnosis> diagnose(Question question) {
        return diagnose(question, seen -> {});
    }

    /** The same, telling {@code listener} of each observation as it comes, on the thread that made it. */
    public CompletableFuture<Diagnosis> diagnose(Question question, Consumer<? super Observation> listener) {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(listener, "listener");
        return new Examination(probes, question, listener, vantage).run();
    }

    /** Judges again what was seen before; the same recording has the same diagnosis. */
    public static Diagnosis judge(Recording recording) {
        return judge(recording, null);
    }

    /** The same, with what the origin's own machine says. */
    public static Diagnosis judge(Recording recording, @Nullable HostEvidence evidence) {
        Objects.requireNonNull(recording, "recording");
        Case outside = new Case(
                recording.origin(),
                recording.edge(),
                recording.sslMode(),
                recording.observations(),
                recording.startedAt(),
                recording.took(),
                recording.vantage());
        if (evidence != null) {
            return Judgement.of(outside.with(evidence));
        }
        return Judgement.of(recording.host() == null ? outside : outside.with(recording.host()));
    }

    /** What is usual behind {@code edge}: the causes of a status, and what is done about a cause. */
    public static Explanation.Textbook textbook(Edge edge) {
        return new ExampleSite(Objects.requireNonNull(edge, "edge"));
    }

    @Override
    public void close() {
        probes.close();
    }
}

package dev.origindoctor.panel;

import dev.origindoctor.Question;
import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.probe.TargetRefusedException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One diagnosis that a customer asked for. */
public final class Visit extends Live {
    private static final Logger LOG = LoggerFactory.getLogger(Visit.class);

    /** How it stands. */
    public enum State {
        UNDER_WAY,
        ANSWERED,
        /** The address may not be probed. */
        REFUSED,
        /** Nobody waited for it any more. */
        CANCELLED,
        /** A bug of ours; the log has it under the visit's id. */
        FAILED
    }

    private final Instant startedAt = Instant.now();
    private final Set<String> done;
    private volatile State state = State.UNDER_WAY;
    private volatile @Nullable Diagnosis diagnosis;

    private Visit(String id, Site site, Set<String> done) {
        super(id, site);
        this.done = Set.copyOf(done);
    }

    /**
     * Begins one.
     *
     * @param done the checks that the customer has ticked off
     * @param whenOver told at the end, before anybody else is
     */
    static Visit begin(
            String id, Site site, Question question, Set<String> done, Doctors doctors, Consumer<Visit> whenOver) {
        Visit visit = new Visit(id, site, done);
        visit.add(words -> words.asking(site));
        CompletableFuture<Diagnosis> answer = doctors.diagnose(site, question, visit::saw);
        visit.endedBy(() -> answer.cancel(true));
        answer.whenComplete((given, failure) -> {
            visit.conclude(given, failure);
            whenOver.accept(visit);
            visit.end();
        });
        return visit;
    }

    /** When it was asked for. */
    public Instant startedAt() {
        return startedAt;
    }

    /** How it stands. */
    public State state() {
        return state;
    }

    /** The answer, once it is there. */
    public Optional<Diagnosis> diagnosis() {
        return Optional.ofNullable(diagnosis);
    }

    /** The checks that were ticked off when it was asked for. */
    public Set<String> done() {
        return done;
    }

    private void saw(Observation seen) {
        add(words -> words.seen(seen));
    }

    private void conclude(@Nullable Diagnosis given, @Nullable Throwable failure) {
        diagnosis = given;
        state = given != null ? State.ANSWERED : failed(failure);
    }

    private State failed(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        if (cause instanceof TargetRefusedException) {
            return State.REFUSED;
        }
        if (cause instanceof java.util.concurrent.CancellationException) {
            return State.CANCELLED;
        }
        LOG.error("visit {} failed", id(), cause);
        return State.FAILED;
    }
}

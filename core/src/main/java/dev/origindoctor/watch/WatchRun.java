package dev.origindoctor.watch;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.fleet.Journal;
import dev.origindoctor.ranges.RangeDiff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A watch that has begun. */
public final class WatchRun {
    private static final Logger LOG = LoggerFactory.getLogger(WatchRun.class);
    private static final Duration SOONEST = Duration.ofMillis(100);

    private final Watch.Plan plan;
    private final Consumer<? super WatchEvent> listener;
    private final CompletableFuture<WatchState> done = new CompletableFuture<>();
    private final @Nullable Journal journal;
    private volatile WatchState state;
    private volatile @Nullable CompletableFuture<Diagnosis> underWay;
    private Instant rangesAskedAt = Instant.MIN;
    private @Nullable RangeDiff rangesTold;

    WatchRun(Watch.Plan plan, Consumer<? super WatchEvent> listener) {
        this.plan = plan;
        this.listener = listener;
        this.state = WatchState.unknown(plan.timer().now());
        this.journal = plan.journal() == null ? null : open(plan.journal());
    }

    WatchRun begin() {
        look();
        return this;
    }

    /** What is known at this moment. */
    public WatchState state() {
        return state;
    }

    /** An event as a line of JSON, {@code origin-doctor/watch/1}, with what is known at this moment. */
    public String json(WatchEvent event) {
        return WatchJson.line(event, state, plan.host());
    }

    /** Ends when the watch does: stopped, healthy where that was waited for, or with what made it impossible. */
    public CompletableFuture<WatchState> done() {
        return done.copy();
    }

    /**
     * Takes a diagnosis into account that somebody else asked for, as if it had been a look of the watch's own. The
     * schedule stays as it is.
     */
    public void saw(Diagnosis diagnosis) {
        guarded(() -> learn(Look.of(diagnosis)));
    }

    /** Ends what is under way; nothing is told any more. */
    public void stop() {
        end(null);
    }

    private Journal open(Path path) {
        try {
            return Journal.resume(
                    path,
                    line -> state = WatchJson.state(line, plan.host())
                            .orElseThrow(() -> new IllegalArgumentException(
                                    path + ": holds a line that is none of a watch, or one of another host's watch")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void look() {
        if (done.isDone()) {
            return;
        }
        Instant began = plan.timer().now();
        CompletableFuture<Diagnosis> diagnosis = diagnose();
        underWay = diagnosis;
        if (done.isDone()) {
            diagnosis.cancel(true);
        }
        diagnosis.whenComplete((found, failure) -> {
            if (failure != null) {
                end(failure);
            } else {
                guarded(() -> seen(Look.of(found), began));
            }
        });
    }

    private CompletableFuture<Diagnosis> diagnose() {
        try {
            return Objects.requireNonNull(plan.look().get(), "look");
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private synchronized void seen(Look look, Instant began) {
        learn(look);
        if (done.isDone()) {
            return;
        }
        askForRanges();
        Duration took = Duration.between(began, plan.timer().now());
        Duration left = pause().minus(took);
        plan.timer().later(left.compareTo(SOONEST) < 0 ? SOONEST : left, this::look);
    }

    private synchronized void learn(Look look) {
        if (done.isDone()) {
            return;
        }
        WatchRules.Step step = plan.rules().after(state, look);
        state = step.state();
        for (WatchEvent event : step.events()) {
            if (!done.isDone()) {
                tell(event);
            }
        }
        if (plan.untilHealthy() && state.status() == Status.HEALTHY && !state.flapping()) {
            end(null);
        }
    }

    /** A contradiction is looked into soon. */
    private Duration pause() {
        Duration whole = state.streak() > 0 ? plan.every().dividedBy(4) : plan.every();
        double factor = 1 + plan.jitter() * (2 * plan.chance().getAsDouble() - 1);
        return Duration.ofNanos((long) (whole.toNanos() * factor));
    }

    private void askForRanges() {
        Supplier<CompletableFuture<RangeDiff>> ranges = plan.ranges();
        Instant now = plan.timer().now();
        boolean due = rangesAskedAt.equals(Instant.MIN) || !now.isBefore(rangesAskedAt.plus(plan.rangesEvery()));
        if (ranges == null || !due) {
            return;
        }
        rangesAskedAt = now;
        difference(ranges).whenComplete((difference, failure) -> {
            if (failure != null) {
                LOG.warn("the edge's ranges could not be asked for: {}", failure.toString());
            } else {
                guarded(() -> drifted(difference));
            }
        });
    }

    private static CompletableFuture<RangeDiff> difference(Supplier<CompletableFuture<RangeDiff>> ranges) {
        try {
            return Objects.requireNonNull(ranges.get(), "ranges");
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The same difference is told once, however often it is met. */
    private synchronized void drifted(RangeDiff difference) {
        if (!done.isDone() && !difference.isEmpty() && !difference.equals(rangesTold)) {
            rangesTold = difference;
            tell(new WatchEvent.RangesChanged(plan.timer().now(), difference));
        }
    }

    /** Kept before it is told: who restarts does not tell it twice. */
    private void tell(WatchEvent event) {
        if (journal != null && !(event instanceof WatchEvent.Looked)) {
            try {
                journal.add(WatchJson.line(event, state, plan.host()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        listener.accept(event);
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            end(e);
        }
    }

    private void end(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        boolean first = cause == null ? done.complete(state) : done.completeExceptionally(cause);
        CompletableFuture<Diagnosis> current = underWay;
        if (current != null) {
            current.cancel(true);
        }
        if (first && journal != null) {
            try {
                journal.close();
            } catch (IOException e) {
                LOG.warn("the journal could not be closed: {}", e.toString());
            }
        }
    }
}

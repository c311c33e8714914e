package dev.origindoctor;

import dev.origindoctor.observation.Observation;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The probes and pauses of one diagnosis. Once it is over none of them goes on, and none begins. */
final class UnderWay {
    private final Consumer<? super Observation> listener;
    private final Queue<CompletableFuture<?>> probes = new ConcurrentLinkedQueue<>();
    private final Queue<CompletableFuture<Boolean>> pauses = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    UnderWay(Consumer<? super Observation> listener) {
        this.listener = listener;
    }

    /** What this probe sees, once the listener was told. */
    <T extends Observation> CompletableFuture<List<Observation>> seen(Supplier<CompletableFuture<T>> probe) {
        return begun(probe).thenApply(observation -> {
            listener.accept(observation);
            return List.of(observation);
        });
    }

    /** The same for a probe that sees several things. */
    CompletableFuture<List<Observation>> allSeen(Supplier<CompletableFuture<List<Observation>>> probe) {
        return begun(probe).thenApply(observations -> {
            observations.forEach(listener);
            return observations;
        });
    }

    private <T> CompletableFuture<T> begun(Supplier<CompletableFuture<T>> probe) {
        if (over) {
            return CompletableFuture.failedFuture(new CancellationException("the diagnosis is over"));
        }
        CompletableFuture<T> begun = probe.get();
        probes.add(begun);
        endLateComers();
        return begun;
    }

    /** A wait that ends false after this time, and true where somebody completes it so before. */
    CompletableFuture<Boolean> pause(Duration length) {
        CompletableFuture<Boolean> pause = new CompletableFuture<>();
        if (length.isZero()) {
            pause.complete(false);
            return pause;
        }
        pauses.add(pause);
        pause.completeOnTimeout(false, length.toNanos(), TimeUnit.NANOSECONDS);
        endLateComers();
        return pause;
    }

    /** What was begun while another thread ended everything, which may not have seen it. */
    private void endLateComers() {
        if (over) {
            end();
        }
    }

    /** Ends everything. A pause is completed, not cancelled: before Java 21 only that takes its timer away. */
    void end() {
        over = true;
        probes.forEach(probe -> probe.cancel(true));
        pauses.forEach(pause -> pause.complete(false));
    }
}

package dev.origindoctor.fleet;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Lets one thread at a time move things on; whoever calls meanwhile makes it go round once more. */
final class Turns {
    private final AtomicInteger calls = new AtomicInteger();
    private final Executor executor;
    private final Runnable round;
    private final Consumer<RejectedExecutionException> refused;

    /** {@code refused} is told where the executor takes nothing any more; one round is gone all the same. */
    Turns(Executor executor, Runnable round, Consumer<RejectedExecutionException> refused) {
        this.executor = executor;
        this.round = round;
        this.refused = refused;
    }

    void call() {
        if (calls.getAndIncrement() == 0) {
            try {
                executor.execute(this::go);
            } catch (RejectedExecutionException e) {
                refused.accept(e);
                go();
            }
        }
    }

    private void go() {
        int seen = calls.get();
        do {
            round.run();
            seen = calls.addAndGet(-seen);
        } while (seen != 0);
    }
}

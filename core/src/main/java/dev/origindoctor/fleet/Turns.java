package dev.origindoctor.fleet;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets one thread at a time move things on; whoever calls meanwhile makes it go round once more. */
final class Turns {
    private final AtomicInteger calls = new AtomicInteger();
    private final Executor executor;
    private final Runnable round;

    Turns(Executor executor, Runnable round) {
        this.executor = executor;
        this.round = round;
    }

    void call() {
        if (calls.getAndIncrement() == 0) {
            executor.execute(this::go);
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

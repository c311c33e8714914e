package dev.origindoctor.fleet;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The passing of time, handed in so that tests need not wait for it. */
interface Time {
    /** The system's, with the JDK's own timer thread. */
    Time REAL = new Time() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void later(Runnable task, Duration delay) {
            CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS, Runnable::run)
                    .execute(task);
        }
    };

    long nanos();

    void later(Runnable task, Duration delay);
}

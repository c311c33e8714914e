package dev.origindoctor.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The passing of time: what a watch goes by, handed in so that nobody has to wait for it in a test. */
public interface Timer {
    /** What time it is. */
    Instant now();

    /** Runs the task after the delay, once. */
    void later(Duration delay, Runnable task);

    /** The system's clock, and the JDK's own timer thread. */
    static Timer system() {
        return new Timer() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void later(Duration delay, Runnable task) {
                CompletableFuture.delayedExecutor(Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS)
                        .execute(task);
            }
        };
    }
}

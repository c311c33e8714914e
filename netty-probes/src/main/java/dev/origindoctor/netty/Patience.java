package dev.origindoctor.netty;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Waits for so long, and then judges a silence, after one more look at the sockets: the answer may have lain in the
 * kernel's buffer all the while that the loop was busy with something else.
 */
final class Patience implements Runnable {
    private final EventExecutor loop;
    private final Runnable judgement;
    private boolean looked;
    private ScheduledFuture<?> timer;

    private Patience(EventExecutor loop, Duration length, Runnable judgement) {
        this.loop = loop;
        this.judgement = judgement;
        timer = loop.schedule(this, length.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Begins to wait; {@code judgement} runs on {@code loop} unless the patience is ended before. */
    static Patience of(EventExecutor loop, Duration length, Runnable judgement) {
        return new Patience(loop, length, judgement);
    }

    @Override
    public void run() {
        if (looked) {
            judgement.run();
        } else {
            looked = true;
            // A timer set now is not looked at before the loop has asked its sockets again.
            timer = loop.schedule(this, 1, TimeUnit.NANOSECONDS);
        }
    }

    /** Nothing is to be judged any more. */
    void end() {
        timer.cancel(false);
    }
}

package dev.origindoctor.panel;

import java.time.Duration;

/** A bucket that fills slowly: so many at once, then one each time that it was refilled. */
public final class Bucket {
    private final int size;
    private final long refillNanos;
    private double tokens;
    private long lastNanos;

    /**
     * A full bucket.
     *
     * @param now the time in nanoseconds, on the clock that {@link #take} is asked with
     */
    public Bucket(int size, Duration refill, long now) {
        this.size = size;
        this.refillNanos = refill.toNanos();
        this.tokens = size;
        this.lastNanos = now;
    }

    /** Takes one, if there is one. */
    public synchronized boolean take(long now) {
        tokens = Math.min(size, tokens + (double) (now - lastNanos) / refillNanos);
        lastNanos = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}

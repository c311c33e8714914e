package dev.origindoctor.fleet;

import dev.origindoctor.probe.ProberHealth;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How many looks may be under way at once: more while the prober's loops are on time and slots are what is missing,
 * fewer once they lag, descriptors run short or the kernel refuses. Used by one thread at a time.
 */
final class Throttle {
    private static final int FLOOR = 8;
    private static final int BEGIN = 256;
    private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(250);
    private static final Duration LATE = Duration.ofMillis(150);

    private final Supplier<ProberHealth> health;
    private final int most;
    private int limit;
    private long lookedAt;
    private boolean troubled;
    private boolean limited;

    Throttle(Supplier<ProberHealth> health, int most, long now) {
        this.health = health;
        this.most = most;
        this.limit = Math.min(most, BEGIN);
        this.lookedAt = now;
    }

    int limit() {
        return limit;
    }

    /** Whether the prober's machine is what slows the sweep down. */
    boolean limited() {
        return limited;
    }

    /** The kernel refused a socket, or a loop was away for too long to say anything about an origin. */
    void trouble() {
        troubled = true;
    }

    /** Looks at the prober now and then; {@code full} says that every slot was taken. */
    void adjust(long now, boolean full) {
        if (now - lookedAt < PERIOD) {
            return;
        }
        lookedAt = now;
        boolean pressed = troubled || isPressed(health.get());
        troubled = false;
        if (pressed) {
            limit = Math.max(Math.min(FLOOR, most), limit / 2);
            limited = true;
        } else if (full) {
            limit = Math.min(most, limit + Math.max(1, limit / 2));
            limited = false;
        }
    }

    private static boolean isPressed(ProberHealth prober) {
        Long most = prober.descriptorLimit();
        boolean few = most != null && prober.descriptorsLeft().orElse(most) < Math.max(16, most / 20);
        return few || prober.loopLag().compareTo(LATE) > 0;
    }
}

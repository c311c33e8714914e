package dev.origindoctor.fleet;

import dev.origindoctor.probe.ProberHealth;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How many looks may be under way at once: more while the prober's loops are on time and slots are what is missing,
 * fewer once they lag, descriptors run short or the kernel refuses. A lag that fewer looks did not mend is not of their
 * making, as on a machine that is busy with other work: then fewer would be slower, and no more punctual. Used by one
 * thread at a time.
 */
final class Throttle {
    private static final int FLOOR = 8;
    private static final int BEGIN = 256;
    private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(250);
    private static final Duration LATE = Duration.ofMillis(150);

    /** The prober tells of the worst lag of the last two seconds: what is told sooner is from before the last step. */
    private static final long REMEMBERED = TimeUnit.SECONDS.toNanos(2);

    private final Supplier<ProberHealth> health;
    private final int most;
    private int limit;
    private long lookedAt;
    private long loweredAt;
    private Duration lagAtLowering = Duration.ZERO;
    private Duration ofOthers = Duration.ZERO;
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
        ProberHealth prober = health.get();
        boolean refused = troubled || isShort(prober);
        troubled = false;
        if (refused) {
            lower(now, Duration.ZERO);
        } else if (isLate(prober.loopLag())) {
            answerLag(now, prober.loopLag());
        } else {
            lagAtLowering = Duration.ZERO;
            limited = prober.loopLag().compareTo(LATE) > 0;
            raise(full);
        }
    }

    private void lower(long now, Duration lag) {
        limit = Math.max(Math.min(FLOOR, most), limit / 2);
        loweredAt = now;
        lagAtLowering = lag;
        limited = true;
    }

    private void raise(boolean full) {
        if (full) {
            limit = Math.min(most, limit + Math.max(1, limit / 2));
        }
    }

    private void answerLag(long now, Duration lag) {
        boolean lowered = !lagAtLowering.isZero();
        if (lowered && now - loweredAt < REMEMBERED) {
            return;
        }
        if (lowered && isMuchOf(lag, lagAtLowering)) {
            ofOthers = lag;
            lagAtLowering = Duration.ZERO;
        } else {
            lower(now, lag);
        }
    }

    /** Three quarters: half as many looks of a prober that is itself too slow would have brought it down to a half. */
    private static boolean isMuchOf(Duration lag, Duration before) {
        return lag.multipliedBy(4).compareTo(before.multipliedBy(3)) >= 0;
    }

    /** Later than is good, and half as late again as others make it. */
    private boolean isLate(Duration lag) {
        if (lag.compareTo(LATE) <= 0) {
            ofOthers = Duration.ZERO;
            return false;
        }
        return lag.multipliedBy(2).compareTo(ofOthers.multipliedBy(3)) > 0;
    }

    private static boolean isShort(ProberHealth prober) {
        Long most = prober.descriptorLimit();
        return most != null && prober.descriptorsLeft().orElse(most) < Math.max(16, most / 20);
    }
}

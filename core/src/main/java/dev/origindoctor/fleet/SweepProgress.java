package dev.origindoctor.fleet;

import java.time.Duration;
import java.util.Objects;

/**
 * How far a sweep has come.
 *
 * @param taken how many targets it has taken
 * @param done how many results it has delivered
 * @param inFlight how many looks are under way, the hanging ones included
 * @param hanging how many of those have not answered for so long that they gave up their slot
 * @param waiting how many targets wait for their network's turn
 * @param limit how many looks that answer soon may be under way, as the prober's own state has it now
 * @param proberLimited whether the prober's own machine has slowed the sweep down of late
 * @param elapsed the time since the sweep began
 */
public record SweepProgress(
        long taken,
        long done,
        int inFlight,
        int hanging,
        int waiting,
        int limit,
        boolean proberLimited,
        Duration elapsed) {
    public SweepProgress {
        Objects.requireNonNull(elapsed, "elapsed");
    }

    /** Results for each second so far. */
    public double perSecond() {
        long nanos = elapsed.toNanos();
        return nanos == 0 ? 0 : done * 1e9 / nanos;
    }
}

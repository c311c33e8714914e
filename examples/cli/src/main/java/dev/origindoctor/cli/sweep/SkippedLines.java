package dev.origindoctor.cli.sweep;

import dev.origindoctor.fleet.TargetLines.BadLine;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * The lines that were not looked at, because they cannot be read or may not be probed. All are told with their numbers;
 * on a terminal, which would lose them, the first few.
 */
final class SkippedLines {
    private static final int AHEAD = 1_000;
    private static final long MOST_ON_TERMINAL = 20;

    private final BlockingQueue<BadLine> unreadable = new ArrayBlockingQueue<>(AHEAD);
    private final SweepSummary summary;
    private final SweepOutput output;
    private long told;

    SkippedLines(SweepSummary summary, SweepOutput output) {
        this.summary = summary;
        this.output = output;
    }

    /** Called by whoever reads the lines, who waits where too many have not been told yet. */
    void unreadable(BadLine line) {
        try {
            unreadable.put(line);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** This line was read and may not be probed. */
    void refused(long number, String why) {
        tell(number, why, true);
    }

    /** Tells of those that cannot be read, as far as they have come. */
    void tell() {
        for (BadLine line = unreadable.poll(); line != null; line = unreadable.poll()) {
            summary.countBadLine();
            tell(line.number(), line.why(), false);
        }
    }

    boolean isAnyUntold() {
        return !unreadable.isEmpty();
    }

    /** Whether all lines were fine so far. */
    boolean none() {
        return told == 0;
    }

    private void tell(long number, String why, boolean refused) {
        told++;
        if (!output.live() || told <= MOST_ON_TERMINAL) {
            output.skipped(number, why, refused);
        } else if (told == MOST_ON_TERMINAL + 1) {
            output.say(output.words().say("sweep.more_skipped"));
        }
    }
}

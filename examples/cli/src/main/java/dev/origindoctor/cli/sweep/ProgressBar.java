package dev.origindoctor.cli.sweep;

import dev.origindoctor.cli.console.Terminal;
import dev.origindoctor.cli.console.TimeSpan;
import dev.origindoctor.fleet.SweepProgress;
import java.io.PrintWriter;
import java.util.Locale;

/** One line on a terminal that says how far a sweep has come; nothing anywhere else. */
final class ProgressBar {
    private static final long EVERY = 200_000_000L;
    private static final String START_OF_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final Terminal terminal;
    private final long all;
    private long drawNext = Long.MIN_VALUE;
    private boolean drawn;

    /** A bar for a sweep over {@code all} targets, or -1 where nobody knows. */
    ProgressBar(PrintWriter err, Terminal terminal, long all) {
        this.err = err;
        this.terminal = terminal;
        this.all = all;
    }

    void draw(SweepProgress progress, long before, long now) {
        if (terminal.live() && now >= drawNext) {
            drawNext = now + EVERY;
            drawn = true;
            String line = text(progress, before);
            int room = terminal.columns() - 1;
            err.print(START_OF_LINE + (line.length() > room ? line.substring(0, room) : line));
            err.flush();
        }
    }

    /** Makes room for other output. */
    void clear() {
        if (drawn) {
            drawn = false;
            err.print(START_OF_LINE);
            err.flush();
        }
    }

    String text(SweepProgress progress, long before) {
        long done = before + progress.done();
        double rate = progress.perSecond();
        StringBuilder text = new StringBuilder();
        if (all > 0) {
            double part = Math.min(1, (double) done / all);
            int filled = (int) (20 * part);
            text.append("[")
                    .append("#".repeat(filled))
                    .append("-".repeat(20 - filled))
                    .append("] ");
            text.append(String.format(Locale.ROOT, "%3d %% ", (int) (100 * part)));
        }
        text.append(String.format(Locale.ROOT, "%,d", done));
        text.append(all > 0 ? String.format(Locale.ROOT, " of %,d", all) : " done");
        text.append(String.format(Locale.ROOT, ", %,.0f/s", rate));
        if (all > done && rate > 0) {
            text.append(", ")
                    .append(TimeSpan.text((long) ((all - done) / rate)))
                    .append(" left");
        }
        if (progress.hanging() > 0) {
            text.append(String.format(Locale.ROOT, ", %,d slow", progress.hanging()));
        }
        return text.append(progress.proberLimited() ? ", slowed" : "").toString();
    }
}

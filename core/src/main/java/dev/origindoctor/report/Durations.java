package dev.origindoctor.report;

import java.time.Duration;
import java.util.Locale;

/** Durations for people: two or three digits that matter, and the unit that fits. */
final class Durations {
    private Durations() {}

    static String text(Duration duration) {
        double millis = duration.toNanos() / 1e6;
        if (millis < 10) {
            return String.format(Locale.ROOT, "%.1f ms", millis);
        }
        if (millis < 1_000) {
            return String.format(Locale.ROOT, "%.0f ms", millis);
        }
        return String.format(Locale.ROOT, duration.toNanosPart() == 0 ? "%.0f s" : "%.1f s", millis / 1_000);
    }
}

package dev.origindoctor.cli.console;

import java.util.Locale;

/** How a length of time is written for people: {@code 42 s}, {@code 3 min}, {@code 2 h 05 min}. */
public final class TimeSpan {
    private TimeSpan() {}

    public static String text(long seconds) {
        if (seconds < 100) {
            return seconds + " s";
        }
        long minutes = (seconds + 30) / 60;
        return minutes < 100
                ? minutes + " min"
                : String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
    }
}

package dev.origindoctor.host.log;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * When a line was logged, and what of that is a guess because the line does not say it.
 *
 * @param instant when
 * @param yearGuessed the line has no year: the latest one that does not lie in the future was taken
 * @param zoneGuessed the line has no time zone: the machine's was taken, or UTC where that is not known
 */
public record LogTime(Instant instant, boolean yearGuessed, boolean zoneGuessed) {
    public LogTime {
        Objects.requireNonNull(instant, "instant");
    }

    /** A time that the line says itself. */
    public static LogTime exact(Instant instant) {
        return new LogTime(instant, false, false);
    }

    /** Whether it lies within {@code span} before or after that moment. */
    public boolean within(Duration span, Instant moment) {
        return Duration.between(instant, moment).abs().compareTo(span) <= 0;
    }
}

package dev.origindoctor.host.log.reading;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of logs must know that the logs don't say.
 *
 * @param takenAt when the log was read on the machine: nothing in it is younger
 * @param around when the failure was; of many lines those nearest to it are kept
 * @param zone the machine's time zone, or null where it is not known
 * @param boot when the machine was started, or null where that is not known
 */
public record LogContext(
        Instant takenAt,
        Instant around,
        @Nullable ZoneId zone,
        @Nullable Instant boot) {
    public LogContext {
        Objects.requireNonNull(takenAt, "takenAt");
        Objects.requireNonNull(around, "around");
    }

    ZoneId zoneOrUtc() {
        return zone == null ? ZoneOffset.UTC : zone;
    }
}

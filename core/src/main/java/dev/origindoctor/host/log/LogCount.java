package dev.origindoctor.host.log;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How often something was logged in the part of a log that was read; of many entries only some are kept.
 *
 * @param event what
 * @param source the log
 * @param count how often
 * @param first when first, or null where no line's time could be placed
 * @param last when last, or null likewise
 */
public record LogCount(
        LogEvent event,
        String source,
        int count,
        @Nullable LogTime first,
        @Nullable LogTime last) {
    public LogCount {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(source, "source");
    }
}

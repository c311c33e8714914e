package dev.origindoctor.host.log.line;

import org.jspecify.annotations.Nullable;

/**
 * A line of a log taken apart.
 *
 * @param program who wrote it, in our word for it
 * @param stamp the time as written, or null
 * @param client the client that the line's head names, or null
 * @param message the rest
 */
public record LogLine(
        String program, @Nullable String stamp, @Nullable String client, String message) {}

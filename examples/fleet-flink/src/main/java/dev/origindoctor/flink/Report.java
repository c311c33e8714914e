package dev.origindoctor.flink;

import java.util.Objects;

/**
 * What goes out for one line: a line of JSON as {@code origin-doctor sweep} prints it, and where it belongs.
 *
 * @param source where the line stands
 * @param number which line of it
 * @param json the line of JSON
 */
public record Report(String source, long number, String json) {
    public Report {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(json, "json");
    }

    /** What a sink with keys puts it under: the same line again replaces it. */
    public String key() {
        return source + ":" + number;
    }
}

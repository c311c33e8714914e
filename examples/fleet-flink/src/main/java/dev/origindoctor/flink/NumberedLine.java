package dev.origindoctor.flink;

import java.util.Objects;

/**
 * One line of what the fleet is listed in, not read yet. Source and number together are its key: they are the same
 * whenever the line is read again.
 *
 * @param source where it stands: a file, a round over a file, a partition of a topic
 * @param number which line of the source it is, counted from 1; an offset does as well
 * @param text what it says
 */
public record NumberedLine(String source, long number, String text) {
    public NumberedLine {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(text, "text");
    }

    /** The same line with another text. */
    NumberedLine with(String other) {
        return new NumberedLine(source, number, other);
    }

    /** What a sink with keys knows it by. */
    public String key() {
        return source + ":" + number;
    }
}

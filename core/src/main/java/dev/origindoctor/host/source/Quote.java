package dev.origindoctor.host.source;

import java.util.Objects;

/**
 * A line as it stood in a source: what every fact about a machine rests on.
 *
 * @param source the file or the command, such as {@code /var/log/nginx/error.log} or {@code ss -tlnp}
 * @param line the line's number, from 1; 0 where the source was read from its end, or as a whole
 * @param text the line, neutralised and cut at a bound
 */
public record Quote(String source, int line, String text) {
    private static final int LONGEST = 500;

    public Quote {
        source = Neutral.text(Objects.requireNonNull(source, "source"), LONGEST);
        text = Neutral.text(Objects.requireNonNull(text, "text"), LONGEST);
        if (line < 0) {
            throw new IllegalArgumentException("line: " + line + " (expected 0 or more)");
        }
    }

    /** The source as a whole: nothing in particular is quoted. */
    public static Quote whole(String source) {
        return new Quote(source, 0, "");
    }

    /** {@code /var/log/nginx/error.log:17}, or the source alone where the line has no number. */
    public String where() {
        return line == 0 ? source : source + ":" + line;
    }
}

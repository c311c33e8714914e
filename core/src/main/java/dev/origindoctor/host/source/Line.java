package dev.origindoctor.host.source;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A line of a source.
 *
 * @param number its number, from 1
 * @param text the line without its end, cut at a bound so that no reader meets an endless one
 */
public record Line(int number, String text) {
    private static final int LONGEST = 16_384;

    /** The words between blanks. */
    public List<String> words() {
        String trimmed = text.trim();
        return trimmed.isEmpty() ? List.of() : List.of(trimmed.split("\\s+"));
    }

    /** Whether there is nothing on it. */
    public boolean blank() {
        return text.isBlank();
    }

    /** The lines of a text, one by one, whichever way they end. */
    public static Iterable<Line> of(String text) {
        return () -> new Iterator<>() {
            private int at;
            private int number;

            @Override
            public boolean hasNext() {
                return at < text.length();
            }

            @Override
            public Line next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                int end = text.indexOf('\n', at);
                int stop = end < 0 ? text.length() : end;
                int start = at;
                at = stop + 1;
                int kept = stop > start && text.charAt(stop - 1) == '\r' ? stop - 1 : stop;
                return new Line(++number, text.substring(start, Math.min(kept, start + LONGEST)));
            }
        };
    }
}

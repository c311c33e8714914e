package dev.origindoctor.host.source;

import java.time.Instant;
import java.util.Objects;

/**
 * The text of a source.
 *
 * @param source the file or the command
 * @param text what it said, without colours and byte order marks; not neutralised, for readers only
 * @param takenAt when it was read on the machine
 * @param cut which part is missing, where the bound was met
 */
public record SourceText(String source, String text, Instant takenAt, Cut cut) implements Reading {
    /** Which part of a source was left out because it was larger than the bound. */
    public enum Cut {
        NOTHING,
        BEGINNING,
        END
    }

    public SourceText {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(takenAt, "takenAt");
        Objects.requireNonNull(cut, "cut");
        text = PlainText.of(Objects.requireNonNull(text, "text"));
        // an address or a port of which the end is missing is another one
        text = cut == Cut.END ? text.substring(0, text.lastIndexOf('\n') + 1) : text;
    }

    /** A text that is there as a whole. */
    public static SourceText whole(String source, String text, Instant takenAt) {
        return new SourceText(source, text, takenAt, Cut.NOTHING);
    }

    /** A quote of one of its lines; a line counted from a missing beginning has no number. */
    public Quote quote(int line, String lineText) {
        return new Quote(source, cut == Cut.BEGINNING ? 0 : line, lineText);
    }
}

package dev.origindoctor.host.source;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A source, or a part of one, that could not be read.
 *
 * @param source the file or the command
 * @param kind which kind of "no" it was
 * @param why why not, in words
 * @param command the command that a person would run to read it, or null where there is none
 */
public record Unread(
        String source, Kind kind, String why, @Nullable String command) implements Reading {
    /** Why a source gave nothing. */
    public enum Kind {
        /** It is not there: the program is not installed, the file does not exist. An answer in itself. */
        ABSENT,
        /** It is there and this user may not read it. */
        FORBIDDEN,
        /** It was read, or begun, and something went wrong: time, size, an error of its own. */
        FAILED,
        /** It was read, and this part of it was not understood. */
        NOT_UNDERSTOOD
    }

    public Unread {
        source = Neutral.text(Objects.requireNonNull(source, "source"), 300);
        Objects.requireNonNull(kind, "kind");
        why = Neutral.text(Objects.requireNonNull(why, "why"), 300);
    }

    /** A line that was read and not understood. */
    public static Unread line(Quote quote, String why) {
        return new Unread(quote.where(), Kind.NOT_UNDERSTOOD, why + ": " + quote.text(), null);
    }

    /** A source that is not there. */
    public static Unread absent(String source, String why) {
        return new Unread(source, Kind.ABSENT, why, null);
    }
}

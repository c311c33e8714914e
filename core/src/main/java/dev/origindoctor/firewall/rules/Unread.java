package dev.origindoctor.firewall.rules;

import java.util.Objects;

/**
 * A line that was not, or not wholly, understood, or that leads to something that was not given. What it could touch is
 * undecided.
 *
 * @param line the line
 * @param why what about it was not understood
 * @param missing whether the line itself was understood, and only what it refers to is not there
 */
public record Unread(Line line, String why, boolean missing) {
    public Unread {
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(why, "why");
    }

    /** A line that was not understood. */
    public Unread(Line line, String why) {
        this(line, why, false);
    }

    /** A line that refers to something that was not given. */
    public static Unread missing(Line line, String why) {
        return new Unread(line, why, true);
    }
}

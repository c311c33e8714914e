package dev.origindoctor.firewall.rules;

import java.util.Objects;

/**
 * A line that was not, or not wholly, understood. What it could touch is undecided.
 *
 * @param line the line
 * @param why what about it was not understood
 */
public record Unread(Line line, String why) {
    public Unread {
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(why, "why");
    }
}

package dev.origindoctor.firewall.rules;

import java.util.Objects;

/**
 * Where something was read: what every rule keeps for the report.
 *
 * @param file the file's name, as it was given
 * @param number the line, counted from one; zero where the whole file is meant
 * @param text what stands there
 */
public record Line(String file, int number, String text) {
    private static final int LONGEST = 2000;

    public Line {
        Objects.requireNonNull(file, "file");
        text = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    /** A file as a whole. */
    public static Line whole(String file) {
        return new Line(file, 0, "");
    }
}

package dev.origindoctor.firewall.rules;

import java.util.Objects;

/**
 * A file of which nothing is loaded, because the program that loads it refuses it as a whole: read to the end, and
 * certain in any version of the program.
 *
 * @param file the file that was given
 * @param line the line that is refused, in that file or in one that it includes
 * @param why what is wrong with it
 */
public record Refused(String file, Line line, String why) {
    public Refused {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(why, "why");
    }

    /** The same for a file that includes this one. */
    public Refused by(String including) {
        return new Refused(including, line, why);
    }
}

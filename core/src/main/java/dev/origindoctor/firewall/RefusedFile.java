package dev.origindoctor.firewall;

import dev.origindoctor.firewall.rules.Refused;
import dev.origindoctor.firewall.rules.Ruleset;
import java.util.List;

/**
 * A file of which nothing is loaded: nft takes a file as a whole or not at all, and no version of it takes this line.
 * What was loaded before stays in force.
 *
 * @param file the file
 * @param place the file in which the line stands: the same, or one that it includes
 * @param line the line's number
 * @param text the line
 * @param why what is wrong with it
 */
public record RefusedFile(String file, String place, int line, String text, String why) {
    private static RefusedFile of(Refused refused) {
        return new RefusedFile(
                refused.file(),
                refused.line().file(),
                refused.line().number(),
                refused.line().text(),
                refused.why());
    }

    static List<RefusedFile> of(Ruleset ruleset) {
        return ruleset.refused().stream().map(RefusedFile::of).toList();
    }
}

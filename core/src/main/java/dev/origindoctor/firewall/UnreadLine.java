package dev.origindoctor.firewall;

import dev.origindoctor.firewall.rules.Ruleset;
import dev.origindoctor.firewall.rules.Unread;
import java.util.List;

/**
 * A line that was not understood, or that refers to something that was not given.
 *
 * @param file the file that it stands in
 * @param line its number there; zero for the whole file
 * @param text the line
 * @param why what was not understood, or is not there
 */
public record UnreadLine(String file, int line, String text, String why) {
    private static UnreadLine of(Unread unread) {
        return new UnreadLine(
                unread.line().file(), unread.line().number(), unread.line().text(), unread.why());
    }

    static List<UnreadLine> of(Ruleset ruleset, boolean missing) {
        return ruleset.unread().stream()
                .filter(unread -> unread.missing() == missing)
                .map(UnreadLine::of)
                .toList();
    }
}

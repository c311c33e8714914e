package dev.origindoctor.firewall.iptables.tables;

import dev.origindoctor.firewall.iptables.words.Token;
import dev.origindoctor.firewall.rules.Line;
import dev.origindoctor.firewall.rules.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it stands in a chain, not yet understood.
 *
 * @param line its line
 * @param words the words behind the chain's name
 * @param unread why not even its words could be taken apart; otherwise null
 */
public record Entry(Line line, List<Token> words, @Nullable Unread unread) {
    private static final Set<String> LEADS = Set.of("-j", "--jump", "-g", "--goto");

    public Entry {
        words = List.copyOf(words);
    }

    /** The rule after its chain of one name was given another. */
    Entry leadingTo(String from, String to) {
        List<Token> renamed = new ArrayList<>(words);
        for (int i = 1; i < renamed.size(); i++) {
            boolean leads = LEADS.contains(renamed.get(i - 1).text())
                    && renamed.get(i).text().equals(from);
            if (leads) {
                renamed.set(i, new Token(to, renamed.get(i).quoted()));
            }
        }
        return renamed.equals(words) ? this : new Entry(line, renamed, unread);
    }
}

package dev.origindoctor.firewall.iptables.tables;

import dev.origindoctor.firewall.iptables.words.Token;
import dev.origindoctor.firewall.rules.Line;
import dev.origindoctor.firewall.rules.Unread;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it stands in a chain, not yet understood.
 *
 * @param line its line
 * @param words the words behind the chain's name
 * @param unread why not even its words could be taken apart; otherwise null
 */
public record Entry(Line line, List<Token> words, @Nullable Unread unread) {
    public Entry {
        words = List.copyOf(words);
    }
}

package dev.origindoctor.firewall.nft.meaning;

import dev.origindoctor.firewall.nft.tree.Expression;
import dev.origindoctor.firewall.nft.tree.Expression.Word;
import dev.origindoctor.firewall.packet.Match;
import dev.origindoctor.firewall.rules.Condition;
import java.util.Optional;
import java.util.OptionalLong;

/** What the host's routing table would answer ({@code fib}), for a host whose peers are behind its default route. */
final class Routes {
    private static final long UNICAST = 1;
    private static final long LOCAL = 2;

    private Routes() {}

    /** The condition that the look-up {@code name} gives {@code key}; empty where that cannot be told. */
    static Optional<Condition> condition(String name, Expression key) {
        boolean source = name.startsWith("fib saddr");
        if (!(key instanceof Word word) || !(source || name.startsWith("fib daddr"))) {
            return Optional.empty();
        }
        if (name.endsWith(" type")) {
            OptionalLong type = Members.number(word, Constants.ROUTE_TYPES);
            return type.isEmpty() ? Optional.empty() : Optional.of(type(source, type.getAsLong()));
        }
        return source ? reversePath(word.text()) : Optional.empty();
    }

    private static Condition type(boolean source, long type) {
        Condition atHost = source ? Condition.sourceAtHost() : Condition.destinationAtHost();
        if (type == LOCAL) {
            return atHost;
        }
        return type == UNICAST ? Condition.not(atHost) : packet -> Match.NEVER;
    }

    /** A peer is reached the way that it came, so the look-up finds an interface; strict or loose. */
    private static Optional<Condition> reversePath(String wanted) {
        boolean found = wanted.equals("exists") || wanted.equals("1") || wanted.equals("true");
        boolean missing = wanted.equals("missing") || wanted.equals("0") || wanted.equals("false");
        return found || missing
                ? Optional.of(packet -> packet.step().fromPeer() ? Match.of(found) : Match.MAYBE)
                : Optional.empty();
    }
}

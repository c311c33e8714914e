package dev.origindoctor.firewall.iptables.matches;

import dev.origindoctor.firewall.iptables.sets.IpSets;
import dev.origindoctor.firewall.iptables.words.Clause;
import dev.origindoctor.firewall.iptables.words.Option;
import dev.origindoctor.firewall.iptables.words.Remark;
import dev.origindoctor.firewall.iptables.words.UnreadableException;
import dev.origindoctor.firewall.rules.Condition;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The match extensions of iptables by name. */
public final class Matches {
    private static final Map<String, MatchRow> ROWS = rows();

    private Matches() {}

    private static Map<String, MatchRow> rows() {
        Map<String, MatchRow> rows = new HashMap<>(HeaderMatches.ROWS);
        rows.putAll(AddressMatches.ROWS);
        rows.putAll(TrackingMatches.ROWS);
        rows.putAll(UndecidedMatches.ROWS);
        return Map.copyOf(rows);
    }

    /** Whether the extension has the option; of one that is not known here, any may be. */
    public static boolean knows(String name, String option) {
        MatchRow row = ROWS.get(name(name));
        return row == null || row.has(option);
    }

    /** The options of the extension, as far as they are known. */
    public static Set<String> options(String name) {
        MatchRow row = ROWS.get(name(name));
        return row == null ? Set.of() : row.options();
    }

    /** What the match says. */
    public static Condition read(Clause clause, IpSets sets) {
        MatchRow row = ROWS.get(name(clause.name()));
        if (row == null) {
            throw new UnreadableException("the match \"" + clause.name() + "\" is not known");
        }
        for (Option option : clause.options()) {
            if (!row.has(option.name())) {
                throw new UnreadableException(
                        "the option " + option.name() + " of the match \"" + clause.name() + "\" is not known");
            }
        }
        return row.condition().apply(clause, sets);
    }

    /** What about the match cannot be told from rules alone; empty where it can. */
    public static String doubt(Clause clause, IpSets sets) {
        MatchRow row = ROWS.get(name(clause.name()));
        if (name(clause.name()).equals("set")) {
            return sets.doubt(clause);
        }
        if (name(clause.name()).equals("tcp")) {
            return HeaderMatches.doubt(clause);
        }
        if (clause.name().equals(Remark.MATCH)) {
            return clause.option(Remark.SAYS).map(Option::value).orElse("");
        }
        return row == null || row.doubt().isEmpty() ? "" : clause + ": " + row.doubt();
    }

    private static String name(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "icmpv6", "ipv6-icmp" -> "icmp6";
            case "mport" -> "multiport";
            default -> lower;
        };
    }
}

package dev.origindoctor.firewall.nft.meaning;

import dev.origindoctor.firewall.nft.tree.Clause.Match;
import dev.origindoctor.firewall.nft.tree.Expression;
import dev.origindoctor.firewall.nft.tree.Expression.Named;
import dev.origindoctor.firewall.nft.tree.NftTable;
import dev.origindoctor.firewall.nft.tree.Shown;
import dev.origindoctor.firewall.packet.MaskedAddresses;
import dev.origindoctor.firewall.rules.Condition;
import dev.origindoctor.ranges.Family;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the comparisons of one table share: its sets, resolved once, and where doubts go. */
final class Scope {
    private final NftTable table;
    private final MaskedAddresses masks;
    private final Map<String, Members> sets = new HashMap<>();
    private final Map<String, Members.Addresses> addresses = new HashMap<>();
    private List<String> doubts = new ArrayList<>();

    Scope(NftTable table, MaskedAddresses masks) {
        this.table = table;
        this.masks = masks;
    }

    /** Those that a mask means. */
    MaskedAddresses masks() {
        return masks;
    }

    /** Where doubts go from now on. */
    void noteIn(List<String> newDoubts) {
        doubts = newDoubts;
    }

    Condition unknown(String doubt) {
        doubts.add(doubt);
        return Condition.unknown();
    }

    /** The comparison is understood, but not what follows from it. */
    Condition undecided(Match match) {
        return unknown("undecided: " + Shown.of(match.left())
                + (match.operator().isEmpty() ? " " : " " + match.operator() + " ") + Shown.of(match.right()));
    }

    /** The members on the right, for a verdict map too. */
    Members members(Expression right) {
        return right instanceof Named named
                ? sets.computeIfAbsent(named.name(), name -> Members.of(right, table))
                : Members.of(right, table);
    }

    /** The addresses on the right. */
    Members.Addresses addresses(Expression right, Family family) {
        return right instanceof Named named
                ? addresses.computeIfAbsent(
                        named.name() + family, key -> members(named).addresses(family))
                : members(right).addresses(family);
    }

    /** What the comparison says where {@code equal} is what equality says. */
    static Condition negated(Match match, Condition equal) {
        return match.negative() ? Condition.not(equal) : equal;
    }
}

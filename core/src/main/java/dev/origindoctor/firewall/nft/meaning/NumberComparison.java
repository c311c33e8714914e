package dev.origindoctor.firewall.nft.meaning;

import dev.origindoctor.firewall.nft.tree.Clause.Match;
import dev.origindoctor.firewall.nft.tree.Expression.Bits;
import dev.origindoctor.firewall.nft.tree.Expression.Braces;
import dev.origindoctor.firewall.nft.tree.Expression.Named;
import dev.origindoctor.firewall.packet.NumberSet;
import dev.origindoctor.firewall.rules.Condition;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Compares numbers: ports, protocols and marks as sets, flags bit by bit. */
final class NumberComparison {
    private static final long ALL = 0xffffffffL;

    private final Scope scope;

    NumberComparison(Scope scope) {
        this.scope = scope;
    }

    /** What {@code match} says of a field that is one number. */
    Condition of(Match match, String name, Function<NumberSet, Condition> make) {
        Members.Numbers right = scope.members(match.right()).numbers(Fields.names(name), Fields.most(name));
        NumberSet wanted = ordered(match.operator(), right, Fields.most(name));
        if (wanted == null) {
            return scope.undecided(match);
        }
        Condition in = make.apply(wanted);
        return Scope.negated(match, right.whole() ? in : Condition.any(List.of(in, scope.undecided(match))));
    }

    /** The numbers for which the comparison (without its negation) holds; null for one that is not understood. */
    private static @Nullable NumberSet ordered(String operator, Members.Numbers right, long most) {
        List<long[]> ranges = right.set().ranges();
        if (List.of("", "==", "!=").contains(operator)) {
            return right.set();
        }
        if (ranges.size() != 1 || ranges.get(0)[0] != ranges.get(0)[1] || !right.whole()) {
            return null;
        }
        long number = ranges.get(0)[0];
        return switch (operator) {
            case "<" -> NumberSet.range(0, number - 1);
            case "<=" -> NumberSet.range(0, number);
            case ">" -> NumberSet.range(number + 1, most);
            case ">=" -> NumberSet.range(number, most);
            default -> null;
        };
    }

    /** What {@code match} says of a field's bits under a mask. */
    Condition bits(Match match, long mask, String name, Function<LongPredicate, Condition> make) {
        if (match.right() instanceof Bits pair && pair.operator().equals("/")) {
            return pair(match, pair, name, make);
        }
        boolean several = match.right() instanceof Braces || match.right() instanceof Named;
        Members.Numbers right = scope.members(match.right()).numbers(Fields.names(name), ALL);
        boolean someFlag = match.operator().isEmpty() && mask == -1 && !several && Fields.flagged(name);
        if (!right.whole()) {
            return scope.undecided(match);
        }
        if (someFlag || match.operator().equals("!")) {
            OptionalLong flags = Members.number(match.right(), Fields.names(name));
            long wanted = flags.orElse(0);
            return flags.isEmpty() ? scope.undecided(match) : make.apply(value -> (value & wanted) != 0 == someFlag);
        }
        NumberSet wanted = ordered(match.operator(), right, ALL);
        if (wanted == null) {
            return scope.undecided(match);
        }
        return make.apply(value -> wanted.contains(value & mask) != match.negative());
    }

    /** {@code tcp flags fin,syn / fin,syn,rst}: of the bits behind the stroke, those before it and no others. */
    private Condition pair(Match match, Bits pair, String name, Function<LongPredicate, Condition> make) {
        OptionalLong mask = Members.number(pair.right(), Fields.names(name));
        OptionalLong wanted = Members.number(pair.left(), Fields.names(name));
        if (mask.isEmpty() || wanted.isEmpty() || !match.equality()) {
            return scope.undecided(match);
        }
        return make.apply(value -> ((value & mask.getAsLong()) == wanted.getAsLong()) != match.negative());
    }
}

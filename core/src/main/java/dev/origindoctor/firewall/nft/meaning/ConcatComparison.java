package dev.origindoctor.firewall.nft.meaning;

import dev.origindoctor.firewall.nft.tree.Clause.Match;
import dev.origindoctor.firewall.nft.tree.Expression;
import dev.origindoctor.firewall.nft.tree.Expression.Braces;
import dev.origindoctor.firewall.nft.tree.Expression.Concat;
import dev.origindoctor.firewall.nft.tree.Expression.Element;
import dev.origindoctor.firewall.nft.tree.Expression.Selector;
import dev.origindoctor.firewall.nft.tree.Expression.Word;
import dev.origindoctor.firewall.rules.Condition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Compares several fields at once: a concatenation with the elements of a set. */
final class ConcatComparison {
    private final Scope scope;
    private final Function<Match, Condition> each;

    /** Asks {@code each} about one field of an element. */
    ConcatComparison(Scope scope, Function<Match, Condition> each) {
        this.scope = scope;
        this.each = each;
    }

    /** Elements that differ in an address only are looked up together. */
    Condition of(Concat left, Match match) {
        List<Condition> guards = new ArrayList<>();
        for (Expression part : left.parts()) {
            if (!(part instanceof Selector selector)) {
                return scope.undecided(match);
            }
            guards.addAll(Fields.guards(selector.name()));
        }
        if (!match.equality()) {
            return scope.undecided(match);
        }
        Members members = scope.members(match.right());
        List<Condition> any = new ArrayList<>(
                byAddress(left, members).stream().map(keys -> all(left, keys)).toList());
        if (!members.whole()) {
            any.add(scope.undecided(match));
        }
        guards.add(Scope.negated(match, Condition.any(any)));
        return Condition.all(guards);
    }

    private List<List<Expression>> byAddress(Concat left, Members members) {
        int address = addressPart(left);
        Map<List<Expression>, List<Element>> groups = new LinkedHashMap<>();
        for (Element element : members.elements()) {
            List<Expression> keys = element.key() instanceof Concat concat ? concat.parts() : List.of(element.key());
            if (keys.size() != left.parts().size()) {
                groups.computeIfAbsent(List.of(element.key()), key -> new ArrayList<>());
                continue;
            }
            List<Expression> others = new ArrayList<>(keys);
            others.set(address, new Word(""));
            groups.computeIfAbsent(others, key -> new ArrayList<>()).add(new Element(keys.get(address), null, null));
        }
        List<List<Expression>> grouped = new ArrayList<>();
        groups.forEach((others, keys) -> {
            List<Expression> parts = new ArrayList<>(others);
            if (!keys.isEmpty()) {
                parts.set(address, new Braces(keys));
            }
            grouped.add(parts);
        });
        return grouped;
    }

    private static int addressPart(Concat left) {
        for (int i = 0; i < left.parts().size(); i++) {
            if (left.parts().get(i) instanceof Selector selector
                    && selector.name().endsWith("addr")) {
                return i;
            }
        }
        return 0;
    }

    private Condition all(Concat left, List<Expression> keys) {
        if (keys.size() != left.parts().size()) {
            return keys.size() == 1 && keys.get(0).equals(new Word("*"))
                    ? Condition.always()
                    : scope.unknown("an element of another shape");
        }
        List<Condition> all = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (left.parts().get(i) instanceof Selector selector) {
                Expression key = keys.get(i);
                all.add(each.apply(new Match(selector, "==", key)));
            }
        }
        return Condition.all(all);
    }
}

package dev.origindoctor.firewall.nft.tree;

import java.util.List;
import java.util.stream.Collectors;

/** Writes expressions for people, short. */
public final class Shown {
    private static final int MOST = 4;

    private Shown() {}

    public static String of(Expression expression) {
        if (expression instanceof Expression.Word word) {
            return word.text();
        }
        if (expression instanceof Expression.Selector selector) {
            return selector.name();
        }
        if (expression instanceof Expression.Obscure obscure) {
            return obscure.text();
        }
        if (expression instanceof Expression.Named named) {
            return "@" + named.name();
        }
        if (expression instanceof Expression.Range range) {
            return of(range.first()) + "-" + of(range.last());
        }
        if (expression instanceof Expression.Prefix prefix) {
            return of(prefix.value()) + "/" + prefix.length();
        }
        return joined(expression);
    }

    private static String joined(Expression expression) {
        if (expression instanceof Expression.Bits bits) {
            return of(bits.left()) + " " + bits.operator() + " " + of(bits.right());
        }
        if (expression instanceof Expression.Concat concat) {
            return list(concat.parts(), " . ");
        }
        if (expression instanceof Expression.Flags flags) {
            return list(flags.parts(), ",");
        }
        if (expression instanceof Expression.Lookup lookup) {
            return of(lookup.key()) + " map " + of(lookup.map());
        }
        return expression instanceof Expression.Braces braces
                ? "{ "
                        + list(
                                braces.elements().stream()
                                        .map(Expression.Element::key)
                                        .toList(),
                                ", ") + " }"
                : "";
    }

    private static String list(List<Expression> parts, String between) {
        String some = parts.stream().limit(MOST).map(Shown::of).collect(Collectors.joining(between));
        return parts.size() > MOST ? some + between + "…" : some;
    }
}

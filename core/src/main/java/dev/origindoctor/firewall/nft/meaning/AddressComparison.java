package dev.origindoctor.firewall.nft.meaning;

import dev.origindoctor.firewall.nft.tree.Clause.Match;
import dev.origindoctor.firewall.nft.tree.Expression;
import dev.origindoctor.firewall.nft.tree.Expression.Element;
import dev.origindoctor.firewall.nft.tree.Expression.Word;
import dev.origindoctor.firewall.packet.MaskedAddresses;
import dev.origindoctor.firewall.rules.Condition;
import dev.origindoctor.ranges.AddressRange;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.Family;
import dev.origindoctor.ranges.Ip;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares addresses: with sets, in order, and under masks. */
final class AddressComparison {
    private final Scope scope;

    AddressComparison(Scope scope) {
        this.scope = scope;
    }

    /** What {@code match} says of an address of {@code family}, under a mask if there is one. */
    Condition of(Match match, Family family, @Nullable Expression mask, Function<AddressSet, Condition> make) {
        if (mask != null) {
            return masked(match, family, mask)
                    .map(set -> Scope.negated(match, make.apply(set)))
                    .orElseGet(() -> scope.undecided(match));
        }
        if (!match.equality()) {
            return Members.address(match.right(), family)
                    .flatMap(bound -> beyond(match.operator(), bound))
                    .map(make)
                    .orElseGet(() -> scope.undecided(match));
        }
        Members.Addresses right = scope.addresses(match.right(), family);
        if (right.whole()) {
            return make.apply(match.negative() ? right.set().complement(family) : right.set());
        }
        return Scope.negated(match, Condition.any(List.of(make.apply(right.set()), scope.undecided(match))));
    }

    /** The addresses on one side of a bound. */
    private static Optional<AddressSet> beyond(String operator, Ip bound) {
        Family family = bound.family();
        return switch (operator) {
            case "<=" -> Optional.of(between(family.first(), bound));
            case ">=" -> Optional.of(between(bound, family.last()));
            case "<" -> Optional.of(between(bound, family.last()).complement(family));
            case ">" -> Optional.of(between(family.first(), bound).complement(family));
            default -> Optional.empty();
        };
    }

    private static AddressSet between(Ip first, Ip last) {
        return AddressSet.of(new AddressRange(first, last));
    }

    /** The addresses of which the mask leaves one of the values on the right; empty where that cannot be listed. */
    private Optional<AddressSet> masked(Match match, Family family, Expression written) {
        Optional<Ip> mask = Members.address(written, family);
        Members right = scope.members(match.right());
        if (mask.isEmpty() || !right.whole() || !match.equality()) {
            return Optional.empty();
        }
        AddressSet all = AddressSet.empty();
        for (Element element : right.elements()) {
            Optional<AddressSet> one = element.key() instanceof Word word
                    ? Members.address(word, family).flatMap(value -> equal(value, mask.get()))
                    : Optional.empty();
            if (one.isEmpty()) {
                return one;
            }
            all = all.union(one.get());
        }
        return Optional.of(all);
    }

    /** A value with bits that the mask takes away equals nothing. */
    private Optional<AddressSet> equal(Ip value, Ip mask) {
        return MaskedAddresses.and(value, mask).equals(value)
                ? scope.masks().of(value, mask)
                : Optional.of(AddressSet.empty());
    }
}

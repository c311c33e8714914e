package dev.origindoctor.firewall.nft.meaning;

import dev.origindoctor.firewall.nft.tree.Clause.Match;
import dev.origindoctor.firewall.nft.tree.Expression;
import dev.origindoctor.firewall.nft.tree.Expression.Bits;
import dev.origindoctor.firewall.nft.tree.Expression.Concat;
import dev.origindoctor.firewall.nft.tree.Expression.Element;
import dev.origindoctor.firewall.nft.tree.Expression.Lookup;
import dev.origindoctor.firewall.nft.tree.Expression.Selector;
import dev.origindoctor.firewall.packet.NumberSet;
import dev.origindoctor.firewall.rules.Condition;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Turns the comparisons of one table's rules into conditions. What cannot be decided is unknown, with a doubt noted. */
final class Comparisons {
    private final Scope scope;
    private final AddressComparison addresses;
    private final NumberComparison numbers;
    private final ConcatComparison concatenations;

    Comparisons(Scope scope) {
        this.scope = scope;
        this.addresses = new AddressComparison(scope);
        this.numbers = new NumberComparison(scope);
        this.concatenations = new ConcatComparison(scope, this::plain);
    }

    /** The condition that {@code match} is. */
    Condition of(Match match) {
        if (match.left() instanceof Concat concat) {
            return concatenations.of(concat, match);
        }
        if (match.left() instanceof Selector selector) {
            return guarded(selector, compare(selector.name(), null, match));
        }
        if (match.left() instanceof Bits bits
                && bits.left() instanceof Selector selector
                && bits.operator().equals("&")) {
            return guarded(selector, compare(selector.name(), bits.right(), match));
        }
        return scope.undecided(match);
    }

    /** What must hold for a value to be there: the headers that it is read from, and its key in the map. */
    List<Condition> found(@Nullable Expression value) {
        if (value instanceof Selector selector) {
            return Fields.guards(selector.name());
        }
        if (value instanceof Lookup lookup) {
            return List.of(of(new Match(lookup.key(), "==", lookup.map())));
        }
        if (value instanceof Concat concat) {
            return concat.parts().stream().flatMap(part -> found(part).stream()).toList();
        }
        return value instanceof Bits bits ? found(bits.left()) : List.of();
    }

    /** A field of a header is only there in packets that have the header. */
    private static Condition guarded(Selector selector, Condition condition) {
        List<Condition> guards = Fields.guards(selector.name());
        if (guards.isEmpty()) {
            return condition;
        }
        List<Condition> all = new ArrayList<>(guards);
        all.add(condition);
        return Condition.all(all);
    }

    /** The comparison of a field whose header is known to be there. */
    private Condition plain(Match match) {
        return match.left() instanceof Selector selector
                ? compare(selector.name(), null, match)
                : scope.undecided(match);
    }

    private Condition compare(String name, @Nullable Expression mask, Match match) {
        return switch (name) {
            case "ip saddr", "ip6 saddr" -> address(name, mask, match, Condition::sourceAddress);
            case "ip daddr", "ip6 daddr" -> address(name, mask, match, Condition::destinationAddress);
            case "ct original ip daddr", "ct original ip6 daddr" ->
                address(name, mask, match, Condition::originalDestination);
            case "meta iifname", "meta iif", "meta sdifname" ->
                anyOf(match, key -> Fields.device(key).map(Condition::inputInterface));
            case "meta oifname", "meta oif" ->
                anyOf(match, key -> Fields.device(key).map(Condition::outputInterface));
            default -> {
                OptionalLong bits = mask == null ? OptionalLong.of(-1) : Members.number(mask, Fields.names(name));
                yield bits.isEmpty() ? scope.undecided(match) : number(name, bits.getAsLong(), match, mask);
            }
        };
    }

    private Condition address(
            String name, @Nullable Expression mask, Match match, Function<AddressSet, Condition> make) {
        return addresses.of(match, name.contains("ip6") ? Family.IPV6 : Family.IPV4, mask, make);
    }

    private Condition number(String name, long bits, Match match, @Nullable Expression mask) {
        if (name.startsWith("@")) {
            return raw(name, mask, match);
        }
        if (name.startsWith("fib ")) {
            return anyOf(match, key -> Routes.condition(name, key));
        }
        switch (name) {
            case "tcp flags" -> {
                return numbers.bits(match, bits, name, Fields::flags);
            }
            case "ct state" -> {
                return numbers.bits(match, bits, name, Fields::states);
            }
            case "meta mark", "ct mark" -> {
                return mark(name, bits & 0xffffffffL, match);
            }
            default -> {
                Function<NumberSet, Condition> field = Fields.number(name);
                if (field != null && bits == -1) {
                    return numbers.of(match, name, field);
                }
                Function<LongPredicate, Condition> tested = Fields.bits(name);
                return tested != null ? numbers.bits(match, bits, name, tested) : scope.undecided(match);
            }
        }
    }

    /** Bytes by their place, as far as they are a field that has a name. */
    private Condition raw(String bytes, @Nullable Expression mask, Match match) {
        String field = RawBytes.field(bytes);
        return field != null
                ? RawBytes.where(field, compare(field, mask, match))
                : RawBytes.payload(bytes) ? RawBytes.ofPayload() : scope.undecided(match);
    }

    /** Holds where the condition of one of the elements holds. */
    private Condition anyOf(Match match, Function<Expression, Optional<Condition>> one) {
        if (!match.equality()) {
            return scope.undecided(match);
        }
        Members members = scope.members(match.right());
        List<Condition> any = new ArrayList<>();
        boolean whole = members.whole();
        for (Element element : members.elements()) {
            Optional<Condition> condition = one.apply(element.key());
            condition.ifPresent(any::add);
            whole &= condition.isPresent();
        }
        if (!whole) {
            any.add(scope.undecided(match));
        }
        return Scope.negated(match, Condition.any(any));
    }

    private Condition mark(String name, long bits, Match match) {
        boolean packets = name.equals("meta mark");
        if (bits == 0xffffffffL) {
            return numbers.of(match, name, packets ? Condition::mark : Condition::connectionMark);
        }
        return anyOf(match, key -> {
            OptionalLong wanted = Members.number(key, Map.of());
            return wanted.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            packets
                                    ? Condition.mark(bits, wanted.getAsLong())
                                    : Condition.connectionMark(bits, wanted.getAsLong()));
        });
    }
}

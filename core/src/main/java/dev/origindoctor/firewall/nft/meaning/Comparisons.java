package dev.origindoctor.firewall.nft.meaning;

import dev.origindoctor.firewall.nft.tree.Clause.Match;
import dev.origindoctor.firewall.nft.tree.Expression;
import dev.origindoctor.firewall.nft.tree.Expression.Bits;
import dev.origindoctor.firewall.nft.tree.Expression.Braces;
import dev.origindoctor.firewall.nft.tree.Expression.Concat;
import dev.origindoctor.firewall.nft.tree.Expression.Element;
import dev.origindoctor.firewall.nft.tree.Expression.Lookup;
import dev.origindoctor.firewall.nft.tree.Expression.Named;
import dev.origindoctor.firewall.nft.tree.Expression.Selector;
import dev.origindoctor.firewall.nft.tree.Expression.Word;
import dev.origindoctor.firewall.nft.tree.NftTable;
import dev.origindoctor.firewall.nft.tree.Shown;
import dev.origindoctor.firewall.packet.NumberSet;
import dev.origindoctor.firewall.rules.Condition;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.Cidr;
import dev.origindoctor.ranges.Family;
import dev.origindoctor.ranges.Ip;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Turns the comparisons of one table's rules into conditions. What cannot be decided is unknown, with a doubt noted. */
final class Comparisons {
    private final NftTable table;
    private final Map<String, Members> sets = new HashMap<>();
    private final Map<String, Members.Addresses> addresses = new HashMap<>();
    private List<String> doubts = new ArrayList<>();

    Comparisons(NftTable table) {
        this.table = table;
    }

    /** Where doubts go from now on. */
    void noteIn(List<String> newDoubts) {
        doubts = newDoubts;
    }

    Condition unknown(String doubt) {
        doubts.add(doubt);
        return Condition.unknown();
    }

    /** The condition that {@code match} is. */
    Condition of(Match match) {
        if (match.left() instanceof Concat concat) {
            return concat(concat, match);
        }
        if (match.left() instanceof Selector selector) {
            return guarded(selector, compare(selector, -1, match));
        }
        if (match.left() instanceof Bits bits
                && bits.left() instanceof Selector selector
                && bits.operator().equals("&")) {
            OptionalLong mask = mask(selector, bits.right());
            return mask.isEmpty()
                    ? unknown(shown(match))
                    : guarded(selector, compare(selector, mask.getAsLong(), match));
        }
        return unknown(shown(match));
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

    /** The members on the right, for a verdict map too. */
    Members members(Expression right) {
        return right instanceof Named named
                ? sets.computeIfAbsent(named.name(), name -> Members.of(right, table))
                : Members.of(right, table);
    }

    private static OptionalLong mask(Selector selector, Expression mask) {
        if (selector.name().endsWith("addr") && mask instanceof Word word) {
            return Ip.parse(word.text())
                    .filter(ip -> ip.family() == Family.IPV4)
                    .map(ip -> OptionalLong.of(ip.low()))
                    .orElse(OptionalLong.empty());
        }
        return Members.number(mask, Fields.names(selector.name()));
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

    private Condition compare(Selector selector, long mask, Match match) {
        String name = selector.name();
        return switch (name) {
            case "ip saddr", "ip6 saddr" -> address(name, mask, match, Condition::sourceAddress);
            case "ip daddr", "ip6 daddr" -> address(name, mask, match, Condition::destinationAddress);
            case "ct original ip daddr", "ct original ip6 daddr" ->
                address(name, mask, match, Condition::originalDestination);
            case "meta iifname", "meta iif", "meta sdifname" ->
                anyOf(match, key -> Fields.device(key).map(Condition::inputInterface));
            case "meta oifname", "meta oif" ->
                anyOf(match, key -> Fields.device(key).map(Condition::outputInterface));
            case "tcp flags" -> test(match, mask, name, Fields::flags);
            case "ct state" -> test(match, mask, name, Fields::states);
            case "meta mark", "ct mark" -> mark(name, mask, match);
            default -> other(name, mask, match);
        };
    }

    private Condition other(String name, long mask, Match match) {
        if (name.startsWith("fib ")) {
            return anyOf(match, key -> Routes.condition(name, key));
        }
        Function<NumberSet, Condition> field = Fields.number(name);
        if (field != null && mask == -1) {
            return numbers(name, match, field);
        }
        Function<LongPredicate, Condition> bits = Fields.bits(name);
        return bits != null ? test(match, mask, name, bits) : unknown(shown(match));
    }

    private Condition address(String name, long mask, Match match, Function<AddressSet, Condition> make) {
        Family family = name.contains("ip6") ? Family.IPV6 : Family.IPV4;
        if (mask != -1) {
            Optional<AddressSet> block = block(mask, match.right());
            return block.map(set -> negated(match, make.apply(set))).orElseGet(() -> unknown(shown(match)));
        }
        if (!equality(match)) {
            return unknown(shown(match));
        }
        Members.Addresses right = match.right() instanceof Named named
                ? addresses.computeIfAbsent(
                        named.name() + family, key -> members(named).addresses(family))
                : members(match.right()).addresses(family);
        if (right.whole()) {
            return make.apply(match.operator().equals("!=") ? right.set().complement(family) : right.set());
        }
        return negated(match, Condition.any(List.of(make.apply(right.set()), unknown(shown(match)))));
    }

    private static Optional<AddressSet> block(long mask, Expression value) {
        int length = Long.bitCount(mask);
        boolean prefix = mask == (length == 0 ? 0 : 0xffffffffL << (32 - length) & 0xffffffffL);
        return prefix && value instanceof Word word
                ? Cidr.parse(word.text() + "/" + length).map(AddressSet::of)
                : Optional.empty();
    }

    private static boolean equality(Match match) {
        return match.operator().isEmpty()
                || match.operator().equals("==")
                || match.operator().equals("!=");
    }

    private static Condition negated(Match match, Condition condition) {
        return match.operator().equals("!=") ? Condition.not(condition) : condition;
    }

    /** Holds where the condition of one of the elements holds. */
    private Condition anyOf(Match match, Function<Expression, Optional<Condition>> one) {
        if (!equality(match)) {
            return unknown(shown(match));
        }
        Members members = members(match.right());
        List<Condition> any = new ArrayList<>();
        boolean whole = members.whole();
        for (Element element : members.elements()) {
            Optional<Condition> condition = one.apply(element.key());
            condition.ifPresent(any::add);
            whole &= condition.isPresent();
        }
        if (!whole) {
            any.add(unknown(shown(match)));
        }
        return negated(match, Condition.any(any));
    }

    private Condition numbers(String name, Match match, Function<NumberSet, Condition> make) {
        Members.Numbers right = members(match.right()).numbers(Fields.names(name), Fields.most(name));
        NumberSet wanted = ordered(match.operator(), right, Fields.most(name));
        if (wanted == null) {
            return unknown(shown(match));
        }
        Condition in = make.apply(wanted);
        return negated(match, right.whole() ? in : Condition.any(List.of(in, unknown(shown(match)))));
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

    private Condition mark(String name, long mask, Match match) {
        long bits = mask & 0xffffffffL;
        boolean packets = name.equals("meta mark");
        if (bits == 0xffffffffL) {
            return numbers(name, match, packets ? Condition::mark : Condition::connectionMark);
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

    private Condition test(Match match, long mask, String name, Function<LongPredicate, Condition> make) {
        if (match.right() instanceof Bits pair && pair.operator().equals("/")) {
            return masked(match, pair, name, make);
        }
        boolean several = match.right() instanceof Braces || match.right() instanceof Named;
        Members.Numbers right = members(match.right()).numbers(Fields.names(name), 0xffffffffL);
        boolean someFlag = match.operator().isEmpty() && mask == -1 && !several && Fields.flagged(name);
        if (!right.whole()) {
            return unknown(shown(match));
        }
        if (someFlag || match.operator().equals("!")) {
            OptionalLong flags = Members.number(match.right(), Fields.names(name));
            long wanted = flags.orElse(0);
            return flags.isEmpty() ? unknown(shown(match)) : make.apply(value -> (value & wanted) != 0 == someFlag);
        }
        NumberSet wanted = ordered(match.operator(), right, 0xffffffffL);
        if (wanted == null) {
            return unknown(shown(match));
        }
        boolean negative = match.operator().equals("!=");
        return make.apply(value -> wanted.contains(value & mask) != negative);
    }

    /** {@code tcp flags fin,syn / fin,syn,rst}: of the bits behind the stroke, those before it and no others. */
    private Condition masked(Match match, Bits pair, String name, Function<LongPredicate, Condition> make) {
        OptionalLong mask = Members.number(pair.right(), Fields.names(name));
        OptionalLong wanted = Members.number(pair.left(), Fields.names(name));
        if (mask.isEmpty() || wanted.isEmpty() || !equality(match)) {
            return unknown(shown(match));
        }
        boolean negative = match.operator().equals("!=");
        return make.apply(value -> ((value & mask.getAsLong()) == wanted.getAsLong()) != negative);
    }

    /** Elements that differ in an address only are looked up together. */
    private Condition concat(Concat left, Match match) {
        List<Condition> guards = new ArrayList<>();
        for (Expression part : left.parts()) {
            if (!(part instanceof Selector selector)) {
                return unknown(shown(match));
            }
            guards.addAll(Fields.guards(selector.name()));
        }
        if (!equality(match)) {
            return unknown(shown(match));
        }
        Members members = members(match.right());
        List<Condition> any = new ArrayList<>(
                byAddress(left, members).stream().map(keys -> all(left, keys)).toList());
        if (!members.whole()) {
            any.add(unknown(shown(match)));
        }
        guards.add(negated(match, Condition.any(any)));
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
                    : unknown("an element of another shape");
        }
        List<Condition> all = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (left.parts().get(i) instanceof Selector selector) {
                Expression key = keys.get(i);
                all.add(compare(selector, -1, new Match(selector, "==", key)));
            }
        }
        return Condition.all(all);
    }

    private static String shown(Match match) {
        return "undecided: " + Shown.of(match.left())
                + (match.operator().isEmpty() ? " " : " " + match.operator() + " ") + Shown.of(match.right());
    }
}

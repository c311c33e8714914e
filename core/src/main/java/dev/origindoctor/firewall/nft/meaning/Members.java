package dev.origindoctor.firewall.nft.meaning;

import dev.origindoctor.firewall.nft.tree.Expression;
import dev.origindoctor.firewall.nft.tree.Expression.Bits;
import dev.origindoctor.firewall.nft.tree.Expression.Braces;
import dev.origindoctor.firewall.nft.tree.Expression.Element;
import dev.origindoctor.firewall.nft.tree.Expression.Flags;
import dev.origindoctor.firewall.nft.tree.Expression.Named;
import dev.origindoctor.firewall.nft.tree.Expression.Prefix;
import dev.origindoctor.firewall.nft.tree.Expression.Range;
import dev.origindoctor.firewall.nft.tree.Expression.Word;
import dev.origindoctor.firewall.nft.tree.NftSet;
import dev.origindoctor.firewall.nft.tree.NftTable;
import dev.origindoctor.firewall.packet.NumberSet;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.AddressSetBuilder;
import dev.origindoctor.ranges.Cidr;
import dev.origindoctor.ranges.Family;
import dev.origindoctor.ranges.Ip;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The elements on the right of a comparison, sets resolved.
 *
 * @param elements single values, ranges, blocks and concatenations
 * @param whole false where there may be more than these
 */
public record Members(List<Element> elements, boolean whole) {
    public Members {
        elements = List.copyOf(elements);
    }

    /** Resolves {@code right} with the sets of {@code table}. */
    static Members of(Expression right, NftTable table) {
        if (right instanceof Named named) {
            NftSet set = table.sets().get(named.name());
            return set == null ? new Members(List.of(), false) : flat(set.elements(), set.whole());
        }
        return right instanceof Braces braces
                ? flat(braces.elements(), true)
                : new Members(List.of(new Element(right, null, null)), true);
    }

    /** Variables that hold sets make sets within sets. */
    private static Members flat(List<Element> nested, boolean whole) {
        if (nested.stream().noneMatch(element -> element.key() instanceof Braces)) {
            return new Members(nested, whole);
        }
        List<Element> elements = new ArrayList<>();
        Deque<Element> rest = new ArrayDeque<>(nested);
        while (!rest.isEmpty()) {
            Element element = rest.removeFirst();
            if (element.key() instanceof Braces inner) {
                inner.elements().forEach(rest::addLast);
            } else {
                elements.add(element);
            }
        }
        return new Members(elements, whole);
    }

    /** Addresses, and whether these are all. */
    record Addresses(AddressSet set, boolean whole) {}

    Addresses addresses(Family family) {
        AddressSetBuilder builder = AddressSet.builder();
        boolean all = whole;
        for (Element element : elements) {
            all &= add(builder, element.key(), family);
        }
        AddressSet set = builder.build();
        return new Addresses(set.only(family), all && set.only(family).equals(set));
    }

    private static boolean add(AddressSetBuilder builder, Expression key, Family family) {
        if (key instanceof Word word) {
            if (word.text().equals("*")) {
                builder.add(AddressSet.all(family));
                return true;
            }
            Optional<Ip> ip = address(word, family);
            ip.ifPresent(builder::add);
            return ip.isPresent();
        }
        if (key instanceof Prefix prefix && prefix.value() instanceof Word word) {
            Optional<Cidr> cidr = Cidr.parseLoosely(word.text() + "/" + prefix.length());
            cidr.ifPresent(builder::add);
            return cidr.isPresent();
        }
        return key instanceof Range range
                && range.first() instanceof Word first
                && range.last() instanceof Word last
                && builder.add(first.text() + "-" + last.text());
    }

    /** One address; of the fourth version it may be written as a number. */
    static Optional<Ip> address(Expression constant, Family family) {
        if (!(constant instanceof Word word)) {
            return Optional.empty();
        }
        OptionalLong number = family == Family.IPV4 ? number(word.text()) : OptionalLong.empty();
        return number.isPresent() && number.getAsLong() <= 0xffffffffL
                ? Optional.of(new Ip(Family.IPV4, 0, number.getAsLong()))
                : Ip.parse(word.text()).filter(ip -> ip.family() == family);
    }

    /** Numbers, and whether these are all. */
    record Numbers(NumberSet set, boolean whole) {}

    /** The elements as numbers up to {@code most}, some of which have names. */
    Numbers numbers(Map<String, Long> names, long most) {
        List<NumberSet> sets = new ArrayList<>();
        boolean all = whole;
        for (Element element : elements) {
            NumberSet set = numbers(element.key(), names, most);
            all &= !set.isEmpty();
            sets.add(set);
        }
        return new Numbers(NumberSet.union(sets), all);
    }

    /** None where the expression is no number. */
    private static NumberSet numbers(Expression key, Map<String, Long> names, long most) {
        if (key instanceof Word word && word.text().equals("*")) {
            return NumberSet.range(0, most);
        }
        if (key instanceof Range range) {
            OptionalLong first = number(range.first(), names);
            OptionalLong last = number(range.last(), names);
            return first.isPresent() && last.isPresent()
                    ? NumberSet.range(first.getAsLong(), last.getAsLong())
                    : NumberSet.NONE;
        }
        OptionalLong number = number(key, names);
        return number.isPresent() ? NumberSet.of(number.getAsLong()) : NumberSet.NONE;
    }

    /** The number that a constant means: by name, decimal, hexadecimal, or flags joined by {@code |} or commas. */
    static OptionalLong number(Expression constant, Map<String, Long> names) {
        if (constant instanceof Word word) {
            Long named = names.get(word.text());
            return named != null ? OptionalLong.of(named) : number(word.text());
        }
        if (constant instanceof Bits bits && bits.operator().equals("|")) {
            return or(List.of(bits.left(), bits.right()), names);
        }
        return constant instanceof Flags flags ? or(flags.parts(), names) : OptionalLong.empty();
    }

    private static OptionalLong or(List<Expression> parts, Map<String, Long> names) {
        long number = 0;
        for (Expression part : parts) {
            OptionalLong one = number(part, names);
            if (one.isEmpty()) {
                return one;
            }
            number |= one.getAsLong();
        }
        return OptionalLong.of(number);
    }

    private static OptionalLong number(String text) {
        if (text.matches("0[xX][0-9a-fA-F]{1,8}")) {
            return OptionalLong.of(Long.parseLong(text.substring(2), 16));
        }
        return text.matches("[0-9]{1,12}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}

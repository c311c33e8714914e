package dev.origindoctor.ranges;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** An exact, immutable set of IPv4 and IPv6 addresses, however many there are. */
public final class AddressSet {
    private static final AddressSet EMPTY = new AddressSet(Intervals.NONE, Intervals.NONE);
    private static final Intervals EVERY_FOUR = Intervals.between(Family.IPV4.first(), Family.IPV4.last());
    private static final Intervals EVERY_SIX = Intervals.between(Family.IPV6.first(), Family.IPV6.last());
    private static final AddressSet ALL = new AddressSet(EVERY_FOUR, EVERY_SIX);

    private final Intervals four;
    private final Intervals six;

    AddressSet(Intervals four, Intervals six) {
        this.four = four;
        this.six = six;
    }

    /** The set without addresses. */
    public static AddressSet empty() {
        return EMPTY;
    }

    /** Every address of both families. */
    public static AddressSet all() {
        return ALL;
    }

    /** Every address of one family. */
    public static AddressSet all(Family family) {
        return ALL.only(family);
    }

    /** The addresses of the blocks. */
    public static AddressSet of(Cidr... cidrs) {
        return of(Arrays.asList(cidrs));
    }

    /** The addresses of the blocks. */
    public static AddressSet of(Collection<Cidr> cidrs) {
        AddressSetBuilder builder = builder();
        cidrs.forEach(builder::add);
        return builder.build();
    }

    /** The addresses of the range. */
    public static AddressSet of(AddressRange range) {
        Intervals intervals = Intervals.between(range.first(), range.last());
        return range.first().family() == Family.IPV4
                ? new AddressSet(intervals, Intervals.NONE)
                : new AddressSet(Intervals.NONE, intervals);
    }

    /** One address. */
    public static AddressSet of(InetAddress address) {
        Ip ip = Ip.of(address);
        return of(new AddressRange(ip, ip));
    }

    /** Reads addresses, blocks and ranges ({@code a-b}), separated by commas or blanks. */
    public static AddressSet parse(String text) {
        AddressSetBuilder builder = builder();
        for (String item : text.trim().split("[,\\s]+")) {
            if (!item.isEmpty() && !builder.add(item)) {
                throw new IllegalArgumentException("address: " + item + " (expected ADDRESS, ADDRESS/LENGTH or A-B)");
            }
        }
        return builder.build();
    }

    /** Collects a set from many parts, in any order. */
    public static AddressSetBuilder builder() {
        return new AddressSetBuilder();
    }

    /** What lies in this set, in {@code other} or in both. */
    public AddressSet union(AddressSet other) {
        return with(four.union(other.four), six.union(other.six));
    }

    /** What lies in both sets. */
    public AddressSet intersect(AddressSet other) {
        return with(four.intersect(other.four), six.intersect(other.six));
    }

    /** What lies in this set and not in {@code other}. */
    public AddressSet subtract(AddressSet other) {
        return with(four.subtract(other.four), six.subtract(other.six));
    }

    /** Every address of both families that is not in this set. */
    public AddressSet complement() {
        return ALL.subtract(this);
    }

    /** Every address of one family that is not in this set; nothing of the other family. */
    public AddressSet complement(Family family) {
        return all(family).subtract(this);
    }

    /** The part of one family. */
    public AddressSet only(Family family) {
        return family == Family.IPV4 ? with(four, Intervals.NONE) : with(Intervals.NONE, six);
    }

    private static AddressSet with(Intervals newFour, Intervals newSix) {
        return newFour.count() == 0 && newSix.count() == 0 ? EMPTY : new AddressSet(newFour, newSix);
    }

    /** Whether the set has no address. */
    public boolean isEmpty() {
        return four.count() == 0 && six.count() == 0;
    }

    /** Whether {@code address} lies in the set. */
    public boolean contains(InetAddress address) {
        return contains(Ip.of(address));
    }

    /** Whether {@code address} lies in the set. */
    public boolean contains(Ip address) {
        return (address.family() == Family.IPV4 ? four : six).contains(address);
    }

    /** Whether every address of {@code other} lies in this set. */
    public boolean containsAll(AddressSet other) {
        return other.subtract(this).isEmpty();
    }

    /** Whether the sets have an address in common. */
    public boolean intersects(AddressSet other) {
        return four.intersects(other.four) || six.intersects(other.six);
    }

    /** How many addresses there are. */
    public BigInteger size() {
        return ranges().stream().map(AddressRange::size).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** The set as the fewest ranges, IPv4 first, in order. */
    public List<AddressRange> ranges() {
        List<AddressRange> ranges = new ArrayList<>(four.count() + six.count());
        for (int i = 0; i < four.count(); i++) {
            ranges.add(new AddressRange(four.first(i, Family.IPV4), four.last(i, Family.IPV4)));
        }
        for (int i = 0; i < six.count(); i++) {
            ranges.add(new AddressRange(six.first(i, Family.IPV6), six.last(i, Family.IPV6)));
        }
        return ranges;
    }

    /** The set as the fewest blocks, IPv4 first, in order. */
    public List<Cidr> cidrs() {
        return ranges().stream().flatMap(range -> range.cidrs().stream()).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressSet set && four.equals(set.four) && six.equals(set.six);
    }

    @Override
    public int hashCode() {
        return Objects.hash(four, six);
    }

    /** The blocks, separated by commas. */
    @Override
    public String toString() {
        return cidrs().stream().map(Cidr::toString).collect(Collectors.joining(", "));
    }
}

package dev.origindoctor.ranges;

import java.util.Objects;
import java.util.Optional;

/** A block of addresses that share their first {@code length} bits; the others are zero in {@code first}. */
public record Cidr(Ip first, int length) implements Comparable<Cidr> {
    /** Checks the length and that no bit is set behind it. */
    public Cidr {
        Objects.requireNonNull(first, "first");
        if (length < 0 || length > first.family().bits()) {
            throw new IllegalArgumentException("prefix length: " + length + " (expected 0.."
                    + first.family().bits() + ")");
        }
        if (!masked(first, length).equals(first)) {
            throw new IllegalArgumentException("prefix: " + first + "/" + length + " has bits set behind its length");
        }
    }

    /** The block of this length that holds {@code address}. */
    public static Cidr around(Ip address, int length) {
        return new Cidr(masked(address, length), length);
    }

    /** Reads {@code 192.0.2.0/24} or a single address; empty for everything else, bits behind the length included. */
    public static Optional<Cidr> parse(String text) {
        return split(text)
                .filter(block -> block.cidr().first.equals(block.address))
                .map(Block::cidr);
    }

    /** As {@link #parse}, but bits behind the length are dropped, as kernels do. */
    public static Optional<Cidr> parseLoosely(String text) {
        return split(text).map(Block::cidr);
    }

    private record Block(Ip address, int length) {
        Cidr cidr() {
            return around(address, length);
        }
    }

    private static Optional<Block> split(String text) {
        int slash = text.indexOf('/');
        String before = slash < 0 ? text : text.substring(0, slash);
        String after = slash < 0 ? "" : text.substring(slash + 1);
        return Ip.parse(before)
                .flatMap(ip -> slash < 0
                        ? Optional.of(new Block(ip, ip.family().bits()))
                        : length(after, ip.family().bits()).map(length -> new Block(ip, length)));
    }

    private static Optional<Integer> length(String text, int most) {
        boolean number = !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return Optional.of(number ? Integer.parseInt(text) : -1).filter(length -> length >= 0 && length <= most);
    }

    /** The kind of the block's addresses. */
    public Family family() {
        return first.family();
    }

    /** The highest address of the block. */
    public Ip last() {
        int host = family().bits() - length;
        long high = host <= 64 ? 0 : ones(host - 64);
        return new Ip(family(), first.high() | high, first.low() | ones(Math.min(host, 64)));
    }

    /** Whether {@code address} lies in the block. */
    public boolean contains(Ip address) {
        return address.family() == family() && masked(address, length).equals(first);
    }

    /** By address, then the wider block first. */
    @Override
    public int compareTo(Cidr other) {
        int byAddress = first.compareTo(other.first);
        return byAddress != 0 ? byAddress : Integer.compare(length, other.length);
    }

    @Override
    public String toString() {
        return first + "/" + length;
    }

    private static Ip masked(Ip address, int length) {
        int host = address.family().bits() - length;
        long high = host <= 64 ? address.high() : address.high() & ~ones(host - 64);
        return new Ip(address.family(), high, address.low() & ~ones(Math.min(host, 64)));
    }

    private static long ones(int count) {
        return count == 0 ? 0 : -1L >>> (64 - count);
    }
}

package dev.origindoctor.ranges;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** All addresses from {@code first} to {@code last}, both included. */
public record AddressRange(Ip first, Ip last) {
    /** Checks that both ends are of one family and in order. */
    public AddressRange {
        if (first.family() != last.family() || first.compareTo(last) > 0) {
            throw new IllegalArgumentException("range: " + first + "-" + last + " (expected one family, lower first)");
        }
    }

    /** How many addresses there are. */
    public BigInteger size() {
        return number(last).subtract(number(first)).add(BigInteger.ONE);
    }

    /** The fewest blocks that make up the range, in order. */
    public List<Cidr> cidrs() {
        List<Cidr> cidrs = new ArrayList<>();
        Ip next = first;
        while (true) {
            Cidr block = largest(next);
            cidrs.add(block);
            if (block.last().equals(last)) {
                return cidrs;
            }
            next = block.last().next();
        }
    }

    private Cidr largest(Ip from) {
        int bits = from.family().bits();
        int zeros =
                from.low() != 0 ? Long.numberOfTrailingZeros(from.low()) : 64 + Long.numberOfTrailingZeros(from.high());
        int length = bits - Math.min(zeros, bits);
        Cidr block = new Cidr(from, length);
        while (block.last().compareTo(last) > 0) {
            block = new Cidr(from, ++length);
        }
        return block;
    }

    private static BigInteger number(Ip ip) {
        return new BigInteger(Long.toUnsignedString(ip.high()))
                .shiftLeft(64)
                .add(new BigInteger(Long.toUnsignedString(ip.low())));
    }

    @Override
    public String toString() {
        return first.equals(last) ? first.toString() : first + "-" + last;
    }
}

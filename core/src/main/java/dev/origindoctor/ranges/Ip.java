package dev.origindoctor.ranges;

import dev.origindoctor.origin.Addresses;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;

/**
 * One address as an unsigned number: {@code high} holds the upper 64 bits of an IPv6 address and is 0 for IPv4. Unlike
 * {@link InetAddress} it keeps IPv4 embedded in IPv6 ({@code ::ffff:192.0.2.1}) apart from IPv4.
 */
public record Ip(Family family, long high, long low) implements Comparable<Ip> {
    /** Checks that an IPv4 address has 32 bits. */
    public Ip {
        Objects.requireNonNull(family, "family");
        if (family.bits() == 32 && (high != 0 || low >>> 32 != 0)) {
            throw new IllegalArgumentException("address: more than 32 bits for IPv4");
        }
    }

    /** The number of {@code address}. */
    public static Ip of(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return bytes.remaining() == 4
                ? new Ip(Family.IPV4, 0, bytes.getInt() & 0xffffffffL)
                : new Ip(Family.IPV6, bytes.getLong(), bytes.getLong());
    }

    /** Reads a literal address as {@link Addresses#parse} does; everything else, names included, is empty. */
    public static Optional<Ip> parse(String text) {
        if (text.indexOf(':') < 0) {
            long number = four(text);
            return number < 0 ? Optional.empty() : Optional.of(new Ip(Family.IPV4, 0, number));
        }
        return Addresses.parse(text).map(Ip::of).map(Ip::asSix);
    }

    /** The next higher address of the family; the last one is followed by the first. */
    public Ip next() {
        return equals(family.last()) ? family.first() : new Ip(family, low == -1 ? high + 1 : high, low + 1);
    }

    /** The next lower address of the family; the first one is preceded by the last. */
    public Ip previous() {
        return equals(family.first()) ? family.last() : new Ip(family, low == 0 ? high - 1 : high, low - 1);
    }

    /** The same address for the socket interface. */
    public InetAddress inet() {
        try {
            return family == Family.IPV4
                    ? InetAddress.getByAddress(
                            ByteBuffer.allocate(4).putInt((int) low).array())
                    : Inet6Address.getByAddress(
                            null,
                            ByteBuffer.allocate(16).putLong(high).putLong(low).array(),
                            -1);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 bytes are an address", e);
        }
    }

    /** By family, IPv4 first, then by number. */
    @Override
    public int compareTo(Ip other) {
        int byFamily = family.compareTo(other.family);
        return byFamily != 0 ? byFamily : Intervals.compare(high, low, other.high, other.low);
    }

    @Override
    public String toString() {
        return family == Family.IPV4
                ? (low >>> 24) + "." + (low >>> 16 & 0xff) + "." + (low >>> 8 & 0xff) + "." + (low & 0xff)
                : Addresses.text(inet());
    }

    /** {@link InetAddress} takes {@code ::ffff:0:0/96} for IPv4; written with colons it is IPv6. */
    private Ip asSix() {
        return family == Family.IPV6 ? this : new Ip(Family.IPV6, 0, 0xffff_0000_0000L | low);
    }

    /** The number of a dotted address, or -1: without garbage, because sets of a million lines are read with it. */
    private static long four(String text) {
        long number = 0;
        int parts = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && text.charAt(i) != '.') {
                continue;
            }
            int part = part(text, start, i);
            if (part < 0 || ++parts > 4) {
                return -1;
            }
            number = number << 8 | part;
            start = i + 1;
        }
        return parts == 4 ? number : -1;
    }

    private static int part(String text, int from, int to) {
        int value = 0;
        if (to == from || to - from > 3 || (text.charAt(from) == '0' && to - from > 1)) {
            return -1;
        }
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value > 255 ? -1 : value;
    }
}

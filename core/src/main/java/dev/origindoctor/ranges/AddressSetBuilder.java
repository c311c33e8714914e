package dev.origindoctor.ranges;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** Collects addresses, blocks and ranges in any order; a million of them take memory of their own size only. */
public final class AddressSetBuilder {
    /** IPv4: first and last in one word, the sign bit turned so that words sort as unsigned numbers. */
    private long[] four = new long[16];

    private int fours;
    private Ip[][] six = new Ip[4][];
    private int sixes;

    AddressSetBuilder() {}

    /** Adds one block. */
    public AddressSetBuilder add(Cidr cidr) {
        return add(cidr.first(), cidr.last());
    }

    /** Adds one address. */
    public AddressSetBuilder add(Ip address) {
        return add(address, address);
    }

    /** Adds one range. */
    public AddressSetBuilder add(AddressRange range) {
        return add(range.first(), range.last());
    }

    /** Adds every address of {@code set}. */
    public AddressSetBuilder add(AddressSet set) {
        set.ranges().forEach(this::add);
        return this;
    }

    /**
     * Adds what {@code text} says: an address, a block (bits behind its length are dropped) or a range {@code a-b}.
     * False, and nothing added, where it is none of them.
     */
    public boolean add(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            Optional<Cidr> cidr = Cidr.parseLoosely(text);
            cidr.ifPresent(this::add);
            return cidr.isPresent();
        }
        Optional<Ip> first = Ip.parse(text.substring(0, dash));
        Optional<Ip> last = Ip.parse(text.substring(dash + 1));
        boolean good = first.isPresent()
                && last.isPresent()
                && first.get().family() == last.get().family()
                && first.get().compareTo(last.get()) <= 0;
        if (good) {
            add(first.get(), last.get());
        }
        return good;
    }

    private AddressSetBuilder add(Ip first, Ip last) {
        if (first.family() == Family.IPV4) {
            four = fours == four.length ? Arrays.copyOf(four, 2 * fours) : four;
            four[fours++] = (first.low() << 32 | last.low()) ^ Long.MIN_VALUE;
        } else {
            six = sixes == six.length ? Arrays.copyOf(six, 2 * sixes) : six;
            six[sixes++] = new Ip[] {first, last};
        }
        return this;
    }

    /** The set of everything added so far. */
    public AddressSet build() {
        if (fours == 0 && sixes == 0) {
            return AddressSet.empty();
        }
        return new AddressSet(buildFour(), buildSix());
    }

    private Intervals buildFour() {
        Arrays.sort(four, 0, fours);
        Intervals.Appender out = new Intervals.Appender(64);
        for (int i = 0; i < fours; i++) {
            long pair = four[i] ^ Long.MIN_VALUE;
            out.append(0, pair >>> 32, 0, pair & 0xffffffffL);
        }
        return out.intervals();
    }

    private Intervals buildSix() {
        Arrays.sort(six, 0, sixes, Comparator.comparing(pair -> pair[0]));
        Intervals.Appender out = new Intervals.Appender(64);
        for (int i = 0; i < sixes; i++) {
            out.append(six[i][0].high(), six[i][0].low(), six[i][1].high(), six[i][1].low());
        }
        return out.intervals();
    }
}

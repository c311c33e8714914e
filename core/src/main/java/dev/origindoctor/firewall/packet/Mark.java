package dev.origindoctor.firewall.packet;

/**
 * A packet's or a connection's mark, as far as its bits are known.
 *
 * @param value the bits; those not known are zero
 * @param known which bits are known
 */
public record Mark(long value, long known) {
    private static final long ALL = 0xffff_ffffL;

    /** What every packet starts with. */
    public static final Mark ZERO = new Mark(0, ALL);

    /** A mark of which nothing is known. */
    public static final Mark UNKNOWN = new Mark(0, 0);

    public Mark {
        known &= ALL;
        value &= known;
    }

    /** The mark after the bits of {@code cleared} were set to zero and those of {@code flipped} flipped. */
    public Mark changed(long cleared, long flipped) {
        return new Mark((value & ~cleared) ^ flipped, known | cleared);
    }

    /** The bits of this mark under {@code mask}, and those of {@code other} elsewhere. */
    public Mark over(Mark other, long mask) {
        return new Mark((value & mask) | (other.value & ~mask), (known & mask) | (other.known & ~mask));
    }

    /** Whether the bits under {@code mask} are {@code wanted}. */
    public Match equal(long mask, long wanted) {
        long asked = mask & ALL;
        if (((value ^ wanted) & asked & known) != 0) {
            return Match.NEVER;
        }
        return (asked & ~known) == 0 ? Match.of((value & asked) == wanted) : Match.MAYBE;
    }

    /** Whether it is one of {@code marks}. */
    public Match among(NumberSet marks) {
        NumberSet possible = NumberSet.range(value, value | (~known & ALL));
        Match match = Match.NEVER;
        for (long[] range : marks.ranges()) {
            match = match.or(
                    range[0] == range[1]
                            ? equal(ALL, range[0])
                            : Match.of(possible, NumberSet.range(range[0], range[1])));
        }
        return match;
    }
}

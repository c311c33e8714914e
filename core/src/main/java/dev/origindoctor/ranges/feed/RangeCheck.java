package dev.origindoctor.ranges.feed;

import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.Cidr;
import dev.origindoctor.ranges.Family;
import dev.origindoctor.ranges.RangeList;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Whether a renewed list can be meant: lists grow and shrink by little, and a wrong one opens or closes an origin. */
final class RangeCheck {
    private static final BigInteger MOST_GROWTH = BigInteger.valueOf(2);

    private RangeCheck() {}

    /** Why {@code blocks} should not replace {@code known}; empty where they may. */
    static Optional<String> refusal(RangeList known, List<Cidr> blocks) {
        Optional<String> reserved = Reserved.reason(blocks);
        if (reserved.isPresent()) {
            return reserved;
        }
        for (Family family : Family.values()) {
            Optional<String> count = count(family, known.published(), blocks);
            if (count.isPresent()) {
                return count;
            }
        }
        return size(known.addresses(), AddressSet.of(blocks));
    }

    private static Optional<String> count(Family family, List<Cidr> before, List<Cidr> after) {
        long had = before.stream().filter(block -> block.family() == family).count();
        long has = after.stream().filter(block -> block.family() == family).count();
        boolean drops = 4 * has < 3 * had;
        boolean jumps = 3 * has > 4 * had + 24;
        return drops || jumps
                ? Optional.of("the number of " + family + " blocks goes from " + had + " to " + has)
                : Optional.empty();
    }

    private static Optional<String> size(AddressSet before, AddressSet after) {
        for (Family family : Family.values()) {
            BigInteger had = before.only(family).size();
            BigInteger has = after.only(family).size();
            if (had.signum() > 0 && has.compareTo(had.multiply(MOST_GROWTH)) > 0) {
                return Optional.of("more than twice as many " + family + " addresses as before");
            }
        }
        return Optional.empty();
    }
}

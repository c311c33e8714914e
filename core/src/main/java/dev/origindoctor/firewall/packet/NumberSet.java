package dev.origindoctor.firewall.packet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A set of whole numbers as sorted ranges that do not touch: ports, protocols, lengths. */
public final class NumberSet {
    /** The empty set. */
    public static final NumberSet NONE = new NumberSet(new long[0]);

    /** Every port there is. */
    public static final NumberSet PORTS = range(0, 65535);

    /** First and last of each range, in turn. */
    private final long[] bounds;

    private NumberSet(long[] bounds) {
        this.bounds = bounds;
    }

    /** One number. */
    public static NumberSet of(long number) {
        return range(number, number);
    }

    /** All from {@code first} to {@code last}; none where {@code last} is smaller. */
    public static NumberSet range(long first, long last) {
        return last < first ? NONE : new NumberSet(new long[] {first, last});
    }

    /** Everything that one of {@code sets} holds. */
    public static NumberSet union(List<NumberSet> sets) {
        List<long[]> ranges = new ArrayList<>();
        sets.forEach(set -> ranges.addAll(set.ranges()));
        ranges.sort((one, other) -> Long.compare(one[0], other[0]));
        List<long[]> merged = new ArrayList<>();
        for (long[] range : ranges) {
            long[] before = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (before != null && range[0] <= before[1] + 1) {
                before[1] = Math.max(before[1], range[1]);
            } else {
                merged.add(range.clone());
            }
        }
        return new NumberSet(merged.stream().flatMapToLong(Arrays::stream).toArray());
    }

    /** The ranges, each its first and its last number. */
    public List<long[]> ranges() {
        List<long[]> ranges = new ArrayList<>();
        for (int i = 0; i < bounds.length; i += 2) {
            ranges.add(new long[] {bounds[i], bounds[i + 1]});
        }
        return ranges;
    }

    /** Whether it holds no number. */
    public boolean isEmpty() {
        return bounds.length == 0;
    }

    /** Whether it holds {@code number}. */
    public boolean contains(long number) {
        int at = Arrays.binarySearch(bounds, number);
        return at >= 0 || at % 2 == 0;
    }

    /** Whether every number of {@code other} is in this set. */
    public boolean containsAll(NumberSet other) {
        return other.ranges().stream().allMatch(this::containsRange);
    }

    /** Whether some number is in both. */
    public boolean meets(NumberSet other) {
        return other.ranges().stream().anyMatch(this::meetsRange);
    }

    private boolean containsRange(long[] range) {
        for (int i = 0; i < bounds.length; i += 2) {
            if (bounds[i] <= range[0] && range[1] <= bounds[i + 1]) {
                return true;
            }
        }
        return false;
    }

    private boolean meetsRange(long[] range) {
        for (int i = 0; i < bounds.length; i += 2) {
            if (bounds[i] <= range[1] && range[0] <= bounds[i + 1]) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberSet set && Arrays.equals(bounds, set.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    /** {@code 80,443,8000-8100}. */
    @Override
    public String toString() {
        return String.join(
                ",",
                ranges().stream()
                        .map(range -> range[0] == range[1] ? "" + range[0] : range[0] + "-" + range[1])
                        .toList());
    }
}

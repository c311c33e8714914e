package dev.origindoctor.ranges;

import java.util.List;
import java.util.stream.Stream;

/**
 * What changed between two sets of addresses.
 *
 * @param added what only the later one has
 * @param removed what only the earlier one has
 */
public record RangeDiff(AddressSet added, AddressSet removed) {
    /** The change from {@code earlier} to {@code later}. */
    public static RangeDiff between(AddressSet earlier, AddressSet later) {
        return new RangeDiff(later.subtract(earlier), earlier.subtract(later));
    }

    /**
     * What an allowlist lacks of {@code list} ({@link #added}) and has beyond it ({@link #removed}).
     *
     * @param text the allowlist in any form that writes addresses and blocks: lines, a web server's, csf.allow
     */
    public static RangeDiff ofAllowlist(String text, RangeList list) {
        return between(AllowlistText.addresses(text), list.addresses());
    }

    /** Whether nothing changed. */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty();
    }

    /** The changes, a block a line: {@code +} for what is new, {@code -} for what is gone. */
    public List<String> lines() {
        return Stream.concat(
                        added.cidrs().stream().map(cidr -> "+ " + cidr),
                        removed.cidrs().stream().map(cidr -> "- " + cidr))
                .toList();
    }
}

package dev.origindoctor.firewall.evaluation;

import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.AddressSetBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Puts shares together. */
final class Shares {
    private Shares() {}

    /** The same, with sources that meet the same for the same reason in one share. */
    static List<Share> merged(List<Share> shares) {
        Map<Share.Reason, List<Share>> byReason = new LinkedHashMap<>();
        shares.forEach(share -> byReason.computeIfAbsent(share.reason(), reason -> new ArrayList<>(1))
                .add(share));
        return byReason.values().stream().map(Shares::together).toList();
    }

    private static Share together(List<Share> same) {
        AddressSetBuilder all = AddressSet.builder();
        same.forEach(share -> all.add(share.sources()));
        return same.size() == 1 ? same.get(0) : same.get(0).of(all.build());
    }

    /** What is certain whichever of the two holds; the rest is undecided. */
    static List<Share> agreed(List<Share> one, List<Share> other) {
        List<Share> agreed = new ArrayList<>();
        for (Share mine : one) {
            AddressSet left = mine.sources();
            for (Share theirs : other) {
                AddressSet both = left.intersect(theirs.sources());
                if (!both.isEmpty()) {
                    left = left.subtract(both);
                    agreed.add(meet(mine, theirs, both));
                }
            }
        }
        return agreed;
    }

    private static Share meet(Share one, Share other, AddressSet both) {
        if (one.fate().equals(other.fate()) && one.fate().known()) {
            return one.of(both);
        }
        List<Fate> possible = Stream.of(one, other)
                .flatMap(share -> share.fate().known() ? Stream.of(share.fate()) : share.possible().stream())
                .distinct()
                .toList();
        Share named = !one.fate().known() || other.decider() == null ? one : other;
        return new Share(both, Fate.UNKNOWN, named.decider(), possible, named.why());
    }
}

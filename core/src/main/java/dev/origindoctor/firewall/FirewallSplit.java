package dev.origindoctor.firewall;

import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.AddressSetBuilder;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * What a firewall does with sources that connect to one target: disjoint parts that together are all sources asked
 * about.
 *
 * @param target what they connect to
 * @param parts the parts
 * @param unread the lines that were not understood; what they could touch is undecided
 * @param missing what the files refer to and was not given; what it could touch is undecided too
 * @param refused the files of which nothing is loaded
 */
public record FirewallSplit(
        Target target, List<Part> parts, List<UnreadLine> unread, List<UnreadLine> missing, List<RefusedFile> refused) {
    public FirewallSplit {
        Objects.requireNonNull(target, "target");
        parts = List.copyOf(parts);
        unread = List.copyOf(unread);
        missing = List.copyOf(missing);
        refused = List.copyOf(refused);
    }

    /** The sources with this outcome. */
    public AddressSet sources(Outcome outcome) {
        return sources(part -> part.outcome() == outcome);
    }

    /** The sources of the parts that {@code wanted} picks. */
    public AddressSet sources(Predicate<Part> wanted) {
        AddressSetBuilder all = AddressSet.builder();
        parts.stream().filter(wanted).forEach(part -> all.add(part.sources()));
        return all.build();
    }

    /** The document {@code origin-doctor/firewall/1}. */
    public String json() {
        return FirewallJson.of(this);
    }
}

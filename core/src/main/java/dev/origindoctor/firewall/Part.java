package dev.origindoctor.firewall;

import dev.origindoctor.ranges.AddressSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Some of the sources, all of which meet the same.
 *
 * @param sources who
 * @param outcome what becomes of their connections
 * @param answer what they are answered, where the outcome is a rejection
 * @param rule the rule that decides, or that makes it undecidable; null where no rule does
 * @param owner who wrote that rule; null without a rule
 * @param predicted the status that Cloudflare shows its visitor, where it is known
 * @param possible for what cannot be told: the outcomes that are possible, with answers; otherwise empty
 * @param why something that a reader of the part should know, such as why it cannot be told
 */
public record Part(
        AddressSet sources,
        Outcome outcome,
        @Nullable String answer,
        @Nullable DecidingRule rule,
        @Nullable Owner owner,
        @Nullable Integer predicted,
        List<String> possible,
        @Nullable String why) {
    public Part {
        Objects.requireNonNull(sources, "sources");
        Objects.requireNonNull(outcome, "outcome");
        possible = List.copyOf(possible);
    }
}

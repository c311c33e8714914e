package dev.origindoctor.firewall.evaluation;

import dev.origindoctor.firewall.rules.Rule;
import dev.origindoctor.ranges.AddressSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sources that share their fate and the rule that decides it.
 *
 * @param sources who
 * @param fate what becomes of them; {@link Fate#UNKNOWN} where it cannot be told
 * @param decider the rule that decides, or that makes it undecidable
 * @param possible where it cannot be told, what is possible as far as it is known
 * @param why why it cannot be told, where more is known than that the rule may or may not match; otherwise null
 */
public record Share(
        AddressSet sources,
        Fate fate,
        @Nullable Decider decider,
        List<Fate> possible,
        @Nullable String why) {
    /** Sources whose fate is certain. */
    static Share certain(AddressSet sources, Fate fate, @Nullable Decider decider) {
        return new Share(sources, fate, decider, List.of(), null);
    }

    Share of(AddressSet others) {
        return new Share(others, fate, decider, possible, why);
    }

    /** What shares have in common that can be one. */
    Reason reason() {
        return new Reason(
                fate,
                possible,
                String.valueOf(why),
                decider == null ? null : decider.rule(),
                decider == null ? null : decider.path());
    }

    /** A fate and how it came about; rules and paths are the same only if they are one in the file. */
    record Reason(
            Fate fate,
            List<Fate> possible,
            String why,
            @Nullable Rule rule,
            @Nullable ChainPath path) {
        @Override
        @SuppressWarnings("ReferenceEquality")
        public boolean equals(Object other) {
            return other instanceof Reason reason
                    && rule == reason.rule
                    && path == reason.path
                    && fate.equals(reason.fate)
                    && possible.equals(reason.possible)
                    && why.equals(reason.why);
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(rule) + System.identityHashCode(path);
        }
    }
}

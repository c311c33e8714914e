package dev.origindoctor.firewall;

import dev.origindoctor.firewall.evaluation.Evaluation;
import dev.origindoctor.firewall.rules.Ruleset;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A firewall seen from connections to one target. Taken for granted is what every public host has: answers leave by the
 * interface through which the connection came, and a rule that hands connections to Docker's network finds the
 * container there.
 */
public final class Approach {
    private final Ruleset ruleset;
    private final Target target;

    Approach(Ruleset ruleset, Target target) {
        this.ruleset = Objects.requireNonNull(ruleset, "ruleset");
        this.target = Objects.requireNonNull(target, "target");
    }

    /** Divides {@code sources} by what the firewall does with them. */
    public FirewallSplit split(AddressSet sources) {
        Evaluation evaluation = new Evaluation(ruleset, target.destination(), target.port(), target.device());
        List<Part> parts = new ArrayList<>();
        for (Family family : Family.values()) {
            AddressSet some = sources.only(family);
            if (!some.isEmpty()) {
                evaluation.shares(family, some).forEach(share -> parts.add(Parts.of(share, target)));
            }
        }
        return new FirewallSplit(
                target, parts, UnreadLine.of(ruleset, false), UnreadLine.of(ruleset, true), RefusedFile.of(ruleset));
    }
}

package dev.origindoctor.firewall.rules;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A chain of rules.
 *
 * @param name its name within its table
 * @param base where it stands, for a base chain; null for one that is only jumped to
 * @param policy what becomes of packets that come to its end, as a rule without conditions; null for a chain that is
 *     only jumped to
 * @param rules its rules, in order
 */
public record Chain(
        String name, @Nullable Base base, @Nullable Rule policy, List<Rule> rules) {
    public Chain {
        Objects.requireNonNull(name, "name");
        if ((base == null) != (policy == null)) {
            throw new IllegalArgumentException("chain " + name + ": a base chain has a policy, another has none");
        }
        rules = List.copyOf(rules);
    }
}

package dev.origindoctor.firewall.iptables.actions;

import dev.origindoctor.firewall.iptables.words.Clause;
import java.util.Set;
import java.util.function.Function;

/**
 * What a target extension does.
 *
 * @param options its options; those of an extension that is known by name only are not told apart
 * @param action what it does
 */
record TargetRow(Set<String> options, Function<Clause, Action> action) {
    private static final Set<String> ANY = Set.of("--*");

    /** One with these options, in a row. */
    static TargetRow of(Function<Clause, Action> action, String options) {
        return new TargetRow(options.isEmpty() ? Set.of() : Set.of(options.split(" ")), action);
    }

    /** The same, with options that are not written down here. */
    static TargetRow foreign(Function<Clause, Action> action) {
        return new TargetRow(ANY, action);
    }

    /** Whether the option is one of its own. */
    boolean has(String option) {
        return options.equals(ANY) || options.contains(option);
    }
}

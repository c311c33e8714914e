package dev.origindoctor.firewall.rules;

import dev.origindoctor.ranges.Family;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that the files of one host say.
 *
 * @param tables all tables, in the order of the files: every one of them applies
 * @param families the families of which the files claim to say everything; of another, nothing is known
 * @param unread what was not understood
 * @param networks the networks of containers that the rules give away
 * @param refused the files of which nothing is loaded
 */
public record Ruleset(
        List<Table> tables, Set<Family> families, List<Unread> unread, List<Network> networks, List<Refused> refused) {
    /** Of nothing. */
    public static final Ruleset EMPTY = new Ruleset(List.of(), Set.of(), List.of());

    public Ruleset {
        tables = List.copyOf(tables);
        families = Set.copyOf(families);
        unread = List.copyOf(unread);
        networks = List.copyOf(networks);
        refused = List.copyOf(refused);
    }

    /** Of files that are all loaded. */
    public Ruleset(List<Table> tables, Set<Family> families, List<Unread> unread, List<Network> networks) {
        this(tables, families, unread, networks, List.of());
    }

    /** The same beside files of which nothing is loaded. */
    public Ruleset beside(List<Refused> files) {
        return new Ruleset(tables, families, unread, networks, join(refused, files));
    }

    /** Rules that give no networks away. */
    public Ruleset(List<Table> tables, Set<Family> families, List<Unread> unread) {
        this(tables, families, unread, List.of());
    }

    /** Both on one host. */
    public Ruleset and(Ruleset other) {
        Set<Family> both = EnumSet.noneOf(Family.class);
        both.addAll(families);
        both.addAll(other.families);
        return new Ruleset(
                join(tables, other.tables),
                both,
                join(unread, other.unread),
                join(networks, other.networks),
                join(refused, other.refused));
    }

    private static <T> List<T> join(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}

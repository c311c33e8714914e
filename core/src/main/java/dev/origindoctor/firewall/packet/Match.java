package dev.origindoctor.firewall.packet;

import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.Family;
import java.util.Objects;

/**
 * What a condition says of one packet, for every address of the peer at once.
 *
 * @param certain the peers' addresses for which it surely holds
 * @param possible those for which it may hold; the others surely fail it. Never smaller than {@code certain}
 */
@SuppressWarnings("ReferenceEquality")
public record Match(AddressSet certain, AddressSet possible) {
    // Sets are compared as objects only to save work: equal ones that are not the same give the same answers.

    /** Holds for every peer. */
    public static final Match ALWAYS = exact(AddressSet.all());

    /** Holds for no peer. */
    public static final Match NEVER = exact(AddressSet.empty());

    /** Cannot be told for any peer. */
    public static final Match MAYBE = new Match(AddressSet.empty(), AddressSet.all());

    public Match {
        Objects.requireNonNull(certain, "certain");
        Objects.requireNonNull(possible, "possible");
    }

    /** Holds for exactly these peers. */
    public static Match exact(AddressSet peers) {
        return new Match(peers, peers);
    }

    /** The same for every peer. */
    public static Match of(boolean holds) {
        return holds ? ALWAYS : NEVER;
    }

    /** What follows where the value asked about is one of {@code possible}, nobody knows which. */
    public static Match of(NumberSet possible, NumberSet wanted) {
        if (wanted.containsAll(possible)) {
            return ALWAYS;
        }
        return wanted.meets(possible) ? MAYBE : NEVER;
    }

    /** What follows where the address asked about is one of {@code possible}, nobody knows which. */
    public static Match of(AddressSet possible, AddressSet wanted) {
        if (wanted.containsAll(possible)) {
            return ALWAYS;
        }
        return wanted.intersects(possible) ? MAYBE : NEVER;
    }

    /** Holds for every peer of one family and for none of the other. */
    public static Match of(Family family) {
        return exact(AddressSet.all(family));
    }

    /** Whether it is decided for every peer. */
    public boolean decided() {
        return certain == possible || certain.equals(possible);
    }

    /** Where both hold. */
    public Match and(Match other) {
        if (this == ALWAYS || other == NEVER) {
            return other;
        }
        if (other == ALWAYS || this == NEVER) {
            return this;
        }
        AddressSet both = possible.intersect(other.possible);
        return new Match(decidedWith(other) ? both : certain.intersect(other.certain), both);
    }

    /** Where at least one holds. */
    public Match or(Match other) {
        if (this == NEVER || other == ALWAYS) {
            return other;
        }
        if (other == NEVER || this == ALWAYS) {
            return this;
        }
        AddressSet either = possible.union(other.possible);
        return new Match(decidedWith(other) ? either : certain.union(other.certain), either);
    }

    /** Where it does not hold. */
    public Match not() {
        if (certain == possible) {
            return exact(certain.complement());
        }
        return new Match(possible.complement(), certain.complement());
    }

    private boolean decidedWith(Match other) {
        return certain == possible && other.certain == other.possible;
    }
}

package dev.origindoctor.firewall.packet;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * What rules hang on a packet and on its connection.
 *
 * @param mark the packet's mark
 * @param connectionMark the connection's mark
 * @param destinationTranslated whether a rule translated the connection's destination
 * @param sourceTranslated whether a rule translated the connection's source
 * @param untracked the steps of the conversation that tracking was kept from seeing
 * @param trackingKnown false where a rule hid from us what tracking will say
 */
public record Tags(
        Mark mark,
        Mark connectionMark,
        boolean destinationTranslated,
        boolean sourceTranslated,
        Set<Step> untracked,
        boolean trackingKnown) {
    /** What a new connection's first packet has. */
    public static final Tags FRESH = new Tags(Mark.ZERO, Mark.ZERO, false, false, Set.of(), true);

    public Tags {
        Objects.requireNonNull(mark, "mark");
        Objects.requireNonNull(connectionMark, "connectionMark");
        untracked = Set.copyOf(untracked);
    }

    /** With this mark of the packet. */
    public Tags marked(Mark newMark) {
        return new Tags(newMark, connectionMark, destinationTranslated, sourceTranslated, untracked, trackingKnown);
    }

    /** With this mark of the connection. */
    public Tags connectionMarked(Mark newMark) {
        return new Tags(mark, newMark, destinationTranslated, sourceTranslated, untracked, trackingKnown);
    }

    /** With the connection's source translated. */
    public Tags withSourceTranslated() {
        return new Tags(mark, connectionMark, destinationTranslated, true, untracked, trackingKnown);
    }

    Tags withDestinationTranslated() {
        return new Tags(mark, connectionMark, true, sourceTranslated, untracked, trackingKnown);
    }

    Tags withoutTracking(Step step) {
        Set<Step> more = EnumSet.of(step);
        more.addAll(untracked);
        return new Tags(mark, connectionMark, destinationTranslated, sourceTranslated, more, trackingKnown);
    }

    Tags withUnknownTracking() {
        return new Tags(mark, connectionMark, destinationTranslated, sourceTranslated, untracked, false);
    }
}

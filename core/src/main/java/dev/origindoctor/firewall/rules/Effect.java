package dev.origindoctor.firewall.rules;

import dev.origindoctor.firewall.packet.Mark;
import dev.origindoctor.firewall.packet.NumberSet;
import dev.origindoctor.firewall.packet.Packet;
import dev.origindoctor.ranges.AddressSet;
import org.jspecify.annotations.Nullable;

/** What a rule changes on the packets that come as far, without deciding about them. */
@FunctionalInterface
public non-sealed interface Effect extends Statement {
    /** The packet afterwards. */
    Packet applyTo(Packet packet);

    /** Clears the bits {@code cleared} of the packet's mark, then flips those of {@code flipped}. */
    static Effect mark(long cleared, long flipped) {
        return packet -> packet.with(packet.tags().marked(packet.tags().mark().changed(cleared, flipped)));
    }

    /** Clears the bits {@code cleared} of the connection's mark, then flips those of {@code flipped}. */
    static Effect connectionMark(long cleared, long flipped) {
        return packet -> packet.with(
                packet.tags().connectionMarked(packet.tags().connectionMark().changed(cleared, flipped)));
    }

    /** Leaves the packet's mark unknown. */
    static Effect unknownMark() {
        return packet -> packet.with(packet.tags().marked(Mark.UNKNOWN));
    }

    /** Leaves the connection's mark unknown. */
    static Effect unknownConnectionMark() {
        return packet -> packet.with(packet.tags().connectionMarked(Mark.UNKNOWN));
    }

    /** Copies the connection's mark to the packet, where {@code mask} has bits. */
    static Effect restoreMark(long mask) {
        return packet -> packet.with(packet.tags()
                .marked(packet.tags().connectionMark().over(packet.tags().mark(), mask)));
    }

    /** Copies the packet's mark to the connection, where {@code mask} has bits. */
    static Effect saveMark(long mask) {
        return packet -> packet.with(packet.tags()
                .connectionMarked(packet.tags().mark().over(packet.tags().connectionMark(), mask)));
    }

    /** Keeps the packet out of connection tracking. */
    static Effect notrack() {
        return Packet::withoutTracking;
    }

    /** Leaves what connection tracking will say unknown (zones, templates of other programs). */
    static Effect unknownTracking() {
        return Packet::withUnknownTracking;
    }

    /**
     * Translates the connection's destination; the verdict beside it should be {@link Verdict#ACCEPT}. Null leaves the
     * address, or the port, as it is.
     */
    static Effect destination(@Nullable AddressSet addresses, @Nullable NumberSet ports) {
        return packet -> packet.translated(addresses, ports, false);
    }

    /** Translates the connection's destination to the host itself (redirect); null leaves the port as it is. */
    static Effect redirect(@Nullable NumberSet ports) {
        return packet -> packet.translated(null, ports, true);
    }

    /** Translates the connection's source. */
    static Effect source() {
        return packet -> packet.with(packet.tags().withSourceTranslated());
    }
}

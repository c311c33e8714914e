package dev.origindoctor.firewall.evaluation;

import dev.origindoctor.firewall.packet.Packet;
import dev.origindoctor.ranges.AddressSet;
import java.util.Objects;

/** A packet and the peers from (or to) whom it may come this far. */
final class Flow {
    private final Packet packet;
    private final Shrinking peers;

    Flow(Packet packet, AddressSet peers) {
        this.packet = Objects.requireNonNull(packet, "packet");
        this.peers = new Shrinking(peers);
    }

    Packet packet() {
        return packet;
    }

    /** Everybody who is still here. */
    AddressSet peers() {
        return peers.left();
    }

    /** Whether surely nobody is left; true may come a little late. */
    boolean isEmpty() {
        return peers.isEmpty();
    }

    /** Those who are still here and in {@code others}. */
    AddressSet among(AddressSet others) {
        return peers.among(others);
    }

    /** They, who must be here, are here no longer. */
    void take(AddressSet leaving) {
        peers.take(leaving);
    }
}

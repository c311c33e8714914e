package dev.origindoctor.firewall.evaluation;

import dev.origindoctor.firewall.packet.Packet;
import dev.origindoctor.ranges.AddressSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Several packets with their peers; equal packets are one. A peer may be with several: nobody can say with which. */
final class Flows {
    private final Map<Packet, Flow> byPacket = new LinkedHashMap<>(2);

    static Flows of(Packet packet, AddressSet peers) {
        Flows flows = new Flows();
        flows.add(packet, peers);
        return flows;
    }

    void add(Packet packet, AddressSet peers) {
        if (!peers.isEmpty()) {
            byPacket.merge(
                    packet,
                    new Flow(packet, peers),
                    (one, other) -> new Flow(packet, one.peers().union(other.peers())));
        }
    }

    void add(Flows others) {
        others.each().forEach(flow -> add(flow.packet(), flow.peers()));
    }

    /** The flows as they are now; those without peers are forgotten. */
    List<Flow> each() {
        byPacket.values().removeIf(Flow::isEmpty);
        return new ArrayList<>(byPacket.values());
    }

    boolean isEmpty() {
        for (Flow flow : byPacket.values()) {
            if (!flow.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** The same peers, their packets changed. */
    Flows map(UnaryOperator<Packet> change) {
        Flows changed = new Flows();
        each().forEach(flow -> changed.add(change.apply(flow.packet()), flow.peers()));
        return changed;
    }

    /** Everybody, whatever the packet. */
    AddressSet peers() {
        AddressSet all = AddressSet.empty();
        for (Flow flow : each()) {
            all = all.union(flow.peers());
        }
        return all;
    }

    /** Only those of {@code peers}. */
    Flows among(AddressSet peers) {
        Flows fewer = new Flows();
        each().forEach(flow -> fewer.add(flow.packet(), flow.among(peers)));
        return fewer;
    }
}

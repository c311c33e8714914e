package dev.origindoctor.firewall.rules;

import dev.origindoctor.firewall.packet.ConnectionState;
import dev.origindoctor.firewall.packet.Ends;
import dev.origindoctor.firewall.packet.InterfacePattern;
import dev.origindoctor.firewall.packet.Match;
import dev.origindoctor.firewall.packet.NumberSet;
import dev.origindoctor.firewall.packet.Packet;
import dev.origindoctor.firewall.packet.RejectKind;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.Family;
import java.util.List;
import java.util.Set;

/** One condition of a rule. What cannot be decided is answered {@link Match#MAYBE}, never guessed. */
@FunctionalInterface
public non-sealed interface Condition extends Statement {
    /** For which peers this packet fulfils it. */
    Match over(Packet packet);

    /** Holds always. */
    static Condition always() {
        return packet -> Match.ALWAYS;
    }

    /** Cannot be decided, or was not understood. */
    static Condition unknown() {
        return packet -> Match.MAYBE;
    }

    /** Where {@code condition} fails. */
    static Condition not(Condition condition) {
        return packet -> condition.over(packet).not();
    }

    /** Where all hold. */
    static Condition all(List<Condition> conditions) {
        List<Condition> copy = List.copyOf(conditions);
        return packet -> {
            Match match = Match.ALWAYS;
            for (Condition condition : copy) {
                match = match.possible().isEmpty() ? match : match.and(condition.over(packet));
            }
            return match;
        };
    }

    /** Where at least one holds: the elements of a set of concatenations, each of them {@link #all}. */
    static Condition any(List<Condition> conditions) {
        List<Condition> copy = List.copyOf(conditions);
        return packet -> {
            Match match = Match.NEVER;
            for (Condition condition : copy) {
                match = match.or(condition.over(packet));
            }
            return match;
        };
    }

    /** The packet is of this family. */
    static Condition family(Family family) {
        return packet -> Match.of(packet.family() == family);
    }

    /** The address in the header's source field is one of these. */
    static Condition sourceAddress(AddressSet addresses) {
        Match peers = Match.exact(addresses);
        return packet -> packet.step().fromPeer() ? peer(packet, peers) : Match.of(packet.local(), addresses);
    }

    /** The address in the header's destination field is one of these. */
    static Condition destinationAddress(AddressSet addresses) {
        Match peers = Match.exact(addresses);
        return packet -> packet.step().fromPeer() ? Match.of(packet.local(), addresses) : peer(packet, peers);
    }

    private static Match peer(Packet packet, Match peers) {
        return packet.peerShown() ? peers : Match.of(AddressSet.all(packet.family()), peers.certain());
    }

    /** The source port is one of these; fails for what has no ports. */
    static Condition sourcePort(NumberSet ports) {
        return packet -> packet.tcp()
                ? Match.of(packet.step().fromPeer() ? Ends.PEER_PORTS : packet.localPort(), ports)
                : Match.NEVER;
    }

    /** The destination port is one of these; fails for what has no ports. */
    static Condition destinationPort(NumberSet ports) {
        return packet -> packet.tcp()
                ? Match.of(packet.step().fromPeer() ? packet.localPort() : Ends.PEER_PORTS, ports)
                : Match.NEVER;
    }

    /** The protocol above IP is one of these: 6 TCP, 1 ICMP, 58 ICMPv6. */
    static Condition protocol(NumberSet protocols) {
        return packet -> Match.of(protocols.contains(packet.protocol()));
    }

    /** Of the TCP flags under {@code mask} exactly {@code wanted} are set; fails for what is not TCP. */
    static Condition tcpFlags(int mask, int wanted) {
        return packet -> {
            boolean bare = (packet.step().flags() & mask) == wanted;
            boolean other = (packet.step().otherFlags() & mask) == wanted;
            return bare == other || !packet.tcp() ? Match.of(packet.tcp() && bare) : Match.MAYBE;
        };
    }

    /** It is an ICMP (4) or ICMPv6 (6) message of such a type and code. */
    static Condition icmp(int version, NumberSet types, NumberSet codes) {
        return packet -> {
            RejectKind kind = packet.rejection();
            return Match.of(kind != null
                    && kind.version() == version
                    && types.contains(kind.type())
                    && codes.contains(kind.code()));
        };
    }

    /** It came in there; fails for the host's own packets. */
    static Condition inputInterface(InterfacePattern pattern) {
        return packet -> packet.place().in().matches(pattern);
    }

    /** It will leave there; fails where that is not known, as for what stays. */
    static Condition outputInterface(InterfacePattern pattern) {
        return packet -> packet.place().out().matches(pattern);
    }

    /** Connection tracking says one of these. */
    static Condition state(Set<ConnectionState> states) {
        Set<ConnectionState> wanted = Set.copyOf(states);
        return packet -> {
            Set<ConnectionState> possible = packet.states();
            if (wanted.containsAll(possible)) {
                return Match.ALWAYS;
            }
            return possible.stream().anyMatch(wanted::contains) ? Match.MAYBE : Match.NEVER;
        };
    }

    /** The connection's destination was translated to another (conntrack status DNAT). */
    static Condition destinationTranslated() {
        return packet -> Match.of(packet.elsewhere() && !packet.place().beforeTracking());
    }

    /** A rule has translated the connection's source (conntrack status SNAT). */
    static Condition sourceTranslated() {
        return packet ->
                Match.of(packet.tags().sourceTranslated() && !packet.place().beforeTracking());
    }

    /** The packet travels as the connection's first one did, from the peer. */
    static Condition originalDirection() {
        return packet -> Match.of(packet.step().fromPeer());
    }

    /** The address that the peer connected to, before any translation. */
    static Condition originalDestination(AddressSet addresses) {
        return packet -> Match.of(packet.ends().asked(), addresses);
    }

    /** The port that the peer connected to, before any translation. */
    static Condition originalDestinationPort(NumberSet ports) {
        return packet -> Match.of(packet.ends().askedPort(), ports);
    }

    /** The bits of the packet's mark under {@code mask} are {@code wanted}. */
    static Condition mark(long mask, long wanted) {
        return packet -> packet.tags().mark().equal(mask, wanted);
    }

    /** The packet's mark is one of these. */
    static Condition mark(NumberSet marks) {
        return packet -> packet.tags().mark().among(marks);
    }

    /** The connection's mark is one of these. */
    static Condition connectionMark(NumberSet marks) {
        return packet -> packet.tags().connectionMark().among(marks);
    }

    /** The bits of the connection's mark under {@code mask} are {@code wanted}. */
    static Condition connectionMark(long mask, long wanted) {
        return packet -> packet.tags().connectionMark().equal(mask, wanted);
    }

    /** The destination is an address of the host itself; peers are not. */
    static Condition destinationAtHost() {
        return packet -> packet.step().fromPeer() ? packet.atHost() : Match.NEVER;
    }

    /** The source is an address of the host itself; peers are not. */
    static Condition sourceAtHost() {
        return packet -> packet.step().fromPeer() ? Match.NEVER : packet.atHost();
    }
}

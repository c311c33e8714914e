package dev.origindoctor.firewall.packet;

import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.Family;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One packet of the connection at one place, the same for all peers: only the peer's address is open. Where rules treat
 * peers differently (a mark, a translation), there are several packets, each with its own set of peers.
 *
 * @param step which packet of the conversation it is
 * @param place where it is
 * @param ends between whom
 * @param tags what rules have hung on it
 * @param rejection for {@link Step#REJECTION}, what is answered; otherwise null
 */
public record Packet(
        Step step,
        Place place,
        Ends ends,
        Tags tags,
        @Nullable RejectKind rejection) {
    public static final int TCP = 6;
    public static final int ICMP = 1;
    public static final int ICMP6 = 58;

    public Packet {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(ends, "ends");
        Objects.requireNonNull(tags, "tags");
        if ((step == Step.REJECTION) != (rejection != null)) {
            throw new IllegalArgumentException("step " + step + " with rejection " + rejection);
        }
    }

    /** The packet elsewhere. */
    public Packet at(Place newPlace) {
        return newPlace.equals(place) ? this : new Packet(step, newPlace, ends, tags, rejection);
    }

    /** The packet with other tags. */
    public Packet with(Tags newTags) {
        return new Packet(step, place, ends, newTags, rejection);
    }

    /** The next packet of the same conversation, as it starts: marks of packets do not outlive them. */
    public Packet followedBy(Step next, Place start) {
        return new Packet(next, start, ends, tags.marked(Mark.ZERO), null);
    }

    /** What a rule that rejects this packet sends. */
    public Packet rejectedWith(RejectKind kind, Place start) {
        return new Packet(Step.REJECTION, start, ends, tags.marked(Mark.ZERO), kind);
    }

    /** With the near end translated; null leaves the address, or the port. */
    public Packet translated(@Nullable AddressSet addresses, @Nullable NumberSet ports, boolean toHost) {
        Ends newEnds = ends.translated(toHost ? ends.asked() : addresses, ports);
        return new Packet(step, place, newEnds, tags.withDestinationTranslated(), rejection);
    }

    /** Kept out of connection tracking, where the packet is before it. */
    public Packet withoutTracking() {
        if (place.besideTracking() && step != Step.REJECTION) {
            return withUnknownTracking();
        }
        return place.beforeTracking() && step != Step.REJECTION ? with(tags.withoutTracking(step)) : this;
    }

    /** With what connection tracking says unknown. */
    public Packet withUnknownTracking() {
        return with(tags.withUnknownTracking());
    }

    /** The connection's family. */
    public Family family() {
        return ends.family();
    }

    /** The number of its protocol: TCP, or ICMP for a rejection that is one. */
    public int protocol() {
        if (rejection == null || !rejection.icmp()) {
            return TCP;
        }
        return family() == Family.IPV4 ? ICMP : ICMP6;
    }

    /** Whether it is TCP. */
    public boolean tcp() {
        return protocol() == TCP;
    }

    /** The near end's address as it stands in the header here. */
    public AddressSet local() {
        return untranslated() ? ends.asked() : ends.local();
    }

    /** The near end's port as it stands in the header here. */
    public NumberSet localPort() {
        return untranslated() ? ends.askedPort() : ends.localPort();
    }

    private boolean untranslated() {
        return step.fromPeer() ? place.beforeDestinationNat() : place.afterSourceNat();
    }

    /** Whether the near end's address in the header here is the host's own. */
    public Match atHost() {
        return untranslated() ? Match.ALWAYS : ends.atHost();
    }

    /** Whether the connection goes to another end than the peer asked for: a rule may translate to what it was. */
    public boolean elsewhere() {
        return tags.destinationTranslated() && ends.translated();
    }

    /** Whether the peer's address stands in the header here: a translated source hides it on the way back. */
    public boolean peerShown() {
        boolean hidden = step.fromPeer() ? place.afterSourceNat() : place.beforeDestinationNat();
        return !(hidden && tags.sourceTranslated());
    }

    /** Everything that connection tracking may say of it here; one state where that is known. */
    public Set<ConnectionState> states() {
        if (tags.untracked().contains(step)) {
            return Set.of(ConnectionState.UNTRACKED);
        }
        if (step != Step.REJECTION && place.beforeTracking()) {
            return Set.of(ConnectionState.INVALID);
        }
        if (!tags.trackingKnown()) {
            return EnumSet.allOf(ConnectionState.class);
        }
        Set<ConnectionState> states = trackedStates();
        if (step != Step.REJECTION && place.besideTracking()) {
            states = EnumSet.copyOf(states);
            states.add(ConnectionState.INVALID);
        }
        return states;
    }

    /** With tracking's default of picking up connections in the middle (nf_conntrack_tcp_loose). */
    private Set<ConnectionState> trackedStates() {
        boolean synUnseen = tags.untracked().contains(Step.SYN);
        boolean answerUnseen = tags.untracked().contains(Step.SYN_ACK);
        return switch (step) {
            case SYN -> Set.of(ConnectionState.NEW);
            case SYN_ACK -> Set.of(synUnseen ? ConnectionState.INVALID : ConnectionState.ESTABLISHED);
            case ACK, DATA ->
                Set.of(
                        synUnseen
                                ? ConnectionState.NEW
                                : answerUnseen ? ConnectionState.INVALID : ConnectionState.ESTABLISHED);
            case REPLY -> replyStates(synUnseen, answerUnseen);
            case REJECTION -> Set.of(synUnseen ? ConnectionState.INVALID : ConnectionState.RELATED);
        };
    }

    private Set<ConnectionState> replyStates(boolean synUnseen, boolean answerUnseen) {
        if (tags.untracked().contains(Step.DATA)) {
            return synUnseen ? Set.of(ConnectionState.NEW) : EnumSet.allOf(ConnectionState.class);
        }
        return !synUnseen && answerUnseen ? EnumSet.allOf(ConnectionState.class) : Set.of(ConnectionState.ESTABLISHED);
    }
}

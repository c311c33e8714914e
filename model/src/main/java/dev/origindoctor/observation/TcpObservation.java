package dev.origindoctor.observation;

import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.taxonomy.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt to open a TCP connection met.
 *
 * @param endpoint where
 * @param fault what went wrong, or null where the connection was made
 * @param errno the operating system's word for it, such as {@code ECONNREFUSED}; null where it had none
 * @param icmp the ICMP message behind it, where the kernel let us see it
 * @param synRetransmits how often the SYN was sent again, where the kernel said; null where it did not
 * @param timing when and how long
 */
public record TcpObservation(
        Endpoint endpoint,
        @Nullable Fault fault,
        @Nullable String errno,
        @Nullable IcmpAnswer icmp,
        @Nullable Integer synRetransmits,
        Timing timing)
        implements Observation {
    public TcpObservation {
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(timing, "timing");
    }

    /** A connection that was made, or failed, with nothing further known about it. */
    public static TcpObservation of(Endpoint endpoint, @Nullable Fault fault, Timing timing) {
        return new TcpObservation(endpoint, fault, null, null, null, timing);
    }

    /** The same with another fault. */
    public TcpObservation withFault(@Nullable Fault other) {
        return new TcpObservation(endpoint, other, errno, icmp, synRetransmits, timing);
    }

    @Override
    public TcpObservation with(Timing other) {
        return new TcpObservation(endpoint, fault, errno, icmp, synRetransmits, other);
    }

    @Override
    public String kind() {
        return "tcp";
    }

    @Override
    public String subject() {
        return "tcp " + endpoint;
    }

    @Override
    public Optional<Fault> seenFault() {
        return Optional.ofNullable(fault);
    }

    @Override
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        if (errno != null) {
            facts.add(Fact.of("errno", errno));
        }
        if (icmp != null) {
            facts.add(Fact.of("icmp", icmp));
        }
        if (synRetransmits != null && synRetransmits > 0) {
            facts.add(Fact.of("SYN sent again", synRetransmits));
        }
        return List.copyOf(facts);
    }
}

package dev.origindoctor.observation;

import dev.origindoctor.taxonomy.Fault;
import java.util.List;
import java.util.Optional;

/** What one probe saw. It states, and leaves the judging to others. */
public sealed interface Observation
        permits DnsObservation, TcpObservation, TlsObservation, HttpObservation, EdgeObservation {
    /** {@code dns}, {@code tcp}, {@code tls}, {@code http} or {@code edge}. */
    String kind();

    /** What it was about, as a source is quoted: {@code tcp 203.0.113.10:443}. */
    String subject();

    /** What went wrong, if anything did. */
    Optional<Fault> seenFault();

    /** When, for how long, and where from. */
    Timing timing();

    /** The same as of another time or place. */
    Observation with(Timing other);

    /** What else is worth showing, in order. */
    List<Fact> facts();
}

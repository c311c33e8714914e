package dev.origindoctor.inference;

import dev.origindoctor.diagnosis.HostTestimony;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.finding.Machine;
import dev.origindoctor.finding.Scene;
import dev.origindoctor.finding.ShownMode;
import dev.origindoctor.host.HostEvidence;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.origin.Origin;
import dev.origindoctor.origin.SslMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a judgement rests on. Cases from several vantage points merge by putting their observations
 * together.
 *
 * @param origin what is asked about
 * @param edge who stands in front
 * @param sslMode how that edge talks to the origin, as far as anybody said; what the edge shows counts for more
 * @param observations what was seen, in any order
 * @param machine the origin's machine, or null where it is not at hand
 * @param told what it said when it was at hand, or null
 * @param startedAt when looking began
 * @param took how long it took
 * @param vantage where it was done
 */
public record Case(
        Origin origin,
        Edge edge,
        SslMode sslMode,
        List<Observation> observations,
        @Nullable Machine machine,
        @Nullable HostTestimony told,
        Instant startedAt,
        Duration took,
        String vantage) {
    public Case {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(edge, "edge");
        Objects.requireNonNull(sslMode, "sslMode");
        observations = List.copyOf(observations);
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(took, "took");
        Objects.requireNonNull(vantage, "vantage");
    }

    /** A case without the machine's own word. */
    public Case(
            Origin origin,
            Edge edge,
            SslMode sslMode,
            List<Observation> observations,
            Instant startedAt,
            Duration took,
            String vantage) {
        this(origin, edge, sslMode, observations, null, null, startedAt, took, vantage);
    }

    /** The same case with what the origin's machine says of itself. */
    public Case with(HostEvidence evidence) {
        return with(Machine.of(evidence, edge));
    }

    /** The same case with the origin's machine. */
    public Case with(@Nullable Machine asked) {
        return new Case(origin, edge, sslMode, observations, asked, null, startedAt, took, vantage);
    }

    /** The same case with what the origin's machine said when it was at hand. */
    public Case with(@Nullable HostTestimony testimony) {
        return new Case(origin, edge, sslMode, observations, null, testimony, startedAt, took, vantage);
    }

    Scene scene() {
        Scene asTold = Scene.of(origin, edge, sslMode, observations);
        SslMode shown = ShownMode.of(asTold);
        Scene outside = shown == sslMode ? asTold : Scene.of(origin, edge, shown, observations);
        return told != null ? outside.with(told) : machine != null ? outside.with(machine) : outside;
    }
}

package dev.origindoctor.diagnosis;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.origin.Origin;
import dev.origindoctor.origin.SslMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The whole answer, and everything that it rests on. A pure function of its observations and host evidence.
 *
 * @param origin what was asked about
 * @param edge who stands in front
 * @param sslMode how that edge talks to the origin
 * @param verdict the answer in short
 * @param warnings defects that the edge accepts today
 * @param causes the causes, most probable first; over all that were considered the probabilities sum to 1
 * @param nextChecks what would tell the remaining causes apart, best first
 * @param gaps what could not be known, and why
 * @param findings what was derived
 * @param observations what was seen
 * @param host what the origin's own machine said; null where nobody asked it
 * @param startedAt when the diagnosis began
 * @param took how long it took
 * @param vantage where it was made
 * @param version which version of Origin Doctor made it
 */
public record Diagnosis(
        Origin origin,
        Edge edge,
        SslMode sslMode,
        Verdict verdict,
        List<Warning> warnings,
        List<RankedCause> causes,
        List<NextCheck> nextChecks,
        List<Gap> gaps,
        List<Finding> findings,
        List<Observation> observations,
        @Nullable HostTestimony host,
        Instant startedAt,
        Duration took,
        String vantage,
        String version) {
    public Diagnosis {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(edge, "edge");
        Objects.requireNonNull(sslMode, "sslMode");
        Objects.requireNonNull(verdict, "verdict");
        warnings = List.copyOf(warnings);
        causes = List.copyOf(causes);
        nextChecks = List.copyOf(nextChecks);
        gaps = List.copyOf(gaps);
        findings = List.copyOf(findings);
        observations = List.copyOf(observations);
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(took, "took");
        Objects.requireNonNull(vantage, "vantage");
        Objects.requireNonNull(version, "version");
    }
}

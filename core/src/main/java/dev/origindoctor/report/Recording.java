package dev.origindoctor.report;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.diagnosis.HostTestimony;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.origin.Origin;
import dev.origindoctor.origin.Place;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.origin.SslMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a saved diagnosis rests on: enough to make it again, or to make a better one of several.
 *
 * @param origin what was asked about
 * @param edge who stands in front
 * @param sslMode how that edge talks to the origin
 * @param observations what was seen
 * @param host what the origin's own machine said, or null
 * @param startedAt when
 * @param took how long it took
 * @param vantage from where
 */
public record Recording(
        Origin origin,
        Edge edge,
        SslMode sslMode,
        List<Observation> observations,
        @Nullable HostTestimony host,
        Instant startedAt,
        Duration took,
        String vantage) {
    public Recording {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(edge, "edge");
        Objects.requireNonNull(sslMode, "sslMode");
        observations = List.copyOf(observations);
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(took, "took");
        Objects.requireNonNull(vantage, "vantage");
    }

    /**
     * Reads a saved document.
     *
     * @throws IllegalArgumentException where it is not the document of this version, whole and consistent; the message
     *     names the place
     */
    public static Recording read(String json) {
        JsonPlace document = JsonPlace.of(Json.read(json));
        if (!document.text("schema").equals(DiagnosisJson.SCHEMA)) {
            throw document.refused("schema", DiagnosisJson.SCHEMA);
        }
        JsonPlace about = document.object("origin");
        return new Recording(
                origin(about),
                Edge.byId(about.text("edge")).orElseThrow(() -> about.refused("edge", "the identifier of an edge")),
                SslMode.byId(about.text("sslMode"))
                        .orElseThrow(() -> about.refused("sslMode", "the identifier of an SSL mode")),
                document.each("observations", ObservationJson::read),
                document.has("host") ? HostJson.read(document.object("host")) : null,
                document.instant("startedAt"),
                Duration.ofMillis(document.number("tookMillis")),
                document.text("vantage"));
    }

    /**
     * What {@code diagnosis} rests on, without addresses, names, paths, ray identifiers and free texts: placeholders stand
     * in their places. Judged anew it is a twin that can be shown in public.
     */
    public static Recording redacted(Diagnosis diagnosis) {
        return Redaction.of(diagnosis);
    }

    /** This and another one of the same origin, as one: what two places saw. */
    public Recording with(Recording other) {
        return merged(List.of(this, other));
    }

    /**
     * What several places saw of one origin, as one; the same in whatever order they are given.
     *
     * @throws IllegalArgumentException where they are not about the same question; the message names the difference
     */
    public static Recording merged(List<Recording> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("recordings: none (expected one or more)");
        }
        return parts.size() == 1 ? parts.get(0) : Merging.of(parts);
    }

    /**
     * The same with another name for the place that it was made at.
     *
     * @throws IllegalArgumentException where it was made at several places
     */
    public Recording at(String place) {
        if (observations.stream().anyMatch(seen -> seen.timing().vantage() != null)) {
            throw new IllegalArgumentException("vantage: already several places (" + vantage + ")");
        }
        return new Recording(origin, edge, sslMode, observations, host, startedAt, took, place);
    }

    private static Origin origin(JsonPlace about) {
        Scheme scheme = Scheme.byId(about.text("scheme")).orElseThrow(() -> about.refused("scheme", "http or https"));
        int port = about.smallNumber("port");
        List<Endpoint> endpoints = about.texts("addresses").stream()
                .map(text -> endpoint(about, text, port))
                .toList();
        String path = about.has("path") ? about.text("path") : "/";
        HostName host = about.read("host", () -> HostName.of(about.text("host")));
        return about.read("port", () -> new Origin(host, scheme, port, path, endpoints));
    }

    private static Endpoint endpoint(JsonPlace about, String text, int port) {
        return about.read(
                "addresses",
                () -> Place.parse(text)
                        .orElseThrow(() -> about.refused("addresses", "ADDRESS or ADDRESS:PORT"))
                        .endpoint(port));
    }
}

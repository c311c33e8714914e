package dev.origindoctor;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.host.HostEvidence;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.origin.Origin;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.probe.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be diagnosed, and with how much effort. Begin with {@link #about(String)}; everything else has a default.
 *
 * @param origin the site and how its edge asks it
 * @param edge who stands in front
 * @param sslMode how that edge talks to the origin
 * @param viaEdge whether and where the same is asked through the edge
 * @param sampling how often the direct probe is made, to see what comes and goes
 * @param timeout the limit for the whole diagnosis
 * @param connectTimeout the limit for one connection attempt
 * @param hostEvidence what the origin's own machine says; null where nobody looked there
 */
public record Question(
        Origin origin,
        Edge edge,
        SslMode sslMode,
        ViaEdge viaEdge,
        Sampling sampling,
        Duration timeout,
        Duration connectTimeout,
        @Nullable HostEvidence hostEvidence) {
    public Question {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(edge, "edge");
        Objects.requireNonNull(sslMode, "sslMode");
        Objects.requireNonNull(viaEdge, "viaEdge");
        Objects.requireNonNull(sampling, "sampling");
        Deadline.moreThanNothing("timeout", timeout);
        Deadline.moreThanNothing("connectTimeout", connectTimeout);
    }

    /** Begins a question about the site {@code host}. */
    public static Builder about(String host) {
        return about(HostName.of(host));
    }

    /** A question about the host that visitors ask for by this name. */
    public static Builder about(HostName host) {
        return new Builder(host);
    }

    /**
     * Whether the same request is also made through the edge.
     *
     * @param asked false to leave it out
     * @param at where; null for what DNS says, where that is the edge
     */
    public record ViaEdge(boolean asked, @Nullable Endpoint at) {
        /** At the addresses that DNS gives, where they belong to the edge. */
        public static final ViaEdge AUTO = new ViaEdge(true, null);

        /** Not at all. */
        public static final ViaEdge OFF = new ViaEdge(false, null);

        /** At this address, whatever DNS says. */
        public static ViaEdge at(Endpoint endpoint) {
            return new ViaEdge(true, Objects.requireNonNull(endpoint, "endpoint"));
        }
    }

    /**
     * How often the direct probe is made, to see what comes and goes.
     *
     * @param times how often
     * @param interval the time from one sample's start to the next one's
     * @param spread whether every sample waits for its time; otherwise the next follows at once as long as everything
     *     seen so far leaves no doubt that the origin is well
     */
    public record Sampling(int times, Duration interval, boolean spread) {
        /** Three samples, 700 ms apart as soon as something is doubtful. */
        public static final Sampling USUAL = new Sampling(3, Duration.ofMillis(700), false);

        private static final int MOST = 100;

        public Sampling {
            if (times < 1 || times > MOST) {
                throw new IllegalArgumentException("samples: " + times + " (expected 1.." + MOST + ")");
            }
            Deadline.moreThanNothing("sampleInterval", interval);
        }
    }

    /** Gathers a question. */
    public static final class Builder {
        private final HostName host;
        private List<Endpoint> endpoints = List.of();
        private Edge edge = Edge.CLOUDFLARE;
        private SslMode sslMode = SslMode.FULL;
        private @Nullable Scheme scheme;
        private @Nullable Integer port;
        private String path = "/";
        private ViaEdge viaEdge = ViaEdge.AUTO;
        private Sampling sampling = Sampling.USUAL;
        private Duration timeout = Duration.ofSeconds(20);
        private Duration connectTimeout = Duration.ofSeconds(5);
        private @Nullable HostEvidence hostEvidence;

        private Builder(HostName host) {
            this.host = host;
        }

        /** The origin's own addresses; without them DNS is asked. */
        public Builder origin(Endpoint... addresses) {
            return origin(List.of(addresses));
        }

        /** The origin's own addresses; without them DNS is asked. */
        public Builder origin(List<Endpoint> addresses) {
            endpoints = List.copyOf(addresses);
            return this;
        }

        /** Who stands in front; Cloudflare unless said otherwise. */
        public Builder edge(Edge chosen) {
            edge = Objects.requireNonNull(chosen, "edge");
            return this;
        }

        /** How the edge talks to the origin; {@link SslMode#FULL} unless said otherwise. */
        public Builder sslMode(SslMode chosen) {
            sslMode = Objects.requireNonNull(chosen, "sslMode");
            return this;
        }

        /** How the edge asks the origin; what the SSL mode does for an HTTPS visitor unless said otherwise. */
        public Builder scheme(Scheme chosen) {
            scheme = Objects.requireNonNull(chosen, "scheme");
            return this;
        }

        /** The port that the edge asks; the scheme's own unless said otherwise. */
        public Builder port(int chosen) {
            port = chosen;
            return this;
        }

        /** What is asked for; {@code /} unless said otherwise. */
        public Builder path(String chosen) {
            path = Objects.requireNonNull(chosen, "path");
            return this;
        }

        /** Whether and where the same is asked through the edge; {@link ViaEdge#AUTO} unless said otherwise. */
        public Builder viaEdge(ViaEdge chosen) {
            viaEdge = Objects.requireNonNull(chosen, "viaEdge");
            return this;
        }

        /** How often the direct probe is made, each in its time; {@link Sampling#USUAL} unless said otherwise. */
        public Builder samples(int chosen) {
            sampling = new Sampling(chosen, sampling.interval(), true);
            return this;
        }

        /** The time from one sample's start to the next one's; {@link Sampling#USUAL} unless said otherwise. */
        public Builder sampleInterval(Duration chosen) {
            sampling = new Sampling(sampling.times(), chosen, true);
            return this;
        }

        /** The limit for the whole diagnosis; 20 seconds unless said otherwise. */
        public Builder timeout(Duration chosen) {
            timeout = Objects.requireNonNull(chosen, "timeout");
            return this;
        }

        /** The limit for one connection attempt; 5 seconds unless said otherwise. */
        public Builder connectTimeout(Duration chosen) {
            connectTimeout = Objects.requireNonNull(chosen, "connectTimeout");
            return this;
        }

        /** What the origin's own machine says. */
        public Builder hostEvidence(HostEvidence evidence) {
            hostEvidence = Objects.requireNonNull(evidence, "evidence");
            return this;
        }

        /**
         * The finished question.
         *
         * @throws IllegalArgumentException where a part is out of its range
         */
        public Question build() {
            Scheme asked = scheme == null ? sslMode.originScheme(Scheme.HTTPS) : scheme;
            int askedPort = port == null ? asked.port() : port;
            Origin origin = new Origin(host, asked, askedPort, path, endpoints);
            return new Question(origin, edge, sslMode, viaEdge, sampling, timeout, connectTimeout, hostEvidence);
        }
    }
}

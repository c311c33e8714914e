package dev.origindoctor.panel;

import dev.origindoctor.Question;
import dev.origindoctor.Question.ViaEdge;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.origin.SslMode;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A customer's site.
 *
 * @param id its name in addresses of pages
 * @param owner whose it is
 * @param host the name that visitors use
 * @param sslMode how its edge asks the origin
 * @param origin where the origin is now
 * @param namedBy who said where the origin is: what may be probed depends on it
 */
public record Site(
        String id, Customer owner, HostName host, SslMode sslMode, Supplier<Endpoint> origin, NamedBy namedBy) {
    private static final Duration WHOLE = Duration.ofSeconds(15);
    private static final Duration GLANCE = Duration.ofSeconds(6);
    private static final Duration BETWEEN_SAMPLES = Duration.ofMillis(300);
    private static final Duration CONNECTION = Duration.ofSeconds(3);

    /** Who said where the origin is. */
    public enum NamedBy {
        /** The panel itself, of its own machines. */
        PANEL,
        /** A customer, who might name anything. */
        CUSTOMER
    }

    public Site {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(sslMode, "sslMode");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(namedBy, "namedBy");
    }

    /** The whole question, for somebody who waits for the answer. */
    public Question.Builder question() {
        return ask().timeout(WHOLE);
    }

    /** A short look, for the list of sites and for whoever waits for the mend. */
    public Question glance() {
        return ask().samples(1).timeout(GLANCE).build();
    }

    private Question.Builder ask() {
        Endpoint endpoint = origin.get();
        return Question.about(host.ascii())
                .origin(endpoint)
                .port(endpoint.port())
                .sslMode(sslMode)
                .viaEdge(ViaEdge.OFF)
                .sampleInterval(BETWEEN_SAMPLES)
                .connectTimeout(CONNECTION);
    }
}

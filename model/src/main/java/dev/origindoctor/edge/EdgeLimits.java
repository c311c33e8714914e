package dev.origindoctor.edge;

import dev.origindoctor.edge.EdgeTimer.WaitsFor;
import dev.origindoctor.origin.Scheme;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How long an edge waits, how much it takes, and where it asks. Makers change these: mind the date. A limit that is not
 * here is not known to us, or does not exist.
 *
 * @param asOf the date of the documents, or the version that was looked at
 * @param timers how long it waits
 * @param headers how large the head of a response may be, where it is known
 * @param httpPorts the ports that visitors may use over HTTP; empty where any
 * @param httpsPorts the ports that visitors may use over HTTPS; empty where any
 * @param http2 whether it offers HTTP/2 to origins, unless told otherwise
 * @param triesElsewhere the statuses after which it asks another address of the origin before it shows them
 */
public record EdgeLimits(
        String asOf,
        List<EdgeTimer> timers,
        @Nullable HeaderLimit headers,
        Set<Integer> httpPorts,
        Set<Integer> httpsPorts,
        boolean http2,
        Set<Integer> triesElsewhere) {
    /**
     * How large the head of a response may be.
     *
     * @param bytes all of it
     * @param warnFrom from where on another document, or a smaller page size, has the limit
     * @param fields how many fields; null where they are not counted
     * @param says the setting's name, or what else belongs to it
     */
    public record HeaderLimit(
            int bytes, int warnFrom, @Nullable Integer fields, String says) {
        public HeaderLimit {
            Objects.requireNonNull(says, "says");
            if (warnFrom > bytes) {
                throw new IllegalArgumentException("warnFrom: " + warnFrom + " (expected at most " + bytes + ")");
            }
        }
    }

    public EdgeLimits {
        Objects.requireNonNull(asOf, "asOf");
        timers = List.copyOf(timers);
        httpPorts = sorted(httpPorts);
        httpsPorts = sorted(httpsPorts);
        triesElsewhere = sorted(triesElsewhere);
    }

    /** How long it waits for one thing, where that is known. */
    public Optional<EdgeTimer> timer(WaitsFor thing) {
        return timers.stream().filter(timer -> timer.waitsFor() == thing).findFirst();
    }

    /** Whether visitors can come to this port. */
    public boolean proxies(Scheme scheme, int port) {
        Set<Integer> ports = scheme == Scheme.HTTP ? httpPorts : httpsPorts;
        return ports.isEmpty() || ports.contains(port);
    }

    private static Set<Integer> sorted(Set<Integer> numbers) {
        return Collections.unmodifiableSet(new TreeSet<>(numbers));
    }
}

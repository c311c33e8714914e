package dev.origindoctor.edge;

import java.time.Duration;
import java.util.Objects;

/**
 * How long an edge waits for one thing.
 *
 * @param waitsFor what it waits for
 * @param limit how long, unless somebody set it
 * @param shortest the shortest limit that is known for it: an older document's, or the shortest that can be set
 * @param configurable whether its customer can set it
 * @param known how this is known
 * @param says the setting's name, or what else belongs to it
 */
public record EdgeTimer(
        WaitsFor waitsFor, Duration limit, Duration shortest, boolean configurable, Provenance known, String says) {
    /** What an edge can wait for, in the order of a request. */
    public enum WaitsFor {
        CONNECTION,
        HANDSHAKE,
        REQUEST_ACKNOWLEDGED,
        REQUEST_SENT,
        FIRST_BYTE,
        IDLE_CONNECTION
    }

    public EdgeTimer {
        Objects.requireNonNull(waitsFor, "waitsFor");
        Objects.requireNonNull(known, "known");
        Objects.requireNonNull(says, "says");
        if (shortest.compareTo(limit) > 0) {
            throw new IllegalArgumentException("shortest: " + shortest + " (expected at most " + limit + ")");
        }
    }
}

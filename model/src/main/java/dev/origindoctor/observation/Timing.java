package dev.origindoctor.observation;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a probe ran, how long it took, and where from.
 *
 * @param startedAt the wall clock at the start
 * @param took the whole probe as the prober's own clock saw it, its own load included
 * @param network the network's part, where it is known and not the prober's own load: of a connection that was made the
 *     round trip as the kernel measured it, and of one that was refused or forbidden the time from the SYN to that answer
 *     by the prober's own clock, given only where the prober had the leisure to look at it; otherwise null
 * @param vantage the name of the place that it ran at, where observations of several places are put together; null where
 *     all were made at the place of the whole diagnosis
 */
public record Timing(
        Instant startedAt,
        Duration took,
        @Nullable Duration network,
        @Nullable String vantage) {
    public Timing {
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(took, "took");
    }

    /** A timing at the place of the whole diagnosis. */
    public Timing(Instant startedAt, Duration took, @Nullable Duration network) {
        this(startedAt, took, network, null);
    }

    /** A timing without the kernel's word on the network's part. */
    public static Timing of(Instant startedAt, Duration took) {
        return new Timing(startedAt, took, null);
    }

    /** The same at this place. */
    public Timing at(String place) {
        return new Timing(startedAt, took, network, Objects.requireNonNull(place, "place"));
    }
}

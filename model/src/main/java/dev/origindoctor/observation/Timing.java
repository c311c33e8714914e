package dev.origindoctor.observation;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a probe ran and how long it took.
 *
 * @param startedAt the wall clock at the start
 * @param took the whole probe as the prober's own clock saw it, its own load included
 * @param network the network's part: the kernel's round trip where it is known, otherwise null
 */
public record Timing(
        Instant startedAt, Duration took, @Nullable Duration network) {
    public Timing {
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(took, "took");
    }

    /** A timing without the kernel's word on the network's part. */
    public static Timing of(Instant startedAt, Duration took) {
        return new Timing(startedAt, took, null);
    }
}

package dev.origindoctor.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.time.Duration;
import java.util.Objects;

/** Counts this process's open descriptors. */
final class Descriptors {
    private Descriptors() {}

    static long open() {
        return Objects.requireNonNull(new File("/dev/fd").list(), "no /dev/fd").length;
    }

    /** Waits until no more than so many are open; sockets close on their own loops, a moment after the answer. */
    static void awaitAtMost(long expected) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (open() > expected && System.nanoTime() < end) {
            Thread.yield();
        }
        assertThat(open()).isLessThanOrEqualTo(expected);
    }
}

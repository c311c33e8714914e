package dev.origindoctor.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;

/** Time that jumps to what is due next, when a test says so. */
final class ManualTimer implements Timer {
    private record Due(Instant at, Runnable task) {}

    private final Queue<Due> due = new ArrayDeque<>();
    private Instant now = Instant.parse("2026-11-21T09:00:00Z");

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void later(Duration delay, Runnable task) {
        due.add(new Due(now.plus(delay), task));
    }

    /** How long until the next one was due; it has run then. */
    Duration next() {
        Due first = due.remove();
        Duration waited = Duration.between(now, first.at());
        now = first.at();
        first.task().run();
        return waited;
    }

    boolean waits() {
        return !due.isEmpty();
    }
}

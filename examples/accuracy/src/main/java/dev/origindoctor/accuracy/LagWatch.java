package dev.origindoctor.accuracy;

import dev.origindoctor.probe.ProberHealth;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** How late the prober's machine lets it come to its turns: a thread that wants to wake often, and the probes' loops. */
final class LagWatch implements AutoCloseable {
    /** So late that a probe's timer may have gone off before its answer was looked at. */
    static final Duration STARVED = Duration.ofSeconds(1);

    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration MEMORY = Duration.ofSeconds(30);

    private final Supplier<ProberHealth> health;
    private final Deque<Look> looks = new ConcurrentLinkedDeque<>();
    private final Thread watcher = new Thread(this::watch, "lag-watch");
    private volatile boolean closed;

    private LagWatch(Supplier<ProberHealth> health) {
        this.health = health;
    }

    private record Look(long at, Duration lag) {}

    static LagWatch over(Supplier<ProberHealth> health) {
        LagWatch watch = new LagWatch(health);
        watch.watcher.setDaemon(true);
        watch.watcher.start();
        return watch;
    }

    private void watch() {
        while (!closed) {
            long due = System.nanoTime() + STEP.toNanos();
            LockSupport.parkNanos(STEP.toNanos());
            long now = System.nanoTime();
            note(now, Duration.ofNanos(Math.max(0, now - due)));
        }
    }

    private void note(long now, Duration late) {
        Duration ofLoops = health.get().loopLag();
        looks.addLast(new Look(now, late.compareTo(ofLoops) > 0 ? late : ofLoops));
        looks.removeIf(look -> now - look.at() > MEMORY.toNanos());
    }

    /** The worst of what was seen since that moment of the system's nano time. */
    Duration worstSince(long moment) {
        return looks.stream()
                .filter(look -> look.at() - moment > 0)
                .map(Look::lag)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        closed = true;
    }
}

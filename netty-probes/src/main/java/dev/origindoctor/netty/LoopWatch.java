package dev.origindoctor.netty;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches whether an event loop is on time while probes are under way on it, by a beat that should come every so often.
 * What the loop was late by is time that a server was not listened to. Used on its loop, but for {@link #recentLag()}.
 */
final class LoopWatch {
    private static final long BEAT = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long WINDOW = TimeUnit.SECONDS.toNanos(1);

    private static final long PUNCTUAL = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int FEW = 8;

    private final EventLoop loop;
    private int probes;
    private long lost;
    private long windowBegan;
    private @Nullable ScheduledFuture<?> next;
    private volatile long due;
    private volatile boolean beating;
    private volatile long worst;
    private volatile long worstBefore;

    LoopWatch(EventLoop loop) {
        this.loop = loop;
    }

    /** A probe begins on this loop. */
    void enter() {
        if (probes++ == 0) {
            windowBegan = System.nanoTime();
            beatAgain(windowBegan);
            beating = true;
        }
    }

    /** A probe has ended; after the last one nothing beats. */
    void leave() {
        if (--probes == 0 && next != null) {
            beating = false;
            next.cancel(false);
            worst = 0;
            worstBefore = 0;
        }
    }

    /** How long the loop has been late by now, all in all; a probe compares two readings. */
    Duration lost() {
        return Duration.ofNanos(lost + (beating ? overdue() : 0));
    }

    /** Whether the loop had so little to do and was so punctual that what it saw happened when it saw it. */
    boolean atLeisureSince(Duration lostBefore) {
        return probes <= FEW && lost().minus(lostBefore).toNanos() < PUNCTUAL;
    }

    /** How late the loop was at worst of late, and is at this moment; may be asked from anywhere. */
    Duration recentLag() {
        return beating ? Duration.ofNanos(Math.max(overdue(), Math.max(worst, worstBefore))) : Duration.ZERO;
    }

    private void beat() {
        long late = overdue();
        lost += late;
        long now = System.nanoTime();
        if (now - windowBegan > WINDOW) {
            windowBegan = now;
            worstBefore = worst;
            worst = 0;
        }
        worst = Math.max(worst, late);
        beatAgain(now);
    }

    private void beatAgain(long now) {
        due = now + BEAT;
        next = loop.schedule(this::beat, BEAT, TimeUnit.NANOSECONDS);
    }

    private long overdue() {
        return Math.max(0, System.nanoTime() - due);
    }
}

package dev.origindoctor.metrics;

import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.watch.Look;
import dev.origindoctor.watch.Status;
import dev.origindoctor.watch.WatchEvent;
import dev.origindoctor.watch.WatchState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a watch finds, as figures: whether the origin is up, which error its visitors get, why, and how long its
 * certificate lasts. Hand {@link #seen} to the watch as its listener, or call it from there.
 */
public final class WatchMetrics {
    private final MeterRegistry registry;
    private final Tags tags;
    private final Supplier<Instant> now;
    private volatile @Nullable Look last;

    private WatchMetrics(MeterRegistry registry, Iterable<Tag> tags, Supplier<Instant> now) {
        this.registry = registry;
        this.tags = Tags.of(tags);
        this.now = now;
    }

    /**
     * Figures of one watch.
     *
     * @param registry where they go
     * @param tags what tells this watch from the embedder's others; the embedder keeps that set small
     * @param state what the watch knows, {@code run::state}
     */
    public static WatchMetrics of(MeterRegistry registry, Iterable<Tag> tags, Supplier<WatchState> state) {
        Objects.requireNonNull(state, "state");
        WatchMetrics metrics = new WatchMetrics(registry, tags, Instant::now);
        metrics.gauges(state);
        return metrics;
    }

    /** Counts the event. */
    public void seen(WatchEvent event) {
        if (event instanceof WatchEvent.Looked looked) {
            Look look = looked.look();
            last = look;
            Fault fault = look.fault();
            registry.counter("origin.doctor.looks", tags.and("fault", fault == null ? "none" : fault.id()))
                    .increment();
        } else {
            registry.counter("origin.doctor.watch.events", tags.and("event", event.id()))
                    .increment();
        }
    }

    private void gauges(Supplier<WatchState> state) {
        registry.gauge("origin.doctor.up", tags, state, known -> up(known.get().status()));
        registry.gauge(
                "origin.doctor.flapping", tags, state, known -> known.get().flapping() ? 1 : 0);
        registry.gauge(
                "origin.doctor.failing.share", tags, state, known -> known.get().failing());
        registry.gauge("origin.doctor.predicted.status", tags, this, WatchMetrics::status);
        registry.gauge("origin.doctor.certificate.left.seconds", tags, this, WatchMetrics::certificateLeft);
    }

    private static double up(Status status) {
        return switch (status) {
            case HEALTHY -> 1;
            case BROKEN -> 0;
            case UNKNOWN -> Double.NaN;
        };
    }

    /** 0 where visitors get the page. */
    private double status() {
        Look look = last;
        Integer status = look == null ? null : look.status();
        return look == null ? Double.NaN : status == null ? 0 : status;
    }

    private double certificateLeft() {
        Look look = last;
        Instant ends = look == null ? null : look.certificateEnds();
        return ends == null ? Double.NaN : Duration.between(now.get(), ends).toSeconds();
    }
}

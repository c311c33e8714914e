package dev.origindoctor.metrics;

import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.watch.Look;
import dev.origindoctor.watch.Status;
import dev.origindoctor.watch.WatchEvent;
import dev.origindoctor.watch.WatchState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
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
            count(
                    "origin.doctor.looks",
                    "Looks of the watch, by the fault that they met",
                    tags.and("fault", fault == null ? "none" : fault.id()));
        } else {
            count("origin.doctor.watch.events", "What the watch has told", tags.and("event", event.id()));
        }
    }

    private void count(String name, String what, Tags with) {
        Counter.builder(name).description(what).tags(with).register(registry).increment();
    }

    private void gauges(Supplier<WatchState> state) {
        gauge(
                "up",
                "Whether the origin is held to be healthy (1) or broken (0)",
                () -> up(state.get().status()));
        gauge("flapping", "Whether it comes and goes (1)", () -> state.get().flapping() ? 1 : 0);
        gauge(
                "failing.share",
                "The share of the last looks that failed",
                () -> state.get().failing());
        gauge("predicted.status", "The error that visitors get, 0 for none", this::status);
        gauge("certificate.left.seconds", "How long the certificate lasts", this::certificateLeft);
    }

    /** The registry keeps what it asks: who else would, of a watch that is handed over as {@code run::state}? */
    private void gauge(String name, String what, Supplier<Number> value) {
        Gauge.builder("origin.doctor." + name, value)
                .description(what)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    private static double up(Status status) {
        return switch (status) {
            case HEALTHY -> 1;
            case BROKEN -> 0;
            case UNKNOWN -> Double.NaN;
        };
    }

    /** 0 where visitors get the page. */
    private Number status() {
        Look look = last;
        Integer status = look == null ? null : look.status();
        return look == null ? Double.NaN : status == null ? 0.0 : status.doubleValue();
    }

    private Number certificateLeft() {
        Look look = last;
        Instant ends = look == null ? null : look.certificateEnds();
        return ends == null
                ? Double.NaN
                : (double) Duration.between(now.get(), ends).toSeconds();
    }
}

package dev.origindoctor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.watch.Status;
import dev.origindoctor.watch.WatchState;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @ParameterizedTest
    @CsvSource({"UNKNOWN, NaN", "BROKEN, 0", "HEALTHY, 1"})
    void whetherItIsUpIsOneOrZeroOrNotKnown(Status status, Double up) {
        watching(status);
        assertThat(value("up")).isEqualTo(up);
    }

    @Test
    void figuresStayTrueThoughNobodyElseHoldsTheWatch() throws Exception {
        watching(Status.BROKEN);
        collectGarbage();
        assertThat(value("up")).isZero();
        assertThat(value("flapping")).isZero();
        assertThat(value("failing.share")).isEqualTo(1);
    }

    @Test
    void everyFigureIsExplained() {
        watching(Status.BROKEN);
        assertThat(registry.getMeters())
                .isNotEmpty()
                .extracting((Meter meter) -> meter.getId().getDescription())
                .doesNotContainNull();
    }

    /** As a program does that hands over {@code run::state} and keeps nothing. */
    private void watching(Status status) {
        Instant since = Instant.parse("2026-11-21T09:00:00Z");
        WatchState state = new WatchState(status, since, null, false, 0, since, List.of(false), null);
        WatchMetrics.of(registry, List.of(), new AtomicReference<>(state)::get);
    }

    private static void collectGarbage() throws InterruptedException {
        WeakReference<Object> garbage = new WeakReference<>(new Object());
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (garbage.get() != null && System.nanoTime() < deadline) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(garbage.get()).isNull();
    }

    private double value(String name) {
        return registry.get("origin.doctor." + name).gauge().value();
    }
}

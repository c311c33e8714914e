package dev.origindoctor.metrics;

import dev.origindoctor.observation.DnsObservation;
import dev.origindoctor.observation.EdgeObservation;
import dev.origindoctor.observation.HttpAsk;
import dev.origindoctor.observation.HttpObservation;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.observation.TlsAsk;
import dev.origindoctor.observation.TlsObservation;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.probe.ProberHealth;
import dev.origindoctor.probe.Probes;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.Layer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Probes that count what they see. Labels are identifiers of the taxonomy, a closed set; no name, address or text of
 * an origin becomes one.
 *
 * <pre>{@code
 * Probes probes = MeteredProbes.of(NettyProbes.create(), registry);
 * }</pre>
 */
public final class MeteredProbes implements Probes {
    private static final String NO_FAULT = "none";

    private final Probes probes;
    private final MeterRegistry registry;
    private final AtomicInteger inFlight = new AtomicInteger();

    private MeteredProbes(Probes probes, MeterRegistry registry) {
        this.probes = Objects.requireNonNull(probes, "probes");
        this.registry = Objects.requireNonNull(registry, "registry");
        Gauge.builder("origin.doctor.in.flight", inFlight, AtomicInteger::get)
                .description("Probes under way")
                .strongReference(true)
                .register(registry);
        Gauge.builder(
                        "origin.doctor.loop.lag",
                        probes,
                        prober -> prober.health().loopLag().toNanos() / 1e9)
                .description("How late the prober's own event loops were of late")
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
        limited();
    }

    /** The same probes, counted in {@code registry}. Closing them closes what they look through. */
    public static MeteredProbes of(Probes probes, MeterRegistry registry) {
        return new MeteredProbes(probes, registry);
    }

    @Override
    public CompletableFuture<DnsObservation> resolve(HostName name, Deadline deadline) {
        return counted(Layer.DNS, "resolve", probes.resolve(name, deadline));
    }

    @Override
    public CompletableFuture<TcpObservation> connect(Endpoint endpoint, Deadline deadline) {
        return counted(Layer.TCP, "connect", probes.connect(endpoint, deadline));
    }

    @Override
    public CompletableFuture<TlsObservation> handshake(TlsAsk ask, Deadline deadline) {
        return counted(Layer.TLS, "handshake", probes.handshake(ask, deadline));
    }

    @Override
    public CompletableFuture<TlsObservation> hello(TlsAsk ask, Deadline deadline) {
        return counted(Layer.TLS, "hello", probes.hello(ask, deadline));
    }

    @Override
    public CompletableFuture<HttpObservation> request(HttpAsk ask, Deadline deadline) {
        return counted(Layer.HTTP, "request", probes.request(ask, deadline));
    }

    @Override
    public CompletableFuture<EdgeObservation> viaEdge(HttpAsk ask, Deadline deadline) {
        return counted(Layer.HTTP, "via_edge", probes.viaEdge(ask, deadline));
    }

    @Override
    public CompletableFuture<List<Observation>> glance(HttpAsk ask, Deadline deadline) {
        CompletableFuture<List<Observation>> glance = probes.glance(ask, deadline);
        inFlight.incrementAndGet();
        glance.whenComplete((seen, failure) -> {
            inFlight.decrementAndGet();
            if (seen != null) {
                seen.forEach(one -> count(layer(one), "glance", one));
            }
        });
        return glance;
    }

    private static Layer layer(Observation seen) {
        return seen instanceof TcpObservation ? Layer.TCP : seen instanceof TlsObservation ? Layer.TLS : Layer.HTTP;
    }

    @Override
    public ProberHealth health() {
        return probes.health();
    }

    @Override
    public void close() {
        probes.close();
    }

    /** The future itself is handed on, so that cancelling it still closes the connection. */
    private <T extends Observation> CompletableFuture<T> counted(
            Layer layer, String phase, CompletableFuture<T> probe) {
        inFlight.incrementAndGet();
        probe.whenComplete((seen, failure) -> {
            inFlight.decrementAndGet();
            if (seen != null) {
                count(layer, phase, seen);
            }
        });
        return probe;
    }

    private void count(Layer layer, String phase, Observation seen) {
        Fault fault = seen.seenFault().orElse(null);
        Layer met = fault == null ? layer : fault.layer();
        Tags tags = Tags.of("layer", met.id(), "fault", fault == null ? NO_FAULT : fault.id());
        Counter.builder("origin.doctor.probes")
                .description("Probes that have ended, by layer and fault")
                .tags(tags)
                .register(registry)
                .increment();
        Timer.builder("origin.doctor.probe.duration")
                .description("How long probes took, by phase")
                .tag("phase", phase)
                .register(registry)
                .record(seen.timing().took());
        if (met == Layer.LOCAL) {
            limited().increment();
        }
    }

    private Counter limited() {
        return Counter.builder("origin.doctor.prober.limited")
                .description("Probes that the prober's own machine prevented")
                .register(registry);
    }
}

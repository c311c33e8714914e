package dev.origindoctor.accuracy;

import dev.origindoctor.observation.DnsObservation;
import dev.origindoctor.observation.EdgeObservation;
import dev.origindoctor.observation.HttpAsk;
import dev.origindoctor.observation.HttpObservation;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.observation.Timing;
import dev.origindoctor.observation.TlsAsk;
import dev.origindoctor.observation.TlsObservation;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.probe.ProberHealth;
import dev.origindoctor.probe.Probes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Probes that meet the stand-in edge. Its timers are {@value #FACTOR} times shorter than Cloudflare's, so what it took
 * for an error of its own counts {@value #FACTOR} times: 19 s without a SYN+ACK, 120 s without a first byte.
 */
final class LongerWaits implements Probes {
    /** By how much the stand-in's timers are shorter. */
    static final int FACTOR = 100;

    private final Probes probes;

    LongerWaits(Probes probes) {
        this.probes = probes;
    }

    @Override
    public CompletableFuture<EdgeObservation> viaEdge(HttpAsk ask, Deadline deadline) {
        return probes.viaEdge(ask, deadline).thenApply(LongerWaits::stretched);
    }

    private static EdgeObservation stretched(EdgeObservation seen) {
        Integer status = seen.answer().status();
        boolean waited = status != null && (status == 522 || status == 524);
        Duration took = seen.timing().took().multipliedBy(waited ? FACTOR : 1);
        return new EdgeObservation(
                seen.ask(),
                seen.fault(),
                seen.answeredBy(),
                seen.answer(),
                seen.ray(),
                seen.place(),
                seen.code(),
                seen.edgeAnswersForItself(),
                Timing.of(seen.timing().startedAt(), took));
    }

    @Override
    public CompletableFuture<DnsObservation> resolve(HostName name, Deadline deadline) {
        return probes.resolve(name, deadline);
    }

    @Override
    public CompletableFuture<TcpObservation> connect(Endpoint endpoint, Deadline deadline) {
        return probes.connect(endpoint, deadline);
    }

    @Override
    public CompletableFuture<TlsObservation> handshake(TlsAsk ask, Deadline deadline) {
        return probes.handshake(ask, deadline);
    }

    @Override
    public CompletableFuture<TlsObservation> hello(TlsAsk ask, Deadline deadline) {
        return probes.hello(ask, deadline);
    }

    @Override
    public CompletableFuture<HttpObservation> request(HttpAsk ask, Deadline deadline) {
        return probes.request(ask, deadline);
    }

    @Override
    public ProberHealth health() {
        return probes.health();
    }

    @Override
    public void close() {
        probes.close();
    }
}

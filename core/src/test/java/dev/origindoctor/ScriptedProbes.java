package dev.origindoctor;

import dev.origindoctor.observation.DnsObservation;
import dev.origindoctor.observation.EdgeObservation;
import dev.origindoctor.observation.HttpAnswer;
import dev.origindoctor.observation.HttpAsk;
import dev.origindoctor.observation.HttpObservation;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.observation.Timing;
import dev.origindoctor.observation.TlsAsk;
import dev.origindoctor.observation.TlsObservation;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.probe.Probes;
import dev.origindoctor.taxonomy.TcpFault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Probes that see what a test lets them see: of each connection {@code open}, {@code refused}, or nothing at all until
 * somebody gives up ({@code hangs}). What comes after a connection is a page.
 */
final class ScriptedProbes implements Probes {
    final Queue<CompletableFuture<TcpObservation>> connections = new ConcurrentLinkedQueue<>();
    private final Deque<String> script;

    /** The last word is said again and again. */
    ScriptedProbes(String... script) {
        this.script = new ArrayDeque<>(Arrays.asList(script));
    }

    @Override
    public CompletableFuture<TcpObservation> connect(Endpoint endpoint, Deadline deadline) {
        String word = script.size() > 1 ? script.remove() : script.element();
        CompletableFuture<TcpObservation> connection = new CompletableFuture<>();
        connections.add(connection);
        if (!word.equals("hangs")) {
            TcpFault fault = word.equals("refused") ? TcpFault.REFUSED : null;
            connection.complete(new TcpObservation(endpoint, fault, null, null, 0, now()));
        }
        return connection;
    }

    @Override
    public CompletableFuture<HttpObservation> request(HttpAsk ask, Deadline deadline) {
        HttpAnswer page = new HttpAnswer(200, List.of(), 200, Duration.ofMillis(1), "", null, List.of());
        return CompletableFuture.completedFuture(new HttpObservation(ask, null, page, now()));
    }

    @Override
    public CompletableFuture<DnsObservation> resolve(HostName name, Deadline deadline) {
        throw new AssertionError("the addresses are given");
    }

    @Override
    public CompletableFuture<TlsObservation> handshake(TlsAsk ask, Deadline deadline) {
        throw new AssertionError("the origin is asked in the clear");
    }

    @Override
    public CompletableFuture<EdgeObservation> viaEdge(HttpAsk ask, Deadline deadline) {
        throw new AssertionError("the edge is left alone");
    }

    private static Timing now() {
        return Timing.of(Instant.now(), Duration.ofMillis(1));
    }

    @Override
    public void close() {
        connections.forEach(connection -> connection.cancel(true));
    }
}

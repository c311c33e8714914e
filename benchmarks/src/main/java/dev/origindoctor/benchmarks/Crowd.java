package dev.origindoctor.benchmarks;

import dev.origindoctor.netty.NettyProbes;
import dev.origindoctor.observation.HttpAsk;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.probe.TargetPolicy;
import dev.origindoctor.taxonomy.TcpFault;
import dev.origindoctor.zoo.TcpMisbehaviour;
import dev.origindoctor.zoo.Zoo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/**
 * What ten thousand probes in flight on one event loop need and how punctual they are: the heap that one holds, how late
 * deadlines fire when a third of them hang, and how far the round trips that are reported are from what loopback takes.
 * Run by its main method; needs some 20,000 descriptors.
 */
public final class Crowd implements AutoCloseable {
    private static final int MANY = 10_000;
    private static final int MANY_REQUESTS = 4_000;
    private static final int ADDRESSES = 32;
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final ClientLoop loop = new ClientLoop();
    private final Zoo zoo = Zoo.open();
    private final NettyProbes probes = NettyProbes.builder()
            .eventLoopGroup(loop.group())
            .targetPolicy(TargetPolicy.everything())
            .connectTimeout(LIMIT)
            .build();
    private final Endpoint hanging = zoo.start(TcpMisbehaviour.FULL_ACCEPT_QUEUE);

    private Crowd() {}

    public static void main(String[] arguments) throws IOException {
        try (Crowd crowd = new Crowd()) {
            crowd.punctuality();
            crowd.punctuality();
            crowd.heapOfConnects();
            crowd.heapOfRequests();
        }
    }

    /** A third hangs, the others connect, all at once; the first time round the code is cold. */
    private void punctuality() throws IOException {
        List<Endpoint> good = new ArrayList<>();
        for (int i = 1; i <= ADDRESSES; i++) {
            InetAddress address = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) i});
            good.add(zoo.serve(address, Mute::new).endpoint());
        }
        Deadline ample = Deadline.after(Duration.ofMinutes(2));
        List<CompletableFuture<TcpObservation>> answers =
                AtOnce.begun(MANY, each -> probes.connect(each % 3 == 0 ? hanging : good.get(each % ADDRESSES), ample));
        List<Duration> late = new ArrayList<>();
        List<Duration> network = new ArrayList<>();
        for (CompletableFuture<TcpObservation> answer : answers) {
            TcpObservation seen = answer.join();
            if (seen.fault() == TcpFault.TIMED_OUT) {
                late.add(seen.timing().took().minus(LIMIT));
            } else {
                network.add(Objects.requireNonNullElse(seen.timing().network(), Duration.ZERO));
            }
        }
        say("%d probes, %d hanging: deadlines late by %s at p50, %s at p99, %s at worst", late, MANY, late.size());
        say("%d connected: round trips of %s at p50, %s at p99, %s at worst", network, network.size());
    }

    private void heapOfConnects() {
        Deadline ample = Deadline.after(Duration.ofMinutes(2));
        heap("hanging connect", MANY, each -> probes.connect(hanging, ample));
    }

    /** The kernel accepts for a server that never does, so that nothing but the client is on this heap. */
    private void heapOfRequests() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, MANY_REQUESTS, InetAddress.getLoopbackAddress())) {
            Endpoint endpoint = new Endpoint(silent.getInetAddress(), silent.getLocalPort());
            HttpAsk ask = HttpAsk.of(endpoint, Scheme.HTTP, HostName.of("shop.example"), "/");
            heap("unanswered request", MANY_REQUESTS, each -> probes.request(ask, Deadline.after(LIMIT)));
        }
    }

    private <T> void heap(String what, int many, IntFunction<CompletableFuture<T>> probe) {
        long before = usedHeap();
        List<CompletableFuture<T>> answers = AtOnce.begun(many, probe);
        while (probes.health().inFlight() < many) {
            Thread.onSpinWait();
        }
        loop.group().submit(() -> {}).syncUninterruptibly();
        long after = usedHeap();
        long inFlight = answers.stream().filter(answer -> !answer.isDone()).count();
        System.out.printf(
                Locale.ROOT,
                "%d of %d in flight: %d bytes of heap for one %s%n",
                inFlight,
                many,
                (after - before) / many,
                what);
        answers.forEach(answer -> answer.cancel(false));
        while (probes.health().inFlight() > 0) {
            Thread.onSpinWait();
        }
        loop.group().submit(() -> {}).syncUninterruptibly();
    }

    private static long usedHeap() {
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void say(String form, List<Duration> sample, Object... first) {
        List<Duration> sorted = sample.stream().sorted().toList();
        List<Object> values = new ArrayList<>(List.of(first));
        for (int percent : new int[] {50, 99, 100}) {
            Duration at = sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
            values.add(String.format(Locale.ROOT, "%.2f ms", at.toNanos() / 1e6));
        }
        System.out.printf(Locale.ROOT, form + "%n", values.toArray());
    }

    @Override
    public void close() {
        probes.close();
        loop.close();
        zoo.close();
    }
}

package dev.origindoctor.netty;

import dev.origindoctor.netty.court.Court;
import dev.origindoctor.netty.line.Transport;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.probe.ProberHealth;
import dev.origindoctor.probe.TargetPolicy;
import dev.origindoctor.probe.TargetRefusedException;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What all probes of one {@link NettyProbes} share: loops, policy, limits, and the way to a connection. */
final class ProbeContext implements AutoCloseable {
    /** A probe that has not answered yet. */
    interface UnderWay {
        /** Ends it with {@code local.cancelled} because the prober is closed. */
        void cancel();
    }

    private final EventLoopGroup group;
    private final boolean ownsGroup;
    private final Transport transport;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final Set<UnderWay> underWay = ConcurrentHashMap.newKeySet();
    private final Map<EventLoop, LoopWatch> watches = new ConcurrentHashMap<>();
    private final OwnProcess process = new OwnProcess();
    private final Pacing pacing = new Pacing(System::nanoTime, this::later);
    final TargetPolicy policy;
    final @Nullable InetSocketAddress resolver;
    final Duration connectTimeout;
    final Duration scheduling;
    final Duration namePatience;
    final Court court;

    ProbeContext(NettyProbes.Builder builder) {
        ownsGroup = builder.group == null;
        transport = builder.group == null ? Transport.best() : Transport.of(builder.group);
        group = builder.group == null ? ownLoop(transport) : builder.group;
        policy = builder.policy;
        resolver = builder.resolver;
        connectTimeout = builder.connectTimeout;
        scheduling = builder.scheduling;
        namePatience = builder.namePatience;
        court = court(builder);
    }

    private static Court court(NettyProbes.Builder builder) {
        Function<URI, CompletableFuture<byte[]>> fetch = builder.issuers;
        return new Court(
                builder.anchors, text -> WireText.line(text, 300), builder.clock, fetch == null ? null : fetch::apply);
    }

    private static EventLoopGroup ownLoop(Transport transport) {
        return new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("origin-doctor", true), transport.loops());
    }

    /**
     * Connects and holds the conversation. The future completes on the connection's event loop; completing or
     * cancelling it from outside closes the connection. Who derives another future from it passes cancellation on
     * ({@link Steps#then}).
     */
    <T> CompletableFuture<T> converse(Endpoint endpoint, Deadline deadline, Errand<T> errand) {
        return converse(endpoint, deadline, loop -> errand);
    }

    /** The same for an errand that needs to know its event loop. */
    <T> CompletableFuture<T> converse(Endpoint endpoint, Deadline deadline, Function<EventLoop, Errand<T>> errand) {
        ensureOpen();
        Optional<String> refusal = policy.refusal(endpoint.address());
        if (refusal.isPresent()) {
            return CompletableFuture.failedFuture(new TargetRefusedException(endpoint, refusal.get()));
        }
        EventLoop loop = group.next();
        return new Attempt<>(this, loop, endpoint, deadline, errand.apply(loop)).start();
    }

    EventLoopGroup group() {
        return group;
    }

    Pacing pacing() {
        return pacing;
    }

    LoopWatch watch(EventLoop loop) {
        return watches.computeIfAbsent(loop, LoopWatch::new);
    }

    ProberHealth health() {
        Duration lag = watches.values().stream()
                .map(LoopWatch::recentLag)
                .reduce(Duration.ZERO, (a, b) -> a.compareTo(b) < 0 ? b : a);
        return process.health(underWay.size(), lag);
    }

    private void later(Runnable task, long nanos) {
        try {
            group.next().schedule(task, nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // The loops have ended: whoever waits for a turn is answered, not woken.
            underWay.forEach(UnderWay::cancel);
        }
    }

    Transport transport() {
        return transport;
    }

    void entered(UnderWay probe) {
        underWay.add(probe);
    }

    void left(UnderWay probe) {
        underWay.remove(probe);
    }

    void ensureOpen() {
        if (!open.get()) {
            throw new IllegalStateException("these probes are closed");
        }
    }

    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            underWay.forEach(UnderWay::cancel);
            if (ownsGroup) {
                group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            }
        }
    }
}

package dev.origindoctor.panel.web;

import dev.origindoctor.panel.Bucket;
import dev.origindoctor.panel.Limits;
import dev.origindoctor.panel.RefusedException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what all connections share, and says when it is too much. */
final class Doorkeeper {
    private static final int MOST_ADDRESSES = 10_000;
    private static final int UPLOADS = 4;

    private final Limits.Traffic most;
    private final Set<String> hosts;
    private final Semaphore uploads = new Semaphore(UPLOADS);
    private final AtomicInteger all = new AtomicInteger();
    private final Map<InetAddress, Integer> connections = new ConcurrentHashMap<>();
    private final AtomicInteger streams = new AtomicInteger();
    private final Map<InetAddress, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Bucket> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    Doorkeeper(Limits.Traffic most, Set<String> hosts) {
        this.most = most;
        this.hosts = hosts;
    }

    Duration wholeRequest() {
        return most.wholeRequest();
    }

    /** Whether there is room for one more connection from there; whoever got it gives it back. */
    boolean connected(InetAddress from) {
        int each = connections.merge(from, 1, Integer::sum);
        if (all.incrementAndGet() <= most.connections() && each <= most.connectionsEach()) {
            return true;
        }
        disconnected(from);
        return false;
    }

    void disconnected(InetAddress from) {
        all.decrementAndGet();
        connections.computeIfPresent(from, (address, count) -> count == 1 ? null : count - 1);
    }

    void beginStream() {
        if (streams.incrementAndGet() > most.streams()) {
            streams.decrementAndGet();
            throw new RefusedException(503, "refused.busy");
        }
    }

    void endStream() {
        streams.decrementAndGet();
    }

    void beginUpload() {
        if (!uploads.tryAcquire()) {
            throw new RefusedException(503, "refused.busy");
        }
    }

    void endUpload() {
        uploads.release();
    }

    /** Refuses who asks too often, or under a name that is not the panel's. */
    void admit(SocketAddress from, HttpRequest request) {
        String host = request.headers().get(HttpHeaderNames.HOST, "").replaceFirst(":[0-9]+$", "");
        if (!hosts.contains(host)) {
            throw new RefusedException(421, "refused.not-found");
        }
        if (from instanceof InetSocketAddress internet
                && !bucket(internet.getAddress()).take(System.nanoTime())) {
            throw RefusedException.tooMuch("refused.requests");
        }
    }

    private Bucket bucket(InetAddress address) {
        Duration each = Duration.ofSeconds(1).dividedBy(most.requestsPerSecond());
        synchronized (buckets) {
            return buckets.computeIfAbsent(
                    address, fresh -> new Bucket(2 * most.requestsPerSecond(), each, System.nanoTime()));
        }
    }
}

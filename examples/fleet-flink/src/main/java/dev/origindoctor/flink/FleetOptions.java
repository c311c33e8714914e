package dev.origindoctor.flink;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.fleet.Depth;
import dev.origindoctor.fleet.Sweep;
import dev.origindoctor.netty.NettyProbes;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.probe.TargetPolicy;
import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * How the origins are looked at. Subtasks with equal options share a sweep.
 *
 * @param depth how deep
 * @param edge who stands in front
 * @param sslMode how it talks to the origins
 * @param port the port of targets that name none; null for the SSL mode's own
 * @param inFlight how many looks one task manager has under way
 * @param timeout the limit for one look
 * @param patience the limit for a look and the wait for its turn
 * @param allowPrivate whether special-purpose addresses may be probed
 */
record FleetOptions(
        Depth depth,
        Edge edge,
        SslMode sslMode,
        @Nullable Integer port,
        int inFlight,
        Duration timeout,
        Duration patience,
        boolean allowPrivate)
        implements Serializable {
    FleetOptions {
        if (patience.compareTo(timeout) <= 0) {
            throw new IllegalArgumentException("patience: " + patience + " (expected more than the timeout)");
        }
    }

    /**
     * The same, tried out, so that what does not fit is refused before a cluster is asked.
     *
     * @throws IllegalArgumentException where the parts do not fit together
     */
    FleetOptions checked() {
        try (NettyProbes probes = probes()) {
            sweep(probes, Runnable::run);
        }
        return this;
    }

    NettyProbes probes() {
        NettyProbes.Builder probes = NettyProbes.builder();
        if (allowPrivate) {
            probes.targetPolicy(TargetPolicy.everything());
        }
        return probes.build();
    }

    Sweep sweep(NettyProbes probes, Executor executor) {
        Sweep.Builder sweep = Sweep.through(probes)
                .depth(depth)
                .edge(edge)
                .sslMode(sslMode)
                .inFlight(inFlight)
                .timeout(timeout)
                .executor(executor);
        return port == null ? sweep.build() : sweep.port(port).build();
    }
}

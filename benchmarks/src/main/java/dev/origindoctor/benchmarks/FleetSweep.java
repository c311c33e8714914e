package dev.origindoctor.benchmarks;

import dev.origindoctor.fleet.Depth;
import dev.origindoctor.fleet.FleetTarget;
import dev.origindoctor.fleet.Sweep;
import dev.origindoctor.netty.NettyProbes;
import dev.origindoctor.probe.TargetPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;

/** The sweep that is measured over fleets: {@code reach} on one loop, a thousand at once, a second for each. */
final class FleetSweep implements AutoCloseable {
    static final int AT_ONCE = 1_000;
    static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final FleetGround ground = new FleetGround();
    private final ClientLoop loop = new ClientLoop();
    private final NettyProbes probes = NettyProbes.builder()
            .eventLoopGroup(loop.group())
            .connectTimeout(TIMEOUT)
            .targetPolicy(TargetPolicy.everything())
            .build();
    private final Sweep sweep = Sweep.through(probes)
            .depth(Depth.REACH)
            .inFlight(AT_ONCE)
            .timeout(TIMEOUT)
            .build();

    FleetSweep() throws IOException {}

    FleetGround ground() {
        return ground;
    }

    ClientLoop loop() {
        return loop;
    }

    /** Sweeps the fleet of so many origins; each must get its result. */
    void over(Iterator<FleetTarget> fleet, int origins) {
        long told = sweep.over(fleet).forEach(result -> {}).join().done();
        if (told != origins) {
            throw new IllegalStateException(told + " results for " + origins + " origins");
        }
    }

    @Override
    public void close() throws IOException {
        probes.close();
        loop.close();
        ground.close();
    }
}

package dev.origindoctor.benchmarks;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.origindoctor.fleet.Depth;
import dev.origindoctor.fleet.Sweep;
import dev.origindoctor.netty.NettyProbes;
import dev.origindoctor.probe.TargetPolicy;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;

/**
 * Sweeps a fleet, of which every fifth origin hangs and every fifth refuses, again and again at full rate, and prints
 * what the process holds between two sweeps: heap, descriptors, threads. They should end as they began.
 *
 * <p>Arguments: for how long ({@code PT10M} unless said otherwise), and how many origins a sweep has (20,000). Run it
 * with {@code -Xmx256m}.
 */
public final class FleetSoak implements AutoCloseable {
    private static final int AT_ONCE = 1_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

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
    private final int origins;

    private FleetSoak(int origins) throws IOException {
        this.origins = origins;
    }

    /** What the process holds. */
    private record Holding(long heap, long descriptors, int threads) {
        static Holding now() {
            System.gc();
            return new Holding(
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                    ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                            ? system.getOpenFileDescriptorCount()
                            : -1,
                    ManagementFactory.getThreadMXBean().getThreadCount());
        }
    }

    /** Soaks, and prints a line about every half minute. */
    public static void main(String... arguments) throws Exception {
        Duration length = Duration.parse(arguments.length > 0 ? arguments[0] : "PT10M");
        try (FleetSoak soak = new FleetSoak(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20_000)) {
            soak.run(length);
        }
    }

    private void run(Duration length) {
        once();
        System.out.println("| after | origins | origins/s | heap | descriptors | threads |");
        System.out.println("|---|---|---|---|---|---|");
        long began = System.nanoTime();
        long looked = 0;
        say(Duration.ZERO, looked);
        Duration next = Duration.ZERO;
        Duration elapsed = Duration.ZERO;
        while (elapsed.compareTo(length) < 0) {
            once();
            looked += origins;
            elapsed = Duration.ofNanos(System.nanoTime() - began);
            if (elapsed.compareTo(next) >= 0) {
                next = elapsed.plusSeconds(30);
                say(elapsed, looked);
            }
        }
        say(elapsed, looked);
    }

    private void once() {
        long told =
                sweep.over(ground.mixed(origins)).forEach(result -> {}).join().done();
        if (told != origins) {
            throw new IllegalStateException(told + " results for " + origins + " origins");
        }
    }

    private void say(Duration elapsed, long looked) {
        Holding holding = Holding.now();
        System.out.printf(
                Locale.ROOT,
                "| %d s | %,d | %,.0f | %.1f MB | %d | %d |%n",
                elapsed.toSeconds(),
                looked,
                looked / Math.max(1e-9, elapsed.toNanos() / 1e9),
                holding.heap() / 1e6,
                holding.descriptors(),
                holding.threads());
    }

    @Override
    public void close() throws IOException {
        probes.close();
        loop.close();
        ground.close();
    }
}

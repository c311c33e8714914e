package dev.origindoctor.benchmarks;

import dev.origindoctor.fleet.Depth;
import dev.origindoctor.fleet.FleetTarget;
import dev.origindoctor.fleet.Sweep;
import dev.origindoctor.netty.NettyProbes;
import dev.origindoctor.probe.TargetPolicy;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * Prints what fleets of 1,000, 10,000 and 100,000 origins cost in one run: the event loop's CPU time for each origin
 * beside the barest Netty loop's, the rate, and the most heap in use (garbage included). Run it with {@code -Xmx256m}.
 */
public final class FleetTable {
    private static final int AT_ONCE = 1_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private FleetTable() {}

    /** Prints the table. */
    public static void main(String... arguments) throws Exception {
        try (FleetGround ground = new FleetGround();
                ClientLoop loop = new ClientLoop();
                NettyProbes probes = NettyProbes.builder()
                        .eventLoopGroup(loop.group())
                        .connectTimeout(TIMEOUT)
                        .targetPolicy(TargetPolicy.everything())
                        .build()) {
            Sweep sweep = Sweep.through(probes)
                    .depth(Depth.REACH)
                    .inFlight(AT_ONCE)
                    .timeout(TIMEOUT)
                    .build();
            run(sweep, ground::healthy, 50_000);
            BareSweep.over(loop, ground.healthy(50_000), AT_ONCE, (int) TIMEOUT.toMillis());
            System.out.println("| origins | fleet | CPU each | bare Netty | ratio | origins/s | heap |");
            System.out.println("|---|---|---|---|---|---|---|");
            for (int origins : new int[] {1_000, 10_000, 100_000}) {
                row(loop, sweep, "healthy", ground::healthy, origins);
                row(loop, sweep, "20 % hang, 20 % refuse", ground::mixed, origins);
            }
        }
    }

    private static void row(
            ClientLoop loop, Sweep sweep, String name, IntFunction<Iterator<FleetTarget>> fleet, int origins)
            throws InterruptedException {
        long rounds = Math.max(1, 4_000 / origins);
        long before = loop.cpu();
        for (long i = 0; i < rounds; i++) {
            BareSweep.over(loop, fleet.apply(origins), AT_ONCE, (int) TIMEOUT.toMillis());
        }
        double bare = (loop.cpu() - before) / 1e3 / origins / rounds;
        resetPeaks();
        before = loop.cpu();
        long began = System.nanoTime();
        for (long i = 0; i < rounds; i++) {
            run(sweep, fleet, origins);
        }
        double own = (loop.cpu() - before) / 1e3 / origins / rounds;
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "| %,d | %s | %.0f µs | %.0f µs | %.2f | %,.0f | %d MB |%n",
                origins,
                name,
                own,
                bare,
                own / bare,
                origins * rounds / seconds,
                peak() >> 20);
    }

    private static void run(Sweep sweep, IntFunction<Iterator<FleetTarget>> fleet, int origins) {
        long told =
                sweep.over(fleet.apply(origins)).forEach(result -> {}).join().done();
        if (told != origins) {
            throw new IllegalStateException(told + " results for " + origins + " origins");
        }
    }

    private static void resetPeaks() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}

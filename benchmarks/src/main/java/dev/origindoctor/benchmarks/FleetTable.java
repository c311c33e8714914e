package dev.origindoctor.benchmarks;

import dev.origindoctor.fleet.FleetTarget;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Iterator;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * Prints what fleets of 1,000, 10,000 and 100,000 origins cost in one run: the event loop's CPU time for each origin
 * beside the barest Netty loop's, the rate, and the most heap in use (garbage included). Run it with {@code -Xmx256m}.
 */
public final class FleetTable {
    private FleetTable() {}

    /** Prints the table. */
    public static void main(String... arguments) throws Exception {
        try (FleetSweep sweep = new FleetSweep()) {
            FleetGround ground = sweep.ground();
            sweep.over(ground.healthy(50_000), 50_000);
            bare(sweep.loop(), ground.healthy(50_000));
            System.out.println("| origins | fleet | CPU each | bare Netty | ratio | origins/s | heap |");
            System.out.println("|---|---|---|---|---|---|---|");
            for (int origins : new int[] {1_000, 10_000, 100_000}) {
                row(sweep, "healthy", ground::healthy, origins);
                row(sweep, "20 % hang, 20 % refuse", ground::mixed, origins);
            }
        }
    }

    private static void row(FleetSweep sweep, String name, IntFunction<Iterator<FleetTarget>> fleet, int origins)
            throws InterruptedException {
        ClientLoop loop = sweep.loop();
        long rounds = Math.max(1, 4_000 / origins);
        long before = loop.cpu();
        for (long i = 0; i < rounds; i++) {
            bare(loop, fleet.apply(origins));
        }
        double bare = (loop.cpu() - before) / 1e3 / origins / rounds;
        resetPeaks();
        before = loop.cpu();
        long began = System.nanoTime();
        for (long i = 0; i < rounds; i++) {
            sweep.over(fleet.apply(origins), origins);
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

    private static void bare(ClientLoop loop, Iterator<FleetTarget> fleet) throws InterruptedException {
        BareSweep.over(loop, fleet, FleetSweep.AT_ONCE, (int) FleetSweep.TIMEOUT.toMillis());
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

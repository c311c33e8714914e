package dev.origindoctor.benchmarks;

import com.sun.management.UnixOperatingSystemMXBean;
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
    private final FleetSweep sweep = new FleetSweep();
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
        sweep.over(sweep.ground().mixed(origins), origins);
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
        sweep.close();
    }
}

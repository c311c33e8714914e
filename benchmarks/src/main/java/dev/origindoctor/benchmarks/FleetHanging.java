package dev.origindoctor.benchmarks;

import dev.origindoctor.fleet.Depth;
import dev.origindoctor.fleet.FleetTarget;
import dev.origindoctor.fleet.Sweep;
import dev.origindoctor.netty.NettyProbes;
import dev.origindoctor.probe.TargetPolicy;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;

/**
 * Prints what hanging origins cost the others of their fleet: the rate at which a sweep gets through the others beside
 * them, their deadlines' share of its slots subtracted, against the rate without them. Rounds alternate in one run.
 */
public final class FleetHanging {
    private static final int ORIGINS = 100_000;
    private static final int AT_ONCE = 1_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final int ROUNDS = 3;

    private FleetHanging() {}

    /** Prints a row for each round, after one that warms up. */
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
            int hanging = ORIGINS / 5;
            int others = ORIGINS - hanging;
            double slots = hanging * (TIMEOUT.toMillis() / 1e3) / AT_ONCE;
            seconds(sweep, ground.mixedWithoutHanging(ORIGINS));
            System.out.println("| without | with | deadline slots | rate beside them |");
            System.out.println("|---|---|---|---|");
            for (int round = 0; round < ROUNDS; round++) {
                double without = seconds(sweep, ground.mixedWithoutHanging(ORIGINS));
                double with = seconds(sweep, ground.mixed(ORIGINS));
                System.out.printf(
                        Locale.ROOT,
                        "| %,.0f/s | %.1f s for %,d | %.1f s | %.0f %% |%n",
                        others / without,
                        with,
                        ORIGINS,
                        slots,
                        100 * without / Math.max(1e-9, with - slots));
            }
        }
    }

    private static double seconds(Sweep sweep, Iterator<FleetTarget> fleet) {
        long began = System.nanoTime();
        sweep.over(fleet).forEach(result -> {}).join();
        return (System.nanoTime() - began) / 1e9;
    }
}

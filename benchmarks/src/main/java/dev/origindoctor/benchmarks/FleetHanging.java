package dev.origindoctor.benchmarks;

import dev.origindoctor.fleet.FleetTarget;
import java.util.Iterator;
import java.util.Locale;

/**
 * Prints what hanging origins cost the others of their fleet: how long a sweep takes with them and without, and how long it
 * may take if the others keep four fifths of their rate while every hanging one holds a slot until its deadline. Rounds
 * alternate in one run.
 */
public final class FleetHanging {
    private static final int ORIGINS = 100_000;
    private static final int ROUNDS = 3;

    /** The share of their rate that the others keep at least. */
    private static final double LEAST = 0.8;

    private FleetHanging() {}

    /** Prints a row for each round, after one that warms up. */
    public static void main(String... arguments) throws Exception {
        try (FleetSweep sweep = new FleetSweep()) {
            FleetGround ground = sweep.ground();
            int hanging = ORIGINS / 5;
            int others = ORIGINS - hanging;
            double slots = hanging * (FleetSweep.TIMEOUT.toMillis() / 1e3) / FleetSweep.AT_ONCE;
            seconds(sweep, ground.mixedWithoutHanging(ORIGINS), others);
            System.out.println("| without them | with them | deadlines' slots | allowed |");
            System.out.println("|---|---|---|---|");
            for (int round = 0; round < ROUNDS; round++) {
                double without = seconds(sweep, ground.mixedWithoutHanging(ORIGINS), others);
                double with = seconds(sweep, ground.mixed(ORIGINS), ORIGINS);
                System.out.printf(
                        Locale.ROOT,
                        "| %,d in %.1f s | %,d in %.1f s | %.1f s | %.1f s |%n",
                        others,
                        without,
                        ORIGINS,
                        with,
                        slots,
                        slots + without / LEAST);
            }
        }
    }

    private static double seconds(FleetSweep sweep, Iterator<FleetTarget> fleet, int origins) {
        long began = System.nanoTime();
        sweep.over(fleet, origins);
        return (System.nanoTime() - began) / 1e9;
    }
}

package dev.origindoctor.benchmarks.guard;

/**
 * What one benchmark took in this run.
 *
 * @param bytes of heap for an operation
 * @param cpuMicros the client's processor time for an operation; 0 where it is not counted
 */
record Measured(double bytes, double cpuMicros) {
    static final Measured NOTHING = new Measured(0, 0);
}

package dev.origindoctor.benchmarks;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The processor time of the client alone, beside the wall time that its server has its part in. Each iteration prints
 * what one operation took; the two counters are sums over all iterations, to be divided.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Cpu {
    /** All the client's processor time. */
    public long clientNanos;

    /** For so many operations. */
    public long operations;

    /** Made by JMH. */
    public Cpu() {}

    /** The clock of a client that is spread over the threads of this process. */
    static long ofProcess() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElse(0L);
    }

    /** Begins again. */
    @Setup(Level.Iteration)
    public void reset() {
        clientNanos = 0;
        operations = 0;
    }

    /** Says what an operation cost the client. */
    @TearDown(Level.Iteration)
    public void say() {
        System.out.printf(
                Locale.ROOT, "[client: %.1f us of CPU an operation] ", clientNanos / 1000.0 / Math.max(1, operations));
    }

    /** Work that may be interrupted. */
    interface Work {
        void run() throws InterruptedException;
    }

    /** Counts what {@code work}, which is so many operations, takes by {@code clock}. */
    void count(LongSupplier clock, int of, Work work) throws InterruptedException {
        long before = clock.getAsLong();
        work.run();
        clientNanos += clock.getAsLong() - before;
        operations += of;
    }
}

package dev.origindoctor.benchmarks;

import dev.origindoctor.fleet.Depth;
import dev.origindoctor.fleet.Sweep;
import dev.origindoctor.netty.NettyProbes;
import dev.origindoctor.probe.TargetPolicy;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a sweep costs for each origin beside the bare probe and the barest Netty loop: the price of judging, pacing,
 * sharing, backpressure and progress.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
public class SweepBenchmark {
    private static final int ORIGINS = 10_000;
    private static final int AT_ONCE = 256;

    private FleetGround ground;
    private ClientLoop loop;
    private NettyProbes probes;

    /** Made by JMH. */
    public SweepBenchmark() {}

    /** Starts the origins and the client. */
    @Setup
    public void open() throws IOException {
        ground = new FleetGround();
        loop = new ClientLoop();
        probes = NettyProbes.builder()
                .eventLoopGroup(loop.group())
                .targetPolicy(TargetPolicy.everything())
                .build();
    }

    /** Stops them. */
    @TearDown
    public void close() throws Exception {
        probes.close();
        loop.close();
        ground.close();
    }

    /** The sweep. */
    @Benchmark
    @OperationsPerInvocation(ORIGINS)
    public void sweep(Cpu cpu) throws InterruptedException {
        Sweep sweep = Sweep.through(probes).depth(Depth.REACH).inFlight(AT_ONCE).build();
        cpu.count(
                loop::cpu,
                ORIGINS,
                () -> sweep.over(ground.healthy(ORIGINS)).forEach(result -> {}).join());
    }

    /** The bare loop. */
    @Benchmark
    @OperationsPerInvocation(ORIGINS)
    public void bareNetty(Cpu cpu) throws InterruptedException {
        cpu.count(loop::cpu, ORIGINS, () -> BareSweep.over(loop, ground.healthy(ORIGINS), AT_ONCE, 5_000));
    }
}

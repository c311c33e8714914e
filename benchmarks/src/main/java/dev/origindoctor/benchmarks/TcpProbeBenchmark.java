package dev.origindoctor.benchmarks;

import dev.origindoctor.netty.NettyProbes;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.probe.TargetPolicy;
import dev.origindoctor.zoo.Zoo;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFutureListener;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a TCP probe costs beside the barest Netty connect-and-close on the same transport: {@code client} is the
 * event loop's processor time for one connection, {@code gc.alloc.rate.norm} (with {@code -prof gc}) its heap. The ratio
 * of the two benchmarks in one run is the number to look at.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TcpProbeBenchmark {
    private static final int CROWD = 1000;
    private static final int ADDRESSES = 32;

    /** Whether somebody listens. */
    @Param({"open", "closed"})
    public String port = "open";

    private final List<Endpoint> targets = new ArrayList<>();
    private final Zoo zoo = Zoo.open();
    private final ClientLoop loop = new ClientLoop();
    private final NettyProbes probes = NettyProbes.builder()
            .eventLoopGroup(loop.group())
            .targetPolicy(TargetPolicy.everything())
            .build();

    /** Made by JMH. */
    public TcpProbeBenchmark() {}

    /** Starts the servers. */
    @Setup
    public void open() throws UnknownHostException {
        for (int i = 1; i <= ADDRESSES; i++) {
            InetAddress address = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) i});
            Endpoint served = zoo.serve(address, Mute::new).endpoint();
            targets.add(port.equals("open") ? served : new Endpoint(address, 1));
        }
    }

    /** Ends everything. */
    @TearDown
    public void close() {
        probes.close();
        loop.close();
        zoo.close();
    }

    /** Ours. */
    @Benchmark
    @OperationsPerInvocation(CROWD)
    public void probe(Cpu cpu) throws InterruptedException {
        cpu.count(loop::cpu, CROWD, this::probed);
    }

    private void probed() {
        Deadline deadline = Deadline.after(Duration.ofSeconds(30));
        AtOnce.answers(CROWD, i -> probes.connect(targets.get(i % ADDRESSES), deadline));
    }

    /** Netty, and nothing else. */
    @Benchmark
    @OperationsPerInvocation(CROWD)
    public void bareNetty(Cpu cpu) throws InterruptedException {
        cpu.count(loop::cpu, CROWD, this::bare);
    }

    private void bare() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(CROWD);
        Bootstrap bootstrap =
                new Bootstrap().group(loop.group()).channel(loop.channels()).handler(new Mute());
        for (int i = 0; i < CROWD; i++) {
            bootstrap.connect(targets.get(i % ADDRESSES).socketAddress()).addListener((ChannelFutureListener)
                    done -> done.channel().close().addListener(closed -> ended.countDown()));
        }
        ended.await();
    }
}

package dev.origindoctor.benchmarks;

import dev.origindoctor.netty.NettyProbes;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.probe.TargetPolicy;
import dev.origindoctor.zoo.Zoo;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
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
 * What a TCP probe costs beside the barest Netty connect-and-close on the same transport: {@code loopMicros} is the
 * event loop's CPU time for one connection, {@code gc.alloc.rate.norm} (with {@code -prof gc}) its heap. The ratio of
 * the two benchmarks in one run is the number to look at.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
public class TcpProbeBenchmark {
    private static final int CROWD = 1000;
    private static final int ADDRESSES = 32;

    @Param({"open", "closed"})
    public String port = "open";

    private final List<Endpoint> targets = new ArrayList<>();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private Zoo zoo;
    private EventLoopGroup group;
    private NettyProbes probes;
    private long loopThread;

    /** The event loop's own time. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Cpu {
        private long nanos;
        private long connections;

        public double loopMicros() {
            return connections == 0 ? 0 : nanos / 1000.0 / connections;
        }

        @Setup(Level.Iteration)
        public void reset() {
            nanos = 0;
            connections = 0;
        }
    }

    @Setup
    public void open() throws Exception {
        zoo = Zoo.open();
        for (int i = 1; i <= ADDRESSES; i++) {
            InetAddress address = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) i});
            Endpoint served =
                    zoo.serve(address, ChannelInboundHandlerAdapter::new).endpoint();
            targets.add(port.equals("open") ? served : new Endpoint(address, 1));
        }
        group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        loopThread = group.submit(() -> Thread.currentThread().getId()).get();
        probes = NettyProbes.builder()
                .eventLoopGroup(group)
                .targetPolicy(TargetPolicy.everything())
                .build();
    }

    @TearDown
    public void close() {
        probes.close();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        zoo.close();
    }

    @Benchmark
    @OperationsPerInvocation(CROWD)
    public void probe(Cpu cpu) {
        long before = threads.getThreadCpuTime(loopThread);
        List<CompletableFuture<?>> answers = new ArrayList<>(CROWD);
        Deadline deadline = Deadline.after(Duration.ofSeconds(30));
        for (int i = 0; i < CROWD; i++) {
            answers.add(probes.connect(targets.get(i % ADDRESSES), deadline));
        }
        answers.forEach(CompletableFuture::join);
        count(cpu, before);
    }

    @Benchmark
    @OperationsPerInvocation(CROWD)
    public void bareNetty(Cpu cpu) throws InterruptedException {
        long before = threads.getThreadCpuTime(loopThread);
        CountDownLatch ended = new CountDownLatch(CROWD);
        Bootstrap bootstrap =
                new Bootstrap().group(group).channel(EpollSocketChannel.class).handler(new Nothing());
        for (int i = 0; i < CROWD; i++) {
            bootstrap.connect(targets.get(i % ADDRESSES).socketAddress()).addListener((ChannelFutureListener)
                    done -> done.channel().close().addListener(closed -> ended.countDown()));
        }
        ended.await();
        count(cpu, before);
    }

    private void count(Cpu cpu, long before) {
        cpu.nanos += threads.getThreadCpuTime(loopThread) - before;
        cpu.connections += CROWD;
    }

    private static final class Nothing extends ChannelInboundHandlerAdapter {
        @Override
        public boolean isSharable() {
            return true;
        }
    }
}

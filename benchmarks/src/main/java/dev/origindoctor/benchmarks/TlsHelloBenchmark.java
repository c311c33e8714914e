package dev.origindoctor.benchmarks;

import dev.origindoctor.netty.NettyProbes;
import dev.origindoctor.observation.TlsAsk;
import dev.origindoctor.observation.TlsObservation;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.probe.TargetPolicy;
import dev.origindoctor.zoo.Certificates;
import dev.origindoctor.zoo.TlsMisbehaviour;
import dev.origindoctor.zoo.Zoo;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Certificate findings by a hello, by a whole handshake of the JDK, and the bare handshake of BoringSSL beside them,
 * for chains met before. The wall time includes the server's work; what counts is the client's own, which each trial
 * prints: the processor time of the client's event loop for one operation.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 3)
public class TlsHelloBenchmark {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Whose certificate the server shows. */
    @Param({"HEALTHY", "HEALTHY_RSA"})
    public TlsMisbehaviour server = TlsMisbehaviour.HEALTHY;

    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Zoo zoo = Zoo.open();
    private final NettyProbes probes = NettyProbes.builder()
            .eventLoopGroup(loop)
            .targetPolicy(TargetPolicy.everything())
            .trust(List.of(Certificates.root()))
            .build();
    private final SslContext boringssl = boringssl();
    private Endpoint endpoint = zoo.start(TlsMisbehaviour.HEALTHY);
    private long loopThread;
    private long cpuBefore;
    private long operations;

    /** Made by JMH. */
    public TlsHelloBenchmark() {}

    private static SslContext boringssl() {
        try {
            return SslContextBuilder.forClient()
                    .sslProvider(SslProvider.OPENSSL)
                    .trustManager(InsecureTrustManagerFactory.INSTANCE)
                    .endpointIdentificationAlgorithm(null)
                    .build();
        } catch (javax.net.ssl.SSLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts the server. */
    @Setup
    public void open() {
        endpoint = zoo.start(server);
        loopThread = loop.submit(() -> Thread.currentThread().getId())
                .syncUninterruptibly()
                .getNow();
    }

    /** Begins to count the client's processor time. */
    @Setup(Level.Iteration)
    public void count() {
        cpuBefore = loopCpu();
        operations = 0;
    }

    /** Says what an operation cost the client. */
    @TearDown(Level.Iteration)
    public void say() {
        double micros = (loopCpu() - cpuBefore) / 1000.0 / Math.max(1, operations);
        System.out.printf(Locale.ROOT, "[client loop: %.0f us of CPU an operation] ", micros);
    }

    /** Ends everything. */
    @TearDown
    public void close() {
        probes.close();
        zoo.close();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private long loopCpu() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(loopThread);
    }

    private TlsAsk ask() {
        operations++;
        return TlsAsk.asEdge(endpoint, Certificates.NAME);
    }

    /** The fast way. */
    @Benchmark
    public TlsObservation hello() {
        return probes.hello(ask(), Deadline.after(PATIENCE)).join();
    }

    /** The whole handshake, with the same findings. */
    @Benchmark
    public TlsObservation jdkHandshake() {
        return probes.handshake(ask(), Deadline.after(PATIENCE)).join();
    }

    /** A bare handshake by BoringSSL, without any finding. */
    @Benchmark
    public Channel boringsslHandshake() {
        operations++;
        SslHandler[] handler = new SslHandler[1];
        Channel channel = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel fresh) {
                        handler[0] = boringssl.newHandler(fresh.alloc());
                        fresh.pipeline().addLast(handler[0]);
                    }
                })
                .connect(endpoint.socketAddress())
                .syncUninterruptibly()
                .channel();
        handler[0].handshakeFuture().syncUninterruptibly();
        channel.close().syncUninterruptibly();
        return channel;
    }
}

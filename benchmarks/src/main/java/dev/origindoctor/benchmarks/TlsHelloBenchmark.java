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
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import javax.net.ssl.SSLException;
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
 * Certificate findings by a hello, by a whole handshake of the JDK, and the bare handshake of BoringSSL beside them, for
 * chains met before. The wall time is the server's more than the client's; what counts is what each iteration prints, the
 * processor time of the client's event loop for one operation, as a ratio within one run.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 4, time = 3)
public class TlsHelloBenchmark {
    private static final int CROWD = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Whose certificate the server shows. */
    @Param({"HEALTHY", "HEALTHY_RSA"})
    public TlsMisbehaviour server = TlsMisbehaviour.HEALTHY;

    private final ClientLoop loop = new ClientLoop();
    private final Zoo zoo = Zoo.open();
    private final NettyProbes probes = NettyProbes.builder()
            .eventLoopGroup(loop.group())
            .targetPolicy(TargetPolicy.everything())
            .trust(List.of(Certificates.root()))
            .build();
    private final SslContext boringssl = boringssl();
    private Endpoint endpoint = zoo.start(TlsMisbehaviour.HEALTHY);

    /** Made by JMH. */
    public TlsHelloBenchmark() {}

    private static SslContext boringssl() {
        try {
            return SslContextBuilder.forClient()
                    .sslProvider(SslProvider.OPENSSL)
                    .trustManager(InsecureTrustManagerFactory.INSTANCE)
                    .endpointIdentificationAlgorithm(null)
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts the server. */
    @Setup
    public void open() {
        endpoint = zoo.start(server);
    }

    /** Ends everything. */
    @TearDown
    public void close() {
        probes.close();
        zoo.close();
        loop.close();
    }

    /** The fast way. */
    @Benchmark
    @OperationsPerInvocation(CROWD)
    public void hello(Cpu cpu) throws InterruptedException {
        cpu.count(loop::cpu, CROWD, () -> probed(probes::hello));
    }

    /** The whole handshake, with the same findings. */
    @Benchmark
    @OperationsPerInvocation(CROWD)
    public void jdkHandshake(Cpu cpu) throws InterruptedException {
        cpu.count(loop::cpu, CROWD, () -> probed(probes::handshake));
    }

    private void probed(BiFunction<TlsAsk, Deadline, CompletableFuture<TlsObservation>> probe) {
        Deadline deadline = Deadline.after(PATIENCE);
        AtOnce.healthy(CROWD, i -> probe.apply(TlsAsk.asEdge(endpoint, Certificates.NAME), deadline));
    }

    /** A bare handshake by BoringSSL, without any finding. */
    @Benchmark
    @OperationsPerInvocation(CROWD)
    public void boringsslHandshake(Cpu cpu) throws InterruptedException {
        cpu.count(loop::cpu, CROWD, this::bare);
    }

    private void bare() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(CROWD);
        Bootstrap bootstrap = new Bootstrap()
                .group(loop.group())
                .channel(loop.channels())
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel fresh) {
                        SslHandler handler = boringssl.newHandler(fresh.alloc());
                        fresh.pipeline().addLast(handler);
                        handler.handshakeFuture().addListener(done -> fresh.close());
                        fresh.closeFuture().addListener(closed -> ended.countDown());
                    }
                });
        for (int i = 0; i < CROWD; i++) {
            bootstrap.connect(endpoint.socketAddress());
        }
        ended.await();
    }
}

package dev.origindoctor.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.netty.line.Transport;
import dev.origindoctor.observation.DnsObservation;
import dev.origindoctor.observation.HttpAsk;
import dev.origindoctor.observation.HttpObservation;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.observation.TlsAsk;
import dev.origindoctor.observation.TlsObservation;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.probe.ProberHealth;
import dev.origindoctor.probe.TargetPolicy;
import dev.origindoctor.taxonomy.DnsFault;
import dev.origindoctor.taxonomy.HttpFault;
import dev.origindoctor.taxonomy.LocalFault;
import dev.origindoctor.taxonomy.TcpFault;
import dev.origindoctor.zoo.DnsServer;
import dev.origindoctor.zoo.TcpMisbehaviour;
import dev.origindoctor.zoo.Zoo;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A prober whose event loop was held up does not blame the origin for what it was late to hear. */
@Timeout(60)
@ParameterizedClass
@EnumSource(Transport.class)
class BusyProberTest {
    private static final Duration BUDGET = Duration.ofMillis(1000);

    private final Zoo zoo = Zoo.open();
    private final Transport transport;
    private final EventLoopGroup group;
    private final NettyProbes probes;
    private final CompletableFuture<ChannelHandlerContext> asked = new CompletableFuture<>();

    BusyProberTest(Transport transport) {
        this.transport = transport;
        group = new MultiThreadIoEventLoopGroup(1, transport.loops());
        probes = NettyProbes.builder()
                .eventLoopGroup(group)
                .targetPolicy(TargetPolicy.everything())
                .build();
    }

    @AfterEach
    void close() {
        probes.close();
        zoo.close();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** A server that leaves the answering to the test. */
    private Endpoint listener() {
        return zoo.serve(() -> new ChannelInboundHandlerAdapter() {
                    @Override
                    public void channelRead(ChannelHandlerContext context, Object message) {
                        ReferenceCountUtil.release(message);
                        asked.complete(context);
                    }
                })
                .endpoint();
    }

    private HttpAsk page(Endpoint endpoint) {
        return HttpAsk.of(endpoint, Scheme.HTTP, HostName.of("shop.example"), "/");
    }

    private Stall whileReading() throws InterruptedException {
        return Stall.byReading(group, transport, zoo.start(TcpMisbehaviour.SPEAKS_FIRST))
                .begun();
    }

    @Test
    void answerThatLayInTheBufferIsRead() throws Exception {
        Deadline deadline = Deadline.after(BUDGET);
        CompletableFuture<HttpObservation> answer = probes.request(page(listener()), deadline);
        ChannelHandlerContext server = asked.get(20, TimeUnit.SECONDS);
        Stall stall = whileReading();
        byte[] page = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        server.writeAndFlush(Unpooled.wrappedBuffer(page)).syncUninterruptibly();
        stall.untilPassed(deadline);
        assertThat(answer.get(20, TimeUnit.SECONDS).answer().status()).isEqualTo(200);
    }

    @Test
    void silenceThatNobodyListenedToIsNotTheServers() throws Exception {
        Deadline deadline = Deadline.after(BUDGET);
        CompletableFuture<HttpObservation> answer = probes.request(page(listener()), deadline);
        asked.get(20, TimeUnit.SECONDS);
        Stall.byTask(group).begun().untilPassed(deadline);
        assertThat(answer.get(20, TimeUnit.SECONDS).fault()).isEqualTo(LocalFault.CANCELLED);
    }

    @Test
    void silenceThatWasListenedToIsTheServers() throws Exception {
        CompletableFuture<HttpObservation> answer =
                probes.request(page(listener()), Deadline.after(Duration.ofMillis(1500)));
        assertThat(answer.get(20, TimeUnit.SECONDS).fault()).isEqualTo(HttpFault.TIMED_OUT);
    }

    @Test
    void handshakeThatNobodyListenedToIsNotTheServers() throws Exception {
        Deadline deadline = Deadline.after(BUDGET);
        CompletableFuture<TlsObservation> answer =
                probes.handshake(TlsAsk.asEdge(listener(), "shop.example"), deadline);
        asked.get(20, TimeUnit.SECONDS);
        Stall.byTask(group).begun().untilPassed(deadline);
        assertThat(answer.get(20, TimeUnit.SECONDS).fault()).isEqualTo(LocalFault.CANCELLED);
    }

    @Test
    void nameServerThatNobodyListenedToIsNotSilent() throws Exception {
        try (DnsServer names = TroubledNames.serve();
                NettyProbes resolving = NettyProbes.builder()
                        .eventLoopGroup(group)
                        .resolver(names.address())
                        .build()) {
            assertThat(unheard(resolving)).isEqualTo(LocalFault.CANCELLED).isNotEqualTo(DnsFault.UNREACHABLE);
        }
    }

    private Object unheard(NettyProbes resolving) throws Exception {
        Deadline deadline = Deadline.after(BUDGET);
        CompletableFuture<DnsObservation> answer = resolving.resolve(HostName.of("silent.test"), deadline);
        Stall.byTask(group).begun().untilPassed(deadline);
        return answer.get(20, TimeUnit.SECONDS).seenFault().orElseThrow();
    }

    /** The kernel makes connections by itself, and knows at the end whether this one came to be. */
    @Test
    void connectionMadeMeanwhileIsNoTimeout() throws Exception {
        Deadline deadline = Deadline.after(BUDGET);
        CompletableFuture<TcpObservation> answer = probes.connect(listener(), deadline);
        Stall.byTask(group).begun().untilPassed(deadline);
        assertThat(answer.get(20, TimeUnit.SECONDS).fault()).isNull();
    }

    @Test
    void connectionNotMadeMeanwhileIsATimeout() throws Exception {
        Deadline deadline = Deadline.after(Duration.ofMillis(1200));
        CompletableFuture<TcpObservation> answer =
                probes.connect(zoo.start(TcpMisbehaviour.FULL_ACCEPT_QUEUE), deadline);
        Stall.byTask(group).begun().untilPassed(deadline);
        assertThat(answer.get(20, TimeUnit.SECONDS).fault()).isEqualTo(TcpFault.TIMED_OUT);
    }

    @Test
    void probeThatWasNotBegunInTimeAsksNobody() throws Exception {
        Stall stall = Stall.byTask(group).begun();
        Deadline deadline = Deadline.after(Duration.ofMillis(50));
        CompletableFuture<TcpObservation> answer =
                probes.connect(zoo.start(TcpMisbehaviour.FULL_ACCEPT_QUEUE), deadline);
        stall.untilPassed(deadline);
        assertThat(answer.get(20, TimeUnit.SECONDS).fault()).isEqualTo(LocalFault.CANCELLED);
    }

    @Test
    void healthShowsTheLagWhileItLasts() throws Exception {
        assertThat(probes.health().loopLag()).isZero();
        CompletableFuture<TcpObservation> answer =
                probes.connect(zoo.start(TcpMisbehaviour.FULL_ACCEPT_QUEUE), Deadline.after(Duration.ofSeconds(20)));
        Stall stall = Stall.byTask(group).begun();
        while (probes.health().loopLag().toMillis() < 100) {
            Thread.onSpinWait();
        }
        ProberHealth busy = probes.health();
        assertThat(busy.inFlight()).isEqualTo(1);
        assertThat(busy.descriptorsLeft().orElseThrow()).isPositive();
        stall.end();
        answer.cancel(false);
        while (probes.health().inFlight() > 0) {
            Thread.onSpinWait();
        }
        assertThat(probes.health().loopLag()).isZero();
    }
}

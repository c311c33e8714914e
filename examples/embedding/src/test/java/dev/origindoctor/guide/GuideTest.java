package dev.origindoctor.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.origindoctor.OriginDoctor;
import dev.origindoctor.Question;
import dev.origindoctor.Question.ViaEdge;
import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.netty.NettyProbes;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.probe.TargetPolicy;
import dev.origindoctor.watch.WatchRun;
import dev.origindoctor.zoo.Certificates;
import dev.origindoctor.zoo.HttpMisbehaviour;
import dev.origindoctor.zoo.TcpMisbehaviour;
import dev.origindoctor.zoo.TlsMisbehaviour;
import dev.origindoctor.zoo.Zoo;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs the snippets of docs/embedding.md. */
class GuideTest {
    @RegisterExtension
    static final ReachableByEdge EDGE = new ReachableByEdge();

    private static Zoo zoo;
    private static OriginDoctor doctor;

    @BeforeAll
    static void open() {
        zoo = Zoo.open();
        doctor = OriginDoctor.with(NettyProbes.builder()
                .targetPolicy(TargetPolicy.everything())
                .trust(List.of(Certificates.root()))
                .build());
    }

    @AfterAll
    static void close() {
        doctor.close();
        zoo.close();
    }

    @Test
    void plainJava() {
        Diagnosis expired = Guide.diagnose(doctor, Certificates.NAME, zoo.start(TlsMisbehaviour.EXPIRED));
        assertThat(Guide.inShort(expired)).contains("Likeliest: certificate_expired");
        assertThat(Guide.again(expired).verdict()).isEqualTo(expired.verdict());
        assertThat(Guide.inChinese(expired)).allSatisfy(text -> assertThat(text).containsPattern("\\p{IsHan}"));
        assertThat(Guide.inShort(Guide.diagnose(doctor, Certificates.NAME, zoo.start(TlsMisbehaviour.HEALTHY))))
                .doesNotContain("Likeliest");
    }

    @Test
    void stagesComeBeforeTheEnd() {
        ConcurrentLinkedQueue<String> page = new ConcurrentLinkedQueue<>();
        Guide.stages(doctor, question(zoo.start(TcpMisbehaviour.CLOSED_PORT)), page::add)
                .join();
        assertThat(page.peek()).startsWith("tcp ").endsWith("Connection refused");
    }

    @Test
    void loopsStayTheirOwners() throws InterruptedException {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        OriginDoctor lent = Guide.onLoopsOfYours(loops);
        lent.close();
        assertThat(loops.isShuttingDown()).isFalse();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).await();
    }

    @Test
    void policyLetsInWhatIsOurs() {
        TargetPolicy policy =
                Guide.publicAnd(Set.of(Guide.endpoint("10.0.0.5", 80).address()));
        assertThat(policy.refusal(Guide.endpoint("10.0.0.5", 80).address())).isEmpty();
        assertThat(policy.refusal(Guide.endpoint("10.0.0.6", 80).address())).isPresent();
        assertThat(policy.refusal(Guide.endpoint("8.8.8.8", 80).address())).isEmpty();
    }

    @Test
    void probesAreCounted() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        NettyProbes.Builder probes = NettyProbes.builder().targetPolicy(TargetPolicy.everything());
        try (OriginDoctor counted = Guide.counted(probes, registry)) {
            counted.diagnose(question(zoo.start(TcpMisbehaviour.CLOSED_PORT))).join();
        }
        assertThat(registry.getMeters())
                .anySatisfy(meter -> assertThat(meter.getId().getTag("fault")).isEqualTo("tcp.refused"));
    }

    @Test
    void watchTellsWhatBroke() throws InterruptedException {
        BlockingQueue<String> pager = new LinkedBlockingQueue<>();
        WatchRun run = Guide.watched(doctor, question(zoo.start(TcpMisbehaviour.CLOSED_PORT)), pager::add);
        assertThat(pager.poll(30, TimeUnit.SECONDS)).isEqualTo("broken: tcp.refused");
        run.stop();
    }

    @Test
    void metricsAreNamedByFault() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Guide.measured(doctor, question(zoo.start(TcpMisbehaviour.CLOSED_PORT)), registry)
                .join();
        assertThat(registry.get("origin.diagnosis")
                        .tag("fault", "tcp.refused")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void extensionFailsWithTheReport() {
        EDGE.check(question(zoo.start(HttpMisbehaviour.HEALTHY_PAGE)));
        Question closed = question(zoo.start(TcpMisbehaviour.CLOSED_PORT));
        assertThatThrownBy(() -> EDGE.check(closed))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("521 Web server is down");
    }

    private static Question question(Endpoint endpoint) {
        return Question.about("shop.example")
                .origin(endpoint)
                .port(endpoint.port())
                .sslMode(SslMode.FLEXIBLE)
                .viaEdge(ViaEdge.OFF)
                .samples(1)
                .build();
    }
}

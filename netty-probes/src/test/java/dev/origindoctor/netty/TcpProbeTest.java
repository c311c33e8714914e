package dev.origindoctor.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.origindoctor.netty.line.Transport;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.probe.TargetPolicy;
import dev.origindoctor.probe.TargetRefusedException;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.LocalFault;
import dev.origindoctor.taxonomy.TcpFault;
import dev.origindoctor.zoo.TcpMisbehaviour;
import dev.origindoctor.zoo.Zoo;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
@ParameterizedClass
@EnumSource(Transport.class)
class TcpProbeTest {
    private static final Duration AMPLE = Duration.ofSeconds(15);

    private final Zoo zoo = Zoo.open();
    private final EventLoopGroup group;
    private final NettyProbes probes;

    TcpProbeTest(Transport transport) {
        group = new MultiThreadIoEventLoopGroup(1, transport.loops());
        probes = NettyProbes.builder()
                .eventLoopGroup(group)
                .targetPolicy(TargetPolicy.everything())
                .scheduling(Duration.ofSeconds(1))
                .build();
    }

    @AfterEach
    void close() {
        probes.close();
        zoo.close();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @ParameterizedTest
    @EnumSource
    void everyBehaviourHasItsFault(TcpMisbehaviour behaviour) throws Exception {
        Endpoint endpoint = zoo.start(behaviour);
        boolean hangs = behaviour == TcpMisbehaviour.FULL_ACCEPT_QUEUE;
        TcpObservation seen = connect(endpoint, hangs ? Duration.ofMillis(500) : AMPLE);
        assertThat(seen.fault()).isEqualTo(expected(behaviour));
        assertThat(seen.endpoint()).isEqualTo(endpoint);
    }

    private static @Nullable Fault expected(TcpMisbehaviour behaviour) {
        return switch (behaviour) {
            case ACCEPTS, SPEAKS_FIRST, GREETS_AND_CLOSES, SHUTS_DOWN_LATER, SLOW_ACCEPT -> null;
            case CLOSED_PORT -> TcpFault.REFUSED;
            case CLOSES_AT_ONCE -> TcpFault.CLOSED;
            case RESETS_AT_ONCE -> TcpFault.RESET;
            case FULL_ACCEPT_QUEUE -> TcpFault.TIMED_OUT;
        };
    }

    /** A loop that is held up now and then does not see a refusal when it comes, so that it may take a few. */
    @Test
    void refusalHasItsTime() throws Exception {
        Endpoint closed = zoo.start(TcpMisbehaviour.CLOSED_PORT);
        Duration network = null;
        for (int tries = 0; network == null && tries < 50; tries++) {
            network = connect(closed, Duration.ofSeconds(5)).timing().network();
        }
        assertThat(network).isPositive().isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void deadlineEndsAHangingProbe() throws Exception {
        Endpoint endpoint = zoo.start(TcpMisbehaviour.FULL_ACCEPT_QUEUE);
        Deadline deadline = Deadline.after(Duration.ofMillis(200));
        try (NettyProbes patient = NettyProbes.builder()
                .targetPolicy(TargetPolicy.everything())
                .connectTimeout(Duration.ofHours(1))
                .build()) {
            TcpObservation seen = patient.connect(endpoint, deadline).get(20, TimeUnit.SECONDS);
            assertThat(seen.fault()).isEqualTo(TcpFault.TIMED_OUT);
            assertThat(deadline.passed()).isTrue();
        }
    }

    @Test
    void passedDeadlineIsAnsweredAtOnce() throws Exception {
        Deadline passed = Deadline.after(Duration.ofNanos(1));
        while (!passed.passed()) {
            Thread.onSpinWait();
        }
        CompletableFuture<TcpObservation> answer = probes.connect(zoo.start(TcpMisbehaviour.ACCEPTS), passed);
        assertThat(answer).isDone();
        assertThat(answer.get().fault()).isEqualTo(LocalFault.CANCELLED);
    }

    @Test
    void refusedTargetIsMisuse() {
        try (NettyProbes careful = NettyProbes.create()) {
            Endpoint endpoint = zoo.start(TcpMisbehaviour.ACCEPTS);
            CompletableFuture<TcpObservation> answer = careful.connect(endpoint, Deadline.after(Duration.ofSeconds(5)));
            assertThat(answer).isCompletedExceptionally();
            assertThatThrownBy(answer::get).hasCauseInstanceOf(TargetRefusedException.class);
        }
    }

    @Test
    void closedProbesRefuseToWork() {
        probes.close();
        Endpoint endpoint = zoo.start(TcpMisbehaviour.ACCEPTS);
        assertThatThrownBy(() -> probes.connect(endpoint, Deadline.after(Duration.ofSeconds(1))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closingEndsWhatIsUnderWay() throws Exception {
        Endpoint endpoint = zoo.start(TcpMisbehaviour.FULL_ACCEPT_QUEUE);
        CompletableFuture<TcpObservation> answer = probes.connect(endpoint, Deadline.after(Duration.ofSeconds(20)));
        probes.close();
        assertThat(answer.get(20, TimeUnit.SECONDS).fault()).isEqualTo(LocalFault.CANCELLED);
    }

    @Test
    void cancellingLeavesNoDescriptor() throws Exception {
        Endpoint endpoint = zoo.start(TcpMisbehaviour.FULL_ACCEPT_QUEUE);
        connect(zoo.start(TcpMisbehaviour.ACCEPTS), AMPLE);
        long before = Descriptors.open();
        List<CompletableFuture<TcpObservation>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            answers.add(probes.connect(endpoint, Deadline.after(Duration.ofSeconds(20))));
        }
        answers.forEach(answer -> answer.cancel(true));
        assertThat(answers)
                .allSatisfy(answer -> assertThatThrownBy(answer::join).isInstanceOf(CancellationException.class));
        Descriptors.awaitAtMost(before);
    }

    @Test
    void manyAtOnceAllConnect() throws Exception {
        Endpoint endpoint = zoo.start(TcpMisbehaviour.ACCEPTS);
        connect(endpoint, AMPLE);
        long before = Descriptors.open();
        List<CompletableFuture<TcpObservation>> answers = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            answers.add(probes.connect(endpoint, Deadline.after(Duration.ofSeconds(20))));
        }
        for (CompletableFuture<TcpObservation> answer : answers) {
            assertThat(answer.get(20, TimeUnit.SECONDS).fault()).isNull();
        }
        Descriptors.awaitAtMost(before + 5);
    }

    private TcpObservation connect(Endpoint endpoint, Duration budget) throws Exception {
        return probes.connect(endpoint, Deadline.after(budget)).get(20, TimeUnit.SECONDS);
    }
}

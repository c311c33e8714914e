package dev.origindoctor.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.observation.HttpAsk;
import dev.origindoctor.observation.TlsAsk;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.probe.TargetPolicy;
import dev.origindoctor.zoo.Certificates;
import dev.origindoctor.zoo.HttpMisbehaviour;
import dev.origindoctor.zoo.HttpsMisbehaviour;
import dev.origindoctor.zoo.TlsMisbehaviour;
import dev.origindoctor.zoo.Zoo;
import io.netty.buffer.ByteBufUtil;
import io.netty.util.internal.PlatformDependent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Under a mixed load, with servers that stall and callers that change their minds, nothing is left behind. */
@Timeout(120)
class LeftoversTest {
    private static final HostName HOST = HostName.of(Certificates.NAME);
    private static final int ROUNDS = 4;
    private static final long A_CHUNK_OR_TWO = 8 * 1024 * 1024;

    private final Zoo zoo = Zoo.open();
    private final NettyProbes probes =
            NettyProbes.builder().targetPolicy(TargetPolicy.everything()).build();
    private final Endpoint page = zoo.start(HttpMisbehaviour.HEALTHY_PAGE);
    private final Endpoint stalling = zoo.start(HttpMisbehaviour.STALLS_IN_BODY);
    private final Endpoint secure = zoo.start(HttpsMisbehaviour.PAGE);
    private final Endpoint second = zoo.start(HttpsMisbehaviour.H2_PAGE);
    private final Endpoint old = zoo.start(TlsMisbehaviour.ONLY_TLS_1_2);
    private final Endpoint garbled = zoo.start(TlsMisbehaviour.GARBAGE_AFTER_HELLO);

    @AfterEach
    void close() {
        ByteBufUtil.setLeakListener(null);
        probes.close();
        zoo.close();
    }

    @Test
    void noDescriptorThreadOrBufferStays() throws Exception {
        AtomicInteger leaks = new AtomicInteger();
        ByteBufUtil.setLeakListener((type, records) -> leaks.incrementAndGet());
        rounds(2);
        long descriptors = Descriptors.open();
        long direct = PlatformDependent.usedDirectMemory();
        rounds(ROUNDS);
        System.gc();
        rounds(1);
        Descriptors.awaitAtMost(descriptors);
        assertThat(PlatformDependent.usedDirectMemory()).isLessThanOrEqualTo(direct + A_CHUNK_OR_TWO);
        assertThat(leaks).as("buffers that were never released").hasValue(0);
        // A cancelled probe leaves on its event loop, after its caller has gone on.
        awaitNone("probes in flight", () -> probes.health().inFlight());
        probes.close();
        awaitNone("event loops of the probes", LeftoversTest::loops);
    }

    private void rounds(int many) throws Exception {
        for (int round = 0; round < many; round++) {
            List<CompletableFuture<?>> answers = load();
            answers.get(0).cancel(true);
            for (CompletableFuture<?> answer : answers.subList(1, answers.size())) {
                answer.get(30, TimeUnit.SECONDS);
            }
        }
    }

    private List<CompletableFuture<?>> load() {
        List<CompletableFuture<?>> answers = new ArrayList<>();
        Deadline ample = Deadline.after(Duration.ofSeconds(25));
        for (int i = 0; i < 8; i++) {
            Deadline brief = Deadline.after(Duration.ofMillis(100));
            answers.add(probes.request(HttpAsk.of(stalling, Scheme.HTTP, HOST, "/"), brief));
            answers.add(probes.request(HttpAsk.of(page, Scheme.HTTP, HOST, "/"), ample));
            answers.add(probes.request(HttpAsk.of(secure, Scheme.HTTPS, HOST, "/"), ample));
            answers.add(
                    probes.request(HttpAsk.of(second, Scheme.HTTPS, HOST, "/").offeringHttp2(), ample));
            answers.add(probes.hello(TlsAsk.asEdge(old, HOST.ascii()), ample));
            answers.add(probes.handshake(TlsAsk.asEdge(garbled, HOST.ascii()), ample));
        }
        return answers;
    }

    private static void awaitNone(String what, LongSupplier left) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (left.getAsLong() > 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(left.getAsLong()).as(what).isZero();
    }

    private static long loops() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("origin-doctor"))
                .count();
    }
}

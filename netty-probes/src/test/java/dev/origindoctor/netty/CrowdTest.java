package dev.origindoctor.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.netty.line.Transport;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.probe.TargetPolicy;
import dev.origindoctor.taxonomy.TcpFault;
import dev.origindoctor.zoo.TcpMisbehaviour;
import dev.origindoctor.zoo.Zoo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many probes on one event loop, a third of them hanging. */
@Timeout(60)
class CrowdTest {
    private static final int CROWD = Integer.getInteger("origindoctor.crowd", 1500);

    @Test
    void hangingProbesEndOnTimeAndLeaveNothing() throws Exception {
        try (Zoo zoo = Zoo.open();
                NettyProbes probes = NettyProbes.builder()
                        .targetPolicy(TargetPolicy.everything())
                        .connectTimeout(Duration.ofSeconds(3))
                        .build()) {
            Endpoint good = zoo.start(TcpMisbehaviour.ACCEPTS);
            Endpoint hanging = zoo.start(TcpMisbehaviour.FULL_ACCEPT_QUEUE);
            probes.connect(good, Deadline.after(Duration.ofSeconds(20))).get(20, TimeUnit.SECONDS);
            long before = Descriptors.open();
            List<CompletableFuture<TcpObservation>> answers = new ArrayList<>();
            for (int i = 0; i < CROWD; i++) {
                answers.add(probes.connect(i % 3 == 0 ? hanging : good, Deadline.after(Duration.ofSeconds(40))));
            }
            List<Duration> late = new ArrayList<>();
            List<Duration> network = new ArrayList<>();
            for (int i = 0; i < CROWD; i++) {
                TcpObservation seen = answers.get(i).get(50, TimeUnit.SECONDS);
                assertThat(seen.fault()).isEqualTo(i % 3 == 0 ? TcpFault.TIMED_OUT : null);
                if (i % 3 == 0) {
                    late.add(seen.timing().took().minusSeconds(3));
                } else if (Transport.best() == Transport.EPOLL) {
                    network.add(Objects.requireNonNull(seen.timing().network()));
                }
            }
            assertThat(at(late, 99)).as("lateness of deadlines").isLessThan(Duration.ofSeconds(10));
            assertThat(at(network, 90)).as("round trip on loopback").isLessThan(Duration.ofSeconds(1));
            Descriptors.awaitAtMost(before);
        }
    }

    private static Duration at(List<Duration> sample, int percent) {
        return sample.isEmpty()
                ? Duration.ZERO
                : sample.stream().sorted().toList().get(sample.size() * percent / 100);
    }
}

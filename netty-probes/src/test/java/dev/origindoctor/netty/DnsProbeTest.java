package dev.origindoctor.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.origindoctor.observation.DnsObservation;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.taxonomy.DnsFault;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.LocalFault;
import dev.origindoctor.zoo.DnsServer;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class DnsProbeTest {
    private final DnsServer server = TroubledNames.serve();
    private final NettyProbes probes =
            NettyProbes.builder().resolver(server.address()).build();

    /** Silence is the same after a second; who is to be understood gets all the time. */
    private final NettyProbes hasty = NettyProbes.builder()
            .resolver(server.address())
            .namePatience(Duration.ofSeconds(1))
            .build();

    @AfterEach
    void close() {
        probes.close();
        hasty.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "site.test,     -,                       -,         203.0.113.10 2001:db8::10, ''",
                "four.test,     -,                       -,         203.0.113.10, ''",
                "www.test,      -,                       -,         203.0.113.10 2001:db8::10, edge.test site.test",
                "shouting.test, -,                       -,         203.0.113.10 2001:db8::10, site.test",
                "partial.test,  -,                       -,         203.0.113.10 2001:db8::10, site.test",
                "empty.test,    dns.no_address,          NOERROR,   '', ''",
                "poison.test,   dns.no_address,          NOERROR,   '', ''",
                "gone.test,     dns.name_not_resolved,   NXDOMAIN,  '', ''",
                "dangling.test, dns.name_not_resolved,   NXDOMAIN,  '', gone.test",
                "servfail.test, dns.failed,              SERVFAIL,  '', ''",
                "refused.test,  dns.failed,              REFUSED,   '', ''",
                "lame.test,     -,                       AAAA SERVFAIL, 203.0.113.10, ''",
                "denied.test,   -,                       A NXDOMAIN, 2001:db8::10, ''",
                "loop.test,     dns.failed,              CNAME loop, '', pool.test loop.test",
            })
    void everyAnswerIsToldApart(String name, String fault, String response, String addresses, String aliases)
            throws Exception {
        DnsObservation seen = resolve(probes, name, Duration.ofSeconds(10));
        assertThat(Optional.ofNullable(seen.fault()).map(Fault::id)).isEqualTo(Optional.ofNullable(fault));
        assertThat(seen.response()).isEqualTo(response);
        assertThat(seen.addresses().stream().map(Addresses::text)).containsExactly(words(addresses));
        assertThat(seen.aliases()).containsExactly(words(aliases));
        assertThat(seen.resolver()).isEqualTo("127.0.0.1:" + server.address().getPort());
    }

    private static String[] words(String text) {
        return text.isEmpty() ? new String[0] : text.split(" ");
    }

    /** RFC 7766: what does not fit a datagram is asked for over TCP. */
    @Test
    void longAnswerComesOverTcp() throws Exception {
        DnsObservation seen = resolve(probes, "long.test", Duration.ofSeconds(10));
        assertThat(seen.fault()).isNull();
        assertThat(seen.addresses()).hasSize(100);
    }

    @Test
    void answerThatIsCutOffIsNotTakenForAnEmptyOne() throws Exception {
        server.refuseStreams();
        DnsObservation seen = resolve(probes, "long.test", Duration.ofSeconds(10));
        assertThat(seen.fault()).isEqualTo(DnsFault.FAILED);
        assertThat(seen.response()).isEqualTo("truncated");
    }

    @Test
    void silenceIsAskedTwiceAndThenSaid() throws Exception {
        DnsObservation seen = resolve(hasty, "silent.test", Duration.ofSeconds(10));
        assertThat(seen.fault()).isEqualTo(DnsFault.UNREACHABLE);
        assertThat(server.questions()).isEqualTo(4);
    }

    @Test
    void deadlineEndsSilence() throws Exception {
        try (NettyProbes patient = NettyProbes.builder()
                .resolver(server.address())
                .namePatience(Duration.ofHours(1))
                .build()) {
            DnsObservation seen = resolve(patient, "silent.test", Duration.ofMillis(1200));
            assertThat(seen.fault()).isEqualTo(DnsFault.UNREACHABLE);
        }
    }

    @Test
    void addressesOfOneFamilyAreKeptWhereTheOtherIsSilent() throws Exception {
        DnsObservation seen = resolve(hasty, "half.test", Duration.ofSeconds(10));
        assertThat(seen.fault()).isNull();
        assertThat(seen.addresses()).hasSize(1);
        assertThat(seen.response()).isEqualTo("AAAA unanswered");
    }

    @Test
    void garbageIsAFailedAnswerOrNone() throws Exception {
        assertThat(resolve(hasty, "garbage.test", Duration.ofSeconds(10)).fault())
                .isIn(DnsFault.FAILED, DnsFault.UNREACHABLE);
    }

    @Test
    void nobodyOnThePortIsUnreachable() throws Exception {
        InetSocketAddress closed;
        try (DatagramSocket gone = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            closed = (InetSocketAddress) gone.getLocalSocketAddress();
        }
        try (NettyProbes lost = NettyProbes.builder()
                .resolver(closed)
                .namePatience(Duration.ofSeconds(1))
                .build()) {
            assertThat(resolve(lost, "site.test", Duration.ofSeconds(10)).fault())
                    .isEqualTo(DnsFault.UNREACHABLE);
        }
    }

    @Test
    void aliasIsNeutralised() throws Exception {
        DnsObservation seen = resolve(probes, "escape.test", Duration.ofSeconds(10));
        assertThat(seen.aliases()).allSatisfy(alias -> assertThat(alias).doesNotContain("\u001b"));
    }

    @Test
    void literalAddressAsksNobody() throws Exception {
        assertThat(resolve(probes, "2001:DB8::1", Duration.ofSeconds(10)).addresses())
                .containsExactly(InetAddress.getByName("2001:db8::1"));
        assertThat(server.questions()).isZero();
    }

    @Test
    void systemKnowsItsHostsFile() throws Exception {
        try (NettyProbes system = NettyProbes.create()) {
            DnsObservation seen = resolve(system, "localhost", Duration.ofSeconds(10));
            assertThat(seen.addresses()).isNotEmpty().allMatch(InetAddress::isLoopbackAddress);
            assertThat(seen.resolver()).isEqualTo("hosts");
        }
    }

    @Test
    void closingEndsWhatIsUnderWay() throws Exception {
        CompletableFuture<DnsObservation> answer =
                probes.resolve(HostName.of("silent.test"), Deadline.after(Duration.ofSeconds(20)));
        probes.close();
        assertThat(answer.get(20, TimeUnit.SECONDS).fault()).isEqualTo(LocalFault.CANCELLED);
    }

    @Test
    void cancellingLeavesNoDescriptor() throws Exception {
        resolve(probes, "site.test", Duration.ofSeconds(10));
        long before = Descriptors.open();
        for (int i = 0; i < 50; i++) {
            CompletableFuture<DnsObservation> answer =
                    probes.resolve(HostName.of("silent.test"), Deadline.after(Duration.ofSeconds(20)));
            answer.cancel(true);
            assertThatThrownBy(answer::join).isInstanceOf(CancellationException.class);
        }
        Descriptors.awaitAtMost(before);
    }

    private static DnsObservation resolve(NettyProbes probes, String name, Duration budget) throws Exception {
        return probes.resolve(HostName.of(name), Deadline.after(budget)).get(20, TimeUnit.SECONDS);
    }
}

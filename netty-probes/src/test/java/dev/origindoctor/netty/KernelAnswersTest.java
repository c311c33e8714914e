package dev.origindoctor.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.netty.line.Transport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way in which a Linux network answers a SYN, planted with real rules and routes, and probed without privileges. */
@Timeout(90)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KernelAnswersTest {
    private static final boolean WITNESS = Runtime.version().feature() >= 22;

    private static final String ON_THE_ORIGIN = """
            table inet lab {
              chain input {
                type filter hook input priority 0;
                tcp dport 8002 drop
                tcp dport 8003 reject with icmpx port-unreachable
                tcp dport 8004 reject with tcp reset
                meta nfproto ipv4 tcp dport 8005 reject with icmp host-prohibited
                meta nfproto ipv4 tcp dport 8006 reject with icmp net-prohibited
                meta nfproto ipv4 tcp dport 8007 reject with icmp admin-prohibited
                meta nfproto ipv4 tcp dport 8008 reject with icmp host-unreachable
                meta nfproto ipv4 tcp dport 8009 reject with icmp net-unreachable
                meta nfproto ipv4 tcp dport 8010 reject with icmp prot-unreachable
                meta nfproto ipv6 tcp dport 8005 reject with icmpv6 admin-prohibited
                meta nfproto ipv6 tcp dport 8006 reject with icmpv6 policy-fail
                meta nfproto ipv6 tcp dport 8007 reject with icmpv6 reject-route
                meta nfproto ipv6 tcp dport 8008 reject with icmpv6 addr-unreachable
                meta nfproto ipv6 tcp dport 8009 reject with icmpv6 no-route
              }
            }
            """;
    private static final String ON_THE_ROUTER = """
            table inet lab {
              chain forward {
                type filter hook forward priority 0;
                tcp dport 8201 reject with icmpx port-unreachable
                tcp dport 8202 reject with icmpx admin-prohibited
              }
            }
            """;
    private static final String ON_THE_PROBER = """
            table inet lab {
              chain output {
                type filter hook output priority 0;
                tcp dport 8101 reject with icmpx port-unreachable
                tcp dport 8102 reject with icmpx admin-prohibited
                tcp dport 8103 drop
                tcp dport 8104 reject with tcp reset
              }
            }
            """;

    /**
     * A situation and what is seen of it.
     *
     * @param target where
     * @param witnessed fault, errno and message where error queues can be read
     * @param otherwise the fault where only an error number or an exception class is known
     */
    private record Row(String target, String witnessed, String otherwise) {}

    private static final List<Row> ROWS = List.of(
            row("10.77.2.2:8000", "-|-|-"),
            row("10.77.2.2:8001", "tcp.refused|ECONNREFUSED|-"),
            row("10.77.2.2:8002", "tcp.timed_out|-|-"),
            row("10.77.2.2:8003", "tcp.refused|ECONNREFUSED|icmp 3/3 port-unreachable from 10.77.2.2"),
            row("10.77.2.2:8004", "tcp.refused|ECONNREFUSED|-"),
            vague("10.77.2.2:8005", "tcp.prohibited|EHOSTUNREACH|icmp 3/10 host-prohibited from 10.77.2.2"),
            vague("10.77.2.2:8006", "tcp.prohibited|ENETUNREACH|icmp 3/9 net-prohibited from 10.77.2.2"),
            vague("10.77.2.2:8007", "tcp.prohibited|EHOSTUNREACH|icmp 3/13 admin-prohibited from 10.77.2.2"),
            row("10.77.2.2:8008", "tcp.address_unreachable|EHOSTUNREACH|icmp 3/1 host-unreachable from 10.77.2.2"),
            row("10.77.2.2:8009", "tcp.address_unreachable|ENETUNREACH|icmp 3/0 net-unreachable from 10.77.2.2"),
            row("10.77.2.2:8010", "tcp.address_unreachable|ENOPROTOOPT|icmp 3/2 protocol-unreachable from 10.77.2.2"),
            row("[fd77:2::2]:8000", "-|-|-"),
            row("[fd77:2::2]:8001", "tcp.refused|ECONNREFUSED|-"),
            row("[fd77:2::2]:8002", "tcp.timed_out|-|-"),
            row("[fd77:2::2]:8003", "tcp.refused|ECONNREFUSED|icmpv6 1/4 port-unreachable from fd77:2::2"),
            row("[fd77:2::2]:8004", "tcp.refused|ECONNREFUSED|-"),
            row("[fd77:2::2]:8005", "tcp.prohibited|EACCES|icmpv6 1/1 admin-prohibited from fd77:2::2"),
            row("[fd77:2::2]:8006", "tcp.prohibited|EACCES|icmpv6 1/5 policy-failed from fd77:2::2"),
            row("[fd77:2::2]:8007", "tcp.prohibited|EACCES|icmpv6 1/6 reject-route from fd77:2::2"),
            row(
                    "[fd77:2::2]:8008",
                    "tcp.address_unreachable|EHOSTUNREACH|icmpv6 1/3 address-unreachable from fd77:2::2"),
            row("[fd77:2::2]:8009", "tcp.address_unreachable|ENETUNREACH|icmpv6 1/0 no-route from fd77:2::2"),
            // a box in front of the origin
            row("10.77.2.2:8201", "tcp.refused|ECONNREFUSED|icmp 3/3 port-unreachable from 10.77.1.1"),
            vague("10.77.2.2:8202", "tcp.prohibited|EHOSTUNREACH|icmp 3/13 admin-prohibited from 10.77.1.1"),
            row("[fd77:2::2]:8202", "tcp.prohibited|EACCES|icmpv6 1/1 admin-prohibited from fd77:1::1"),
            row("10.79.1.1:80", "tcp.address_unreachable|EHOSTUNREACH|icmp 3/1 host-unreachable from 10.77.1.1"),
            vague("10.79.1.2:80", "tcp.prohibited|EHOSTUNREACH|icmp 3/13 admin-prohibited from 10.77.1.1"),
            row("10.79.1.3:80", "tcp.timed_out|-|-"),
            row("10.80.0.1:80", "tcp.address_unreachable|ENETUNREACH|icmp 3/0 net-unreachable from 10.77.1.1"),
            row("[fd79::1]:80", "tcp.address_unreachable|ENETUNREACH|icmpv6 1/0 no-route from fd77:1::1"),
            row("[fd79::2]:80", "tcp.prohibited|EACCES|icmpv6 1/1 admin-prohibited from fd77:1::1"),
            // nobody has the address: the prober's own kernel says so
            row("10.77.1.77:80", "tcp.address_unreachable|EHOSTUNREACH|icmp 3/1 host-unreachable from 10.77.1.2"),
            row(
                    "[fd77:1::77]:80",
                    "tcp.address_unreachable|EHOSTUNREACH|icmpv6 1/3 address-unreachable from fd77:1::2"),
            // the prober's own machine; without the message, a rule of its own cannot be told from one of the origin's
            own(
                    "10.77.2.2:8101",
                    "local.not_permitted|ECONNREFUSED|icmp 3/3 port-unreachable from 10.77.1.2",
                    "tcp.refused"),
            own(
                    "[fd77:2::2]:8101",
                    "local.not_permitted|ECONNREFUSED|icmpv6 1/4 port-unreachable from fd77:1::2",
                    "tcp.refused"),
            own(
                    "10.77.2.2:8102",
                    "local.not_permitted|EHOSTUNREACH|icmp 3/13 admin-prohibited from 10.77.1.2",
                    "tcp.address_unreachable"),
            own(
                    "[fd77:2::2]:8102",
                    "local.not_permitted|EACCES|icmpv6 1/1 admin-prohibited from fd77:1::2",
                    "tcp.prohibited"),
            // these two look like the network's doing, whatever is read
            row("10.77.2.2:8103", "tcp.timed_out|-|-"),
            row("10.77.2.2:8104", "tcp.refused|ECONNREFUSED|-"),
            row("10.78.1.1:80", "local.no_route|EHOSTUNREACH|-"),
            row("10.78.1.2:80", "local.not_permitted|EACCES|-"),
            row("10.78.1.3:80", "local.no_route|-|-"),
            row("[fd78::1]:80", "local.no_route|EHOSTUNREACH|-"),
            row("[fd78::2]:80", "local.not_permitted|EACCES|-"),
            row("[fd78::3]:80", "local.no_route|-|-"),
            row("192.0.2.1:80", "local.no_route|-|-"),
            row("[2001:db8::1]:80", "local.no_route|-|-"));

    private NetworkLab lab;

    private static Row row(String target, String witnessed) {
        return own(target, witnessed, witnessed.substring(0, witnessed.indexOf('|')));
    }

    private static Row vague(String target, String witnessed) {
        return own(target, witnessed, "tcp.address_unreachable");
    }

    private static Row own(String target, String witnessed, String otherwise) {
        return new Row(target, witnessed, otherwise);
    }

    @BeforeAll
    void build() {
        lab = NetworkLab.open();
        lab.origin.run("nft -f -", ON_THE_ORIGIN);
        lab.router.run("nft -f -", ON_THE_ROUTER);
        lab.client.run("nft -f -", ON_THE_PROBER);
        for (String way : List.of("unreachable 1", "prohibit 2", "blackhole 3")) {
            String[] kindAndHost = way.split(" ");
            lab.client.run("ip route add " + kindAndHost[0] + " 10.78.1." + kindAndHost[1]);
            lab.client.run("ip route add " + kindAndHost[0] + " fd78::" + kindAndHost[1]);
            lab.router.run("ip route add " + kindAndHost[0] + " 10.79.1." + kindAndHost[1]);
            lab.router.run("ip route add " + kindAndHost[0] + " fd79::" + kindAndHost[1]);
        }
        NetworkLab.resident(lab.origin, LabProbe.line("listen", "8000"));
    }

    @AfterAll
    void close() {
        if (lab != null) {
            lab.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyAnswerIsToldApart(Transport transport) {
        List<Seen> seen =
                probe(transport, "probe", 4500, ROWS.stream().map(Row::target).toArray(String[]::new));
        SoftAssertions.assertSoftly(softly -> {
            for (int i = 0; i < ROWS.size(); i++) {
                Row row = ROWS.get(i);
                boolean witnessed = WITNESS && transport == Transport.EPOLL;
                softly.assertThat(witnessed ? seen.get(i).whole() : seen.get(i).fault())
                        .as(row.target())
                        .isEqualTo(witnessed ? row.witnessed() : row.otherwise());
            }
        });
    }

    @Test
    void connectionCarriesTheKernelsRoundTrip() {
        Seen seen = probe(Transport.EPOLL, "probe", 20_000, "10.77.2.2:8000").get(0);
        assertThat(seen.fault()).isEqualTo("-");
        assertThat(seen.retransmits()).isEqualTo("0");
        assertThat(Long.parseLong(seen.networkMicros())).isBetween(1L, 100_000L);
    }

    @Test
    void refusalCarriesTheProbersOwnTime() {
        Seen seen = probe(Transport.EPOLL, "probe", 20_000, "10.77.2.2:8001").get(0);
        assertThat(seen.fault()).isEqualTo("tcp.refused");
        assertThat(seen.networkMicros()).matches("-|\\d{1,6}");
    }

    /** The kernel's own patience may be shorter than ours; NIO has one exception class for that and for a refusal. */
    @ParameterizedTest
    @EnumSource
    void kernelThatGivesUpFirstIsNoRefusal(Transport transport) {
        String before = lab.client.run("sysctl -n net.ipv4.tcp_syn_retries").strip();
        lab.client.run("sysctl -qw net.ipv4.tcp_syn_retries=1");
        try {
            Seen seen = probe(transport, "probe", 20_000, "10.77.2.2:8002").get(0);
            assertThat(seen.fault() + " " + seen.errno()).isEqualTo("tcp.timed_out ETIMEDOUT");
        } finally {
            lab.client.run("sysctl -qw net.ipv4.tcp_syn_retries=" + before);
        }
    }

    @Test
    void silenceCountsItsRetransmissions() {
        assertThat(probe(Transport.EPOLL, "probe", 2500, "10.77.2.2:8002")
                        .get(0)
                        .retransmits())
                .isIn("1", "2");
        assertThat(probe(Transport.EPOLL, "probe", 300, "10.77.2.2:8002").get(0).retransmits())
                .isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource
    void usedUpPortsAreTheProbersFault(Transport transport) {
        String before = lab.client.run("sysctl -n net.ipv4.ip_local_port_range").strip();
        lab.client.run("sysctl -qw net.ipv4.ip_local_port_range='40000 40001'");
        try {
            String[] same = Stream.generate(() -> "10.77.2.2:8002").limit(4).toArray(String[]::new);
            assertThat(probe(transport, "probe", 500, same))
                    .extracting(Seen::fault)
                    .containsExactlyInAnyOrder(
                            "tcp.timed_out", "tcp.timed_out", "local.ports_exhausted", "local.ports_exhausted");
        } finally {
            lab.client.run("sysctl -qw net.ipv4.ip_local_port_range='" + before + "'");
        }
    }

    @ParameterizedTest
    @EnumSource
    void usedUpDescriptorsAreTheProbersFault(Transport transport) {
        assertThat(probe(transport, "starve", 500, "10.77.2.2:8000"))
                .extracting(Seen::fault)
                .containsExactly("local.descriptors_exhausted");
    }

    /** Without pacing, ten of these sixteen would be met by silence until their SYN is sent again. */
    @Test
    void rateLimitedRejectionsAreAllHeard() {
        lab.origin.run("sysctl -qw net.ipv4.icmp_ratelimit=1000");
        try {
            String[] same = Stream.generate(() -> "10.77.2.2:8005").limit(16).toArray(String[]::new);
            List<Seen> seen = probe(Transport.EPOLL, "probe", 2500, same);
            assertThat(seen).extracting(Seen::errno).containsOnly("EHOSTUNREACH");
            assertThat(seen).filteredOn(one -> !one.retransmits().equals("0")).hasSizeLessThan(10);
        } finally {
            lab.origin.run("sysctl -qw net.ipv4.icmp_ratelimit=0");
        }
    }

    private record Seen(
            String endpoint, String fault, String errno, String icmp, String retransmits, String networkMicros) {
        static Seen read(String line) {
            String[] parts = line.split("\\|");
            return new Seen(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
        }

        String whole() {
            return fault + "|" + errno + "|" + icmp;
        }
    }

    private List<Seen> probe(Transport transport, String mode, int millis, String... endpoints) {
        List<String> arguments = new ArrayList<>(List.of(mode, transport.name(), Integer.toString(millis)));
        arguments.addAll(Arrays.asList(endpoints));
        return lab.client
                .run(LabProbe.line(arguments.toArray(String[]::new)))
                .lines()
                .filter(line -> line.startsWith("SEEN "))
                .map(line -> Seen.read(line.substring("SEEN ".length())))
                .toList();
    }
}

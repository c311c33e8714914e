package dev.origindoctor.benchmarks;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.host.FirewallText;
import dev.origindoctor.host.HostAddress;
import dev.origindoctor.host.HostEvidence;
import dev.origindoctor.host.SourceRead;
import dev.origindoctor.host.listener.Families;
import dev.origindoctor.host.listener.Listener;
import dev.origindoctor.host.listener.Listeners;
import dev.origindoctor.host.listener.SocketOwner;
import dev.origindoctor.host.pressure.Gauge;
import dev.origindoctor.host.pressure.GaugeKind;
import dev.origindoctor.host.service.ServiceState;
import dev.origindoctor.host.source.Quote;
import dev.origindoctor.host.source.SourceText;
import dev.origindoctor.inference.Case;
import dev.origindoctor.inference.Experiment;
import dev.origindoctor.inference.Judgement;
import dev.origindoctor.observation.DnsObservation;
import dev.origindoctor.observation.EdgeObservation;
import dev.origindoctor.observation.HttpAnswer;
import dev.origindoctor.observation.HttpAsk;
import dev.origindoctor.observation.HttpObservation;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.observation.Timing;
import dev.origindoctor.observation.TlsAnswer;
import dev.origindoctor.observation.TlsAsk;
import dev.origindoctor.observation.TlsObservation;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.origin.Origin;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.ranges.Cidr;
import dev.origindoctor.ranges.EdgeRanges;
import dev.origindoctor.taxonomy.TcpFault;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one judgement costs, from observations and evidence to the finished diagnosis, and what it costs to choose the
 * next experiments. The line to hold is 200 µs for a judgement.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls gather() first
public class JudgementBenchmark {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final HostName SHOP = HostName.of("shop.example");
    private static final InetAddress ADDRESS = address("203.0.113.10");
    private static final Endpoint ORIGIN = new Endpoint(ADDRESS, 443);
    private static final Quote LINE = new Quote("ss -ltnp", 1, "a line");

    /** What is known beside what is seen: nothing, the machine's own word, and its ruleset as well. */
    @Param({"outside", "host", "ruleset"})
    public String knowledge = "outside";

    /** A refused port that somebody looked around of, or an origin that answers here and not at its edge. */
    @Param({"refused", "edge_alone_fails"})
    public String seen = "refused";

    private HostEvidence evidence;
    private Case given;

    @Setup
    public void gather() {
        Origin origin = new Origin(SHOP, Scheme.HTTPS, 443, "/", List.of(ORIGIN));
        Case outside = new Case(
                origin,
                Edge.CLOUDFLARE,
                SslMode.FULL,
                seen.equals("refused") ? refused() : fine(),
                NOON,
                Duration.ofSeconds(2),
                "here");
        evidence = evidence(knowledge.equals("ruleset"));
        given = knowledge.equals("outside") ? outside : outside.with(evidence);
    }

    @Benchmark
    public Diagnosis judgement() {
        return Judgement.of(given);
    }

    @Benchmark
    public List<Experiment> experiments() {
        return Judgement.on(given).experiments();
    }

    /** With evidence that nobody has looked at before: reading the ruleset, and dividing the edge's ranges by it. */
    @Benchmark
    public Diagnosis judgementOfNewEvidence() {
        return Judgement.of(given.with(evidence));
    }

    private static List<Observation> refused() {
        return List.of(
                name(),
                tcp(443, TcpFault.REFUSED, 10),
                tcp(443, TcpFault.REFUSED, 710),
                tcp(443, TcpFault.REFUSED, 1410),
                tcp(4, TcpFault.REFUSED, 1420),
                tcp(80, null, 1430),
                viaEdge(521));
    }

    private static List<Observation> fine() {
        List<Observation> seen = new ArrayList<>(List.of(name(), viaEdge(522)));
        for (int sample = 0; sample < 3; sample++) {
            int millis = 700 * sample;
            seen.add(tcp(443, null, millis));
            seen.add(new TlsObservation(TlsAsk.asEdge(ORIGIN, SHOP.ascii()), null, tls(), timing(millis + 1)));
            seen.add(new HttpObservation(
                    HttpAsk.of(ORIGIN, Scheme.HTTPS, SHOP, "/"), null, answer(200), timing(millis + 2)));
        }
        return seen;
    }

    private static Observation name() {
        return new DnsObservation(SHOP, "system", List.of(), List.of(address("104.16.1.1")), null, timing(0));
    }

    private static Observation tcp(int port, @Nullable TcpFault fault, int millis) {
        return new TcpObservation(new Endpoint(ADDRESS, port), fault, null, null, 0, timing(millis));
    }

    private static Observation viaEdge(int status) {
        HttpAsk ask = HttpAsk.of(new Endpoint(address("104.16.1.1"), 443), Scheme.HTTPS, SHOP, "/");
        return new EdgeObservation(
                ask, null, Edge.CLOUDFLARE, answer(status), "8f0a1b2c3d4e5f60-LHR", "LHR", null, null, timing(20));
    }

    private static TlsAnswer tls() {
        return new TlsAnswer(
                "TLSv1.3", null, null, null, null, null, null, null, List.of(), List.of(), null, List.of());
    }

    private static HttpAnswer answer(int status) {
        List<HttpAnswer.Header> headers = List.of(new HttpAnswer.Header("Server", "nginx"));
        return new HttpAnswer(status, headers, 200, Duration.ofMillis(8), "", null, List.of());
    }

    private static Timing timing(int millis) {
        return Timing.of(NOON.plusMillis(millis), Duration.ofMillis(3));
    }

    private static HostEvidence evidence(boolean ruleset) {
        List<FirewallText> firewall = ruleset ? List.of(rules()) : List.of();
        return HostEvidence.builder(NOON)
                .listeners(new Listeners(List.of(socket(80), socket(443), socket(22)), true))
                .addresses(List.of(new HostAddress("eth0", ADDRESS, LINE)))
                .gauges(List.of(
                        new Gauge(GaugeKind.DESCRIPTORS, "nginx[812]", 120, 1024.0, LINE),
                        new Gauge(GaugeKind.CONNECTIONS_TRACKED, "", 900, 65_536.0, LINE)))
                .services(List.of(service("nginx.service"), service("ssh.service"), service("cron.service")))
                .firewall(firewall)
                .read(List.of(new SourceRead("dmesg", NOON, SourceText.Cut.NOTHING)))
                .build();
    }

    private static ServiceState service(String unit) {
        return new ServiceState(unit, ServiceState.Condition.RUNNING, NOON.minus(Duration.ofDays(9)), Map.of(), LINE);
    }

    private static Listener socket(int port) {
        List<SocketOwner> owner = List.of(new SocketOwner("nginx", 812));
        return new Listener(address("0.0.0.0"), port, Families.IPV4, null, owner, 0, 511, LINE);
    }

    /** An allowlist of all of the edge's networks but two, as ufw writes it. */
    private static FirewallText rules() {
        String allowed = EdgeRanges.bundled().of(Edge.CLOUDFLARE).orElseThrow().published().stream()
                .map(Cidr::toString)
                .filter(network -> network.indexOf(':') < 0)
                .skip(2)
                .map(network -> "-A ufw-user-input -s " + network + " -p tcp -m tcp --dport 443 -j ACCEPT")
                .collect(Collectors.joining("\n"));
        String text = """
                *filter
                :INPUT DROP [0:0]
                :FORWARD DROP [0:0]
                :OUTPUT ACCEPT [0:0]
                :ufw-before-input - [0:0]
                :ufw-not-local - [0:0]
                :ufw-user-input - [0:0]
                -A INPUT -j ufw-before-input
                -A ufw-before-input -i lo -j ACCEPT
                -A ufw-before-input -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
                -A ufw-before-input -m conntrack --ctstate INVALID -j DROP
                -A ufw-before-input -p icmp -m icmp --icmp-type 3 -j ACCEPT
                -A ufw-before-input -j ufw-not-local
                -A ufw-before-input -j ufw-user-input
                -A ufw-not-local -m addrtype --dst-type LOCAL -j RETURN
                -A ufw-not-local -m addrtype --dst-type MULTICAST -j RETURN
                -A ufw-not-local -m addrtype --dst-type BROADCAST -j RETURN
                -A ufw-not-local -j DROP
                -A ufw-user-input -p tcp -m tcp --dport 22 -j ACCEPT
                %s
                COMMIT
                """.formatted(allowed);
        return new FirewallText(FirewallText.Format.IPTABLES_SAVE, SourceText.whole("iptables-save", text, NOON));
    }

    private static InetAddress address(String text) {
        return Addresses.parse(text).orElseThrow();
    }
}

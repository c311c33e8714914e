package dev.origindoctor.inference;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.observation.CertificateFacts;
import dev.origindoctor.observation.CertificateVerdict;
import dev.origindoctor.observation.DnsObservation;
import dev.origindoctor.observation.EdgeObservation;
import dev.origindoctor.observation.HttpAnswer;
import dev.origindoctor.observation.HttpAsk;
import dev.origindoctor.observation.HttpObservation;
import dev.origindoctor.observation.IcmpAnswer;
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
import dev.origindoctor.taxonomy.CertificateFault;
import dev.origindoctor.taxonomy.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Observations written by hand, in words: {@code tcp refused x3; tls ok; http 200; edge 521}. Each sight is separated
 * by a semicolon; each happens a second after the one before.
 */
final class Sights {
    static final Instant START = Instant.parse("2026-11-21T09:00:00Z");
    static final HostName SHOP = HostName.of("shop.example");
    private static final String FOUR = "203.0.113.10";
    private static final String SIX = "2001:db8::10";
    private static final Pattern REPEATED = Pattern.compile("(.*) x([0-9]+)");

    private final Origin origin;
    private final Instant start;
    private final List<Observation> seen = new ArrayList<>();

    private Sights(Origin origin, Instant start) {
        this.origin = origin;
        this.start = start;
    }

    /** The case of a shop behind Cloudflare under {@code mode}, seen as {@code words} say. */
    static Case of(SslMode mode, String words) {
        return since(START, mode, words);
    }

    /** The same, seen from {@code start} on. */
    static Case since(Instant start, SslMode mode, String words) {
        boolean both = words.contains("v6 ");
        Scheme scheme = mode.originScheme(Scheme.HTTPS);
        Origin origin = Origin.of(SHOP, scheme)
                .behind(
                        both
                                ? List.of(endpoint(FOUR, scheme.port()), endpoint(SIX, scheme.port()))
                                : List.of(endpoint(FOUR, scheme.port())));
        Sights sights = new Sights(origin, start);
        Arrays.stream(words.split(";"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .forEach(sights::repeat);
        return new Case(origin, Edge.CLOUDFLARE, mode, sights.seen, start, Duration.ofSeconds(3), "test");
    }

    static Endpoint endpoint(String address, int port) {
        return new Endpoint(Addresses.parse(address).orElseThrow(), port);
    }

    private void repeat(String words) {
        Matcher repeated = REPEATED.matcher(words);
        int times = repeated.matches() ? Integer.parseInt(repeated.group(2)) : 1;
        String once = repeated.matches() ? repeated.group(1) : words;
        for (int i = 0; i < times; i++) {
            seen.add(read(once));
        }
    }

    /** {@code @berlin tcp refused}: seen from there. */
    private Observation read(String words) {
        if (words.startsWith("@")) {
            int end = words.indexOf(' ');
            Observation there = read(words.substring(end + 1));
            return there.with(there.timing().at(words.substring(1, end)));
        }
        boolean six = words.startsWith("v6 ");
        String[] parts = (six ? words.substring(3) : words).split(" ");
        Endpoint at = endpoint(six ? SIX : FOUR, origin.port());
        return switch (parts[0]) {
            case "tcp" -> tcp(at, parts);
            case "port" -> tcp(endpoint(FOUR, Integer.parseInt(parts[1])), Arrays.copyOfRange(parts, 1, parts.length));
            case "tls" -> tls(TlsAsk.asEdge(at, SHOP.ascii()), parts);
            case "tls-nosni" -> tls(TlsAsk.asEdge(at, SHOP.ascii()).withoutServerName(), parts);
            case "tls-1.2" -> tls(TlsAsk.asEdge(at, SHOP.ascii()).cappedAt("TLSv1.2"), parts);
            case "tls-proxy" -> tls(TlsAsk.asEdge(at, SHOP.ascii()).withProxyHeader(), parts);
            case "http" -> http(HttpAsk.of(at, origin.scheme(), SHOP, "/"), parts);
            case "http-proxy" -> http(HttpAsk.of(at, origin.scheme(), SHOP, "/").withProxyHeader(), parts);
            case "http-h2" -> http(HttpAsk.of(at, origin.scheme(), SHOP, "/").offeringHttp2(), parts);
            case "edge" -> edge(parts);
            case "dns" -> dns(parts);
            default -> throw new IllegalArgumentException("sight: " + words);
        };
    }

    private Observation tcp(Endpoint at, String[] parts) {
        IcmpAnswer icmp = parts.length > 2 && parts[2].startsWith("icmp") ? icmp(parts[2]) : null;
        Integer again = parts.length > 2 && parts[2].startsWith("again")
                ? Integer.valueOf(parts[2].substring("again".length()))
                : null;
        return new TcpObservation(at, fault("tcp.", parts[1]), null, icmp, again, timing());
    }

    /** {@code icmp3/10} from the origin, {@code icmp3/10@198.51.100.1} from a box before it. */
    private static IcmpAnswer icmp(String word) {
        String[] parts = word.substring("icmp".length()).split("[/@]");
        String sender = parts.length > 2 ? parts[2] : FOUR;
        return new IcmpAnswer(
                4,
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                Addresses.parse(sender).orElseThrow());
    }

    /** {@code tls ok}, {@code tls reset}, {@code tls cert.expired+cert.self_signed}, with {@code alert80} or TLSv1. */
    private Observation tls(TlsAsk ask, String[] parts) {
        List<Fault> faults = Arrays.stream(parts[1].split("\\+"))
                .map(word -> fault("tls.", word))
                .filter(fault -> fault != null)
                .toList();
        List<Fault> defects = faults.stream()
                .filter(fault -> fault.id().startsWith("tls.cert."))
                .toList();
        boolean shown = faults.equals(defects);
        String more = parts.length > 2 ? parts[2] : "";
        boolean alerted = more.startsWith("alert");
        List<String> also = more.isEmpty() || alerted ? List.of() : List.of(more);
        TlsAnswer answer = new TlsAnswer(
                shown ? "TLSv1.3" : null,
                null,
                shown ? "h2" : null,
                alerted ? Integer.valueOf(more.substring("alert".length())) : null,
                null,
                null,
                null,
                null,
                shown ? List.of(leaf(defects)) : List.of(),
                shown ? List.of(new CertificateVerdict("cloudflare", defects)) : List.of(),
                null,
                also);
        return new TlsObservation(ask, faults.isEmpty() ? null : faults.get(0), answer, timing());
    }

    private CertificateFacts leaf(List<Fault> defects) {
        Duration shift = defects.contains(CertificateFault.EXPIRED)
                ? Duration.ofDays(-31)
                : defects.contains(CertificateFault.NOT_YET_VALID) ? Duration.ofDays(61) : Duration.ZERO;
        return new CertificateFacts(
                "CN=shop.example",
                "CN=Some CA",
                List.of("shop.example"),
                start.minus(Duration.ofDays(60)).plus(shift),
                start.plus(Duration.ofDays(30)).plus(shift),
                "EC secp256r1",
                "SHA256withECDSA",
                "00".repeat(32));
    }

    /** {@code http 200}, {@code http 502}, {@code http empty_response}, {@code http 403 blocked}, {@code http 400 =mark}, {@code http 200 !malformed}, and {@code begun} after it. */
    private Observation http(HttpAsk ask, String[] parts) {
        boolean answered = parts[1].matches("[0-9]+");
        Integer status = answered ? Integer.valueOf(parts[1]) : null;
        String more = parts.length > 2 ? parts[2] : "";
        boolean large = parts[1].equals("headers_too_large");
        String recognised = more.startsWith("=") ? more.substring(1) : null;
        String malformed = more.startsWith("!") ? more.substring(1) : null;
        Fault fault = !answered || malformed != null
                ? fault("http.", malformed == null ? parts[1] : "protocol.error")
                : status < 400 && more.isEmpty()
                        ? null
                        : fault("http.", more.isEmpty() || recognised != null ? "error" : more);
        HttpAnswer answer = new HttpAnswer(
                status,
                List.of(),
                large ? 300_000 : 200,
                Duration.ofMillis(80),
                parts.length > 3 ? "<html>" : "",
                recognised,
                List.of(),
                null,
                malformed,
                1);
        return new HttpObservation(ask, fault, answer, timing());
    }

    /** {@code edge 521}, {@code edge 403 1020}, {@code edge 200 HIT}, {@code edge 522 after16ms}, {@code edge 200 by-fastly}, {@code edge timed_out}, {@code edge 400 =no_certificate}, {@code edge 400 =certificate_error}. */
    private Observation edge(String[] parts) {
        String more = parts.length > 2 ? parts[2] : "";
        List<HttpAnswer.Header> headers =
                more.matches("[A-Z]+") ? List.of(new HttpAnswer.Header("cf-cache-status", more)) : List.of();
        Edge by = more.startsWith("by-") ? Edge.byId(more.substring(3)).orElse(null) : Edge.CLOUDFLARE;
        Duration took = more.startsWith("after")
                ? Duration.ofMillis(Integer.parseInt(more.replaceAll("[a-z]", "")))
                : Duration.ofSeconds(20);
        if (!parts[1].matches("[0-9]+")) {
            HttpAsk ask = HttpAsk.of(endpoint("104.16.1.1", 443), Scheme.HTTPS, SHOP, "/");
            Fault fault = fault("tcp.", parts[1]);
            return new EdgeObservation(ask, fault, null, HttpAnswer.nothing(), null, null, null, null, timing());
        }
        String mark = more.startsWith("=") ? "client_certificate_required" : null;
        String body = more.equals("=certificate_error") ? "400 The SSL certificate error" : "";
        HttpAnswer answer = new HttpAnswer(Integer.valueOf(parts[1]), headers, 300, took, body, mark, List.of());
        return new EdgeObservation(
                HttpAsk.of(endpoint("104.16.1.1", 443), Scheme.HTTPS, SHOP, "/"),
                null,
                by,
                answer,
                "8f0a1b2c3d4e5f60-LHR",
                "LHR",
                more.matches("1[0-9]{3}") ? Integer.valueOf(more) : null,
                null,
                Timing.of(clock(), took));
    }

    /** {@code dns ok}, {@code dns name_not_resolved}, {@code dns origin} where the name leads to the origin itself. */
    private Observation dns(String[] parts) {
        Fault fault = parts[1].equals("origin") ? null : fault("dns.", parts[1]);
        String leads = parts[1].equals("origin") ? FOUR : "104.16.1.1";
        return new DnsObservation(
                SHOP,
                "system",
                List.of(),
                fault == null ? List.of(Addresses.parse(leads).orElseThrow()) : List.of(),
                fault,
                timing());
    }

    private static @Nullable Fault fault(String layer, String word) {
        if (word.equals("ok")) {
            return null;
        }
        String id = word.matches(".*(local|tls)[.].*") ? word : layer + word;
        return Fault.byId(id).orElseThrow(() -> new IllegalArgumentException("fault: " + id));
    }

    private Timing timing() {
        return Timing.of(clock(), Duration.ofMillis(30));
    }

    private Instant clock() {
        return start.plusSeconds(seen.size());
    }
}

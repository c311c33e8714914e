package dev.origindoctor.report;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.diagnosis.Evidence;
import dev.origindoctor.diagnosis.Finding;
import dev.origindoctor.diagnosis.Gap;
import dev.origindoctor.diagnosis.NextCheck;
import dev.origindoctor.diagnosis.Phrase;
import dev.origindoctor.diagnosis.Prediction;
import dev.origindoctor.diagnosis.RankedCause;
import dev.origindoctor.diagnosis.Remedy;
import dev.origindoctor.diagnosis.Verdict;
import dev.origindoctor.diagnosis.Verdict.Conclusion;
import dev.origindoctor.diagnosis.Warning;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.observation.CertificateFacts;
import dev.origindoctor.observation.CertificateVerdict;
import dev.origindoctor.observation.DnsObservation;
import dev.origindoctor.observation.EdgeObservation;
import dev.origindoctor.observation.Fact;
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
import dev.origindoctor.taxonomy.Cause;
import dev.origindoctor.taxonomy.CertificateFault;
import dev.origindoctor.taxonomy.HttpFault;
import dev.origindoctor.taxonomy.TcpFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Diagnoses and observations to say, each part of them filled. */
final class Samples {
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");
    static final HostName HOST = HostName.of("shop.example");
    static final Endpoint FOUR = new Endpoint(Addresses.parse("203.0.113.10").orElseThrow(), 443);
    static final Endpoint SIX = new Endpoint(Addresses.parse("2001:db8::10").orElseThrow(), 443);

    private Samples() {}

    static Timing timing(long micros) {
        return new Timing(NOON, Duration.ofNanos(micros * 1_000), Duration.ofNanos(400_000));
    }

    /** One of each kind, with every component there. */
    static List<Observation> observations() {
        HttpAnswer answer = answer();
        HttpAsk ask = HttpAsk.of(FOUR, Scheme.HTTPS, HOST, "/shop");
        return List.of(
                new DnsObservation(
                        HOST,
                        "192.0.2.53",
                        List.of("alias.example"),
                        List.of(FOUR.address(), SIX.address()),
                        null,
                        timing(9)),
                refused(),
                new TcpObservation(
                        SIX,
                        TcpFault.PROHIBITED,
                        "EACCES",
                        new IcmpAnswer(6, 1, 1, SIX.address()),
                        1,
                        timing(1_002_000)),
                new TlsObservation(
                        TlsAsk.asEdge(FOUR, "shop.example").withProxyHeader().cappedAt("TLSv1.2"),
                        CertificateFault.EXPIRED,
                        tls(),
                        timing(3_100)),
                new HttpObservation(ask.forVisitorOnHttps(), HttpFault.ERROR, answer, timing(12_000)),
                new EdgeObservation(
                        ask.offeringHttp2(),
                        null,
                        Edge.CLOUDFLARE,
                        answer,
                        "8f00d00dcafe-LHR",
                        "LHR",
                        1016,
                        true,
                        Timing.of(NOON, Duration.ofMillis(90))));
    }

    static TcpObservation refused() {
        return new TcpObservation(FOUR, TcpFault.REFUSED, "ECONNREFUSED", null, 0, timing(412));
    }

    private static HttpAnswer answer() {
        return new HttpAnswer(
                502,
                List.of(new HttpAnswer.Header("Server", "nginx <1>")),
                312,
                Duration.ofMillis(11),
                "<h1>502</h1>",
                "generic",
                List.of("https://shop.example/"));
    }

    private static TlsAnswer tls() {
        CertificateFacts leaf = new CertificateFacts(
                "CN=shop.example",
                "CN=Some Authority",
                List.of("shop.example", "*.shop.example"),
                NOON.minusSeconds(90 * 86_400),
                NOON.minusSeconds(86_400),
                "RSA 2048",
                "SHA256withRSA",
                "ab".repeat(32));
        return new TlsAnswer(
                "TLSv1.3",
                "TLS_AES_128_GCM_SHA256",
                "http/1.1",
                48,
                true,
                "http",
                "HTTP/1.1 400",
                "fin",
                List.of(leaf),
                List.of(
                        new CertificateVerdict("browser", List.of(CertificateFault.EXPIRED)),
                        new CertificateVerdict("cloudflare", List.of())),
                "good",
                List.of("TLSv1.1"));
    }

    /** A refused port, with everything that a report can show. */
    static Diagnosis refusedPort() {
        return diagnosis(List.of(refused(), refused(), refused()), "shop.example");
    }

    /** The same, hostile wherever text can come from outside. */
    static Diagnosis hostile(String text) {
        List<Observation> seen = List.of(new TlsObservation(
                TlsAsk.asEdge(FOUR, "shop.example"),
                null,
                new TlsAnswer(text, text, text, 1, null, text, text, text, List.of(), List.of(), text, List.of(text)),
                timing(5)));
        return diagnosis(seen, text);
    }

    private static Diagnosis diagnosis(List<Observation> seen, String text) {
        Finding refused = new Finding(
                "port_refused",
                Phrase.verbatim("Port 443 of 203.0.113.10 refused " + text),
                "tcp 203.0.113.10:443",
                List.of(Fact.of("port", 443)));
        Remedy remedy = new Remedy(
                Phrase.verbatim("Start the web server"),
                "origin",
                List.of(new Remedy.Step(
                        Phrase.verbatim("Start it and see that it stays up."), "systemctl start nginx")),
                Phrase.verbatim("systemctl stop nginx"),
                Phrase.verbatim("The same diagnosis ends with exit code 0."));
        Prediction predicted = new Prediction(Edge.CLOUDFLARE, 521, Phrase.verbatim("Web server is down"), 0.5, false);
        Verdict verdict = new Verdict(
                Conclusion.FAULTY,
                TcpFault.REFUSED,
                List.of(TcpFault.REFUSED, CertificateFault.EXPIRED),
                predicted,
                521,
                "8f00d00dcafe-LHR",
                true,
                Phrase.verbatim("The server refuses connections on port 443: " + text));
        return new Diagnosis(
                new Origin(HOST, Scheme.HTTPS, 443, "/", List.of(FOUR)),
                Edge.CLOUDFLARE,
                SslMode.FULL,
                verdict,
                List.of(new Warning(
                        CertificateFault.EXPIRED,
                        Phrase.verbatim("harmless under Full, 526 under Full (strict) " + text))),
                List.of(
                        new RankedCause(
                                Cause.WEB_SERVER_STOPPED,
                                0.7,
                                List.of(new Evidence(refused, 2.1), new Evidence(refused, -0.4)),
                                List.of(remedy)),
                        new RankedCause(Cause.FIREWALL_REJECTS_EDGE, 0.26, List.of(), List.of()),
                        new RankedCause(Cause.LOOPBACK_ONLY_BIND, 0.04, List.of(), List.of())),
                List.of(new NextCheck(
                        "listener", Phrase.verbatim("See who listens on port 443."), "ss -tlnp 'sport = :443'", 0.7)),
                List.of(new Gap(
                        Phrase.verbatim("whether a firewall refused"),
                        Phrase.verbatim("no host evidence was given " + text))),
                List.of(refused),
                seen,
                null,
                NOON,
                Duration.ofMillis(152),
                "here",
                "0.0");
    }
}

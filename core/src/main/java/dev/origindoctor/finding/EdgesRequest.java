package dev.origindoctor.finding;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.edge.EdgeLimits;
import dev.origindoctor.edge.EdgeVerdict;
import dev.origindoctor.observation.CertificateVerdict;
import dev.origindoctor.observation.HttpAsk;
import dev.origindoctor.observation.HttpObservation;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.observation.TlsAsk;
import dev.origindoctor.observation.TlsObservation;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.Origin;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.taxonomy.DnsFault;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.HttpFault;
import dev.origindoctor.taxonomy.Layer;
import dev.origindoctor.taxonomy.TlsFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the edge asks this origin: which probes travelled alike, and what the edge makes of what they met. */
record EdgesRequest(Origin origin, Edge edge, SslMode mode) {
    /** Whether {@code ask} is the handshake as the edge makes it, nothing changed for an experiment. */
    boolean isLike(TlsAsk ask) {
        boolean named = ask.serverName() == null
                ? origin.host().address().isPresent()
                : ask.serverName().equals(origin.host().ascii());
        return goesTo(ask.endpoint())
                && named
                && ask.newest() == null
                && !ask.proxyHeader()
                && ask.alpn().equals(TlsAsk.asEdge(ask.endpoint(), null).alpn());
    }

    /** Whether {@code ask} is the request as the edge makes it, nothing changed for an experiment. */
    boolean isLike(HttpAsk ask) {
        return goesTo(ask.endpoint())
                && ask.scheme() == origin.scheme()
                && ask.host().equals(origin.host())
                && ask.path().equals(origin.path())
                && !ask.proxyHeader()
                && !ask.http2();
    }

    /** Whether the edge asks there. */
    boolean goesTo(Endpoint endpoint) {
        return origin.endpoints().isEmpty()
                ? endpoint.port() == origin.port()
                : origin.endpoints().contains(endpoint);
    }

    /** The mode under which requests over this origin's scheme travel. */
    SslMode asked() {
        return mode.over(origin.scheme());
    }

    /** What the edge shows the visitor when it meets {@code fault} on its way to the origin. */
    EdgeVerdict verdict(Fault fault) {
        return fault instanceof DnsFault name ? edge.verdictForOriginName(name) : edge.verdict(fault, asked());
    }

    /** The defects that the edge itself would see in the chain; a browser's where the edge was not asked to judge. */
    List<Fault> defects(TlsObservation seen) {
        List<CertificateVerdict> verdicts = seen.answer().verdicts();
        return verdicts.stream()
                .filter(verdict -> verdict.judge().equals(edge.id()))
                .findFirst()
                .or(() -> verdicts.stream()
                        .filter(verdict -> verdict.judge().equals("browser"))
                        .findFirst())
                .map(CertificateVerdict::defects)
                .orElseGet(() -> certificateFault(seen));
    }

    private static List<Fault> certificateFault(TlsObservation seen) {
        Fault fault = seen.fault();
        return fault != null && fault.layer() == Layer.CERTIFICATE ? List.of(fault) : List.of();
    }

    /**
     * Where an edge that offers HTTP/2 gets what such an offer gets there, however well HTTP/1.1 is spoken (RFC 7301: the
     * server chooses, and then has to speak what it chose).
     */
    private Set<Endpoint> brokenOverHttp2(List<Observation> observations) {
        return requests(observations)
                .filter(http -> edge.limits().http2() && asEdgeOverHttp2(http))
                .filter(http -> breaks(http.fault()) || failsAlone(http, observations))
                .map(HttpObservation::endpoint)
                .collect(Collectors.toSet());
    }

    private static Stream<HttpObservation> requests(List<Observation> observations) {
        return observations.stream().filter(HttpObservation.class::isInstance).map(HttpObservation.class::cast);
    }

    /** An error that was answered in good order may come and go; it says nothing against the protocol. */
    private static boolean breaks(@Nullable Fault fault) {
        return fault != null && fault.layer() == Layer.HTTP && fault != HttpFault.ERROR && fault != HttpFault.BLOCKED;
    }

    /** Unless every request over HTTP/1.1 was answered well: then it is HTTP/2 that brings the error. */
    private boolean failsAlone(HttpObservation http, List<Observation> observations) {
        List<HttpObservation> others = requests(observations)
                .filter(other -> other.endpoint().equals(http.endpoint()) && isLike(other.ask()))
                .toList();
        return http.fault() != null
                && http.fault().layer() == Layer.HTTP
                && !others.isEmpty()
                && others.stream().allMatch(other -> other.fault() == null);
    }

    private boolean asEdgeOverHttp2(HttpObservation http) {
        return http.ask().http2()
                && isLike(HttpAsk.of(
                        http.endpoint(),
                        http.ask().scheme(),
                        http.ask().host(),
                        http.ask().path()))
                && !http.ask().proxyHeader();
    }

    /** The direct probes among these that travelled as it does; not the prober's failures, nor what a place that is cut off saw. */
    List<Attempt> attempts(List<Observation> observations, Set<String> cutOff) {
        Set<Endpoint> brokenOverHttp2 = brokenOverHttp2(observations);
        List<Attempt> read = new ArrayList<>();
        for (Observation seen : observations) {
            Attempt attempt = attempt(seen, brokenOverHttp2);
            if (attempt != null && !attempt.spoiled() && !cutOff.contains(attempt.place())) {
                read.add(attempt);
            }
        }
        return List.copyOf(read);
    }

    private @Nullable Attempt attempt(Observation seen, Set<Endpoint> brokenOverHttp2) {
        if (seen instanceof TcpObservation tcp && goesTo(tcp.endpoint())) {
            return new Attempt(tcp.endpoint(), tcp, Layer.TCP, tcp.fault());
        }
        if (seen instanceof TlsObservation tls && origin.scheme() == Scheme.HTTPS && isLike(tls.ask())) {
            return new Attempt(tls.endpoint(), tls, Layer.CERTIFICATE, inTheEdgesEyes(tls));
        }
        if (seen instanceof HttpObservation http
                && (brokenOverHttp2.contains(http.endpoint()) ? asEdgeOverHttp2(http) : isLike(http.ask()))) {
            return new Attempt(http.endpoint(), http, Layer.HTTP, inTheEdgesEyes(http));
        }
        return null;
    }

    /**
     * Whether a head is too large is a matter of the edge's own limit; and who ends a request for want of a client
     * certificate ends the handshake, for in TLS 1.3 that word comes late.
     */
    private @Nullable Fault inTheEdgesEyes(HttpObservation http) {
        if (http.answer().status() == null
                && Strangers.WANTS_CERTIFICATE.equals(http.answer().recognised())) {
            return TlsFault.BAD_CLIENT_AUTH_CERT;
        }
        EdgeLimits.HeaderLimit limit = edge.limits().headers();
        if (limit == null || (http.answer().headBytes() == 0 && http.answer().status() == null)) {
            return http.fault();
        }
        boolean tooLarge = http.answer().headBytes() > limit.bytes()
                || (limit.fields() != null && http.answer().headLines() > limit.fields());
        if (tooLarge) {
            return HttpFault.HEADERS_TOO_LARGE;
        }
        return http.fault() == HttpFault.HEADERS_TOO_LARGE ? null : http.fault();
    }

    /** A handshake that only a browser's roots would refuse is no fault in the edge's eyes, and the reverse is one. */
    private @Nullable Fault inTheEdgesEyes(TlsObservation tls) {
        Fault fault = tls.fault();
        if (fault != null && fault.layer() != Layer.CERTIFICATE) {
            return fault;
        }
        return defects(tls).stream().findFirst().orElse(null);
    }
}

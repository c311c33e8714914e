package dev.origindoctor.netty;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.edge.EdgeRecognition;
import dev.origindoctor.netty.http.BodyText;
import dev.origindoctor.netty.http.RawResponse;
import dev.origindoctor.observation.EdgeObservation;
import dev.origindoctor.observation.HttpAsk;
import dev.origindoctor.observation.HttpObservation;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.HttpFault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks for pages where the world asks for them, and beside each page for the address that Cloudflare answers by itself:
 * when that works and the page does not, the edge is well and the origin is not.
 */
final class EdgeProbe {
    private static final String TRACE = "/cdn-cgi/trace";
    private static final Pattern COLO = Pattern.compile("(?m)^colo=([A-Z]{3})\\r?$");

    private final HttpProbe http;

    EdgeProbe(HttpProbe http) {
        this.http = http;
    }

    /** Both at once, for a page may take as long as the edge waits for its origin. */
    CompletableFuture<EdgeObservation> request(HttpAsk ask, Deadline deadline) {
        CompletableFuture<HttpExchange> trace = http.exchange(forTrace(ask), "", deadline);
        CompletableFuture<EdgeObservation> whole = Steps.then(
                http.visit(ask, deadline),
                page -> Steps.then(trace, own -> CompletableFuture.completedFuture(observed(page, own))));
        whole.whenComplete((seen, cause) -> trace.cancel(false));
        return whole;
    }

    private static HttpAsk forTrace(HttpAsk ask) {
        return new HttpAsk(
                ask.endpoint(), ask.scheme(), ask.host(), TRACE, ask.forwardedHttps(), ask.proxyHeader(), ask.http2());
    }

    private static EdgeObservation observed(HttpExchange page, HttpExchange trace) {
        Optional<EdgeRecognition> who = recognised(page.raw());
        Edge edge = who.map(EdgeRecognition::edge).orElse(null);
        HttpObservation seen = page.seen();
        String colo = colo(trace.raw());
        return new EdgeObservation(
                seen.ask(),
                ownFault(seen),
                edge == null && colo != null ? Edge.CLOUDFLARE : edge,
                seen.answer(),
                name(edge, who, page.raw()),
                place(edge, who, page.raw(), colo),
                who.map(EdgeRecognition::code).orElse(null),
                traceWorks(edge, colo),
                seen.timing());
    }

    /** Other edges have no such address, so that its absence says nothing about them. */
    private static @Nullable Boolean traceWorks(@Nullable Edge edge, @Nullable String colo) {
        if (colo != null) {
            return true;
        }
        return edge == Edge.CLOUDFLARE ? false : null;
    }

    /** An error page is the edge's answer, and a page that ends early is one too. */
    private static @Nullable Fault ownFault(HttpObservation seen) {
        boolean answered = seen.answer().status() != null && seen.fault() != HttpFault.REDIRECT_LOOP;
        return answered ? null : seen.fault();
    }

    private static Optional<EdgeRecognition> recognised(RawResponse raw) {
        Integer status = raw.status();
        if (status == null) {
            return Optional.empty();
        }
        List<Map.Entry<String, String>> fields = raw.fields().stream()
                .map(field -> Map.entry(field.name(), field.value()))
                .toList();
        return EdgeRecognition.of(status, fields, text(raw));
    }

    private static String text(RawResponse raw) {
        return new String(BodyText.decoded(raw), StandardCharsets.UTF_8);
    }

    /** Where Cloudflare answered from, where it answered this at all. */
    private static @Nullable String colo(RawResponse trace) {
        Matcher matcher = COLO.matcher(text(trace));
        return Integer.valueOf(200).equals(trace.status()) && matcher.find() ? matcher.group(1) : null;
    }

    /** What the edge calls this request, for its makers' support. */
    private static @Nullable String name(@Nullable Edge edge, Optional<EdgeRecognition> who, RawResponse raw) {
        if (edge == null) {
            return null;
        }
        return switch (edge) {
            case CLOUDFLARE -> who.map(EdgeRecognition::ray).orElse(null);
            case CLOUDFRONT -> shown(raw.value("x-amz-cf-id"));
            case FASTLY -> shown(raw.value("x-fastly-request-id"));
            case AZURE_FRONT_DOOR -> shown(raw.value("x-azure-ref"));
            case AKAMAI -> shown(raw.value("akamai-grn"));
            case VARNISH -> shown(raw.value("x-varnish"));
            default -> null;
        };
    }

    private static @Nullable String place(
            @Nullable Edge edge, Optional<EdgeRecognition> who, RawResponse raw, @Nullable String colo) {
        if (edge == Edge.CLOUDFRONT) {
            return shown(raw.value("x-amz-cf-pop"));
        }
        if (edge == Edge.FASTLY) {
            String servedBy = shown(raw.value("x-served-by"));
            return servedBy == null ? null : servedBy.substring(servedBy.lastIndexOf('-') + 1);
        }
        return who.map(EdgeRecognition::place).orElse(colo);
    }

    private static @Nullable String shown(@Nullable String value) {
        return value == null ? null : WireText.line(value.getBytes(StandardCharsets.ISO_8859_1), 200);
    }
}

package dev.origindoctor.report;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.observation.DnsObservation;
import dev.origindoctor.observation.EdgeObservation;
import dev.origindoctor.observation.HttpAnswer;
import dev.origindoctor.observation.HttpAsk;
import dev.origindoctor.observation.HttpObservation;
import dev.origindoctor.observation.IcmpAnswer;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.observation.Timing;
import dev.origindoctor.observation.TlsObservation;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.taxonomy.Fault;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Observations as JSON objects, both ways: what was written reads back equal, to the microsecond. */
final class ObservationJson {
    private ObservationJson() {}

    static JsonObject write(Observation observation) {
        JsonObject json = new JsonObject().with("kind", observation.kind());
        if (observation instanceof DnsObservation dns) {
            dns(json, dns);
        } else if (observation instanceof TcpObservation tcp) {
            tcp(json, tcp);
        } else if (observation instanceof TlsObservation tls) {
            HandshakeJson.write(json, tls);
        } else if (observation instanceof HttpObservation http) {
            asked(json, http.ask(), http.fault());
            answer(json, http.answer());
        } else if (observation instanceof EdgeObservation edge) {
            edge(json, edge);
        }
        return timing(json, observation);
    }

    static Observation read(JsonPlace place) {
        return switch (place.text("kind")) {
            case "dns" -> readDns(place);
            case "tcp" -> readTcp(place);
            case "tls" ->
                new TlsObservation(
                        HandshakeJson.readAsk(place), fault(place), HandshakeJson.readAnswer(place), timing(place));
            case "http" -> new HttpObservation(readHttpAsk(place), fault(place), readAnswer(place), timing(place));
            case "edge" -> readEdge(place);
            default -> throw place.refused("kind", "dns, tcp, tls, http or edge");
        };
    }

    private static void dns(JsonObject json, DnsObservation dns) {
        json.with("name", dns.name())
                .with("resolver", dns.resolver())
                .withNull("fault", id(dns.fault()))
                .with("response", dns.response())
                .withAny("aliases", dns.aliases(), alias -> alias)
                .withEach("addresses", dns.addresses(), Addresses::text);
    }

    private static DnsObservation readDns(JsonPlace place) {
        List<InetAddress> addresses = place.texts("addresses").stream()
                .map(text -> Addresses.parse(text).orElseThrow(() -> place.refused("addresses", "IP addresses")))
                .toList();
        HostName name = place.read("name", () -> HostName.of(place.text("name")));
        return new DnsObservation(
                name,
                place.text("resolver"),
                place.texts("aliases"),
                addresses,
                fault(place),
                place.optionalText("response"),
                timing(place));
    }

    private static void tcp(JsonObject json, TcpObservation tcp) {
        endpoint(json, tcp.endpoint())
                .withNull("fault", id(tcp.fault()))
                .with("errno", tcp.errno())
                .with("icmp", tcp.icmp() == null ? null : icmp(tcp.icmp()))
                .with("synRetransmits", tcp.synRetransmits());
    }

    private static TcpObservation readTcp(JsonPlace place) {
        IcmpAnswer icmp = place.has("icmp") ? readIcmp(place.object("icmp")) : null;
        return new TcpObservation(
                place.endpoint(),
                fault(place),
                place.optionalText("errno"),
                icmp,
                place.optionalNumber("synRetransmits"),
                timing(place));
    }

    private static JsonObject icmp(IcmpAnswer icmp) {
        return new JsonObject()
                .with("version", icmp.version())
                .with("type", icmp.type())
                .with("code", icmp.code())
                .with("name", icmp.name())
                .with("sender", Addresses.text(icmp.sender()));
    }

    private static IcmpAnswer readIcmp(JsonPlace place) {
        return place.read(
                "version",
                () -> new IcmpAnswer(
                        place.smallNumber("version"),
                        place.smallNumber("type"),
                        place.smallNumber("code"),
                        place.address("sender")));
    }

    private static JsonObject asked(JsonObject json, HttpAsk ask, @Nullable Fault fault) {
        return endpoint(json, ask.endpoint())
                .with("scheme", ask.scheme().id())
                .with("host", ask.host())
                .with("path", ask.path())
                .with("forwardedHttps", ask.forwardedHttps() ? true : null)
                .with("proxyHeader", ask.proxyHeader() ? true : null)
                .with("http2", ask.http2() ? true : null)
                .withNull("fault", id(fault));
    }

    private static HttpAsk readHttpAsk(JsonPlace place) {
        Scheme scheme = Scheme.byId(place.text("scheme")).orElseThrow(() -> place.refused("scheme", "http or https"));
        HostName host = place.read("host", () -> HostName.of(place.text("host")));
        return place.read(
                "path",
                () -> new HttpAsk(
                        place.endpoint(),
                        scheme,
                        host,
                        place.text("path"),
                        place.has("forwardedHttps"),
                        place.has("proxyHeader"),
                        place.has("http2")));
    }

    private static JsonObject answer(JsonObject json, HttpAnswer answer) {
        return json.with("status", answer.status())
                .withAny("headers", answer.headers(), ObservationJson::header)
                .with("headBytes", answer.headBytes() == 0 ? null : answer.headBytes())
                .with("firstByteMicros", micros(answer.firstByte()))
                .with("bodyStart", answer.bodyStart().isEmpty() ? null : answer.bodyStart())
                .with("recognised", answer.recognised())
                .withAny("redirects", answer.redirects(), to -> to)
                .with("protocol", answer.protocol())
                .with("malformed", answer.malformed())
                .with("headLines", answer.headLines() == 0 ? null : answer.headLines());
    }

    private static JsonObject header(HttpAnswer.Header header) {
        return new JsonObject().with("name", header.name()).with("value", header.value());
    }

    private static HttpAnswer readAnswer(JsonPlace place) {
        String body = place.optionalText("bodyStart");
        Integer head = place.optionalNumber("headBytes");
        Integer lines = place.optionalNumber("headLines");
        return new HttpAnswer(
                place.optionalNumber("status"),
                place.each("headers", h -> new HttpAnswer.Header(h.text("name"), h.text("value"))),
                head == null ? 0 : head,
                place.optionalMicros("firstByteMicros"),
                body == null ? "" : body,
                place.optionalText("recognised"),
                place.texts("redirects"),
                place.optionalText("protocol"),
                place.optionalText("malformed"),
                lines == null ? 0 : lines);
    }

    private static void edge(JsonObject json, EdgeObservation edge) {
        asked(json, edge.ask(), edge.fault())
                .with(
                        "answeredBy",
                        edge.answeredBy() == null ? null : edge.answeredBy().id());
        answer(json, edge.answer())
                .with("ray", edge.ray())
                .with("place", edge.place())
                .with("code", edge.code())
                .with("edgeAnswersForItself", edge.edgeAnswersForItself());
    }

    private static EdgeObservation readEdge(JsonPlace place) {
        String answeredBy = place.optionalText("answeredBy");
        Edge edge = answeredBy == null
                ? null
                : Edge.byId(answeredBy).orElseThrow(() -> place.refused("answeredBy", "the identifier of an edge"));
        return new EdgeObservation(
                readHttpAsk(place),
                fault(place),
                edge,
                readAnswer(place),
                place.optionalText("ray"),
                place.optionalText("place"),
                place.optionalNumber("code"),
                place.optionalTruth("edgeAnswersForItself"),
                timing(place));
    }

    static JsonObject endpoint(JsonObject json, Endpoint endpoint) {
        return json.with("address", Addresses.text(endpoint.address())).with("port", endpoint.port());
    }

    private static JsonObject timing(JsonObject json, Observation observation) {
        Timing timing = observation.timing();
        return json.with("startedAt", timing.startedAt())
                .with(observation instanceof TcpObservation ? "connectMicros" : "tookMicros", micros(timing.took()))
                .with("networkMicros", micros(timing.network()))
                .with("vantage", timing.vantage());
    }

    private static Timing timing(JsonPlace place) {
        Duration took = place.micros(place.has("connectMicros") ? "connectMicros" : "tookMicros");
        return new Timing(
                place.instant("startedAt"), took, place.optionalMicros("networkMicros"), place.optionalText("vantage"));
    }

    private static @Nullable Fault fault(JsonPlace place) {
        return place.optionalFault("fault");
    }

    static @Nullable String id(@Nullable Fault fault) {
        return fault == null ? null : fault.id();
    }

    private static @Nullable Long micros(@Nullable Duration duration) {
        return duration == null ? null : duration.toNanos() / 1_000;
    }
}

package dev.origindoctor.inference;

import dev.origindoctor.finding.Attempt;
import dev.origindoctor.finding.Clue;
import dev.origindoctor.finding.Reading;
import dev.origindoctor.finding.Scene;
import dev.origindoctor.finding.Topic;
import dev.origindoctor.inference.Experiment.Ask;
import dev.origindoctor.inference.Experiment.Connect;
import dev.origindoctor.inference.Experiment.Handshake;
import dev.origindoctor.inference.Experiment.Request;
import dev.origindoctor.inference.Experiment.ThroughEdge;
import dev.origindoctor.observation.DnsObservation;
import dev.origindoctor.observation.HttpAsk;
import dev.origindoctor.observation.HttpObservation;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.observation.TlsAsk;
import dev.origindoctor.observation.TlsObservation;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.taxonomy.Layer;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the library can still try by itself, best first: what each try would tell, over what it costs. */
final class Experiments {
    /** Below this many bits for a unit of cost nothing is worth a packet. */
    private static final double WORTH_A_PACKET = 0.02;

    /** No service has this port (IANA: unassigned): a host that answers there at all is up. */
    private static final int SURELY_CLOSED = 4;

    /** So many connections tell chance from a way that loses packets. */
    private static final int ENOUGH_CONNECTIONS = 10;

    private static final int CONNECTIONS_AT_ONCE = 3;

    /** What a variant that works says. */
    private static final Set<Clue> HELPS =
            Set.of(Clue.WORKS_WITHOUT_SERVER_NAME, Clue.WORKS_WITH_OLDER_TLS, Clue.WORKS_WITH_PROXY_HEADER);

    private static final double PAIRED = 1.5;
    private static final double SILENT = 4;

    private final Scene scene;
    private final Reading reading;
    private final Gain gain;
    private final List<Experiment> candidates = new ArrayList<>();

    private Experiments(Scene scene, Reading reading, Gain gain) {
        this.scene = scene;
        this.reading = reading;
        this.gain = gain;
        scene.endpoints().forEach(this::untried);
        scene.attempts().stream().map(Attempt::endpoint).distinct().limit(2).forEach(this::variants);
        throughEdge();
    }

    /** The experiments that are worth their cost in this case, best first. */
    static List<Experiment> worthwhile(Scene scene, Reading reading, Gain gain) {
        return new Experiments(scene, reading, gain)
                .candidates.stream()
                        .filter(each -> each.worth() >= WORTH_A_PACKET)
                        .sorted(Comparator.comparingDouble(Experiment::worth)
                                .reversed()
                                .thenComparing(Experiment::id)
                                .thenComparing(each -> each.ask().toString()))
                        .toList();
    }

    /** An address that nobody has tried, or that was tried less far than the edge would go. */
    private void untried(Endpoint endpoint) {
        boolean tried = at(endpoint).stream().findAny().isPresent();
        boolean open = at(endpoint).stream().anyMatch(attempt -> attempt.reached(Layer.TLS))
                || at(endpoint).stream().anyMatch(attempt -> attempt.fault() == null);
        if (!tried) {
            add("connect", Topic.PORT, new Connect(endpoint), "whether " + endpoint + " answers", 1);
        } else if (open
                && !asked(endpoint, TlsObservation.class)
                && scene.origin().scheme() == Scheme.HTTPS) {
            add("handshake", Topic.HANDSHAKE, new Handshake(asEdge(endpoint)), "how the TLS handshake ends", PAIRED);
        } else if (open && !asked(endpoint, HttpObservation.class)) {
            add("request", Topic.PAGE, new Request(request(endpoint)), "what comes back for a request", 2);
        }
    }

    private void variants(Endpoint endpoint) {
        neighbours(endpoint);
        again(endpoint);
        asBefore(endpoint);
        boolean tls = scene.origin().scheme() == Scheme.HTTPS;
        boolean handshakeFails = at(endpoint).stream().anyMatch(attempt -> attempt.stoppedAt(Layer.TLS));
        boolean answerFails = at(endpoint).stream().anyMatch(Experiments::noAnswer);
        boolean brokenOff = at(endpoint).stream().anyMatch(Experiments::brokenOff);
        if (tls && handshakeFails && scene.origin().host().address().isEmpty()) {
            add(
                    "without_server_name",
                    Topic.SERVER_NAME,
                    new Handshake(asEdge(endpoint).withoutServerName()),
                    PAIRED);
        }
        if (tls && handshakeFails) {
            add(
                    "capped_at_tls_1_2",
                    Topic.TLS_VERSION,
                    new Handshake(asEdge(endpoint).cappedAt("TLSv1.2")),
                    PAIRED);
        }
        if (tls && (handshakeFails || brokenOff)) {
            add(
                    "proxy_header",
                    Topic.PROXY_HEADER,
                    new Handshake(asEdge(endpoint).withProxyHeader()),
                    PAIRED);
        } else if (answerFails || brokenOff) {
            add(
                    "proxy_header",
                    Topic.PROXY_HEADER,
                    new Request(request(endpoint).withProxyHeader()),
                    PAIRED);
        }
        if (tls && reading.has(Clue.PAGE_SERVED)) {
            http2(new Request(request(endpoint).offeringHttp2()));
        }
    }

    /** One lost SYN among a few connections is chance or a way that loses packets: a few more tell which. */
    private void again(Endpoint endpoint) {
        long made = scene.direct(TcpObservation.class).stream()
                .filter(seen -> seen.endpoint().equals(endpoint))
                .count();
        if (!reading.has(Clue.SYN_SENT_AGAIN) || made >= ENOUGH_CONNECTIONS) {
            return;
        }
        double bits = Math.max(WORTH_A_PACKET, gain.of(Topic.LOST_PACKETS));
        for (int number = 0; number < CONNECTIONS_AT_ONCE; number++) {
            candidates.add(new Experiment("connect_again", new Connect(endpoint), Topic.LOST_PACKETS.text(), bits, 1));
        }
    }

    /** A variant that works after plain attempts that failed may have met an origin that comes and goes: one more tells. */
    private void asBefore(Endpoint endpoint) {
        if (HELPS.stream().noneMatch(reading::has)) {
            return;
        }
        Optional<Instant> last = latest(at(endpoint).stream()
                .filter(attempt -> attempt.reach() != Layer.TCP)
                .map(Attempt::observation));
        Optional<Instant> tried = latest(scene.observations().stream()
                .filter(seen -> seen instanceof TlsObservation || seen instanceof HttpObservation));
        if (last.isPresent() && last.equals(tried)) {
            return;
        }
        Ask plain = scene.origin().scheme() == Scheme.HTTPS
                ? new Handshake(asEdge(endpoint))
                : new Request(request(endpoint));
        candidates.add(new Experiment(
                "as_before", plain, "whether it still fails as before", WORTH_A_PACKET * PAIRED, PAIRED));
    }

    private static Optional<Instant> latest(Stream<Observation> seen) {
        return seen.map(each -> each.timing().startedAt()).max(Comparator.naturalOrder());
    }

    /** What the edge itself offers is looked at in any case, little as it may tell of causes. */
    private void http2(Request offering) {
        double least = scene.edge().limits().http2() ? WORTH_A_PACKET * PAIRED : 0;
        boolean known = reading.has(Clue.FAILS_WITH_HTTP2) || reading.has(Clue.HTTP2_CHANGES_NOTHING);
        if (!known && !made(offering) && !declinesHttp2(offering.ask().endpoint())) {
            double bits = Math.max(least, gain.of(Topic.HTTP2));
            candidates.add(new Experiment("http2", offering, Topic.HTTP2.text(), bits, PAIRED));
        }
    }

    /** A server that was offered HTTP/2 in the handshake and chose something else would do so again. */
    private boolean declinesHttp2(Endpoint endpoint) {
        return scene.direct(TlsObservation.class).stream()
                .filter(seen ->
                        seen.endpoint().equals(endpoint) && seen.answer().version() != null)
                .anyMatch(seen -> !"h2".equals(seen.answer().protocol()));
    }

    private void neighbours(Endpoint endpoint) {
        boolean open = at(endpoint).stream().anyMatch(attempt -> attempt.reached(Layer.TLS) || attempt.fault() == null);
        double cost = at(endpoint).stream().anyMatch(Experiments::silent) ? SILENT : 1;
        int other = scene.origin().port() == 443 ? 80 : 443;
        if (!open) {
            Connect closed = new Connect(new Endpoint(endpoint.address(), SURELY_CLOSED));
            add("neighbouring_port", Topic.NEIGHBOUR, closed, cost);
            add("other_web_port", Topic.OTHER_PORT, new Connect(new Endpoint(endpoint.address(), other)), cost);
        }
    }

    /** The same through the edge, where the name leads to addresses that are not the origin's own. */
    private void throughEdge() {
        for (DnsObservation seen : scene.ofVisitedName()) {
            for (InetAddress address : seen.addresses()) {
                boolean own = scene.endpoints().stream()
                        .anyMatch(endpoint -> endpoint.address().equals(address));
                if (!own) {
                    Endpoint front = new Endpoint(address, Scheme.HTTPS.port());
                    HttpAsk ask = HttpAsk.of(
                            front,
                            Scheme.HTTPS,
                            scene.origin().host(),
                            scene.origin().path());
                    add("through_edge", Topic.VIA_EDGE, new ThroughEdge(ask), 2);
                    return;
                }
            }
        }
    }

    private void add(String id, Topic topic, Ask ask, double cost) {
        add(id, topic, ask, topic.text(), cost);
    }

    private void add(String id, Topic topic, Ask ask, String why, double cost) {
        boolean known = topic != Topic.PORT
                && reading.found().stream().anyMatch(one -> one.clue().topic() == topic);
        boolean there = candidates.stream().anyMatch(each -> each.ask().equals(ask));
        if (!known && !there && !made(ask)) {
            candidates.add(new Experiment(id, ask, why, gain.of(topic), cost));
        }
    }

    private boolean made(Ask ask) {
        if (ask instanceof Connect connect) {
            return scene.all(TcpObservation.class).stream()
                    .anyMatch(seen -> seen.endpoint().equals(connect.endpoint()));
        }
        if (ask instanceof Handshake handshake) {
            return scene.all(TlsObservation.class).stream()
                    .anyMatch(seen -> seen.ask().equals(handshake.ask()));
        }
        if (ask instanceof Request request) {
            return scene.all(HttpObservation.class).stream()
                    .anyMatch(seen -> seen.ask().equals(request.ask()));
        }
        return !scene.all(dev.origindoctor.observation.EdgeObservation.class).isEmpty();
    }

    private List<Attempt> at(Endpoint endpoint) {
        return scene.attempts().stream()
                .filter(attempt -> attempt.endpoint().equals(endpoint))
                .toList();
    }

    private boolean asked(Endpoint endpoint, Class<?> kind) {
        return at(endpoint).stream().anyMatch(attempt -> kind.isInstance(attempt.observation()));
    }

    private static boolean noAnswer(Attempt attempt) {
        return attempt.stoppedAt(Layer.HTTP)
                && attempt.observation() instanceof HttpObservation http
                && (http.answer().status() == null || http.answer().status() == 400);
    }

    private static boolean brokenOff(Attempt attempt) {
        return attempt.fault() == dev.origindoctor.taxonomy.TcpFault.RESET
                || attempt.fault() == dev.origindoctor.taxonomy.TcpFault.CLOSED;
    }

    private static boolean silent(Attempt attempt) {
        return attempt.fault() == dev.origindoctor.taxonomy.TcpFault.TIMED_OUT;
    }

    private TlsAsk asEdge(Endpoint endpoint) {
        boolean literal = scene.origin().host().address().isPresent();
        return TlsAsk.asEdge(endpoint, literal ? null : scene.origin().host().ascii());
    }

    private HttpAsk request(Endpoint endpoint) {
        return HttpAsk.of(
                endpoint,
                scene.origin().scheme(),
                scene.origin().host(),
                scene.origin().path());
    }
}

package dev.origindoctor.inference;

import dev.origindoctor.diagnosis.HostTestimony;
import dev.origindoctor.edge.EdgeVerdict;
import dev.origindoctor.finding.Attempt;
import dev.origindoctor.finding.Scene;
import dev.origindoctor.observation.HttpAnswer;
import dev.origindoctor.observation.HttpObservation;
import dev.origindoctor.observation.TlsObservation;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.HttpFault;
import dev.origindoctor.taxonomy.Layer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The way of the edge's request through the layers, address by address: which faults it meets, and what share of its
 * connections ends in each. Every address counts the same, at an address every vantage point, and there every sample that
 * came so far.
 */
final class EdgePath {
    private static final List<Layer> LAYERS = List.of(Layer.TCP, Layer.TLS, Layer.CERTIFICATE, Layer.HTTP);

    private final Scene scene;
    private final Map<Fault, Meeting> meetings = new LinkedHashMap<>();
    private final List<Attempt> attempts;
    private final Map<Way, Double> left = new LinkedHashMap<>();

    private EdgePath(Scene scene) {
        this.scene = scene;
        this.attempts = scene.standingForTheEdge();
        List<Way> tried = attempts.stream().map(Way::of).distinct().toList();
        List<Way> asked = tried.isEmpty()
                ? scene.endpoints().stream()
                        .map(endpoint -> new Way(endpoint, ""))
                        .toList()
                : tried;
        long endpoints = asked.stream().map(Way::endpoint).distinct().count();
        asked.forEach(way -> left.put(way, 1.0 / endpoints / ways(asked, way.endpoint())));
        asked.forEach(this::walls);
        for (Layer layer : LAYERS) {
            asked.forEach(way -> walk(way, layer));
        }
    }

    private static long ways(List<Way> asked, Endpoint endpoint) {
        return asked.stream().filter(way -> way.endpoint().equals(endpoint)).count();
    }

    /** Where to, and where from. */
    private record Way(Endpoint endpoint, String place) {
        static Way of(Attempt attempt) {
            return new Way(attempt.endpoint(), attempt.place());
        }
    }

    static EdgePath of(Scene scene) {
        return new EdgePath(scene);
    }

    /** The faults in which connections end, in the order in which the edge meets them. */
    List<Meeting> meetings() {
        return meetings.values().stream().filter(meeting -> meeting.share() > 0).toList();
    }

    /** Those faults, the ones that they hide, and every further defect that the edge minds. */
    List<Fault> proved() {
        Set<Fault> proved = new LinkedHashSet<>();
        for (Layer layer : LAYERS) {
            meetings.keySet().stream().filter(fault -> fault.layer() == layer).forEach(proved::add);
            if (layer == Layer.CERTIFICATE) {
                for (TlsObservation seen : scene.direct(TlsObservation.class)) {
                    scene.defects(seen).stream().filter(this::minded).forEach(proved::add);
                }
            }
        }
        return List.copyOf(proved);
    }

    /** Whether every fault that the probes proved lies behind {@code fault}: an edge that ends there meets none of them. */
    boolean comesBehind(Fault fault) {
        List<Meeting> meetings = meetings();
        return !meetings.isEmpty()
                && meetings.stream().allMatch(meeting -> meeting.fault().layer().compareTo(fault.layer()) > 0);
    }

    /** Whether some attempt came all the way and brought an answer that can be served. */
    boolean served() {
        return attempts.stream()
                .filter(attempt -> attempt.reach() == Layer.HTTP)
                .anyMatch(attempt -> attempt.fault() == null || !minded(attempt.fault()));
    }

    /** The host's own ruleset stands before its listener, and does to the edge what it does, whatever a prober met. */
    private void walls(Way way) {
        Endpoint endpoint = way.endpoint();
        double share = left.getOrDefault(way, 0.0);
        for (HostTestimony.Stretch stretch : scene.firewall()) {
            Fault fault = stretch.fault();
            if (fault != null && stretch.endpoint().equals(endpoint)) {
                meet(new Meeting(fault, share * stretch.share(), null, Meeting.Page.NONE, endpoint.toString()));
                left.merge(way, -share * stretch.share(), Double::sum);
            }
        }
    }

    private void walk(Way way, Layer layer) {
        List<Attempt> reached = new ArrayList<>();
        List<Attempt> stopped = new ArrayList<>();
        for (Attempt attempt : attempts) {
            if (Way.of(attempt).equals(way) && attempt.reached(layer)) {
                reached.add(attempt);
                if (attempt.fault() != null && attempt.stoppedAt(layer) && minded(attempt.fault())) {
                    stopped.add(attempt);
                }
            }
        }
        double share = Math.max(0, left.getOrDefault(way, 0.0));
        for (Attempt attempt : stopped) {
            meet(attempt, share < 1e-9 ? 0 : share / reached.size());
        }
        left.put(way, reached.isEmpty() ? share : share - share * stopped.size() / reached.size());
    }

    private void meet(Attempt attempt, double share) {
        Fault fault = attempt.fault();
        if (fault != null) {
            HttpAnswer answer =
                    attempt.observation() instanceof HttpObservation http ? http.answer() : HttpAnswer.nothing();
            meet(new Meeting(
                    fault,
                    share,
                    answer.status(),
                    page(answer),
                    attempt.endpoint().toString()));
        }
    }

    private static Meeting.Page page(HttpAnswer answer) {
        if ("broken_content_coding".equals(answer.malformed())) {
            return Meeting.Page.CODED_WRONGLY;
        }
        return answer.bodyStart().isEmpty() ? Meeting.Page.NONE : Meeting.Page.BEGUN;
    }

    private void meet(Meeting meeting) {
        meetings.merge(
                meeting.fault(),
                meeting,
                (one, other) -> new Meeting(
                        one.fault(),
                        Math.min(1, one.share() + other.share()),
                        one.originStatus(),
                        one.page(),
                        one.port()));
    }

    private boolean minded(Fault fault) {
        EdgeVerdict.Outcome outcome = scene.verdict(fault).outcome();
        return outcome == EdgeVerdict.Outcome.ERROR
                || outcome == EdgeVerdict.Outcome.PASSED_THROUGH
                || fault == HttpFault.REDIRECT_LOOP
                || fault == HttpFault.TRUNCATED;
    }
}

package dev.origindoctor.finding;

import dev.origindoctor.edge.EdgeVerdict.Outcome;
import dev.origindoctor.observation.EdgeObservation;
import dev.origindoctor.observation.HttpObservation;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.HttpFault;
import dev.origindoctor.taxonomy.Layer;
import dev.origindoctor.taxonomy.TcpFault;
import dev.origindoctor.taxonomy.TlsFault;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the prober, who is nobody to the origin, fares at an origin that answers the edge at the same time. */
final class Strangers {
    /** The mark of an answer, or of an end, that asks for a client certificate. */
    static final String WANTS_CERTIFICATE = "client_certificate_required";

    private static final Set<Fault> KEPT_OUT = Set.of(TcpFault.TIMED_OUT, TcpFault.PROHIBITED);

    /** What the edge says of an origin that has taken its connection. */
    private static final Set<Clue> BEHIND_THE_PORT = Set.of(
            Clue.EDGE_PASSES_ERROR_ON,
            Clue.EDGE_MEETS_BROKEN_HANDSHAKE,
            Clue.EDGE_MEETS_BAD_CERTIFICATE,
            Clue.EDGE_MEETS_BROKEN_ANSWER,
            Clue.EDGE_MEETS_SLOW_ANSWER,
            Clue.EDGE_SHOWS_NO_CERTIFICATE,
            Clue.EDGES_CERTIFICATE_REFUSED);

    private Strangers() {}

    /** Silence or a rule's refusal at the port, and an edge that is let in: nobody else is, which is as it should be. */
    static boolean areKeptOut(Scene scene) {
        return !scene.attempts().isEmpty()
                && scene.attempts().stream().allMatch(attempt -> isKeptOut(attempt.fault()) || refusedByRule(attempt))
                && edgeIsLetIn(scene);
    }

    /** A block page for everybody, and a page for the edge: a rule that lets in the edge alone, one layer further up. */
    static boolean areShownABlockPage(Scene scene) {
        return Freshness.servedNow(scene) && everyWayEnds(scene) && ends(scene).allMatch(Strangers::isBlocked);
    }

    /**
     * A certificate demanded of everybody, and a page fetched just now for the edge: Authenticated Origin Pulls, set up at
     * both ends. A prober has no such certificate, and its refusal is as it should be.
     */
    static boolean lackTheCertificate(Scene scene) {
        return Freshness.servedNow(scene)
                && ends(scene).findAny().isPresent()
                && ends(scene).allMatch(Strangers::wantsCertificate);
    }

    /**
     * Every way ends in an error, and yet the edge fetched the page just now: under another mode, from elsewhere, or because
     * it alone is served. Which of them, no such failure tells.
     */
    static boolean failAlone(Scene scene) {
        return Freshness.servedNow(scene)
                && everyWayEnds(scene)
                && !areKeptOut(scene)
                && !areShownABlockPage(scene)
                && !lackTheCertificate(scene);
    }

    /** Whether it was for want of a client certificate that this attempt failed: three shapes, one reason. */
    static boolean wantsCertificate(Attempt attempt) {
        return attempt.fault() == TlsFault.BAD_CLIENT_AUTH_CERT
                || (attempt.observation() instanceof HttpObservation http
                        && WANTS_CERTIFICATE.equals(http.answer().recognised()));
    }

    private static boolean edgeIsLetIn(Scene scene) {
        EdgeObservation word = scene.lastWordOfEdge();
        return Freshness.servedNow(scene)
                || (word != null
                        && word.answeredBy() == scene.edge()
                        && Scene.isError(word)
                        && !Freshness.isStored(word)
                        && BEHIND_THE_PORT.contains(EdgeRules.clue(scene, word)));
    }

    private static boolean isKeptOut(@Nullable Fault fault) {
        return fault != null && KEPT_OUT.contains(fault);
    }

    /** A port that nobody serves resets; a refusal by ICMP from the host itself is a rule's. */
    private static boolean refusedByRule(Attempt attempt) {
        return attempt.fault() == TcpFault.REFUSED
                && attempt.observation() instanceof TcpObservation seen
                && seen.icmp() != null
                && seen.icmp().sender().equals(attempt.endpoint().address());
    }

    private static boolean isBlocked(Attempt attempt) {
        return attempt.fault() == HttpFault.BLOCKED || Integer.valueOf(403).equals(status(attempt));
    }

    private static Stream<Attempt> ends(Scene scene) {
        return scene.attempts().stream().filter(attempt -> attempt.fault() != null);
    }

    /** Whether at each endpoint there is a layer that no attempt gets past, and the visitor would be shown an error for it. */
    private static boolean everyWayEnds(Scene scene) {
        List<List<Attempt>> ways = List.copyOf(scene.attempts().stream()
                .collect(Collectors.groupingBy(Attempt::endpoint))
                .values());
        return !ways.isEmpty()
                && ways.stream()
                        .allMatch(way ->
                                Stream.of(Layer.TCP, Layer.TLS, Layer.HTTP).anyMatch(layer -> ends(scene, way, layer)));
    }

    private static boolean ends(Scene scene, List<Attempt> way, Layer layer) {
        List<Attempt> reached =
                way.stream().filter(attempt -> attempt.reached(layer)).toList();
        return !reached.isEmpty()
                && reached.stream().allMatch(attempt -> attempt.stoppedAt(layer) && showsError(scene, attempt));
    }

    private static boolean showsError(Scene scene, Attempt attempt) {
        Fault fault = attempt.fault();
        if (fault == null) {
            return false;
        }
        Integer status = status(attempt);
        Outcome outcome = scene.verdict(fault).outcome();
        return outcome == Outcome.ERROR || (outcome == Outcome.PASSED_THROUGH && status != null && status >= 400);
    }

    private static @Nullable Integer status(Attempt attempt) {
        return attempt.observation() instanceof HttpObservation http
                ? http.answer().status()
                : null;
    }
}

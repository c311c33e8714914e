package dev.origindoctor.finding;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.edge.PageSource;
import dev.origindoctor.observation.EdgeObservation;
import dev.origindoctor.observation.HttpObservation;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.Layer;
import dev.origindoctor.taxonomy.TcpFault;
import dev.origindoctor.taxonomy.TlsFault;
import java.util.List;
import java.util.Set;

/** Whether a page that the edge served proves that the origin answered it just now. */
public final class Freshness {
    private static final Set<Fault> FOR_STRANGERS = Set.of(TcpFault.TIMED_OUT, TcpFault.PROHIBITED);

    /** The mark of an answer, or of an end, that asks for a client certificate. */
    static final String WANTS_CERTIFICATE = "client_certificate_required";

    private Freshness() {}

    /**
     * Silence or a rule's refusal for strangers, and a page fetched just now for the edge: an origin that lets in nobody but its edge, which
     * is as it should be.
     */
    public static boolean onlyTheEdgeIsLetIn(Scene scene) {
        return servedNow(scene)
                && !scene.attempts().isEmpty()
                && scene.attempts().stream()
                        .allMatch(attempt -> attempt.fault() != null
                                && (FOR_STRANGERS.contains(attempt.fault()) || refusedByRule(attempt)));
    }

    /**
     * Strangers come no further than the port, and yet the edge fetched the page just now: from elsewhere, or because it
     * alone is let in. Which of the two, a refusal without ICMP does not tell.
     */
    public static boolean fetchedPastAClosedPort(Scene scene) {
        return servedNow(scene)
                && !onlyTheEdgeIsLetIn(scene)
                && !scene.attempts().isEmpty()
                && scene.attempts().stream().allMatch(attempt -> attempt.stoppedAt(Layer.TCP));
    }

    /** A port that nobody serves resets; a refusal by ICMP from the host itself is a rule's. */
    private static boolean refusedByRule(Attempt attempt) {
        return attempt.fault() == TcpFault.REFUSED
                && attempt.observation() instanceof TcpObservation seen
                && seen.icmp() != null
                && seen.icmp().sender().equals(attempt.endpoint().address());
    }

    /**
     * A certificate demanded of everybody, and a page fetched just now for the edge: Authenticated Origin Pulls, set up at
     * both ends. A prober has no such certificate, and its refusal is as it should be.
     */
    public static boolean onlyTheEdgesCertificateIsTaken(Scene scene) {
        List<Attempt> refused = scene.attempts().stream()
                .filter(attempt -> attempt.fault() != null)
                .toList();
        return servedNow(scene) && !refused.isEmpty() && refused.stream().allMatch(Freshness::wantsCertificate);
    }

    /** Whether it was for want of a client certificate that this attempt failed: three shapes, one reason. */
    static boolean wantsCertificate(Attempt attempt) {
        return attempt.fault() == TlsFault.BAD_CLIENT_AUTH_CERT
                || (attempt.observation() instanceof HttpObservation http
                        && WANTS_CERTIFICATE.equals(http.answer().recognised()));
    }

    /** Whether the edge said last that it had the page from the origin just now. */
    static boolean servedNow(Scene scene) {
        EdgeObservation seen = scene.lastWordOfEdge();
        return seen != null && seen.answeredBy() == scene.edge() && fetchedNow(seen);
    }

    private static boolean fetchedNow(EdgeObservation seen) {
        Integer status = seen.answer().status();
        return status != null && status < 400 && pageOf(seen) == PageSource.ORIGIN;
    }

    /** Where the edge that answered had its page from. */
    static PageSource pageOf(EdgeObservation seen) {
        Edge edge = seen.answeredBy();
        return edge == null ? PageSource.UNSAID : PageSource.of(edge, seen.answer()::header);
    }
}

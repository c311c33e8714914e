package dev.origindoctor.inference;

import dev.origindoctor.diagnosis.Phrase;
import dev.origindoctor.diagnosis.Prediction;
import dev.origindoctor.diagnosis.Verdict;
import dev.origindoctor.diagnosis.Verdict.Conclusion;
import dev.origindoctor.diagnosis.Warning;
import dev.origindoctor.edge.EdgeLimits;
import dev.origindoctor.edge.EdgeVerdict;
import dev.origindoctor.edge.StatusReading;
import dev.origindoctor.finding.Clue;
import dev.origindoctor.finding.Reading;
import dev.origindoctor.finding.Scene;
import dev.origindoctor.language.Phrases;
import dev.origindoctor.observation.DnsObservation;
import dev.origindoctor.observation.EdgeObservation;
import dev.origindoctor.observation.HttpObservation;
import dev.origindoctor.observation.TlsObservation;
import dev.origindoctor.taxonomy.DnsFault;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.HttpFault;
import dev.origindoctor.taxonomy.TcpFault;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws the verdict from the path, the name and the edge's own word. */
final class Answer {
    /** The prober is turned away and the edge is not, which is as it should be. */
    static final Set<Clue> FOR_THE_EDGE_ALONE =
            Set.of(Clue.STRANGERS_KEPT_OUT, Clue.STRANGERS_SHOWN_BLOCK_PAGE, Clue.EDGES_CERTIFICATE_TAKEN);

    /** What the edge says of the origin rather than of itself or its visitor. */
    private static final Set<Clue> OF_THE_ORIGIN = Set.of(
            Clue.EDGE_MEETS_REFUSAL,
            Clue.EDGE_MEETS_SILENCE,
            Clue.EDGE_MEETS_NO_ROUTE,
            Clue.EDGE_MEETS_BROKEN_HANDSHAKE,
            Clue.EDGE_MEETS_BAD_CERTIFICATE,
            Clue.EDGE_MEETS_BROKEN_ANSWER,
            Clue.EDGE_MEETS_SLOW_ANSWER);

    private final Scene scene;
    private final Reading reading;
    private final EdgePath path;

    private Answer(Scene scene, Reading reading) {
        this.scene = scene;
        this.reading = reading;
        this.path = EdgePath.of(scene);
    }

    static Answer of(Scene scene, Reading reading) {
        return new Answer(scene, reading);
    }

    /** The verdict: what is proved comes first, what the edge says next, and without either nothing is concluded. */
    Verdict verdict() {
        Fault name = nameFault();
        if (name == DnsFault.NAME_NOT_RESOLVED || name == DnsFault.NO_ADDRESS) {
            return draw(Conclusion.FAULTY, name, notAsked(), allProved(name));
        }
        boolean edgeFails = edgeFails();
        if (!edgeFails && FOR_THE_EDGE_ALONE.stream().anyMatch(reading::has)) {
            return draw(Conclusion.HEALTHY, null, served(), List.of());
        }
        if (reading.has(Clue.FAILS_FOR_PROBER_ALONE)) {
            return draw(Conclusion.INCONCLUSIVE, null, served(), List.of());
        }
        Fault met = edgeFails ? faultBehindTheEdgesWord() : null;
        if (met != null && path.comesBehind(met)) {
            return draw(Conclusion.FAULTY, met, asTheEdgeSays(met), allProved(met));
        }
        if (edgeFails && edgeFaresOtherwise()) {
            return draw(Conclusion.FAULTY, met, asTheEdgeSays(met), met == null ? List.of() : List.of(met));
        }
        if (!path.meetings().isEmpty()) {
            Meeting first = path.meetings().get(0);
            return draw(Conclusion.FAULTY, first.fault(), predicted(first), path.proved());
        }
        if (edgeFails) {
            return draw(Conclusion.FAULTY, met, asTheEdgeSays(met), met == null ? List.of() : List.of(met));
        }
        if (scene.edgeMayBeLikeAnyPlace()) {
            return draw(Conclusion.INCONCLUSIVE, null, served(), List.of());
        }
        boolean enough = path.served() || reading.has(Clue.EDGE_SERVES) || reading.has(Clue.EDGE_FETCHES_PAGE);
        if (name == null && enough) {
            return draw(Conclusion.HEALTHY, null, served(), List.of());
        }
        return name == DnsFault.FAILED
                ? draw(Conclusion.FAULTY, name, notAsked(), allProved(name))
                : draw(Conclusion.INCONCLUSIVE, null, served(), List.of());
    }

    /** Defects that this edge accepts, with what a stricter mode, or a little more of it, would make of them. */
    List<Warning> warnings() {
        Set<Warning> warnings = new LinkedHashSet<>();
        for (TlsObservation seen : scene.direct(TlsObservation.class)) {
            for (Fault defect : scene.defects(seen)) {
                if (scene.verdict(defect).outcome() == EdgeVerdict.Outcome.SERVED) {
                    warnings.add(new Warning(defect, Sayings.tolerated(scene, defect)));
                }
            }
        }
        for (HttpObservation seen : scene.direct(HttpObservation.class)) {
            EdgeLimits.HeaderLimit limit = scene.edge().limits().headers();
            int bytes = seen.answer().headBytes();
            if (limit != null && bytes >= limit.warnFrom() && bytes <= limit.bytes()) {
                warnings.add(new Warning(
                        HttpFault.HEADERS_TOO_LARGE,
                        Phrases.of("warning.head_near_limit", bytes, scene.edge(), limit.bytes())));
            }
        }
        if (reading.has(Clue.SYN_OFTEN_SENT_AGAIN)) {
            warnings.add(new Warning(TcpFault.TIMED_OUT, Phrases.of("warning.packets_lost")));
        }
        return List.copyOf(warnings);
    }

    private @Nullable Fault nameFault() {
        List<DnsObservation> asked = scene.ofVisitedName();
        boolean resolved = asked.stream().anyMatch(seen -> seen.fault() == null);
        return resolved || asked.isEmpty() ? null : asked.get(asked.size() - 1).fault();
    }

    private List<Fault> allProved(Fault first) {
        Set<Fault> proved = new LinkedHashSet<>(List.of(first));
        proved.addAll(path.proved());
        return List.copyOf(proved);
    }

    private boolean edgeFails() {
        EdgeObservation seen = scene.lastWordOfEdge();
        return seen != null
                && seen.answeredBy() == scene.edge()
                && isError(seen.answer().status());
    }

    /** Where its own word tells of another fault than the probers met, the edge does not end where they end. */
    private boolean edgeFaresOtherwise() {
        return reading.has(Clue.STRANGERS_KEPT_OUT)
                || (reading.has(Clue.DIRECT_AND_EDGE_DIFFER)
                        && !reading.has(Clue.EDGE_CLAIM_IMPOSSIBLE)
                        && OF_THE_ORIGIN.stream().anyMatch(reading::has));
    }

    private @Nullable Fault faultBehindTheEdgesWord() {
        return reading.has(Clue.STRANGERS_KEPT_OUT) && reading.has(Clue.EDGE_PASSES_ERROR_ON)
                ? HttpFault.ERROR
                : soleFaultBehindTheEdgesWord();
    }

    /** Where one fault alone makes this edge show this status, its word proves the fault. */
    private @Nullable Fault soleFaultBehindTheEdgesWord() {
        EdgeObservation seen = scene.lastWordOfEdge();
        Integer status = seen == null ? null : seen.answer().status();
        if (seen == null || status == null || !scene.edge().statuses().contains(status)) {
            return null;
        }
        List<Fault> candidates =
                StatusReading.of(
                                scene.edge(),
                                status,
                                scene.asked(),
                                seen.timing().took())
                        .likely()
                        .stream()
                        .map(reading -> reading.fault())
                        .filter(fault -> scene.verdict(fault).outcome() == EdgeVerdict.Outcome.ERROR)
                        .filter(fault -> fault != TcpFault.PROHIBITED)
                        .toList();
        return candidates.size() == 1 ? candidates.get(0) : null;
    }

    private Verdict draw(Conclusion conclusion, @Nullable Fault fault, Prediction predicted, List<Fault> proved) {
        EdgeObservation word = scene.lastWordOfEdge();
        EdgeObservation own = word != null && word.answeredBy() == scene.edge() ? word : null;
        double share = predicted.share();
        return new Verdict(
                conclusion,
                fault,
                proved,
                predicted,
                own == null ? null : own.answer().status(),
                own == null ? null : own.ray(),
                fault != null && share > 0 && share < 1,
                Sayings.summary(scene, reading, conclusion, fault, predicted));
    }

    private Prediction predicted(Meeting first) {
        EdgeVerdict verdict = verdict(first);
        boolean passes = verdict.outcome() == EdgeVerdict.Outcome.PASSED_THROUGH && isError(first.originStatus());
        Integer status = shown(first);
        double share = path.meetings().stream()
                .filter(meeting -> sameShown(meeting, status))
                .mapToDouble(Meeting::share)
                .sum();
        Phrase title = passes && status != null ? Sayings.statusTitle(status) : Sayings.title(verdict);
        return new Prediction(scene.edge(), status, title, tidy(share), passes);
    }

    private boolean sameShown(Meeting meeting, @Nullable Integer status) {
        return Objects.equals(shown(meeting), status);
    }

    /** The error that the visitor gets; a block page that says 200 is none. */
    private @Nullable Integer shown(Meeting meeting) {
        EdgeVerdict verdict = verdict(meeting);
        if (verdict.outcome() != EdgeVerdict.Outcome.PASSED_THROUGH) {
            return verdict.status();
        }
        return isError(meeting.originStatus()) ? meeting.originStatus() : null;
    }

    /**
     * Once a page has begun to go out to the visitor, no edge can make an error of the rest that stalls; and not every
     * edge notices that a page cannot be unpacked.
     */
    private EdgeVerdict verdict(Meeting meeting) {
        if (meeting.page() == Meeting.Page.CODED_WRONGLY) {
            return scene.edge().verdictForBrokenCoding();
        }
        boolean stalled = meeting.fault() == HttpFault.TIMED_OUT && meeting.page() == Meeting.Page.BEGUN;
        return scene.verdict(stalled ? HttpFault.TRUNCATED : meeting.fault());
    }

    private static boolean isError(@Nullable Integer status) {
        return status != null && status >= 400;
    }

    /** Sums of thirds come out a hair off. */
    private static double tidy(double share) {
        return Math.min(1, Math.round(share * 10_000) / 10_000.0);
    }

    /** What it shows, once {@link #edgeFails}. */
    private Prediction asTheEdgeSays(@Nullable Fault met) {
        EdgeObservation seen = Objects.requireNonNull(scene.lastWordOfEdge(), "the edge's word");
        int status = Objects.requireNonNull(seen.answer().status(), "status");
        Phrase title = met == null || met == HttpFault.ERROR
                ? Sayings.title(status, seen.code())
                : Sayings.title(scene.verdict(met));
        return new Prediction(
                scene.edge(), status, title, tidy(scene.shareOfEdgesErrors()), reading.has(Clue.EDGE_PASSES_ERROR_ON));
    }

    private Prediction served() {
        return new Prediction(scene.edge(), null, Phrase.verbatim(""), 0, false);
    }

    private Prediction notAsked() {
        return new Prediction(scene.edge(), null, Sayings.notAsked(), 1, false);
    }
}

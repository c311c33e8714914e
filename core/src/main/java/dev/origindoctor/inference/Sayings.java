package dev.origindoctor.inference;

import dev.origindoctor.diagnosis.Phrase;
import dev.origindoctor.diagnosis.Prediction;
import dev.origindoctor.diagnosis.Verdict.Conclusion;
import dev.origindoctor.edge.CloudflareCode;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.edge.EdgeVerdict;
import dev.origindoctor.finding.Clue;
import dev.origindoctor.finding.Reading;
import dev.origindoctor.finding.Scene;
import dev.origindoctor.language.Phrases;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.taxonomy.DnsFault;
import dev.origindoctor.taxonomy.Fault;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answer's sentences, in words that a customer understands. */
final class Sayings {
    /** What RFC 9110 section 15 and RFC 6585 call the errors that origins give. */
    private static final Map<Integer, String> TITLES = Map.of(
            400, "Bad Request",
            401, "Unauthorized",
            403, "Forbidden",
            404, "Not Found",
            405, "Method Not Allowed",
            406, "Not Acceptable",
            421, "Misdirected Request",
            429, "Too Many Requests");

    private Sayings() {}

    static Phrase statusTitle(int status) {
        return Edge.statusTitle(status)
                .or(() -> Optional.ofNullable(TITLES.get(status)))
                .map(Phrase::verbatim)
                .orElseGet(() -> error(status));
    }

    /** The edge's own number in the body names the trouble more closely than the status beside it. */
    static Phrase title(int status, @Nullable Integer code) {
        return Optional.ofNullable(code)
                .flatMap(CloudflareCode::of)
                .map(known -> Phrase.verbatim(known.title()))
                .orElseGet(() -> statusTitle(status));
    }

    /** A status has the edge's own name in every language; without one the outcome is said in words. */
    static Phrase title(EdgeVerdict verdict) {
        return verdict.status() != null ? Phrase.verbatim(verdict.title()) : outcome(verdict.title());
    }

    private static Phrase error(int status) {
        return Phrases.of("predicted.error", String.valueOf(status));
    }

    static Phrase notAsked() {
        return outcome("No edge is asked");
    }

    private static Phrase outcome(String english) {
        String key = english.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "_");
        return Phrases.name("predicted." + key, english);
    }

    static Phrase summary(
            Scene scene, Reading reading, Conclusion conclusion, @Nullable Fault fault, Prediction predicted) {
        return switch (conclusion) {
            case HEALTHY ->
                Phrases.of(
                        Answer.FOR_THE_EDGE_ALONE.stream().anyMatch(reading::has)
                                ? "summary.healthy_for_edge_alone"
                                : "summary.healthy",
                        scene.edge(),
                        scene.origin().host());
            case INCONCLUSIVE -> open(scene, reading);
            case FAULTY -> Phrases.of("summary.faulty", what(scene, reading, fault), shown(predicted));
        };
    }

    private static Phrase open(Scene scene, Reading reading) {
        if (reading.has(Clue.FAILS_FOR_PROBER_ALONE)) {
            return Phrases.of(
                    "summary.fails_for_prober_alone",
                    scene.edge(),
                    scene.origin().host());
        }
        return scene.edgeMayBeLikeAnyPlace()
                ? Phrases.of("summary.places_differ", scene.origin().host(), scene.edge())
                : Phrases.of("summary.inconclusive", scene.origin().host());
    }

    private static Phrase what(Scene scene, Reading reading, @Nullable Fault fault) {
        String host = scene.origin().host().ascii();
        if (fault == null) {
            boolean answers = reading.has(Clue.PAGE_SERVED);
            return Phrases.of(answers ? "summary.edge_cannot" : "summary.edge_says", scene.edge(), host);
        }
        if (fault instanceof DnsFault) {
            return Phrases.of(
                    fault == DnsFault.FAILED ? "summary.name_servers_fail" : "summary.name_leads_nowhere", host);
        }
        String own = "summary." + fault.id();
        if (Phrases.has(own)) {
            return Phrases.of(own, scene.origin().host(), scene.origin().port());
        }
        return Phrases.of("summary." + fault.layer().id(), host, Phrases.within(fault));
    }

    private static Phrase shown(Prediction predicted) {
        if (predicted.status() == null) {
            return Phrase.verbatim("");
        }
        Object title = !predicted.named() ? "" : Phrases.of("summary.title", predicted.title());
        return predicted.share() < 1
                ? Phrases.of("summary.share_sees", predicted.status(), title, predicted.percent())
                : Phrases.of("summary.visitors_see", predicted.status(), title);
    }

    /** What a tolerated defect would mean under a mode that checks certificates. */
    static Phrase tolerated(Scene scene, Fault defect) {
        Integer strict = scene.edge().verdict(defect, SslMode.FULL_STRICT).status();
        return strict == null
                ? Phrases.of("warning.refused_elsewhere", scene.mode(), SslMode.FULL_STRICT)
                : Phrases.of("warning.tolerated", scene.mode(), strict, SslMode.FULL_STRICT);
    }
}

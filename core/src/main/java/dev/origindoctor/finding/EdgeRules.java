package dev.origindoctor.finding;

import dev.origindoctor.edge.CloudflareCode;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.edge.EdgeVerdict;
import dev.origindoctor.edge.StatusReading;
import dev.origindoctor.observation.EdgeObservation;
import dev.origindoctor.observation.Fact;
import dev.origindoctor.observation.HttpObservation;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.taxonomy.Cause;
import dev.origindoctor.taxonomy.CertificateFault;
import dev.origindoctor.taxonomy.DnsFault;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.HttpFault;
import dev.origindoctor.taxonomy.TcpFault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the edge's own answer means, and how it goes together with the direct one. */
final class EdgeRules {
    private static final Map<Fault, Clue> CLUES = Map.ofEntries(
            Map.entry(TcpFault.REFUSED, Clue.EDGE_MEETS_REFUSAL),
            Map.entry(TcpFault.TIMED_OUT, Clue.EDGE_MEETS_SILENCE),
            Map.entry(TcpFault.ADDRESS_UNREACHABLE, Clue.EDGE_MEETS_NO_ROUTE),
            Map.entry(TcpFault.PROHIBITED, Clue.EDGE_MEETS_NO_ROUTE),
            Map.entry(HttpFault.TIMED_OUT, Clue.EDGE_MEETS_SLOW_ANSWER));

    private static final Map<Cause, Clue> BY_CODE = Map.of(
            Cause.EDGE_BLOCKS_VISITOR, Clue.VISITOR_BLOCKED_BY_EDGE,
            Cause.DNS_MISSING, Clue.EDGE_CANNOT_RESOLVE_ORIGIN,
            Cause.DNS_POINTS_ELSEWHERE, Clue.EDGE_REFUSES_RECORD,
            Cause.UPSTREAM_DOWN, Clue.EDGE_HAS_NO_TUNNEL,
            Cause.APPLICATION_ERROR, Clue.CODE_AT_EDGE_FAILS,
            Cause.RESPONSE_TOO_SLOW, Clue.EDGE_QUEUES_REQUESTS);

    /** Refusals; an edge has no other reason of its own to answer with a status from 400 to 499. */
    private static final Set<Integer> BLOCKS = Set.of(401, 403, 406, 409, 429, 451);

    private static final List<String> OWN_MARKS = List.of("cf-", "Cloudflare", "cloudflare", "error code: 1");

    /** What nginx writes where a certificate was shown and is not trusted (its status 495). */
    private static final String NOT_TRUSTED = "The SSL certificate error";

    private EdgeRules() {}

    /** The edge's status stands for what it met, as far as this edge tells its troubles apart. */
    static void answer(Scene scene, Notes notes) {
        EdgeObservation seen = scene.lastWordOfEdge();
        if (seen == null) {
            return;
        }
        if (seen.answeredBy() != scene.edge()) {
            Object who = seen.answeredBy() == null ? Says.part("no_known_edge") : seen.answeredBy();
            Says says = Says.with(who, scene.origin().host(), scene.edge());
            notes.add(Clue.EDGE_NOT_IN_FRONT, says, seen.subject());
            return;
        }
        double failing = scene.shareOfEdgesErrors();
        if (failing > 0 && failing < 1) {
            fromSomePlaces(scene, seen, notes);
            return;
        }
        Clue clue = clue(scene, seen);
        notes.add(
                clue,
                Says.with(scene.edge(), Objects.requireNonNull(seen.answer().status(), "status")),
                seen.subject(),
                seen.facts().toArray(Fact[]::new));
        if (clue == Clue.EDGE_PASSES_ERROR_ON && directStatuses(scene).isEmpty()) {
            HttpRules.handedOn(seen, notes);
        }
        unreadable(scene, seen, notes);
    }

    /** A 400 for the edge alone: its request has something that the same request from here has not (RFC 9110, section 15.5.1). */
    private static void unreadable(Scene scene, EdgeObservation seen, Notes notes) {
        Set<Integer> direct = directStatuses(scene);
        boolean alone = !direct.isEmpty() && direct.stream().allMatch(status -> status < 400);
        if (alone && Objects.equals(seen.answer().status(), 400) && seen.code() == null) {
            notes.add(Clue.EDGES_REQUEST_UNREADABLE, Says.with(scene.edge()), seen.subject());
            notes.gap("what_edge_adds", scene.edge());
        }
    }

    /** An edge has many places of its own; where some are served and others not, the difference lies between them. */
    private static void fromSomePlaces(Scene scene, EdgeObservation failing, Notes notes) {
        Map<Boolean, List<String>> byOutcome = scene.wordsOfEdge().entrySet().stream()
                .collect(Collectors.partitioningBy(
                        word -> Scene.isError(word.getValue()),
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        Says says = Says.with(
                scene.edge(),
                Objects.requireNonNull(failing.answer().status(), "status"),
                Places.text(byOutcome.getOrDefault(true, List.of())),
                Places.text(byOutcome.getOrDefault(false, List.of())));
        notes.add(
                Clue.EDGE_FAILS_FOR_SOME_PLACES,
                says,
                failing.subject(),
                failing.facts().toArray(Fact[]::new));
    }

    static Clue clue(Scene scene, EdgeObservation seen) {
        int status = Objects.requireNonNull(seen.answer().status(), "status");
        if (status < 400) {
            return switch (Freshness.pageOf(seen)) {
                case ORIGIN -> Clue.EDGE_FETCHES_PAGE;
                case STORE -> Clue.EDGE_SERVES_STALE_COPY;
                case UNSAID -> Clue.EDGE_SERVES;
            };
        }
        Clue byCode = seen.code() == null ? null : byCode(seen.code());
        if (byCode != null) {
            return byCode;
        }
        if (Strangers.WANTS_CERTIFICATE.equals(seen.answer().recognised())) {
            return seen.answer().bodyStart().contains(NOT_TRUSTED)
                    ? Clue.EDGES_CERTIFICATE_REFUSED
                    : Clue.EDGE_SHOWS_NO_CERTIFICATE;
        }
        if (directStatuses(scene).contains(status)) {
            return Clue.EDGE_PASSES_ERROR_ON;
        }
        Set<Clue> met = met(scene, status);
        if (met.size() == 1) {
            return met.iterator().next();
        }
        return met.isEmpty() ? unmet(scene, status) : Clue.EDGE_CANNOT_GET_ANSWER;
    }

    /** Cloudflare's own number in the body says more than the status beside it. */
    private static @Nullable Clue byCode(int code) {
        return CloudflareCode.of(code)
                .flatMap(CloudflareCode::cause)
                .map(BY_CODE::get)
                .orElse(null);
    }

    /** What the edge's own error stands for; an error that it may merely have passed on stands for nothing here. */
    private static Set<Clue> met(Scene scene, int status) {
        if (!scene.edge().statuses().contains(status)) {
            return Set.of();
        }
        SslMode mode = ShownMode.explaining(scene.edge(), status, scene.asked());
        return StatusReading.of(scene.edge(), status, mode).likely().stream()
                .map(reading -> reading.fault())
                .filter(fault -> scene.edge().verdict(fault, mode).outcome() == EdgeVerdict.Outcome.ERROR)
                .filter(fault -> fault != TcpFault.RESET && fault != TcpFault.CLOSED)
                .map(EdgeRules::met)
                .collect(Collectors.toSet());
    }

    /** No fault of an origin explains the status: the edge refuses the visitor, or fails by itself. */
    private static Clue unmet(Scene scene, int status) {
        if (status < 500) {
            return BLOCKS.contains(status) && !handedOn(scene)
                    ? Clue.VISITOR_BLOCKED_BY_EDGE
                    : Clue.EDGE_PASSES_ERROR_ON;
        }
        return directStatuses(scene).isEmpty() ? Clue.EDGE_PASSES_ERROR_ON : Clue.EDGE_FAILS_BY_ITSELF;
    }

    /** Cloudflare's own refusals have its marks in the page or a header; a refusal without them is the origin's. */
    private static boolean handedOn(Scene scene) {
        EdgeObservation seen = scene.lastWordOfEdge();
        return scene.edge() == Edge.CLOUDFLARE
                && seen != null
                && !seen.answer().bodyStart().isEmpty()
                && seen.answer().header("cf-mitigated").isEmpty()
                && OWN_MARKS.stream().noneMatch(seen.answer().bodyStart()::contains);
    }

    private static Clue met(Fault fault) {
        if (fault instanceof CertificateFault) {
            return Clue.EDGE_MEETS_BAD_CERTIFICATE;
        }
        if (fault instanceof DnsFault) {
            return Clue.EDGE_CANNOT_RESOLVE_ORIGIN;
        }
        Clue exact = CLUES.get(fault);
        if (exact != null) {
            return exact;
        }
        return fault instanceof HttpFault ? Clue.EDGE_MEETS_BROKEN_ANSWER : Clue.EDGE_MEETS_BROKEN_HANDSHAKE;
    }

    private static Set<Integer> directStatuses(Scene scene) {
        return scene.direct(HttpObservation.class).stream()
                .map(seen -> seen.answer().status())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** Whether what a direct attempt met would make the edge show this status. */
    private static boolean alike(Scene scene, int status) {
        return scene.attempts().stream().anyMatch(attempt -> {
            if (attempt.fault() == null) {
                return false;
            }
            EdgeVerdict verdict = scene.verdict(attempt.fault());
            boolean passed = attempt.observation() instanceof HttpObservation http
                    && verdict.outcome() == EdgeVerdict.Outcome.PASSED_THROUGH
                    && Objects.equals(http.answer().status(), status);
            return passed
                    || Objects.equals(verdict.status(), status)
                    || verdict.alsoSeen().contains(status);
        });
    }

    /** Direct and through the edge, the same request: what their agreement or contradiction means. */
    static void agreement(Scene scene, Notes notes) {
        EdgeObservation seen = scene.lastWordOfEdge();
        if (seen == null
                || seen.answeredBy() != scene.edge()
                || scene.attempts().isEmpty()) {
            return;
        }
        int status = Objects.requireNonNull(seen.answer().status(), "status");
        boolean directFine = scene.attempts().stream().allMatch(attempt -> fine(scene, attempt));
        boolean edgeFine = status < 400;
        Clue clue = directFine == edgeFine
                ? edgeFine || alike(scene, status) ? Clue.DIRECT_AND_EDGE_AGREE : Clue.DIRECT_AND_EDGE_DIFFER
                : directFine ? Clue.DIRECT_FINE_EDGE_FAILS : edgeServes(scene);
        notes.add(clue, says(scene, seen, clue), seen.subject());
        if (clue == Clue.FAILS_FOR_PROBER_ALONE) {
            notes.gap(otherPortAnswers(scene) ? "whose_page_or_mode" : "whose_page", scene.edge());
        }
    }

    private static Says says(Scene scene, EdgeObservation seen, Clue agreement) {
        if (agreement == Clue.DIRECT_AND_EDGE_AGREE && Scene.isError(seen)) {
            return Says.as("failing", scene.edge());
        }
        return agreement == Clue.DIRECT_FAILS_EDGE_SERVES && Freshness.servedNow(scene)
                ? Says.as("fetched", scene.edge())
                : Says.with(scene.edge(), Objects.requireNonNull(seen.answer().status(), "status"));
    }

    private static Clue edgeServes(Scene scene) {
        return Strangers.failAlone(scene) ? Clue.FAILS_FOR_PROBER_ALONE : Clue.DIRECT_FAILS_EDGE_SERVES;
    }

    /** Flexible is the mode of an edge that asks port 80 where visitors come over HTTPS. */
    private static boolean otherPortAnswers(Scene scene) {
        return scene.origin().scheme() == Scheme.HTTPS
                && scene.origin().port() == Scheme.HTTPS.port()
                && TcpRules.otherWebPortIsOpen(scene);
    }

    private static boolean fine(Scene scene, Attempt attempt) {
        Fault fault = attempt.fault();
        return fault == null || scene.verdict(fault).outcome() == EdgeVerdict.Outcome.SERVED;
    }

    /** A status that nothing can have caused under this mode, or within this time, tells of other settings. */
    static void claim(Scene scene, Notes notes) {
        EdgeObservation seen = scene.lastWordOfEdge();
        if (seen == null || seen.answeredBy() != scene.edge()) {
            return;
        }
        int status = Objects.requireNonNull(seen.answer().status(), "status");
        Duration took = seen.timing().took();
        if (StatusReading.of(scene.edge(), status, scene.asked(), took).contradictory()) {
            Object[] values = {scene.edge(), status, took.toMillis(), scene.mode()};
            notes.add(Clue.EDGE_CLAIM_IMPOSSIBLE, Says.with(values), seen.subject());
            notes.gap("what_edge_met", values);
        }
    }
}

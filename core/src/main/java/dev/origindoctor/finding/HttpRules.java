package dev.origindoctor.finding;

import dev.origindoctor.diagnosis.Phrase;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.edge.EdgeRecognition;
import dev.origindoctor.language.Phrases;
import dev.origindoctor.observation.EdgeObservation;
import dev.origindoctor.observation.Fact;
import dev.origindoctor.observation.HttpAnswer;
import dev.origindoctor.observation.HttpObservation;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.HttpFault;
import dev.origindoctor.taxonomy.Layer;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What the answers to a request mean. */
final class HttpRules {
    private static final Map<Fault, Clue> CLUES = Map.of(
            HttpFault.EMPTY_RESPONSE, Clue.ANSWER_EMPTY,
            HttpFault.RESET, Clue.ANSWER_RESET,
            HttpFault.PROTOCOL_ERROR, Clue.ANSWER_MALFORMED,
            HttpFault.HEADERS_TOO_LARGE, Clue.ANSWER_HEAD_TOO_LARGE,
            HttpFault.TIMED_OUT, Clue.ANSWER_TOO_SLOW,
            HttpFault.TRUNCATED, Clue.ANSWER_CUT_SHORT,
            HttpFault.REDIRECT_LOOP, Clue.REDIRECTS_IN_A_CIRCLE,
            HttpFault.BLOCKED, Clue.BLOCKED_PAGE);

    private static final Map<String, Clue> RECOGNISED = Map.of(
            "tls_expected", Clue.TLS_EXPECTED,
            "client_certificate_required", Clue.CLIENT_CERTIFICATE_EXPECTED,
            "proxy_protocol_expected", Clue.PROXY_HEADER_EXPECTED);

    /** How HAProxy, Varnish and Apache say in their own words that what is behind them is not there. */
    private static final List<String> BACKEND_MISSING = List.of(
            "No server is available to handle this request",
            "Backend fetch failed",
            "maintenance downtime or capacity");

    /** How IIS, an ingress of Kubernetes, and hosts of many sites say that none of theirs bears the name. */
    private static final List<String> SITE_UNKNOWN = List.of(
            "Bad Request - Invalid Hostname",
            "default backend - 404",
            "There isn't a GitHub Pages site here",
            "No such app",
            "NoSuchBucket",
            "Web Site not found");

    /** Edges that are somebody else's machines: their own error in the origin's place speaks of what is behind them. */
    private static final Set<Edge> NETWORKS = EnumSet.of(
            Edge.CLOUDFLARE,
            Edge.CLOUDFRONT,
            Edge.FASTLY,
            Edge.AKAMAI,
            Edge.AZURE_FRONT_DOOR,
            Edge.GOOGLE_CLOUD,
            Edge.AWS_ALB,
            Edge.BUNNY);

    private HttpRules() {}

    /** The request as the edge makes it either brings a page or tells by its answer what is wrong. */
    static void answer(Scene scene, Notes notes) {
        if (Strangers.lackTheCertificate(scene)) {
            return;
        }
        if (Strangers.areShownABlockPage(scene)) {
            Attempt blocked = scene.attempts().get(scene.attempts().size() - 1);
            note(notes, Clue.STRANGERS_SHOWN_BLOCK_PAGE, Says.with(blocked.endpoint(), scene.edge()), blocked);
            return;
        }
        List<Attempt> tried = scene.attempts().stream()
                .filter(attempt -> attempt.reached(Layer.HTTP))
                .toList();
        List<Attempt> failed =
                tried.stream().filter(attempt -> attempt.fault() != null).toList();
        Optional<Division> places = Division.of(tried, failed::contains).filter(Division::atOneTime);
        if (places.isPresent()) {
            fromSomePlaces(failed.get(0), places.get(), notes);
        } else if (!failed.isEmpty()
                && failed.size() < tried.size()
                && Unlike.among(tried, failed::contains).isEmpty()) {
            sometimes(failed.get(0), Says.part("requests_fail", failed.size(), tried.size()), notes);
        } else if (failed.isEmpty()) {
            tried.stream().findFirst().ifPresent(attempt -> note(notes, Clue.PAGE_SERVED, served(attempt), attempt));
        } else {
            failed.forEach(attempt ->
                    note(notes, clue(attempt), Says.with(attempt.endpoint(), what(attempt), status(attempt)), attempt));
        }
    }

    private static void sometimes(Attempt attempt, Phrase counted, Notes notes) {
        Says says = Says.as("sometimes", counted, attempt.endpoint(), what(attempt), status(attempt));
        Clue clue = clue(attempt);
        if (clue != Clue.RATE_LIMIT_PAGE) {
            note(notes, Clue.ANSWER_SOMETIMES_FAILS, says, attempt);
        }
        note(notes, clue, says, attempt);
    }

    private static void fromSomePlaces(Attempt attempt, Division by, Notes notes) {
        Says says = Says.with(
                attempt.endpoint(), what(attempt), status(attempt), Places.text(by.failing()), Places.text(by.fine()));
        note(notes, Clue.ANSWER_FAILS_FROM_SOME_PLACES, says, attempt);
    }

    private static void note(Notes notes, Clue clue, Says says, Attempt attempt) {
        notes.add(
                clue,
                says,
                attempt.observation().subject(),
                attempt.observation().facts().toArray(Fact[]::new));
    }

    private static HttpAnswer answerOf(Attempt attempt) {
        return attempt.observation() instanceof HttpObservation http ? http.answer() : HttpAnswer.nothing();
    }

    private static Says served(Attempt attempt) {
        return Says.with(attempt.endpoint(), String.valueOf(answerOf(attempt).status()));
    }

    private static Phrase what(Attempt attempt) {
        Fault fault = attempt.fault();
        return fault == null ? Phrase.verbatim("") : Phrases.within(fault);
    }

    private static Phrase status(Attempt attempt) {
        Integer status = answerOf(attempt).status();
        return status == null ? Phrase.verbatim("") : Says.part("with_status", status);
    }

    private static Clue clue(Attempt attempt) {
        HttpAnswer answer = answerOf(attempt);
        Clue recognised = answer.recognised() == null ? null : RECOGNISED.get(answer.recognised());
        if (recognised != null) {
            return recognised;
        }
        int status = answer.status() == null ? 0 : answer.status();
        if (status == 429) {
            return Clue.RATE_LIMIT_PAGE;
        }
        if (status >= 400 && ofAnEdge(answer, status)) {
            return Clue.EDGE_ANSWERS_FOR_ORIGIN;
        }
        Clue byFault = attempt.fault() == null ? null : CLUES.get(attempt.fault());
        return byFault != null ? byFault : byStatus(status, answer.bodyStart());
    }

    /** What the origin answered, where the edge alone has seen it. */
    static void handedOn(EdgeObservation seen, Notes notes) {
        int status = Objects.requireNonNull(seen.answer().status(), "status");
        Clue clue = status == 429
                ? Clue.RATE_LIMIT_PAGE
                : byStatus(status, seen.answer().bodyStart());
        Says says = Says.with(seen.endpoint(), Phrases.within(HttpFault.ERROR), Says.part("with_status", status));
        notes.add(clue, says, seen.subject());
    }

    private static boolean ofAnEdge(HttpAnswer answer, int status) {
        List<Map.Entry<String, String>> fields = answer.headers().stream()
                .map(field -> Map.entry(field.name(), field.value()))
                .toList();
        return EdgeRecognition.of(status, fields, answer.bodyStart())
                .filter(EdgeRecognition::ownError)
                .map(EdgeRecognition::edge)
                .filter(NETWORKS::contains)
                .isPresent();
    }

    private static Clue byStatus(int status, String body) {
        if (SITE_UNKNOWN.stream().anyMatch(body::contains)) {
            return Clue.WRONG_SITE;
        }
        return switch (status) {
            case 421 -> Clue.WRONG_SITE;
            case 403 -> Clue.ACCESS_FORBIDDEN;
            case 502 -> Clue.GATEWAY_ERROR;
            case 504 -> Clue.GATEWAY_WAITED_IN_VAIN;
            case 503 -> BACKEND_MISSING.stream().anyMatch(body::contains) ? Clue.GATEWAY_ERROR : Clue.BUSY_ERROR;
            default -> status >= 500 ? Clue.SERVER_ERROR : Clue.CLIENT_ERROR;
        };
    }
}

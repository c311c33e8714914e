package dev.origindoctor.finding;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.language.Phrases;
import dev.origindoctor.observation.Fact;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.observation.TlsAnswer;
import dev.origindoctor.observation.TlsObservation;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.Layer;
import dev.origindoctor.taxonomy.TlsFault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How handshakes end, and what that means. */
final class TlsRules {
    /** RFC 8446 section 6.2: protocol_version. */
    private static final int PROTOCOL_VERSION = 70;

    /**
     * RFC 8446 section 6: no_certificate, the alerts about a certificate that was shown, and access_denied. With any other
     * number a server says that it cannot read the hello, or fails itself.
     */
    private static final Set<Integer> ABOUT_RIGHTS = Set.of(41, 42, 43, 44, 45, 46, 48, 49);

    private static final List<String> OLD = List.of("SSLv3", "TLSv1", "TLSv1.1");

    private static final Map<Fault, Clue> CLUES = Map.of(
            TlsFault.NOT_TLS, Clue.PLAIN_TEXT_ON_TLS_PORT,
            TlsFault.TIMED_OUT, Clue.HANDSHAKE_TIMES_OUT,
            TlsFault.RESET, Clue.HANDSHAKE_RESET,
            TlsFault.CLOSED, Clue.HANDSHAKE_CLOSED,
            TlsFault.UNRECOGNIZED_NAME, Clue.SERVER_NAME_REJECTED,
            TlsFault.ALERT, Clue.HANDSHAKE_ALERT,
            TlsFault.BAD_CLIENT_AUTH_CERT, Clue.CLIENT_CERTIFICATE_DEMANDED,
            TlsFault.PROTOCOL_ERROR, Clue.HANDSHAKE_GARBLED);

    private TlsRules() {}

    /** A handshake as the edge makes it either ends well or tells by its end what is wrong. */
    static void handshake(Scene scene, Notes notes) {
        if (scene.origin().scheme() != Scheme.HTTPS) {
            notes.add(Clue.ASKED_IN_THE_CLEAR, Says.with(scene.edge(), scene.mode()), "ssl mode");
            return;
        }
        List<Attempt> tried = scene.attempts().stream()
                .filter(attempt -> attempt.reached(Layer.TLS))
                .toList();
        if (Strangers.lackTheCertificate(scene)) {
            Attempt refused = scene.attempts().get(0);
            Says says = Says.with(refused.endpoint(), scene.edge());
            notes.add(Clue.EDGES_CERTIFICATE_TAKEN, says, refused.observation().subject());
            return;
        }
        List<Attempt> failed =
                tried.stream().filter(attempt -> attempt.stoppedAt(Layer.TLS)).toList();
        boolean some = !failed.isEmpty() && failed.size() < tried.size();
        if (some && Unlike.among(tried, failed::contains).isEmpty()) {
            Optional<Division> places = Division.of(tried, failed::contains).filter(Division::atOneTime);
            notes.add(
                    places.isPresent() ? Clue.HANDSHAKE_FAILS_FROM_SOME_PLACES : Clue.HANDSHAKE_SOMETIMES_FAILS,
                    places.map(by -> Says.with(Places.text(by.failing()), Places.text(by.fine())))
                            .orElseGet(() -> Says.with(failed.size(), tried.size())),
                    failed.get(0).observation().subject(),
                    facts(failed.get(0)));
        } else if (!failed.isEmpty()) {
            telling(failed).forEach(attempt -> failure(scene, attempt, notes));
        } else {
            tried.stream().findFirst().ifPresent(attempt -> fine(attempt, notes));
        }
    }

    /** A prober has no certificate to show, so that its refusal says nothing of an edge that may have one. */
    static void whoseCertificate(Scene scene, Notes notes) {
        if (scene.lastWordOfEdge() == null && scene.attempts().stream().anyMatch(Strangers::wantsCertificate)) {
            notes.gap("edge_certificate", scene.edge());
        }
    }

    /** Who asked for the handshake alone learnt what would have been accepted; a request that met the same end did not. */
    private static Stream<Attempt> telling(List<Attempt> failed) {
        Set<Endpoint> examined = failed.stream()
                .filter(TlsRules::isHandshakeAlone)
                .map(Attempt::endpoint)
                .collect(Collectors.toSet());
        return failed.stream()
                .filter(attempt -> isHandshakeAlone(attempt) || !examined.contains(attempt.endpoint()))
                .distinct();
    }

    private static boolean isHandshakeAlone(Attempt attempt) {
        return attempt.observation() instanceof TlsObservation;
    }

    private static void fine(Attempt attempt, Notes notes) {
        String subject = attempt.observation().subject();
        notes.add(Clue.HANDSHAKE_FINE, Says.with(attempt.endpoint()), subject, facts(attempt));
    }

    private static void failure(Scene scene, Attempt attempt, Notes notes) {
        Observation seen = attempt.observation();
        Fault fault = attempt.fault();
        if (fault == null) {
            return;
        }
        Clue clue = clue(seen, fault);
        Says says = Says.with(attempt.endpoint(), Phrases.within(fault));
        notes.add(clue, says, seen.subject(), facts(attempt));
        if (clue == Clue.ONLY_OLD_TLS && scene.edge() == Edge.CLOUDFLARE && scene.lastWordOfEdge() == null) {
            // Its page on cipher suites still lists TLS 1.0 and 1.1 among what it offers to origins.
            notes.gap("whether_edge_takes_old_tls", scene.edge());
        }
    }

    private static Clue clue(Observation seen, Fault fault) {
        if (fault == TlsFault.VERSION_OR_CIPHER_MISMATCH) {
            return onlyOld(seen) ? Clue.ONLY_OLD_TLS : Clue.NO_COMMON_CIPHER;
        }
        if (onlyOld(seen) && (fault == TlsFault.CLOSED || fault == TlsFault.RESET)) {
            // Some servers go without a word where others send an alert; what they accept instead tells the same.
            return Clue.ONLY_OLD_TLS;
        }
        boolean failsItself = fault == TlsFault.ALERT && alert(seen) >= 0 && !ABOUT_RIGHTS.contains(alert(seen));
        return failsItself ? Clue.SERVER_FAILS_HANDSHAKE : CLUES.getOrDefault(fault, Clue.HANDSHAKE_GARBLED);
    }

    private static int alert(Observation seen) {
        Integer alert = seen instanceof TlsObservation tls ? tls.answer().alert() : null;
        return alert == null ? -1 : alert;
    }

    /** A server that takes only what is older than TLS 1.2, by its alert or by what it accepts in the end. */
    private static boolean onlyOld(Observation seen) {
        if (!(seen instanceof TlsObservation tls)) {
            return false;
        }
        TlsAnswer answer = tls.answer();
        return (answer.alert() != null && answer.alert() == PROTOCOL_VERSION)
                || (answer.version() != null && OLD.contains(answer.version()))
                || answer.alsoAccepts().stream().anyMatch(OLD::contains);
    }

    private static Fact[] facts(Attempt attempt) {
        return attempt.observation().facts().toArray(Fact[]::new);
    }
}

package dev.origindoctor.finding;

import dev.origindoctor.observation.HttpObservation;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.observation.TlsObservation;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.taxonomy.Layer;
import java.util.List;
import java.util.function.Predicate;

/** What pairs of probes that differ in one thing tell. */
final class ExperimentRules {
    /** Some servers that wait for a header answer so to a request without it (RFC 9110, section 15.5.1). */
    private static final int UNREADABLE = 400;

    private ExperimentRules() {}

    /** A handshake that fails with the site's name and works without it fails over the name. */
    static void serverName(Scene scene, Notes notes) {
        Pair pair = new Pair(Clue.WORKS_WITHOUT_SERVER_NAME, Clue.SERVER_NAME_CHANGES_NOTHING);
        pair.judge(
                scene,
                notes,
                seen -> seen instanceof TlsObservation tls
                        && tls.ask().serverName() == null
                        && scene.origin().host().address().isEmpty());
    }

    /** A handshake that works only with a lower top version meets a server that mishandles the newer one. */
    static void olderTls(Scene scene, Notes notes) {
        Pair pair = new Pair(Clue.WORKS_WITH_OLDER_TLS, Clue.OLDER_TLS_CHANGES_NOTHING);
        pair.judge(
                scene,
                notes,
                seen -> seen instanceof TlsObservation tls && tls.ask().newest() != null);
    }

    /** A server that breaks off, but not after a PROXY protocol header, waits for one from a balancer. */
    static void proxyHeader(Scene scene, Notes notes) {
        Pair pair = new Pair(Clue.WORKS_WITH_PROXY_HEADER, Clue.PROXY_HEADER_CHANGES_NOTHING);
        pair.judge(scene, notes, ExperimentRules::behindProxyHeader);
    }

    private static boolean behindProxyHeader(Observation seen) {
        return (seen instanceof TlsObservation tls && tls.ask().proxyHeader())
                || (seen instanceof HttpObservation http && http.ask().proxyHeader());
    }

    /** A page that comes over HTTP/1.1 and not once HTTP/2 is offered: the server announces what it cannot do. */
    static void http2(Scene scene, Notes notes) {
        for (HttpObservation seen : scene.all(HttpObservation.class)) {
            if (!seen.ask().http2() || !scene.at(seen.endpoint()) || failing(scene, seen.endpoint())) {
                continue;
            }
            if (breaks(seen)) {
                notes.add(Clue.FAILS_WITH_HTTP2, Says.with(), seen.subject());
            } else if (seen.fault() == null || (seen.fault().layer() == Layer.HTTP && !standsForTheEdge(scene, seen))) {
                notes.add(Clue.HTTP2_CHANGES_NOTHING, Says.with(), seen.subject());
            }
        }
    }

    /** Whether it counts in place of the requests over HTTP/1.1, which went otherwise. */
    private static boolean standsForTheEdge(Scene scene, HttpObservation seen) {
        return scene.attempts().stream()
                .anyMatch(attempt -> attempt.observation().equals(seen));
    }

    private static boolean breaks(HttpObservation seen) {
        return seen.fault() != null
                && seen.answer().status() == null
                && (seen.fault().layer() == Layer.TLS || seen.fault().layer() == Layer.HTTP);
    }

    /** Whether no request to this port without the offer has come as far as a status line. */
    private static boolean failing(Scene scene, Endpoint endpoint) {
        return scene.all(HttpObservation.class).stream()
                .filter(seen -> seen.endpoint().equals(endpoint))
                .noneMatch(seen -> scene.asEdge(seen.ask()) && worked(seen));
    }

    private static boolean worked(Observation seen) {
        if (seen instanceof HttpObservation http) {
            Integer status = http.answer().status();
            return status != null && status != UNREADABLE;
        }
        return seen.seenFault()
                .filter(fault -> fault.layer() != Layer.CERTIFICATE)
                .isEmpty();
    }

    /** An experiment's two outcomes. */
    private record Pair(Clue helps, Clue changesNothing) {
        void judge(Scene scene, Notes notes, Predicate<Observation> variant) {
            List<Observation> tried = scene.observations().stream()
                    .filter(variant)
                    .filter(seen -> seen.seenFault()
                            .filter(fault -> fault.layer() == Layer.LOCAL || fault.layer() == Layer.TCP)
                            .isEmpty())
                    .toList();
            boolean failing = brokeOff(scene);
            for (Observation seen : tried) {
                if (failing && worked(seen)) {
                    notes.add(helps, Says.with(scene.origin().host()), seen.subject());
                } else if (failing) {
                    notes.add(changesNothing, Says.with(), seen.subject());
                }
            }
        }

        /** The experiments are about servers that accept a connection and then break off without a proper answer. */
        private static boolean brokeOff(Scene scene) {
            return scene.attempts().stream()
                            .anyMatch(attempt -> attempt.fault() != null && !worked(attempt.observation()))
                    && scene.attempts().stream()
                            .filter(attempt -> attempt.reach() != Layer.TCP)
                            .noneMatch(attempt -> worked(attempt.observation()));
        }
    }
}

package dev.origindoctor.netty;

import dev.origindoctor.observation.HttpAsk;
import dev.origindoctor.observation.HttpObservation;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.observation.TlsAsk;
import dev.origindoctor.observation.TlsObservation;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.probe.Deadline;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Every layer of an origin on one connection, by the cheapest engine that there is. It offers HTTP/2 as an edge does; a
 * server that takes the offer is asked in HTTP/1.1 as well, on a connection more. It vouches for a server that answers; of
 * one that does not it says nothing, because who looks layer by layer sees more.
 */
final class Glance {
    private final ProbeContext context;
    private final TlsProbe tls;
    private final HttpProbe http;

    Glance(ProbeContext context, TlsProbe tls, HttpProbe http) {
        this.context = context;
        this.tls = tls;
        this.http = http;
    }

    /** What was seen, lowest layer first; nothing where it takes a closer look. */
    CompletableFuture<List<Observation>> at(HttpAsk plain, Deadline deadline) {
        HttpAsk ask = plain.scheme() == Scheme.HTTPS ? plain.offeringHttp2() : plain;
        return Steps.then(
                visited(ask, deadline),
                first -> first.speaksHttp2() && first.answered()
                        ? Steps.then(visited(plain, deadline), second -> told(plain, deadline, first, second))
                        : told(plain, deadline, first));
    }

    private CompletableFuture<Visit.Seen> visited(HttpAsk ask, Deadline deadline) {
        return Rehearsal.beforePage(
                ask.scheme(),
                deadline,
                () -> context.converse(
                        ask.endpoint(), deadline, new Visit(ask, deadline.left().dividedBy(2))));
    }

    private CompletableFuture<List<Observation>> told(HttpAsk plain, Deadline deadline, Visit.Seen... visits) {
        Visit.Seen first = visits[0];
        CompletableFuture<List<Observation>> seen = CompletableFuture.completedFuture(List.of(first.connection()));
        if (!first.connected()) {
            return seen;
        }
        if (!Stream.of(visits).allMatch(Visit.Seen::tells)) {
            return CompletableFuture.completedFuture(List.of());
        }
        if (plain.scheme() == Scheme.HTTPS) {
            seen = and(seen, handshake(first, plain));
        }
        for (Visit.Seen visit : visits) {
            seen = and(seen, page(visit, plain, deadline));
        }
        return seen;
    }

    private static CompletableFuture<List<Observation>> and(
            CompletableFuture<List<Observation>> before, CompletableFuture<? extends Observation> next) {
        return Steps.then(
                before,
                all -> Steps.then(
                        next,
                        one -> CompletableFuture.completedFuture(
                                Stream.concat(all.stream(), Stream.of(one)).toList())));
    }

    /** Who was offered HTTP/2 and chose HTTP/1.1 has answered the plain request. */
    private CompletableFuture<HttpObservation> page(Visit.Seen visit, HttpAsk plain, Deadline deadline) {
        HttpExchange page = visit.speaksHttp2() ? visit.page() : visit.pageFor(plain);
        return Steps.then(http.followed(page, deadline), end -> CompletableFuture.completedFuture(end.seen()));
    }

    private CompletableFuture<TlsObservation> handshake(Visit.Seen visit, HttpAsk plain) {
        String name = plain.host().address().isPresent() ? null : plain.host().ascii();
        return tls.judged(TlsAsk.asEdge(plain.endpoint(), name), visit.secured());
    }
}

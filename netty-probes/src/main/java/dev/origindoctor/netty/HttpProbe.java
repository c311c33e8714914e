package dev.origindoctor.netty;

import dev.origindoctor.observation.HttpAsk;
import dev.origindoctor.observation.HttpObservation;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.LocalFault;
import dev.origindoctor.taxonomy.TlsFault;
import java.util.concurrent.CompletableFuture;

/** Asks for pages, and follows a redirect as far as it takes to see whether it leads anywhere. */
final class HttpProbe {
    private final ProbeContext context;

    private final TlsProbe tls;

    HttpProbe(ProbeContext context, TlsProbe tls) {
        this.context = context;
        this.tls = tls;
    }

    CompletableFuture<HttpObservation> request(HttpAsk ask, Deadline deadline) {
        return Steps.then(visit(ask, deadline), whole -> CompletableFuture.completedFuture(whole.seen()));
    }

    /** The first request, judged by where its redirects lead. */
    CompletableFuture<HttpExchange> visit(HttpAsk ask, Deadline deadline) {
        return Steps.then(
                Steps.then(exchange(ask, "", deadline), first -> explained(first, deadline)),
                first -> followed(first, deadline));
    }

    /** The same for a first answer that is there already. */
    CompletableFuture<HttpExchange> followed(HttpExchange first, Deadline deadline) {
        return RedirectTrail.leadsOn(first)
                ? new RedirectTrail(this, first, deadline).follow()
                : CompletableFuture.completedFuture(first);
    }

    /** A handshake that failed under a request is made once more by itself, and what would have been accepted tried. */
    private CompletableFuture<HttpExchange> explained(HttpExchange first, Deadline deadline) {
        HttpObservation seen = first.seen();
        if (!(seen.fault() instanceof TlsFault fault) || !Ladder.mayKnowBetter(fault) || deadline.passed()) {
            return CompletableFuture.completedFuture(first);
        }
        return Steps.then(tls.handshakeFault(HttpsOpening.hello(seen.ask()), deadline), better -> {
            HttpObservation explained = new HttpObservation(
                    seen.ask(), better.orElseGet(() -> ofOurs(fault)), seen.answer(), seen.timing());
            return CompletableFuture.completedFuture(new HttpExchange(explained, first.raw()));
        });
    }

    /** An ordinary client gets through, and this Java's engine does not: it was not the origin that ended the request. */
    private static Fault ofOurs(TlsFault fault) {
        return fault == TlsFault.PROTOCOL_ERROR ? LocalFault.CANCELLED : fault;
    }

    /** One request, redirects left alone. */
    CompletableFuture<HttpExchange> exchange(HttpAsk ask, String cookies, Deadline deadline) {
        return Rehearsal.beforePage(
                ask.scheme(),
                deadline,
                () -> context.converse(ask.endpoint(), deadline, new HttpConversation(ask, cookies)));
    }
}

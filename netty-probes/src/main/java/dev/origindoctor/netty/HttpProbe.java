package dev.origindoctor.netty;

import dev.origindoctor.observation.HttpAsk;
import dev.origindoctor.observation.HttpObservation;
import dev.origindoctor.probe.Deadline;
import java.util.concurrent.CompletableFuture;

/** Asks for pages, and follows a redirect as far as it takes to see whether it leads anywhere. */
final class HttpProbe {
    private final ProbeContext context;

    HttpProbe(ProbeContext context) {
        this.context = context;
    }

    CompletableFuture<HttpObservation> request(HttpAsk ask, Deadline deadline) {
        return Steps.then(visit(ask, deadline), whole -> CompletableFuture.completedFuture(whole.seen()));
    }

    /** The first request, judged by where its redirects lead. */
    CompletableFuture<HttpExchange> visit(HttpAsk ask, Deadline deadline) {
        return Steps.then(exchange(ask, "", deadline), first -> new RedirectTrail(this, first, deadline).follow());
    }

    /** One request, redirects left alone. */
    CompletableFuture<HttpExchange> exchange(HttpAsk ask, String cookies, Deadline deadline) {
        return context.converse(ask.endpoint(), deadline, new HttpConversation(ask, cookies));
    }
}

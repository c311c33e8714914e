package dev.origindoctor.netty;

import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.probe.Deadline;
import java.util.concurrent.CompletableFuture;

/** Opens TCP connections. */
final class TcpProbe {
    private final ProbeContext context;

    TcpProbe(ProbeContext context) {
        this.context = context;
    }

    CompletableFuture<TcpObservation> connect(Endpoint endpoint, Deadline deadline) {
        return context.converse(endpoint, deadline, loop -> new FirstMoments(loop, context.scheduling));
    }
}

package dev.origindoctor.guide;

import dev.origindoctor.OriginDoctor;
import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.netty.NettyProbes;
import dev.origindoctor.probe.TargetPolicy;
import dev.origindoctor.report.Report;
import io.netty.channel.EventLoopGroup;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.VertxInternal;
import java.util.concurrent.CompletableFuture;

// snippet:vertx
final class OriginVerticle extends VerticleBase {
    private final Sites sites;
    private final TargetPolicy policy;
    private OriginDoctor doctor;
    private HttpServer server;

    OriginVerticle(Sites sites, TargetPolicy policy) {
        this.sites = sites;
        this.policy = policy;
    }

    /** The probes run on Vert.x's own event loops, which stay Vert.x's to end. */
    @Override
    public Future<?> start() {
        EventLoopGroup loops = ((VertxInternal) vertx).nettyEventLoopGroup();
        doctor = OriginDoctor.with(
                NettyProbes.builder().eventLoopGroup(loops).targetPolicy(policy).build());
        server = vertx.createHttpServer().requestHandler(this::answer);
        return server.listen(0, "localhost");
    }

    /** Back on the verticle's own context, where its other state may be touched. A client that leaves ends the probes. */
    private void answer(HttpServerRequest request) {
        CompletableFuture<Diagnosis> diagnosis = doctor.diagnose(sites.question(request.getParam("host")));
        request.connection().closeHandler(gone -> diagnosis.cancel(true));
        Future.fromCompletionStage(diagnosis, context)
                .onSuccess(answer -> request.response()
                        .putHeader("content-type", "application/json")
                        .end(Report.json().of(answer)))
                .onFailure(misuse -> request.response().setStatusCode(403).end());
    }

    /** Called before Vert.x ends its loops. */
    @Override
    public Future<?> stop() {
        doctor.close();
        return Future.succeededFuture();
    }

    int port() {
        return server.actualPort();
    }
}
// end:vertx

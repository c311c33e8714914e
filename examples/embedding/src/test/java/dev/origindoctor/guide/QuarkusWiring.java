package dev.origindoctor.guide;

import dev.origindoctor.OriginDoctor;
import dev.origindoctor.netty.NettyProbes;
import dev.origindoctor.report.Report;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;

final class QuarkusWiring {
    private QuarkusWiring() {}

    // snippet:quarkus
    @ApplicationScoped
    static class OriginDoctors {
        /** A singleton, as a final class can have no client proxy. */
        @Produces
        @Singleton
        OriginDoctor open() {
            return OriginDoctor.with(NettyProbes.create());
        }

        void close(@Disposes OriginDoctor doctor) {
            doctor.close();
        }
    }

    @Path("/origins")
    static class OriginResource {
        private final OriginDoctor doctor;
        private final Sites sites;

        @Inject
        OriginResource(OriginDoctor doctor, Sites sites) {
            this.doctor = doctor;
            this.sites = sites;
        }

        /** A stage is answered on the event loop; nothing here blocks it. */
        @GET
        @Path("{host}")
        @jakarta.ws.rs.Produces(MediaType.APPLICATION_JSON)
        public CompletionStage<String> diagnosis(@PathParam("host") String host) {
            return doctor.diagnose(sites.question(host)).thenApply(Report.json()::of);
        }
    }
    // end:quarkus
}

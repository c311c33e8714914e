package dev.origindoctor.guide;

import dev.origindoctor.OriginDoctor;
import dev.origindoctor.Question;
import dev.origindoctor.netty.NettyProbes;
import dev.origindoctor.report.Report;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

final class SpringWiring {
    private SpringWiring() {}

    // snippet:spring
    @Configuration
    static class OriginDoctorConfiguration {
        /** One for the whole application; Spring closes it at the end. */
        @Bean(destroyMethod = "close")
        OriginDoctor originDoctor() {
            return OriginDoctor.with(NettyProbes.create());
        }
    }

    @RestController
    static class OriginController {
        private final OriginDoctor doctor;

        OriginController(OriginDoctor doctor) {
            this.doctor = doctor;
        }

        /** No thread of the server's is held while the origin is looked at. */
        @GetMapping(path = "/origins/{host}", produces = "application/json")
        CompletableFuture<String> diagnosis(@PathVariable String host) {
            return doctor.diagnose(Question.about(host).build()).thenApply(Report.json()::of);
        }
    }
    // end:spring
}

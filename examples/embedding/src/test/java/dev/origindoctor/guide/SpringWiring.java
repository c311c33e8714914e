package dev.origindoctor.guide;

import dev.origindoctor.OriginDoctor;
import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.netty.NettyProbes;
import dev.origindoctor.probe.TargetRefusedException;
import dev.origindoctor.report.Report;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

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
        private final Sites sites;

        OriginController(OriginDoctor doctor, Sites sites) {
            this.doctor = doctor;
            this.sites = sites;
        }

        /** No thread of the server's is held while the origin is looked at. */
        @GetMapping(path = "/origins/{host}", produces = MediaType.APPLICATION_JSON_VALUE)
        CompletableFuture<String> diagnosis(@PathVariable String host) {
            return doctor.diagnose(sites.question(host)).thenApply(Report.json()::of);
        }

        /** The stages as they come, as server-sent events. A browser that leaves ends the probes. */
        @GetMapping(path = "/origins/{host}/stages", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
        Flux<String> stages(@PathVariable String host) {
            return Flux.create(browser -> {
                CompletableFuture<Diagnosis> diagnosis =
                        doctor.diagnose(sites.question(host), seen -> browser.next(Guide.line(seen)));
                browser.onDispose(() -> diagnosis.cancel(true));
                diagnosis.whenComplete((answer, misuse) -> {
                    if (misuse == null) {
                        browser.complete();
                    } else {
                        browser.error(misuse);
                    }
                });
            });
        }

        /** Which address it was is nobody's business outside. */
        @ExceptionHandler(TargetRefusedException.class)
        @ResponseStatus(HttpStatus.FORBIDDEN)
        void refused() {}
    }
    // end:spring
}

package dev.origindoctor.guide;

import dev.origindoctor.OriginDoctor;
import dev.origindoctor.Question;
import dev.origindoctor.Question.ViaEdge;
import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.diagnosis.RankedCause;
import dev.origindoctor.language.Language;
import dev.origindoctor.metrics.MeteredProbes;
import dev.origindoctor.netty.NettyProbes;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.probe.TargetPolicy;
import dev.origindoctor.report.Recording;
import dev.origindoctor.report.Report;
import dev.origindoctor.watch.Watch;
import dev.origindoctor.watch.WatchEvent;
import dev.origindoctor.watch.WatchRun;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.channel.EventLoopGroup;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The snippets of docs/embedding.md. Each stands between its marks, is compiled here, and is run by {@link GuideTest}. */
final class Guide {
    private Guide() {}

    // snippet:plain
    static Diagnosis diagnose(OriginDoctor doctor, String host, Endpoint origin) {
        Question question = Question.about(host)
                .origin(origin)
                .port(origin.port())
                .sslMode(SslMode.FULL_STRICT)
                .viaEdge(ViaEdge.OFF)
                .timeout(Duration.ofSeconds(10))
                .build();
        return doctor.diagnose(question).join();
    }
    // end:plain

    // snippet:values
    static String inShort(Diagnosis diagnosis) {
        if (diagnosis.verdict().healthy() || diagnosis.causes().isEmpty()) {
            return diagnosis.verdict().summary().toString();
        }
        RankedCause likeliest = diagnosis.causes().get(0);
        return diagnosis.verdict().summary() + " Likeliest: "
                + likeliest.cause().id() + ", " + Math.round(likeliest.probability() * 100) + " %";
    }
    // end:values

    // snippet:stages
    static CompletableFuture<Diagnosis> stages(OriginDoctor doctor, Question question, Consumer<String> page) {
        return doctor.diagnose(question, seen -> page.accept(line(seen)));
    }

    static String line(Observation seen) {
        return seen.subject() + " "
                + seen.seenFault().map(fault -> fault.title()).orElse("in order");
    }
    // end:stages

    // snippet:loops
    static OriginDoctor onLoopsOfYours(EventLoopGroup lent) {
        return OriginDoctor.with(NettyProbes.builder().eventLoopGroup(lent).build());
    }
    // end:loops

    // snippet:policy
    static TargetPolicy publicAnd(Set<InetAddress> ours) {
        TargetPolicy publicOnly = TargetPolicy.publicOnly();
        return address -> ours.contains(address) ? Optional.empty() : publicOnly.refusal(address);
    }
    // end:policy

    // snippet:languages
    static List<String> inChinese(Diagnosis diagnosis) {
        Locale chinese = Locale.forLanguageTag("zh-CN");
        String page = Report.html(chinese).of(diagnosis);
        String sentence = Language.of(chinese).say(diagnosis.verdict().summary());
        return List.of(page, sentence);
    }
    // end:languages

    // snippet:replay
    static Diagnosis again(Diagnosis before) {
        String saved = Report.json().of(before);
        return OriginDoctor.judge(Recording.read(saved));
    }
    // end:replay

    // snippet:counted
    static OriginDoctor counted(NettyProbes.Builder probes, MeterRegistry registry) {
        return OriginDoctor.with(MeteredProbes.of(probes.build(), registry));
    }
    // end:counted

    // snippet:watch
    static WatchRun watched(OriginDoctor doctor, Question question, Consumer<String> pager) {
        return Watch.of(doctor, question).every(Duration.ofSeconds(30)).start(event -> {
            if (event instanceof WatchEvent.Broke broke) {
                pager.accept("broken: " + broke.look().fault().id());
            } else if (event instanceof WatchEvent.Recovered recovered) {
                pager.accept("well again after " + recovered.after().toSeconds() + " s");
            }
        });
    }
    // end:watch

    // snippet:metrics
    static CompletableFuture<Diagnosis> measured(OriginDoctor doctor, Question question, MeterRegistry registry) {
        Timer.Sample running = Timer.start(registry);
        return doctor.diagnose(question).whenComplete((diagnosis, misuse) -> {
            String fault = diagnosis == null || diagnosis.verdict().fault() == null
                    ? "none"
                    : diagnosis.verdict().fault().id();
            running.stop(registry.timer("origin.diagnosis", "fault", fault));
        });
    }
    // end:metrics

    static Endpoint endpoint(String address, int port) {
        return new Endpoint(Addresses.parse(address).orElseThrow(), port);
    }
}

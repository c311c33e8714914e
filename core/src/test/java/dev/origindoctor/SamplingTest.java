package dev.origindoctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.Question.Builder;
import dev.origindoctor.Question.ViaEdge;
import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.probe.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How often and when the direct probe is made: who waits for whom, not for how long. */
class SamplingTest {
    private static final Endpoint ORIGIN =
            new Endpoint(Addresses.parse("203.0.113.10").orElseThrow(), 80);
    private static final Duration FOREVER = Duration.ofHours(1);

    @Test
    void samplesOfAnOriginThatIsWellFollowEachOtherAtOnce() {
        ScriptedProbes probes = new ScriptedProbes("open");

        CompletableFuture<Diagnosis> diagnosis = diagnose(probes, question());

        // Without having waited: these probes answer while they are asked.
        assertThat(diagnosis).isCompleted();
        assertThat(diagnosis.join().verdict().healthy()).isTrue();
        assertThat(probes.connections).hasSize(3);
    }

    @Test
    void aSampleWaitsForTheOneBeforeThatLeavesNoDoubt() {
        ScriptedProbes probes = new ScriptedProbes("hangs", "open");
        CompletableFuture<Diagnosis> diagnosis = diagnose(probes, question().timeout(FOREVER));
        assertThat(probes.connections).hasSize(1);

        probes.connections
                .element()
                .complete(new ScriptedProbes("open")
                        .connect(ORIGIN, Deadline.after(FOREVER))
                        .join());

        assertThat(diagnosis.join().verdict().healthy()).isTrue();
        assertThat(probes.connections).hasSize(3);
    }

    @Test
    void samplesOfADoubtfulOriginComeEachInItsTime() {
        ScriptedProbes probes = new ScriptedProbes("refused");

        CompletableFuture<Diagnosis> diagnosis = diagnose(probes, question());

        assertThat(probes.connections).hasSize(1);
        diagnosis.orTimeout(60, TimeUnit.SECONDS).join();
        // three samples, and then the experiments on two other ports
        assertThat(probes.connections).hasSize(5);
        List<Duration> begins = begins(diagnosis.join());
        assertThat(begins).hasSize(3);
        assertThat(begins.get(1)).isGreaterThan(Duration.ofMillis(690));
        assertThat(begins.get(2)).isGreaterThan(Duration.ofMillis(1390));
    }

    @Test
    void anIntervalThatWasAskedForIsKeptThoughAllIsWell() {
        ScriptedProbes probes = new ScriptedProbes("open");

        CompletableFuture<Diagnosis> diagnosis =
                diagnose(probes, question().sampleInterval(FOREVER).timeout(FOREVER.multipliedBy(9)));

        assertThat(probes.connections).hasSize(1);
        assertThat(diagnosis).isNotDone();
        diagnosis.cancel(true);
    }

    @Test
    void samplesForWhichThereIsNoTimeAreLeftOut() {
        ScriptedProbes probes = new ScriptedProbes("open");

        diagnose(probes, question().sampleInterval(FOREVER)).join();

        assertThat(probes.connections).hasSize(1);
    }

    @Test
    void aCancelledDiagnosisEndsItsProbeAndBeginsNoOther() {
        ScriptedProbes probes = new ScriptedProbes("hangs");
        CompletableFuture<Diagnosis> diagnosis =
                diagnose(probes, question().sampleInterval(FOREVER).timeout(FOREVER.multipliedBy(9)));

        diagnosis.cancel(true);

        assertThat(probes.connections).hasSize(1).allMatch(CompletableFuture::isCancelled);
    }

    @Test
    void pausesEndWithTheDiagnosisSoThatNoTimerStays() {
        UnderWay underWay = new UnderWay(seen -> {});
        CompletableFuture<Boolean> before = underWay.pause(FOREVER);

        underWay.end();

        assertThat(before).isCompleted();
        assertThat(underWay.pause(FOREVER)).isCompleted();
    }

    private static Builder question() {
        return Question.about("shop.example")
                .origin(ORIGIN)
                .sslMode(SslMode.FLEXIBLE)
                .viaEdge(ViaEdge.OFF);
    }

    private static CompletableFuture<Diagnosis> diagnose(ScriptedProbes probes, Builder question) {
        return OriginDoctor.with(probes).diagnose(question.build());
    }

    /** When each look at the origin began, from the first one on. */
    private static List<Duration> begins(Diagnosis diagnosis) {
        List<Instant> times = diagnosis.observations().stream()
                .filter(seen -> seen.subject().endsWith(ORIGIN.toString()))
                .map(seen -> seen.timing().startedAt())
                .toList();
        return times.stream().map(time -> Duration.between(times.get(0), time)).toList();
    }
}

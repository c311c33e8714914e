package dev.origindoctor.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.origindoctor.OriginDoctor;
import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.observation.HttpAnswer;
import dev.origindoctor.observation.HttpAsk;
import dev.origindoctor.observation.HttpObservation;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.observation.Timing;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.origin.Origin;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.RangeDiff;
import dev.origindoctor.report.Recording;
import dev.origindoctor.taxonomy.TcpFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchRunTest {
    private static final HostName HOST = HostName.of("shop.example");
    private static final Endpoint ORIGIN =
            new Endpoint(Addresses.parse("192.0.2.10").orElseThrow(), 80);

    private final ManualTimer timer = new ManualTimer();
    private final List<String> told = new ArrayList<>();
    private boolean healthy = true;

    @TempDir
    Path folder;

    @Test
    void looksComeOnScheduleAndSoonerWhenOneSaysOtherwise() {
        Watch.of(this::diagnosis).jitter(0).timer(timer).start(this::tell);
        assertThat(timer.next()).isEqualTo(Duration.ofMillis(7_500));
        assertThat(timer.next()).isEqualTo(Duration.ofSeconds(30));
        healthy = false;
        assertThat(timer.next()).isEqualTo(Duration.ofSeconds(30));
        assertThat(timer.next()).isEqualTo(Duration.ofMillis(7_500));
        assertThat(timer.next()).isEqualTo(Duration.ofSeconds(30));
        assertThat(told).containsExactly("healthy", "broke");
    }

    @Test
    void jitterMovesALookByAPartOfTheInterval() {
        healthy = false;
        Watch.of(this::diagnosis).jitter(0.2).chance(() -> 1).timer(timer).start(this::tell);
        assertThat(timer.next()).isEqualTo(Duration.ofSeconds(36));
    }

    @Test
    void itEndsOnceTheOriginIsHealthyWhereThatIsWaitedFor() {
        healthy = false;
        WatchRun run = Watch.of(this::diagnosis).untilHealthy().timer(timer).start(this::tell);
        timer.next();
        healthy = true;
        timer.next();
        assertThat(run.done()).isNotDone();
        timer.next();
        assertThat(run.done()).isCompletedWithValueMatching(end -> end.status() == Status.HEALTHY);
        assertThat(told).containsExactly("broke", "recovered");
        assertThat(timer.waits()).isFalse();
    }

    @Test
    void aRestartGoesOnFromTheJournalAlsoWhenItsLastLineIsTorn() throws IOException {
        Path journal = folder.resolve("watch.jsonl");
        healthy = false;
        Watch.of(this::diagnosis)
                .journal(journal)
                .timer(timer)
                .start(this::tell)
                .stop();
        assertThat(told).containsExactly("broke");
        Files.writeString(journal, "{\"schema\":\"origin-doctor/wat", StandardOpenOption.APPEND);
        told.clear();

        ManualTimer later = new ManualTimer();
        WatchRun run = Watch.of(this::diagnosis).journal(journal).timer(later).start(this::tell);
        assertThat(told).isEmpty();
        assertThat(run.state().status()).isEqualTo(Status.BROKEN);
        healthy = true;
        later.next();
        later.next();
        assertThat(told).containsExactly("recovered");
        run.stop();
        assertThat(Files.readAllLines(journal)).hasSize(2).allMatch(line -> line.endsWith("}"));
    }

    @Test
    void aRestartInTheMiddleOfFlappingSaysNothingOfHavingSettled() {
        Path journal = folder.resolve("watch.jsonl");
        WatchRun first = Watch.of(this::diagnosis).journal(journal).timer(timer).start(this::tell);
        for (int i = 0; i < 8; i++) {
            healthy = !healthy;
            timer.next();
        }
        first.stop();
        assertThat(told).contains("flapping_began").doesNotContain("flapping_ended");
        told.clear();

        ManualTimer later = new ManualTimer();
        WatchRun second =
                Watch.of(this::diagnosis).journal(journal).timer(later).start(this::tell);
        assertThat(told).isEmpty();
        assertThat(second.state().flapping()).isTrue();
        for (int i = 0; i < 20; i++) {
            later.next();
        }
        assertThat(told).containsExactly("flapping_ended");
    }

    @Test
    void aFileThatIsNoJournalStaysAsItIs() throws IOException {
        Path letter = Files.writeString(folder.resolve("letter"), "Dear Sir,\nit was not me");
        Watch watch = Watch.of(this::diagnosis).journal(letter).timer(timer);
        assertThatIllegalArgumentException().isThrownBy(() -> watch.start(this::tell));
        assertThat(Files.readString(letter)).isEqualTo("Dear Sir,\nit was not me");
    }

    @Test
    void aListenerThatThrowsEndsTheWatchWithItsReason() {
        AssertionError reason = new AssertionError("no");
        WatchRun run = Watch.of(this::diagnosis).timer(timer).start(event -> {
            throw reason;
        });
        assertThat(run.done().handle((end, why) -> why).join()).cause().isSameAs(reason);
        assertThat(timer.waits()).isFalse();
    }

    @Test
    void aListenerThatStopsTheWatchIsToldNothingMore() {
        List<WatchEvent> events = new ArrayList<>();
        List<WatchRun> runs = new ArrayList<>();
        runs.add(Watch.of(this::diagnosis).timer(timer).start(event -> {
            events.add(event);
            runs.forEach(WatchRun::stop);
        }));
        events.clear();
        timer.next();
        assertThat(events).extracting(WatchEvent::id).containsExactly("looked");
        assertThat(runs.get(0).done()).isCompleted();
    }

    @Test
    void whoCannotTellTheRangesLeavesTheWatchAlone() {
        WatchRun run = Watch.of(this::diagnosis)
                .ranges(
                        () -> {
                            throw new IllegalStateException("no");
                        },
                        Duration.ofDays(1))
                .timer(timer)
                .start(this::tell);
        timer.next();
        assertThat(told).containsExactly("healthy");
        assertThat(run.done()).isNotDone();
    }

    @Test
    void rangesAreToldOfWhenTheyDiffer() {
        RangeDiff difference = RangeDiff.between(AddressSet.empty(), AddressSet.parse("192.0.2.0/24"));
        Watch.of(this::diagnosis)
                .ranges(() -> CompletableFuture.completedFuture(difference), Duration.ofSeconds(1))
                .timer(timer)
                .start(this::tell);
        timer.next();
        assertThat(told).containsExactly("ranges_changed", "healthy");
        timer.next();
        assertThat(told).hasSize(2);
    }

    @Test
    void whatSomebodyElseSawCountsAndLeavesTheScheduleAlone() {
        healthy = false;
        WatchRun run = Watch.of(this::diagnosis).jitter(0).timer(timer).start(this::tell);
        healthy = true;
        run.saw(diagnosis().join());
        assertThat(run.state().status()).isEqualTo(Status.BROKEN);
        run.saw(diagnosis().join());
        assertThat(told).containsExactly("broke", "recovered");
        assertThat(timer.next()).isEqualTo(Duration.ofSeconds(30));

        run.stop();
        healthy = false;
        run.saw(diagnosis().join());
        assertThat(run.state().status()).isEqualTo(Status.HEALTHY);
    }

    @Test
    void aStoppedWatchTellsNothingMore() {
        List<CompletableFuture<Diagnosis>> looks = new ArrayList<>();
        WatchRun run = Watch.of(() -> {
                    looks.add(new CompletableFuture<>());
                    return looks.get(looks.size() - 1);
                })
                .timer(timer)
                .start(this::tell);
        run.stop();
        assertThat(looks).hasSize(1).allMatch(CompletableFuture::isCancelled);
        assertThat(told).isEmpty();
        assertThat(run.done()).isCompleted();
    }

    @Test
    void whatCannotBeAskedEndsTheWatch() {
        WatchRun run = Watch.of(() -> CompletableFuture.failedFuture(new IllegalArgumentException("target: loopback")))
                .timer(timer)
                .start(this::tell);
        assertThat(run.done()).isCompletedExceptionally();
    }

    private void tell(WatchEvent event) {
        if (!(event instanceof WatchEvent.Looked)) {
            told.add(event.id());
        }
    }

    private CompletableFuture<Diagnosis> diagnosis() {
        Timing timing = Timing.of(timer.now(), Duration.ZERO);
        List<Observation> seen = healthy
                ? List.of(TcpObservation.of(ORIGIN, null, timing), page(timing))
                : List.of(TcpObservation.of(ORIGIN, TcpFault.REFUSED, timing));
        Origin origin = Origin.of(HOST, Scheme.HTTP).behind(List.of(ORIGIN));
        return CompletableFuture.completedFuture(OriginDoctor.judge(
                new Recording(origin, Edge.CLOUDFLARE, SslMode.OFF, seen, null, timer.now(), Duration.ZERO, "here")));
    }

    private static Observation page(Timing timing) {
        HttpAnswer answer =
                new HttpAnswer(200, List.of(), 120, Duration.ZERO, "hello", null, List.of(), "HTTP/1.1", null, 4);
        return new HttpObservation(HttpAsk.of(ORIGIN, Scheme.HTTP, HOST, "/"), null, answer, timing);
    }
}

package dev.origindoctor.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.probe.ProberHealth;
import dev.origindoctor.taxonomy.LocalFault;
import dev.origindoctor.taxonomy.TcpFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SweepRunTest {
    private final ScriptedLook look = new ScriptedLook();
    private final ManualTime time = new ManualTime();
    private final Collected seen = new Collected();
    private ProberHealth health = ProberHealth.unwatched();

    @Test
    void nothingIsLookedAtThatNobodyAskedFor() {
        SweepRun run = run(10, 8, loopback(5));
        run.subscribe(seen);
        assertThat(look.begun).isEmpty();
        seen.subscription().request(1);
        assertThat(look.begun).isNotEmpty();
    }

    @Test
    void aSlowSubscriberStopsTheSweepAndGetsEverythingInTheEnd() {
        int held = plan(2, 8).held();
        SweepRun run = run(2, 8, loopback(10 * held));
        run.subscribe(seen);
        seen.subscription().request(1);
        look.allEnd();
        assertThat(seen.results).hasSize(1);
        assertThat(look.begun).hasSizeLessThanOrEqualTo(held + 1);
        while (!seen.completed) {
            seen.subscription().request(7);
            look.allEnd();
        }
        assertThat(seen.numbers()).hasSize(10 * held).doesNotHaveDuplicates();
        assertThat(run.done()).isCompletedWithValueMatching(end -> end.done() == 10L * held);
    }

    @Test
    void whoeverAsksForExactlyAllHearsThatThisWasAll() {
        SweepRun run = run(2, 8, loopback(3));
        run.subscribe(seen);
        seen.subscription().request(3);
        look.allEnd();

        assertThat(seen.numbers()).hasSize(3);
        assertThat(seen.completed).isTrue();
        assertThat(run.done()).isCompleted();
    }

    @Test
    void noMoreLooksAreUnderWayThanThereAreSlots() {
        run(3, 8, loopback(10)).forEach(seen::onNext);
        assertThat(look.underWay()).hasSize(3);
        look.underWay().get(1).ends();
        assertThat(look.underWay()).hasSize(3);
        assertThat(look.begun).hasSize(4);
    }

    @Test
    void hangingLooksGiveTheirSlotsUp() {
        SweepRun run = run(4, 8, loopback(30));
        run.forEach(seen::onNext);
        List<ScriptedLook.Begun> hanging = look.underWay();
        time.pass(Duration.ofMillis(500));
        assertThat(run.progress().hanging()).isEqualTo(4);
        assertThat(look.underWay()).hasSize(8);
        while (look.underWay().size() > hanging.size()) {
            look.underWay().stream().filter(one -> !hanging.contains(one)).forEach(ScriptedLook.Begun::ends);
        }
        assertThat(seen.results).hasSize(26);
        hanging.forEach(one -> one.ends(TcpFault.TIMED_OUT));
        assertThat(run.done()).isCompleted();
        assertThat(seen.results).hasSize(30);
    }

    @Test
    void theRoomForHangingLooksIsLimitedToo() {
        SweepRun run = run(2, 8, loopback(100));
        run.forEach(seen::onNext);
        for (int i = 0; i < 50; i++) {
            time.pass(Duration.ofMillis(500));
        }
        assertThat(look.underWay()).hasSize(plan(2, 8).open());
        look.allEnd();
        assertThat(seen.results).hasSize(100);
    }

    @Test
    void oneNetworkThatSwallowsEverythingHoldsUpNobodyElse() {
        List<FleetTarget> targets = new ArrayList<>();
        IntStream.range(0, 20).forEach(i -> targets.add(target("192.0.2." + i)));
        IntStream.range(0, 5).forEach(i -> targets.add(target("198.51." + i + ".1")));
        run(10, 2, targets.iterator()).forEach(seen::onNext);
        assertThat(look.addresses())
                .containsExactly(
                        "192.0.2.0", "192.0.2.1", "198.51.0.1", "198.51.1.1", "198.51.2.1", "198.51.3.1", "198.51.4.1");
        look.allEnd();
        assertThat(seen.numbers()).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void originsBehindAnEqualAddressShareOneLook() {
        SweepRun run = run(
                10,
                8,
                Stream.of("127.0.0.1", "127.0.0.1", "127.0.0.2", "127.0.0.1")
                        .map(SweepRunTest::target)
                        .iterator());
        run.subscribe(seen);
        seen.subscription().request(100);
        assertThat(look.addresses()).containsExactly("127.0.0.1", "127.0.0.2");
        look.allEnd();
        assertThat(seen.numbers()).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
        assertThat(seen.completed).isTrue();
    }

    @Test
    void aFreshAnswerIsGivenAgainAndAnOldOneIsNot() {
        SubmissionPublisher<FleetLine> lines = new SubmissionPublisher<>(Runnable::run, 16);
        SweepRun run = new SweepRun(Source.of(lines, 4), look, plan(4, 8), () -> health, time);
        run.forEach(seen::onNext);
        lines.submit(new FleetLine(1, target("127.0.0.1")));
        look.allEnd();
        lines.submit(new FleetLine(2, target("127.0.0.1")));
        assertThat(seen.numbers()).containsExactly(1L, 2L);
        time.pass(Duration.ofSeconds(6));
        lines.submit(new FleetLine(3, target("127.0.0.1")));
        assertThat(look.underWay()).hasSize(1);
        look.allEnd();
        lines.close();
        assertThat(run.done()).isCompleted();
        assertThat(look.begun).hasSize(2);
    }

    @Test
    void theProbersOwnTroubleIsLookedAtAgainAndSlowsDown() {
        SweepRun run = run(256, 8, loopback(300));
        run.forEach(seen::onNext);
        look.underWay().get(0).ends(LocalFault.PORTS_EXHAUSTED);
        assertThat(look.begun).hasSize(257);
        assertThat(look.begun.get(256).number()).isEqualTo(1);
        time.pass(Duration.ofSeconds(1));
        look.underWay().get(0).ends();
        assertThat(run.progress().limit()).isEqualTo(128);
        assertThat(run.progress().proberLimited()).isTrue();
        look.allEnd();
        assertThat(seen.numbers()).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void whatTheProberCannotDoAfterThreeAttemptsIsSaidSo() {
        run(4, 8, loopback(1)).forEach(seen::onNext);
        IntStream.range(0, 3).forEach(i -> look.begun.get(i).ends(LocalFault.DESCRIPTORS_EXHAUSTED));
        assertThat(seen.results).hasSize(1);
        assertThat(seen.results.get(0).finding().fault()).isEqualTo(LocalFault.DESCRIPTORS_EXHAUSTED);
    }

    @Test
    void laggingLoopsSlowTheSweepDownAndItRecovers() {
        SweepRun run = run(1_000, 8, loopback(100_000));
        run.forEach(seen::onNext);
        assertThat(run.progress().limit()).isEqualTo(256);
        health = new ProberHealth(0, Duration.ofSeconds(1), null, null);
        time.pass(Duration.ofMillis(300));
        look.underWay().get(0).ends();
        assertThat(run.progress().limit()).isEqualTo(128);
        health = ProberHealth.unwatched();
        for (int i = 0; i < 20; i++) {
            time.pass(Duration.ofMillis(300));
            look.underWay().forEach(ScriptedLook.Begun::ends);
        }
        assertThat(run.progress().limit()).isEqualTo(1_000);
        run.cancel();
    }

    @Test
    void aTargetThatMayNotBeProbedIsSaidSoAndTheRestGoesOn() {
        SweepRun run = run(4, 8, loopback(2));
        run.forEach(seen::onNext);
        look.begun.get(0).answer().completeExceptionally(new IllegalArgumentException("target: is loopback"));
        look.allEnd();
        assertThat(seen.results.get(0).refused()).isEqualTo("target: is loopback");
        assertThat(run.done()).isCompleted();
    }

    @Test
    void cancellingEndsWhatIsUnderWayAndDeliversNothingMore() {
        SweepRun run = run(4, 8, loopback(100));
        run.subscribe(seen);
        seen.subscription().request(100);
        seen.subscription().cancel();
        assertThat(look.begun).hasSize(4).allMatch(one -> one.answer().isCancelled());
        assertThat(seen.results).isEmpty();
        assertThat(run.done()).isCompleted();
    }

    @Test
    void aSubscriberThatThrowsEndsTheRun() {
        SweepRun run = run(4, 8, loopback(100));
        run.forEach(result -> {
            throw new IllegalStateException("full");
        });
        look.underWay().get(0).ends();
        assertThat(run.done()).isCompletedExceptionally();
        assertThat(look.underWay()).isEmpty();
    }

    @Test
    void asManyResultsAsTargetsAlsoWhenEveryLookEndsAtOnce() {
        Look prompt = new Look() {
            @Override
            public CompletableFuture<SweepResult> at(long number, FleetTarget target) {
                return CompletableFuture.completedFuture(seenAt(number, target));
            }

            @Override
            public Object key(FleetTarget target) {
                return target;
            }
        };
        SweepRun run = new SweepRun(Source.of(loopback(50_000)), prompt, plan(4, 8), () -> health, time);
        run.forEach(result -> {});
        assertThat(run.done()).isCompletedWithValueMatching(end -> end.done() == 50_000);
    }

    private static SweepResult seenAt(long number, FleetTarget target) {
        return new SweepResult(
                number, target, Depth.REACH, SweepResult.Finding.inconclusive(null, ""), List.of(), null, null);
    }

    private SweepRun run(int inFlight, int perNetwork, Iterator<FleetTarget> targets) {
        return new SweepRun(Source.of(targets), look, plan(inFlight, perNetwork), () -> health, time);
    }

    private static Sweep.Plan plan(int inFlight, int perNetwork) {
        return new Sweep.Plan(
                Depth.REACH,
                Edge.CLOUDFLARE,
                SslMode.FULL,
                443,
                inFlight,
                perNetwork,
                Duration.ofSeconds(5),
                Runnable::run);
    }

    private static Iterator<FleetTarget> loopback(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> target("127." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255)))
                .iterator();
    }

    private static FleetTarget target(String address) {
        return FleetTarget.parse("shop.example," + address);
    }
}

package dev.origindoctor.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.probe.ProberHealth;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the Reactive Streams rules ask of a run, and what becomes of it where others break them. */
class SweepPublisherTest {
    private final Collected seen = new Collected();

    @Test
    void aSecondSubscriberIsToldThatThereIsOne() {
        SweepRun run = run(targets(3));
        run.subscribe(seen);
        Collected late = new Collected();
        run.subscribe(late);
        late.subscription().request(1);
        late.subscription().cancel();
        assertThat(late.failure).isInstanceOf(IllegalStateException.class);
        seen.subscription().request(3);
        assertThat(seen.results).hasSize(3);
        assertThat(seen.completed).isTrue();
    }

    @Test
    @SuppressWarnings({"DataFlowIssue", "NullAway"})
    void nobodyIsNoSubscriberAndTakesNobodysPlace() {
        SweepRun run = run(targets(1));
        assertThatNullPointerException().isThrownBy(() -> run.subscribe(null));
        run.forEach(seen::onNext);
        assertThat(seen.results).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void whoAsksForLessThanOneIsToldSoAndNothingElse(long wish) {
        SweepRun run = run(targets(3));
        run.subscribe(seen);
        seen.subscription().request(wish);
        seen.subscription().request(3);
        assertThat(seen.failure).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("request: " + wish);
        assertThat(seen.results).isEmpty();
        assertThat(run.done()).isCompletedExceptionally();
    }

    @Test
    void wishesAddUpToNoEnd() {
        run(targets(3)).subscribe(seen);
        seen.subscription().request(Long.MAX_VALUE);
        seen.subscription().request(Long.MAX_VALUE);
        assertThat(seen.completed).isTrue();
    }

    @Test
    void nothingComesBeforeTheSubscriptionHasBeenTakenIn() {
        AtomicBoolean takenIn = new AtomicBoolean();
        AtomicInteger early = new AtomicInteger();
        SweepRun run = run(targets(10));
        run.subscribe(new Greedy(Long.MAX_VALUE, result -> early.addAndGet(takenIn.get() ? 0 : 1)) {
            @Override
            public void onSubscribe(Flow.Subscription given) {
                super.onSubscribe(given);
                takenIn.set(true);
            }
        });
        assertThat(run.done()).isCompletedWithValueMatching(end -> end.done() == 10);
        assertThat(early).hasValue(0);
    }

    @Test
    void whoAsksForOneAtATimeInsideOnNextDoesNotDeepenTheStack() {
        SweepRun run = run(targets(100_000));
        run.subscribe(new Greedy(1, result -> {}));
        assertThat(run.done()).isCompletedWithValueMatching(end -> end.done() == 100_000);
    }

    @Test
    void whoCancelsInsideOnNextGetsNothingMore() {
        SweepRun run = run(targets(100));
        Greedy subscriber = new Greedy(50, result -> {}) {
            @Override
            public void onNext(SweepResult result) {
                super.onNext(result);
                given().cancel();
            }
        };
        run.subscribe(subscriber);
        assertThat(subscriber.results).hasValue(1);
        assertThat(subscriber.ended).hasValue(0);
        assertThat(run.done()).isCompleted();
    }

    @Test
    void anotherThreadMayCancelAnEndlessRun() throws Exception {
        SweepRun run = run(
                Stream.iterate(0, i -> i + 1).map(SweepPublisherTest::target).iterator());
        Greedy subscriber = new Greedy(1, result -> {
            if (result.number() == 1_000) {
                new Thread(run::cancel).start();
            }
        });
        Thread sweeping = new Thread(() -> run.subscribe(subscriber));
        sweeping.start();
        run.done().get(1, TimeUnit.MINUTES);
        sweeping.join(TimeUnit.MINUTES.toMillis(1));
        assertThat(sweeping.isAlive()).isFalse();
        assertThat(subscriber.ended).hasValue(0);
    }

    @Test
    void aSubscriberThatFailsIsToldNothingMoreAndTheRunSaysWhy() {
        for (Throwable failure : List.of(new IllegalStateException("full"), new AssertionError("no"))) {
            SweepRun run = run(targets(100));
            Greedy subscriber = new Greedy(100, result -> SweepPublisherTest.<RuntimeException>sneak(failure));
            run.subscribe(subscriber);
            assertThat(run.done()).isCompletedExceptionally();
            assertThat(run.done().handle((end, why) -> why).join()).cause().isSameAs(failure);
            assertThat(subscriber.results).hasValue(1);
            assertThat(subscriber.ended).hasValue(0);
        }
    }

    @Test
    void aSubscriberThatFailsAtItsBeginningOrEndLeavesNoRunOpen() {
        SweepRun first = run(targets(2));
        first.subscribe(new Greedy(1, result -> {}) {
            @Override
            public void onSubscribe(Flow.Subscription given) {
                throw new IllegalStateException("not today");
            }
        });
        assertThat(first.done()).isCompletedExceptionally();

        SweepRun second = run(targets(2));
        second.subscribe(new Greedy(5, result -> {}) {
            @Override
            public void onComplete() {
                throw new IllegalStateException("not today");
            }
        });
        assertThat(second.done()).isCompletedWithValueMatching(end -> end.done() == 2);
    }

    @Test
    void anIteratorThatFailsEndsTheRunWithItsReason() {
        SweepRun run = run(Stream.iterate(0, i -> i + 1)
                .map(i -> {
                    if (i == 3) {
                        throw new IllegalStateException("the list is gone");
                    }
                    return target(i);
                })
                .iterator());
        run.subscribe(seen);
        seen.subscription().request(100);
        assertThat(seen.failure).hasMessage("the list is gone");
        assertThat(run.done()).isCompletedExceptionally();
    }

    @Test
    void whatAPublisherGaveBeforeItFailedIsAnswered() {
        SubmissionPublisher<FleetLine> lines = new SubmissionPublisher<>(Runnable::run, 16);
        SweepRun run = run(Source.of(lines, 8), Runnable::run);
        run.subscribe(seen);
        lines.submit(new FleetLine(7, target(7)));
        lines.closeExceptionally(new IllegalStateException("the list is gone"));
        seen.subscription().request(5);
        assertThat(seen.numbers()).containsExactly(7L);
        assertThat(seen.failure).hasMessage("the list is gone");
    }

    @Test
    void aPublisherThatBreaksTheRulesLeavesNoRunOpen() {
        SweepRun refusing = run(
                Source.of(
                        subscriber -> {
                            throw new IllegalStateException("no");
                        },
                        8),
                Runnable::run);
        refusing.subscribe(seen);
        assertThat(refusing.done()).isCompletedExceptionally();

        AtomicInteger cancelled = new AtomicInteger();
        SweepRun twice = run(
                Source.of(
                        subscriber -> {
                            subscriber.onSubscribe(new Upstream(() -> {
                                throw new IllegalStateException("not to be cancelled");
                            }));
                            subscriber.onSubscribe(new Upstream(cancelled::incrementAndGet));
                        },
                        8),
                Runnable::run);
        twice.forEach(result -> {});
        assertThat(cancelled).hasValue(1);
        twice.cancel();
        assertThat(twice.done()).isCompleted();
    }

    @Test
    void anExecutorThatTakesNothingEndsTheRun() {
        SweepRun run = run(Source.of(targets(3)), task -> {
            throw new RejectedExecutionException("closed");
        });
        run.subscribe(seen);
        assertThat(seen.failure).isInstanceOf(RejectedExecutionException.class);
        assertThat(run.done()).isCompletedExceptionally();
    }

    private static SweepRun run(Iterator<FleetTarget> targets) {
        return run(Source.of(targets), Runnable::run);
    }

    /** Looks that end at once. */
    private static SweepRun run(Source source, Executor executor) {
        Sweep.Plan plan =
                new Sweep.Plan(Depth.REACH, Edge.CLOUDFLARE, SslMode.FULL, 443, 4, 8, Duration.ofSeconds(5), executor);
        return new SweepRun(source, new PromptLook(), plan, ProberHealth::unwatched, new ManualTime());
    }

    private static Iterator<FleetTarget> targets(int count) {
        return IntStream.range(0, count).mapToObj(SweepPublisherTest::target).iterator();
    }

    private static FleetTarget target(int i) {
        return FleetTarget.parse("shop.example,127." + (i >> 16 & 255) + "." + (i >> 8 & 255) + "." + (i & 255));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
    }

    private record Upstream(Runnable whenCancelled) implements Flow.Subscription {
        @Override
        public void request(long more) {}

        @Override
        public void cancel() {
            whenCancelled.run();
        }
    }

    private static final class PromptLook implements Look {
        @Override
        public CompletableFuture<SweepResult> at(long number, FleetTarget target) {
            return CompletableFuture.completedFuture(new SweepResult(
                    number, target, Depth.REACH, SweepResult.Finding.inconclusive(null, ""), List.of(), null, null));
        }

        @Override
        public Object key(FleetTarget target) {
            return target;
        }
    }

    /** Asks for so many at once, and for one more with each that it gets. */
    private static class Greedy implements Flow.Subscriber<SweepResult> {
        final AtomicInteger results = new AtomicInteger();
        final AtomicInteger ended = new AtomicInteger();
        private final long first;
        private final Consumer<SweepResult> then;
        private Flow.@Nullable Subscription given;

        Greedy(long first, Consumer<SweepResult> then) {
            this.first = first;
            this.then = then;
        }

        Flow.Subscription given() {
            return Objects.requireNonNull(given);
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            given = subscription;
            subscription.request(first);
        }

        @Override
        public void onNext(SweepResult result) {
            results.incrementAndGet();
            then.accept(result);
            given().request(1);
        }

        @Override
        public void onError(Throwable cause) {
            ended.incrementAndGet();
        }

        @Override
        public void onComplete() {
            ended.incrementAndGet();
        }
    }
}

package dev.origindoctor.fleet;

import dev.origindoctor.fleet.Networks.Pending;
import dev.origindoctor.probe.ProberHealth;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a {@link Sweep}: a publisher for one subscriber, which is sent results as they come and as fast as it asks
 * for them. While it does not ask, a bounded number of looks ends and no further one begins.
 */
public final class SweepRun implements Flow.Publisher<SweepResult> {
    private static final Logger LOG = LoggerFactory.getLogger(SweepRun.class);

    private final Source source;
    private final Sweep.Plan plan;
    private final Time time;
    private final long beganNanos;
    private final Throttle throttle;
    private final Looks looks;
    private final Delivery delivery = new Delivery(new Wishes());
    private final Consumer<SweepResult> answers = delivery::add;
    private final Turns turns;
    private final CompletableFuture<SweepProgress> done = new CompletableFuture<>();
    private long takenTargets;
    private volatile boolean ticking;
    private volatile boolean cancelled;
    private volatile @Nullable Throwable broken;
    private volatile SweepProgress progress;

    SweepRun(Source source, Look look, Sweep.Plan plan, Supplier<ProberHealth> health, Time time) {
        this.source = source;
        this.plan = plan;
        this.time = time;
        this.beganNanos = time.nanos();
        this.throttle = new Throttle(health, plan.inFlight(), beganNanos);
        this.turns = new Turns(plan.executor(), this::round, this::breaks);
        this.looks = new Looks(look, plan, throttle, time, turns::call);
        this.progress = snapshot();
    }

    /** How far it has come; may be asked from any thread. */
    public SweepProgress progress() {
        return progress;
    }

    /** Ends with the run: when everything was delivered, when it was cancelled, or with what broke it. */
    public CompletableFuture<SweepProgress> done() {
        return done.copy();
    }

    /** Ends what is under way; nothing is delivered any more. */
    public void cancel() {
        cancelled = true;
        turns.call();
    }

    /** Runs to the end, telling {@code consumer} of each result; it is called by one thread at a time. */
    public CompletableFuture<SweepProgress> forEach(Consumer<? super SweepResult> consumer) {
        subscribe(new Flow.Subscriber<SweepResult>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(SweepResult result) {
                consumer.accept(result);
            }

            @Override
            public void onError(Throwable cause) {}

            @Override
            public void onComplete() {}
        });
        return done();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super SweepResult> newcomer) {
        if (delivery.isFor(newcomer)) {
            beginSource();
            turns.call();
        }
    }

    private void beginSource() {
        try {
            source.begin(turns::call);
        } catch (RuntimeException e) {
            breaks(e);
        }
    }

    private final class Wishes implements Delivery.Sender {
        @Override
        public void wanted() {
            turns.call();
        }

        @Override
        public void cancel() {
            SweepRun.this.cancel();
        }

        @Override
        public void failed(RuntimeException why) {
            breaks(why);
            turns.call();
        }
    }

    private void breaks(Throwable why) {
        broken = why;
    }

    private void round() {
        if (!done.isDone() && !delivery.isBeingIntroduced()) {
            step();
            progress = snapshot();
            end();
        }
    }

    /** Whatever goes wrong in it ends the run, which would else wait for ever. */
    private void step() {
        try {
            looks.land(answers);
            deliver();
            looks.makeRoom();
            while (hasRoom() && beginNext()) {
                looks.land(answers);
            }
            deliver();
            if (goesOn() && isQuiet() && !delivery.isWanted()) {
                lookAhead();
            }
            wakeLater();
        } catch (RuntimeException | Error e) {
            breaks(e);
        }
    }

    private boolean goesOn() {
        return !cancelled && broken == null;
    }

    private void deliver() {
        boolean more = goesOn();
        while (more) {
            more = delivery.deliverOne() && goesOn();
        }
    }

    private boolean hasRoom() {
        return goesOn() && delivery.isWanted() && looks.haveRoom() && looks.open() + delivery.waiting() < plan.held();
    }

    /** Takes a target that nobody asked for yet: whether that was all is told without being asked for. */
    private void lookAhead() {
        FleetLine line = source.poll();
        if (line != null) {
            takenTargets++;
            looks.first(line);
        }
    }

    /** Whether there was a target to go on with. */
    private boolean beginNext() {
        Pending pending = looks.waitingNext();
        if (pending == null) {
            FleetLine line = source.poll();
            if (line == null) {
                return false;
            }
            takenTargets++;
            pending = new Pending(line, 1);
        }
        looks.begin(pending, answers);
        return true;
    }

    private void wakeLater() {
        if (!ticking && looks.areHeldUp()) {
            ticking = true;
            time.later(this::tick, Slots.PATIENCE.dividedBy(4));
        }
    }

    private void tick() {
        ticking = false;
        turns.call();
    }

    private void end() {
        Throwable failure = broken;
        if (cancelled) {
            leave();
            delivery.forget();
            done.complete(progress);
        } else if (failure != null) {
            leave();
            finish(failure);
        } else if (source.exhausted() && isQuiet()) {
            finish(source.failure());
        }
    }

    private boolean isQuiet() {
        return looks.underWay() == 0 && looks.waiting() == 0 && delivery.waiting() == 0;
    }

    private void leave() {
        try {
            source.cancel();
        } catch (RuntimeException e) {
            LOG.warn("the source of targets could not be cancelled: {}", e.toString());
        }
        looks.cancelAll();
    }

    private void finish(@Nullable Throwable failure) {
        if (failure == null) {
            done.complete(progress);
        } else {
            done.completeExceptionally(failure);
        }
        delivery.end(failure);
    }

    private SweepProgress snapshot() {
        return new SweepProgress(
                takenTargets,
                delivery.delivered(),
                looks.underWay(),
                looks.hanging(),
                looks.waiting(),
                throttle.limit(),
                throttle.limited(),
                Duration.ofNanos(time.nanos() - beganNanos));
    }
}

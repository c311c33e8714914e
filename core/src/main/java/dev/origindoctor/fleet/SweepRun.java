package dev.origindoctor.fleet;

import dev.origindoctor.fleet.Networks.Lane;
import dev.origindoctor.fleet.Networks.Pending;
import dev.origindoctor.probe.ProberHealth;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of a {@link Sweep}: a publisher for one subscriber, which is sent results as they come and as fast as it asks
 * for them. While it does not ask, a bounded number of looks ends and no further one begins.
 */
public final class SweepRun implements Flow.Publisher<SweepResult> {
    private static final int MOST_ATTEMPTS = 3;

    private final Source source;
    private final Look look;
    private final Sweep.Plan plan;
    private final Time time;
    private final long beganNanos;
    private final Throttle throttle;
    private final Slots slots;
    private final Networks networks;
    private final Shared shared;
    private final Delivery delivery = new Delivery(new Wishes());
    private final Turns turns;
    private final CompletableFuture<SweepProgress> done = new CompletableFuture<>();
    private final Queue<Flight> landed = new ConcurrentLinkedQueue<>();
    private long takenTargets;
    private volatile boolean ticking;
    private volatile boolean cancelled;
    private volatile @Nullable Throwable broken;
    private volatile SweepProgress progress;

    SweepRun(Source source, Look look, Sweep.Plan plan, Supplier<ProberHealth> health, Time time) {
        this.source = source;
        this.look = look;
        this.plan = plan;
        this.time = time;
        this.beganNanos = time.nanos();
        this.throttle = new Throttle(health, plan.inFlight(), beganNanos);
        this.slots = new Slots(throttle, plan.open());
        this.networks = new Networks(plan.perNetwork());
        this.shared = new Shared(plan.depth() != Depth.FULL);
        this.turns = new Turns(plan.executor(), this::round);
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
            source.begin(turns::call);
            turns.call();
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
        public void misused(IllegalArgumentException why) {
            broken = why;
            turns.call();
        }
    }

    private void round() {
        if (!done.isDone()) {
            step();
            progress = snapshot();
            end();
        }
    }

    private void step() {
        try {
            land();
            deliver();
            slots.makeRoom(time.nanos());
            while (hasRoom() && beginNext()) {
                land();
            }
            deliver();
            if (goesOn() && isQuiet() && !delivery.isWanted()) {
                lookAhead();
            }
            wakeLater();
        } catch (RuntimeException e) {
            broken = e;
        }
    }

    private void land() {
        for (Flight flight = landed.poll(); flight != null; flight = landed.poll()) {
            slots.free(flight);
            networks.leave(flight.lane);
            shared.landed(flight);
            if (flight.spoiled() && flight.pending.attempt() < MOST_ATTEMPTS && !cancelled) {
                throttle.trouble();
                networks.again(new Pending(flight.pending.line(), flight.pending.attempt() + 1));
                flight.followers().forEach(line -> networks.again(new Pending(line, 1)));
            } else {
                answer(flight);
            }
        }
    }

    private void answer(Flight flight) {
        SweepResult result = flight.answer(plan.depth());
        delivery.add(result);
        flight.followers().forEach(line -> delivery.add(result.forTarget(line.number(), line.target())));
        if (flight.wasMade() && !flight.spoiled()) {
            shared.remember(flight.key, result, time.nanos());
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
        int held = slots.underWay() + shared.following() + delivery.waiting() + networks.waiting();
        return goesOn() && delivery.isWanted() && slots.hasRoom() && held < plan.held();
    }

    /** Takes a target that nobody asked for yet: whether that was all is told without being asked for. */
    private void lookAhead() {
        FleetLine line = source.poll();
        if (line != null) {
            takenTargets++;
            networks.again(new Pending(line, 1));
        }
    }

    /** Whether there was a target to go on with. */
    private boolean beginNext() {
        Pending pending = networks.next();
        if (pending == null) {
            FleetLine line = source.poll();
            if (line == null) {
                return false;
            }
            takenTargets++;
            pending = new Pending(line, 1);
        }
        begin(pending);
        return true;
    }

    private void begin(Pending pending) {
        FleetLine line = pending.line();
        Object key = look.key(line.target());
        SweepResult known = shared.known(key, time.nanos());
        if (known != null) {
            delivery.add(known.forTarget(line.number(), line.target()));
            return;
        }
        if (shared.follow(key, line)) {
            return;
        }
        Lane lane = networks.enter(pending);
        if (lane != null) {
            Flight flight = new Flight(pending, key, lane, time.nanos());
            slots.take(flight);
            shared.begun(flight);
            flight.begin(looking(line), () -> {
                landed.add(flight);
                turns.call();
            });
        }
    }

    private CompletableFuture<SweepResult> looking(FleetLine line) {
        try {
            return look.at(line.number(), line.target());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void wakeLater() {
        if (!ticking && slots.isHeldUp()) {
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
            done.complete(progress);
        } else if (failure != null) {
            leave();
            finish(failure);
        } else if (source.exhausted() && isQuiet()) {
            finish(source.failure());
        }
    }

    private boolean isQuiet() {
        return slots.underWay() == 0 && networks.waiting() == 0 && delivery.waiting() == 0;
    }

    private void leave() {
        source.cancel();
        slots.cancelAll();
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
                slots.underWay(),
                slots.hanging(),
                networks.waiting(),
                throttle.limit(),
                throttle.limited(),
                Duration.ofNanos(time.nanos() - beganNanos));
    }
}

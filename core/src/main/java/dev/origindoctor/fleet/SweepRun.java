package dev.origindoctor.fleet;

import dev.origindoctor.fleet.Networks.Lane;
import dev.origindoctor.fleet.Networks.Pending;
import dev.origindoctor.fleet.SweepResult.Finding;
import dev.origindoctor.probe.ProberHealth;
import dev.origindoctor.taxonomy.Layer;
import dev.origindoctor.taxonomy.LocalFault;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of a {@link Sweep}: a publisher for one subscriber, which is sent results as they come and as fast as it asks
 * for them. While it does not ask, a bounded number of looks ends and no further one begins.
 */
public final class SweepRun implements Flow.Publisher<SweepResult> {
    /** A look that has not answered by then gives up its slot and goes on waiting in the larger room. */
    private static final Duration PATIENCE = Duration.ofMillis(400);

    private static final int MOST_ATTEMPTS = 3;

    private final Source source;
    private final Look look;
    private final Sweep.Plan plan;
    private final Time time;
    private final long beganNanos;
    private final Throttle throttle;
    private final Networks networks;
    private final Shared shared;
    private final CompletableFuture<SweepProgress> done = new CompletableFuture<>();
    private final AtomicBoolean taken = new AtomicBoolean();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicLong demand = new AtomicLong();
    private final Queue<Flight> landed = new ConcurrentLinkedQueue<>();
    private final ArrayDeque<Flight> prompt = new ArrayDeque<>();
    private final Set<Flight> underWay = new HashSet<>();
    private final ArrayDeque<SweepResult> ready = new ArrayDeque<>();
    private volatile Flow.@Nullable Subscriber<? super SweepResult> subscriber;
    private int hanging;
    private long takenTargets;
    private long delivered;
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
        this.networks = new Networks(plan.perNetwork());
        this.shared = new Shared(plan.depth() != Depth.FULL);
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
        drain();
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
        if (!taken.compareAndSet(false, true)) {
            newcomer.onSubscribe(new Refused());
            newcomer.onError(new IllegalStateException("a sweep's run has one subscriber"));
            return;
        }
        subscriber = newcomer;
        newcomer.onSubscribe(new Asked());
        source.begin(this::drain);
        drain();
    }

    private final class Asked implements Flow.Subscription {
        @Override
        public void request(long more) {
            if (more < 1) {
                broken = new IllegalArgumentException("request: " + more + " (expected 1 or more)");
            } else {
                demand.accumulateAndGet(more, (had, added) -> had + added < 0 ? Long.MAX_VALUE : had + added);
            }
            drain();
        }

        @Override
        public void cancel() {
            SweepRun.this.cancel();
        }
    }

    private static final class Refused implements Flow.Subscription {
        @Override
        public void request(long more) {}

        @Override
        public void cancel() {}
    }

    /** Lets one thread at a time move things on; whoever calls meanwhile makes it go round once more. */
    private void drain() {
        if (calls.getAndIncrement() == 0) {
            plan.executor().execute(this::goRound);
        }
    }

    private void goRound() {
        int seen = calls.get();
        do {
            if (!done.isDone()) {
                step();
                progress = snapshot();
                end();
            }
            seen = calls.addAndGet(-seen);
        } while (seen != 0);
    }

    private void step() {
        try {
            land();
            deliver();
            makeRoom();
            while (hasRoom() && beginNext()) {
                land();
            }
            deliver();
            wakeLater();
        } catch (RuntimeException e) {
            broken = e;
        }
    }

    private void land() {
        for (Flight flight = landed.poll(); flight != null; flight = landed.poll()) {
            underWay.remove(flight);
            flight.landed = true;
            hanging -= flight.hanging ? 1 : 0;
            networks.leave(flight.lane);
            shared.landed(flight);
            if (isProbersOwn(flight) && flight.pending.attempt() < MOST_ATTEMPTS && !cancelled) {
                throttle.trouble();
                networks.again(new Pending(flight.pending.line(), flight.pending.attempt() + 1));
                flight.followers().forEach(line -> networks.again(new Pending(line, 1)));
            } else {
                answer(flight);
            }
        }
    }

    private void answer(Flight flight) {
        SweepResult result = flight.result == null ? refused(flight) : flight.result;
        ready.add(result);
        flight.followers().forEach(line -> ready.add(result.forTarget(line.number(), line.target())));
        if (!isProbersOwn(flight) && flight.result != null) {
            shared.remember(flight.key, result, time.nanos());
        }
    }

    /** What cannot be asked is said so in its place; a bug is not hidden in a result. */
    private SweepResult refused(Flight flight) {
        Throwable cause = flight.failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (!(cause instanceof IllegalArgumentException wrong)) {
            throw new IllegalStateException("a look failed", cause);
        }
        FleetLine line = flight.pending.line();
        String why = String.valueOf(wrong.getMessage());
        return new SweepResult(
                line.number(),
                line.target(),
                plan.depth(),
                Finding.inconclusive(null, "not probed"),
                List.of(),
                null,
                why);
    }

    private static boolean isProbersOwn(Flight flight) {
        return flight.result != null
                && flight.result.finding().fault() instanceof LocalFault fault
                && fault.layer() == Layer.LOCAL
                && fault != LocalFault.NOT_PERMITTED
                && fault != LocalFault.NO_ROUTE;
    }

    private void deliver() {
        Flow.Subscriber<? super SweepResult> to = subscriber;
        while (to != null && !ready.isEmpty() && demand.get() > 0 && !cancelled && broken == null) {
            demand.decrementAndGet();
            delivered++;
            to.onNext(ready.remove());
        }
    }

    private void makeRoom() {
        long now = time.nanos();
        for (Flight oldest = prompt.peek(); oldest != null; oldest = prompt.peek()) {
            boolean late = now - oldest.startedNanos >= PATIENCE.toNanos();
            if (!oldest.landed && !late) {
                break;
            }
            prompt.remove();
            if (!oldest.landed) {
                oldest.hanging = true;
                hanging++;
            }
        }
        throttle.adjust(now, isFull());
    }

    private boolean isFull() {
        return underWay.size() - hanging >= throttle.limit();
    }

    private boolean hasRoom() {
        int held = underWay.size() + shared.following() + ready.size() + networks.waiting();
        boolean askedFor = demand.get() > 0 && !cancelled && broken == null;
        return askedFor && !isFull() && underWay.size() < plan.open() && held < plan.held();
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
            ready.add(known.forTarget(line.number(), line.target()));
            return;
        }
        if (shared.follow(key, line)) {
            return;
        }
        Lane lane = networks.enter(pending);
        if (lane != null) {
            Flight flight = new Flight(pending, key, lane, time.nanos());
            underWay.add(flight);
            prompt.add(flight);
            shared.begun(flight);
            flight.begin(looking(line), () -> {
                landed.add(flight);
                drain();
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

    /** Slots that hanging looks hold become free by the passing of time alone. */
    private void wakeLater() {
        if (!ticking && !prompt.isEmpty() && isFull()) {
            ticking = true;
            time.later(this::tick, PATIENCE.dividedBy(4));
        }
    }

    private void tick() {
        ticking = false;
        drain();
    }

    private void end() {
        Flow.Subscriber<? super SweepResult> to = subscriber;
        Throwable failure = broken;
        boolean quiet = underWay.isEmpty() && networks.waiting() == 0 && ready.isEmpty();
        if (cancelled) {
            leave();
            done.complete(progress);
        } else if (failure != null && to != null) {
            leave();
            finish(failure, to);
        } else if (source.exhausted() && quiet && to != null) {
            finish(source.failure(), to);
        }
    }

    private void leave() {
        source.cancel();
        List.copyOf(underWay).forEach(Flight::cancel);
    }

    private void finish(@Nullable Throwable failure, Flow.Subscriber<? super SweepResult> to) {
        if (failure == null) {
            done.complete(progress);
            to.onComplete();
        } else {
            done.completeExceptionally(failure);
            to.onError(failure);
        }
    }

    private SweepProgress snapshot() {
        return new SweepProgress(
                takenTargets,
                delivered,
                underWay.size(),
                hanging,
                networks.waiting(),
                throttle.limit(),
                throttle.limited(),
                Duration.ofNanos(time.nanos() - beganNanos));
    }
}

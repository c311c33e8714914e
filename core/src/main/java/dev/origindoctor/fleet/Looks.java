package dev.origindoctor.fleet;

import dev.origindoctor.fleet.Networks.Lane;
import dev.origindoctor.fleet.Networks.Pending;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The looks of one run: which may begin, which answer serves several targets, and what is looked at again because the
 * prober's own machine spoiled it. Used by one thread at a time; looks may end on any.
 */
final class Looks {
    private static final int MOST_ATTEMPTS = 3;

    private final Look look;
    private final Depth depth;
    private final Time time;
    private final Runnable ended;
    private final Throttle throttle;
    private final Slots slots;
    private final Networks networks;
    private final Shared shared;
    private final Queue<Flight> landed = new ConcurrentLinkedQueue<>();

    /** {@code ended} is run whenever a look has ended, on whatever thread that is. */
    Looks(Look look, Sweep.Plan plan, Throttle throttle, Time time, Runnable ended) {
        this.look = look;
        this.depth = plan.depth();
        this.time = time;
        this.ended = ended;
        this.throttle = throttle;
        this.slots = new Slots(throttle, plan.open());
        this.networks = new Networks(plan.perNetwork());
        this.shared = new Shared(depth != Depth.FULL);
    }

    /** Begins a look at the target, or lets it have the answer of another one; {@code known} gets one that is there. */
    void begin(Pending pending, Consumer<SweepResult> known) {
        FleetLine line = pending.line();
        Object key = look.key(line.target());
        SweepResult fresh = shared.known(key, time.nanos());
        if (fresh != null) {
            known.accept(fresh.forTarget(line.number(), line.target()));
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
                ended.run();
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

    /** Goes on with this target before anything new. */
    void first(FleetLine line) {
        networks.again(new Pending(line, 1));
    }

    /** A target that was taken and can go on now. */
    @Nullable
    Pending waitingNext() {
        return networks.next();
    }

    /** Takes in the looks that have ended; what there is to answer goes to {@code answers}. */
    void land(Consumer<SweepResult> answers) {
        for (Flight flight = landed.poll(); flight != null; flight = landed.poll()) {
            slots.free(flight);
            networks.leave(flight.lane);
            shared.landed(flight);
            if (flight.spoiled() && flight.pending.attempt() < MOST_ATTEMPTS) {
                throttle.trouble();
                networks.again(new Pending(flight.pending.line(), flight.pending.attempt() + 1));
                flight.followers().forEach(this::first);
            } else {
                answer(flight, answers);
            }
        }
    }

    private void answer(Flight flight, Consumer<SweepResult> answers) {
        SweepResult result = flight.answer(depth);
        answers.accept(result);
        flight.followers().forEach(line -> answers.accept(result.forTarget(line.number(), line.target())));
        if (flight.wasMade() && !flight.spoiled()) {
            shared.remember(flight.key, result, time.nanos());
        }
    }

    /** Lets those that hang give up their slots. */
    void makeRoom() {
        slots.makeRoom(time.nanos());
    }

    /** Whether one more may begin. */
    boolean haveRoom() {
        return slots.hasRoom();
    }

    /** Whether room will come by the passing of time alone. */
    boolean areHeldUp() {
        return slots.isHeldUp();
    }

    int underWay() {
        return slots.underWay();
    }

    int hanging() {
        return slots.hanging();
    }

    /** How many targets were taken and wait for their network's turn. */
    int waiting() {
        return networks.waiting();
    }

    /** How many targets were taken and have no answer yet. */
    int open() {
        return slots.underWay() + shared.following() + networks.waiting();
    }

    void cancelAll() {
        slots.cancelAll();
    }
}

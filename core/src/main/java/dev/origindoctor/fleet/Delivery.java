package dev.origindoctor.fleet;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Results on their way to the one subscriber, who is sent no more than it asks for. */
final class Delivery {
    /** Whom the subscriber's wishes concern; called on whatever thread they are made. */
    interface Sender {
        /** It wants more than before. */
        void wanted();

        /** It wants nothing any more. */
        void cancel();

        /** It asks for what cannot be asked for, or fails itself. */
        void failed(RuntimeException why);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final Sender sender;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final AtomicLong demand = new AtomicLong();
    private final ArrayDeque<SweepResult> ready = new ArrayDeque<>();
    private volatile Flow.@Nullable Subscriber<? super SweepResult> subscriber;
    private volatile boolean introducing;
    private long delivered;

    Delivery(Sender sender) {
        this.sender = sender;
    }

    /** Whether this is the first who wants the results; another one is told that there is one already. */
    boolean isFor(Flow.Subscriber<? super SweepResult> newcomer) {
        Objects.requireNonNull(newcomer, "subscriber");
        if (!taken.compareAndSet(false, true)) {
            newcomer.onSubscribe(new Refused());
            newcomer.onError(new IllegalStateException("a sweep's run has one subscriber"));
            return false;
        }
        introducing = true;
        try {
            newcomer.onSubscribe(new Asked());
            subscriber = newcomer;
        } catch (RuntimeException e) {
            sender.failed(e);
        } finally {
            introducing = false;
        }
        return true;
    }

    /** Whether the subscriber hears of its subscription at this moment, and nothing else before it has (rule 1.3). */
    boolean isBeingIntroduced() {
        return introducing;
    }

    void add(SweepResult result) {
        ready.add(result);
    }

    /** How many results wait to be asked for. */
    int waiting() {
        return ready.size();
    }

    /** How many results were delivered. */
    long delivered() {
        return delivered;
    }

    /** Whether more is asked for. */
    boolean isWanted() {
        return demand.get() > 0;
    }

    /** Delivers the next one, where there is one and it is asked for. Who throws is told nothing more (rule 2.13). */
    boolean deliverOne() {
        Flow.Subscriber<? super SweepResult> to = subscriber;
        if (to == null || ready.isEmpty() || !isWanted()) {
            return false;
        }
        demand.decrementAndGet();
        delivered++;
        try {
            to.onNext(ready.remove());
        } catch (RuntimeException | Error e) {
            subscriber = null;
            throw e;
        }
        return true;
    }

    /** Nobody is told anything any more (rule 3.13). */
    void forget() {
        subscriber = null;
    }

    /** Tells that nothing more will come, for this reason if there is one. */
    void end(@Nullable Throwable failure) {
        Flow.Subscriber<? super SweepResult> to = subscriber;
        if (to == null) {
            return;
        }
        try {
            if (failure == null) {
                to.onComplete();
            } else {
                to.onError(failure);
            }
        } catch (RuntimeException e) {
            LOG.warn("a sweep's subscriber failed when told of the end: {}", e.toString());
        }
    }

    private final class Asked implements Flow.Subscription {
        @Override
        public void request(long more) {
            if (more < 1) {
                sender.failed(new IllegalArgumentException("request: " + more + " (expected 1 or more)"));
                return;
            }
            demand.accumulateAndGet(more, (had, added) -> had + added < 0 ? Long.MAX_VALUE : had + added);
            sender.wanted();
        }

        @Override
        public void cancel() {
            sender.cancel();
        }
    }

    private static final class Refused implements Flow.Subscription {
        @Override
        public void request(long more) {}

        @Override
        public void cancel() {}
    }
}

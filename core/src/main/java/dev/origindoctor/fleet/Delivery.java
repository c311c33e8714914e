package dev.origindoctor.fleet;

import java.util.ArrayDeque;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Results on their way to the one subscriber, who is sent no more than it asks for. */
final class Delivery {
    /** Whom the subscriber's wishes concern; called on whatever thread they are made. */
    interface Sender {
        /** It wants more than before. */
        void wanted();

        /** It wants nothing any more. */
        void cancel();

        /** It asks for what cannot be asked for. */
        void misused(IllegalArgumentException why);
    }

    private final Sender sender;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final AtomicLong demand = new AtomicLong();
    private final ArrayDeque<SweepResult> ready = new ArrayDeque<>();
    private volatile Flow.@Nullable Subscriber<? super SweepResult> subscriber;
    private long delivered;

    Delivery(Sender sender) {
        this.sender = sender;
    }

    /** Whether this is the first who wants the results; another one is told that there is one already. */
    boolean isFor(Flow.Subscriber<? super SweepResult> newcomer) {
        if (!taken.compareAndSet(false, true)) {
            newcomer.onSubscribe(new Refused());
            newcomer.onError(new IllegalStateException("a sweep's run has one subscriber"));
            return false;
        }
        subscriber = newcomer;
        newcomer.onSubscribe(new Asked());
        return true;
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

    /** Delivers the next one, where there is one and it is asked for. */
    boolean deliverOne() {
        Flow.Subscriber<? super SweepResult> to = subscriber;
        if (to == null || ready.isEmpty() || !isWanted()) {
            return false;
        }
        demand.decrementAndGet();
        delivered++;
        to.onNext(ready.remove());
        return true;
    }

    /** Tells that nothing more will come, for this reason if there is one. */
    void end(@Nullable Throwable failure) {
        Flow.Subscriber<? super SweepResult> to = subscriber;
        if (to == null) {
            return;
        }
        if (failure == null) {
            to.onComplete();
        } else {
            to.onError(failure);
        }
    }

    private final class Asked implements Flow.Subscription {
        @Override
        public void request(long more) {
            if (more < 1) {
                sender.misused(new IllegalArgumentException("request: " + more + " (expected 1 or more)"));
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

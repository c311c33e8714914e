package dev.origindoctor.fleet;

import java.util.Iterator;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Where the targets come from. Asked by one thread at a time. */
abstract class Source {
    /** The next target, or null where there is none at the moment. */
    @Nullable
    abstract FleetLine poll();

    /** Whether there will never be another one. */
    abstract boolean exhausted();

    /** Why there will be no more, where that is a failure. */
    @Nullable
    Throwable failure() {
        return null;
    }

    /** Begins; {@code arrived} is run when something has changed. */
    void begin(Runnable arrived) {}

    void cancel() {}

    static Source of(Iterator<FleetTarget> targets) {
        return new OfIterator(targets);
    }

    static Source of(Flow.Publisher<FleetLine> lines, int ahead) {
        return new OfPublisher(lines, ahead);
    }

    private static final class OfIterator extends Source {
        private final Iterator<FleetTarget> targets;
        private long taken;
        private boolean ended;

        OfIterator(Iterator<FleetTarget> targets) {
            this.targets = targets;
        }

        @Override
        @Nullable
        FleetLine poll() {
            if (ended || !targets.hasNext()) {
                ended = true;
                return null;
            }
            return new FleetLine(++taken, targets.next());
        }

        @Override
        boolean exhausted() {
            return ended;
        }
    }

    /** Asks its publisher for a few more than are being looked at, and again for each one taken. */
    private static final class OfPublisher extends Source implements Flow.Subscriber<FleetLine> {
        private final Flow.Publisher<FleetLine> lines;
        private final int ahead;
        private final Queue<FleetLine> arrived = new ConcurrentLinkedQueue<>();
        private Runnable wake = () -> {};
        private int taken;
        private volatile Flow.@Nullable Subscription upstream;
        private volatile boolean ended;
        private volatile boolean cancelled;
        private volatile @Nullable Throwable failure;

        OfPublisher(Flow.Publisher<FleetLine> lines, int ahead) {
            this.lines = lines;
            this.ahead = ahead;
        }

        @Override
        void begin(Runnable arrivedSomething) {
            wake = arrivedSomething;
            lines.subscribe(this);
        }

        @Override
        @Nullable
        FleetLine poll() {
            FleetLine line = arrived.poll();
            Flow.Subscription asked = upstream;
            if (line != null && asked != null && ++taken * 2 >= ahead) {
                asked.request(taken);
                taken = 0;
            }
            return line;
        }

        @Override
        boolean exhausted() {
            return ended && arrived.isEmpty();
        }

        @Override
        @Nullable
        Throwable failure() {
            return failure;
        }

        @Override
        void cancel() {
            cancelled = true;
            if (upstream != null) {
                upstream.cancel();
            }
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            if (upstream != null) {
                subscription.cancel();
                return;
            }
            upstream = subscription;
            if (cancelled) {
                subscription.cancel();
            } else {
                subscription.request(ahead);
            }
        }

        @Override
        public void onNext(FleetLine line) {
            arrived.add(Objects.requireNonNull(line, "line"));
            wake.run();
        }

        @Override
        public void onError(Throwable cause) {
            failure = cause;
            ended = true;
            wake.run();
        }

        @Override
        public void onComplete() {
            ended = true;
            wake.run();
        }
    }
}

package dev.origindoctor.cli.sweep;

import dev.origindoctor.fleet.SweepResult;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Results on their way from the prober's threads to the one that writes them. As many are asked for as fit, and more as
 * they are taken, so that a slow reader of standard output slows the sweep down and not the event loops.
 */
final class Arrivals implements Flow.Subscriber<SweepResult> {
    private static final int AHEAD = 2_000;

    private final BlockingQueue<SweepResult> results = new LinkedBlockingQueue<>();
    private volatile Flow.@Nullable Subscription subscription;
    private int takenSince;

    /** The next result; null where none comes within {@code millis}. Called by one thread alone. */
    @Nullable
    SweepResult next(long millis) throws InterruptedException {
        SweepResult result = results.poll(millis, TimeUnit.MILLISECONDS);
        Flow.Subscription asked = subscription;
        if (result != null && asked != null && ++takenSince * 2 >= AHEAD) {
            asked.request(takenSince);
            takenSince = 0;
        }
        return result;
    }

    boolean isEmpty() {
        return results.isEmpty();
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(AHEAD);
    }

    @Override
    public void onNext(SweepResult result) {
        results.add(result);
    }

    /** The run's own future tells it. */
    @Override
    public void onError(Throwable cause) {}

    @Override
    public void onComplete() {}
}

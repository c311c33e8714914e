package dev.origindoctor.fleet;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A subscriber that keeps what it gets, and asks when a test says so. */
final class Collected implements Flow.Subscriber<SweepResult> {
    final List<SweepResult> results = new CopyOnWriteArrayList<>();
    private Flow.@Nullable Subscription subscription;
    volatile boolean completed;
    volatile @Nullable Throwable failure;

    Flow.Subscription subscription() {
        if (subscription == null) {
            throw new IllegalStateException("not subscribed");
        }
        return subscription;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
    }

    @Override
    public void onNext(SweepResult result) {
        results.add(result);
    }

    @Override
    public void onError(Throwable cause) {
        failure = cause;
    }

    @Override
    public void onComplete() {
        completed = true;
    }

    List<Long> numbers() {
        return results.stream().map(SweepResult::number).toList();
    }
}

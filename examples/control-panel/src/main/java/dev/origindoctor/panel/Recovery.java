package dev.origindoctor.panel;

import dev.origindoctor.diagnosis.Diagnosis;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks at a site again and again until it was healthy twice in a row: "confirm that it is fixed". */
public final class Recovery extends Live {
    private static final int ENOUGH = 2;
    private static final int MOST_LOOKS = 200;

    private final Doctors doctors;
    private final Duration pause;
    private final Consumer<Diagnosis> told;
    private final Runnable whenOver;
    private volatile int healthyInARow;
    private final AtomicInteger looks = new AtomicInteger();

    private Recovery(
            String id, Site site, Doctors doctors, Duration pause, Consumer<Diagnosis> told, Runnable whenOver) {
        super(id, site);
        this.doctors = doctors;
        this.pause = pause;
        this.told = told;
        this.whenOver = whenOver;
    }

    /**
     * Begins one.
     *
     * @param pause the time between two looks
     * @param told of every look
     * @param whenOver told at the end
     */
    static Recovery begin(
            String id, Site site, Doctors doctors, Duration pause, Consumer<Diagnosis> told, Runnable whenOver) {
        Recovery recovery = new Recovery(id, site, doctors, pause, told, whenOver);
        recovery.look();
        return recovery;
    }

    /** Whether the site was healthy often enough to say that it is mended. */
    public boolean confirmed() {
        return healthyInARow >= ENOUGH;
    }

    private void look() {
        CompletableFuture<Diagnosis> look = doctors.diagnose(site(), site().glance(), seen -> {});
        working(look);
        look.whenComplete(this::looked);
    }

    private void looked(@Nullable Diagnosis diagnosis, @Nullable Throwable failure) {
        int number = looks.incrementAndGet();
        if (diagnosis != null) {
            healthyInARow = diagnosis.verdict().healthy() ? healthyInARow + 1 : 0;
            told.accept(diagnosis);
            add(words -> words.look(number, diagnosis));
        }
        if (failure != null || confirmed() || number == MOST_LOOKS) {
            whenOver.run();
            end();
            return;
        }
        CompletableFuture<Void> next = new CompletableFuture<>();
        working(next);
        next.completeOnTimeout(null, pause.toMillis(), TimeUnit.MILLISECONDS);
        next.whenComplete((now, cancelled) -> {
            if (cancelled == null) {
                look();
            } else {
                whenOver.run();
            }
        });
    }
}

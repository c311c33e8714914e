package dev.origindoctor.panel;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.watch.Look;
import dev.origindoctor.watch.Status;
import dev.origindoctor.watch.Watch;
import dev.origindoctor.watch.WatchEvent;
import dev.origindoctor.watch.WatchRun;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A watch over one site until it is held to be healthy: "confirm that it is fixed". */
public final class Confirmation extends Live {
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final int MOST_LOOKS = 200;

    private final AtomicInteger looks = new AtomicInteger();
    private volatile boolean fixed;

    private Confirmation(String id, Site site) {
        super(id, site);
    }

    /**
     * Begins one.
     *
     * @param look makes a look
     * @param whenOver told at the end, before anybody else is
     */
    static Confirmation begin(String id, Site site, Supplier<CompletableFuture<Diagnosis>> look, Runnable whenOver) {
        Confirmation confirmation = new Confirmation(id, site);
        WatchRun run = Watch.of(look).every(EVERY).jitter(0).untilHealthy().start(confirmation::told);
        confirmation.endedBy(run::stop);
        run.done().whenComplete((state, failure) -> {
            confirmation.fixed = state != null && state.status() == Status.HEALTHY;
            whenOver.run();
            confirmation.end();
        });
        return confirmation;
    }

    /** Whether the site was healthy often enough to say that it is mended. */
    public boolean fixed() {
        return fixed;
    }

    private void told(WatchEvent event) {
        if (event instanceof WatchEvent.Looked looked) {
            Look look = looked.look();
            int number = looks.incrementAndGet();
            add(words -> words.look(number, look));
            if (number == MOST_LOOKS) {
                cancel();
            }
        }
    }
}

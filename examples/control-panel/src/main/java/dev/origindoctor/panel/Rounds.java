package dev.origindoctor.panel;

import dev.origindoctor.diagnosis.Diagnosis;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Glances at every site now and then, a few at a time, so that the list can show how they fare. */
final class Rounds {
    private static final int AT_ONCE = 4;
    private final SiteBook sites;
    private final Doctors doctors;
    private final Map<String, SiteState> states = new ConcurrentHashMap<>();
    private final Queue<Site> waiting = new ArrayDeque<>();
    private int underWay;

    Rounds(SiteBook sites, Doctors doctors) {
        this.sites = sites;
        this.doctors = doctors;
    }

    /** Begins, and comes again at this interval. */
    void begin(ScheduledExecutorService scheduler, Duration interval) {
        scheduler.scheduleWithFixedDelay(this::round, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    Optional<SiteState> state(Site site) {
        return Optional.ofNullable(states.get(site.id()));
    }

    /** What somebody else has just seen of the site. */
    void saw(Site site, Diagnosis diagnosis) {
        states.put(site.id(), new SiteState(diagnosis.verdict(), diagnosis.startedAt()));
    }

    private void round() {
        synchronized (this) {
            if (waiting.isEmpty()) {
                waiting.addAll(sites.all());
            }
        }
        more();
    }

    private void more() {
        Site site;
        while ((site = next()) != null) {
            glance(site);
        }
    }

    private synchronized @org.jspecify.annotations.Nullable Site next() {
        if (underWay == AT_ONCE || waiting.isEmpty()) {
            return null;
        }
        underWay++;
        return waiting.remove();
    }

    private void glance(Site site) {
        CompletableFuture<Diagnosis> glance = doctors.diagnose(site, site.glance(), seen -> {});
        // Not on the prober's thread: a refused target fails at once, and the next glance would be a call deeper.
        glance.whenCompleteAsync((diagnosis, failure) -> {
            if (diagnosis != null) {
                saw(site, diagnosis);
            }
            synchronized (this) {
                underWay--;
            }
            more();
        });
    }
}

package dev.origindoctor.panel;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.watch.Look;
import dev.origindoctor.watch.Watch;
import dev.origindoctor.watch.WatchEvent;
import dev.origindoctor.watch.WatchRules;
import dev.origindoctor.watch.WatchRun;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A watch over every site, so that the list can show how they fare. */
final class Lookout implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);
    private static final Duration EVERY = Duration.ofSeconds(30);

    /** Whoever has just seen a site fail would not believe a list that calls it well; to be well again takes two looks. */
    private static final WatchRules RULES = new WatchRules(2, 1, Duration.ofDays(14));

    private static final class Post {
        private volatile @Nullable Look last;
        private volatile @Nullable WatchRun run;
    }

    private final Doctors doctors;
    private final Map<String, Post> posts = new ConcurrentHashMap<>();

    Lookout(Doctors doctors) {
        this.doctors = doctors;
    }

    /** Begins to watch the site. */
    void watch(Site site) {
        Post post = new Post();
        if (posts.putIfAbsent(site.id(), post) != null) {
            return;
        }
        WatchRun run = Watch.of(() -> doctors.glance(site))
                .every(EVERY)
                .rules(RULES)
                .start(event -> {
                    if (event instanceof WatchEvent.Looked looked) {
                        post.last = looked.look();
                    }
                });
        post.run = run;
        run.done().whenComplete((state, failure) -> {
            if (failure != null) {
                LOG.warn("site {} is watched no more: {}", site.id(), failure.toString());
            }
        });
    }

    /** How the site fares; empty before the first look at it. */
    Optional<SiteState> state(Site site) {
        Post post = posts.get(site.id());
        Look last = post == null ? null : post.last;
        WatchRun run = post == null ? null : post.run;
        return last == null || run == null ? Optional.empty() : Optional.of(new SiteState(run.state(), last));
    }

    /** What somebody else has just seen of the site. */
    void saw(Site site, Diagnosis diagnosis) {
        Post post = posts.get(site.id());
        WatchRun run = post == null ? null : post.run;
        if (run != null) {
            run.saw(diagnosis);
        }
    }

    @Override
    public void close() {
        posts.values().forEach(post -> {
            WatchRun run = post.run;
            if (run != null) {
                run.stop();
            }
        });
    }
}

package dev.origindoctor.panel;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What goes on and what went on, a bounded number for each site. An embedder keeps this in its own store. */
final class History {
    private static final int KEPT = 20;
    private final Map<String, Deque<Live>> bySite = new ConcurrentHashMap<>();
    private final Map<String, Live> byId = new ConcurrentHashMap<>();

    void keep(Live live) {
        byId.put(live.id(), live);
        Deque<Live> shelf = bySite.computeIfAbsent(live.site().id(), empty -> new ArrayDeque<>());
        synchronized (shelf) {
            shelf.addFirst(live);
            if (shelf.size() > KEPT) {
                oldestThatIsOver(shelf).ifPresent(oldest -> {
                    shelf.remove(oldest);
                    byId.remove(oldest.id());
                });
            }
        }
    }

    private static Optional<Live> oldestThatIsOver(Deque<Live> newestFirst) {
        return newestFirst.stream().filter(Live::over).reduce((newer, older) -> older);
    }

    Optional<Live> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The diagnoses of a site, newest first. */
    List<Visit> visits(Site site) {
        Deque<Live> shelf = bySite.get(site.id());
        if (shelf == null) {
            return List.of();
        }
        synchronized (shelf) {
            return shelf.stream()
                    .filter(Visit.class::isInstance)
                    .map(Visit.class::cast)
                    .toList();
        }
    }

    /** Ends what nobody looks at any more. */
    void endAbandoned(Duration patience) {
        byId.values().stream()
                .filter(live -> !live.over() && live.abandoned(patience))
                .forEach(Live::cancel);
    }

    void endAll() {
        byId.values().forEach(Live::cancel);
    }
}

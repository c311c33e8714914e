package dev.origindoctor.fleet;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One look for many origins: those that ask for what is being looked at wait for its answer, and for a few seconds the
 * answer is still good. Bounded. Used by one thread at a time.
 */
final class Shared {
    private static final int REMEMBERED = 4_096;
    private static final Duration GOOD_FOR = Duration.ofSeconds(5);

    private record Known(SweepResult result, long atNanos) {}

    private final boolean remembers;
    private final Map<Object, Flight> flights = new HashMap<>();
    private final Map<Object, Known> recent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Known> eldest) {
            return size() > REMEMBERED;
        }
    };
    private int following;

    Shared(boolean remembers) {
        this.remembers = remembers;
    }

    void begun(Flight flight) {
        flights.put(flight.key, flight);
    }

    void landed(Flight flight) {
        flights.remove(flight.key, flight);
        following -= flight.followers().size();
    }

    /** Whether somebody is looking at the same already, and this one gets the answer too. */
    boolean follow(Object key, FleetLine line) {
        Flight flight = flights.get(key);
        if (flight == null) {
            return false;
        }
        flight.follow(line);
        following++;
        return true;
    }

    /** How many targets wait for another one's answer. */
    int following() {
        return following;
    }

    void remember(Object key, SweepResult result, long now) {
        if (remembers) {
            recent.put(key, new Known(result, now));
        }
    }

    /** An answer that is still good. */
    @Nullable
    SweepResult known(Object key, long now) {
        Known known = recent.get(key);
        return known != null && now - known.atNanos() < GOOD_FOR.toNanos() ? known.result() : null;
    }
}

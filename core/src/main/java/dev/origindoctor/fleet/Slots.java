package dev.origindoctor.fleet;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The looks under way. Slots go to those that answer soon; who has not answered for a while gives its slot up and goes on
 * waiting in the larger room. Used by one thread at a time.
 */
final class Slots {
    /** How long a look may keep its slot without an answer. */
    static final Duration PATIENCE = Duration.ofMillis(400);

    /** Where the prober itself is late, many a look hangs by its fault: another in its place would make it later still. */
    private static final int TIMES_IF_LATE_ITSELF = 5;

    private final Throttle throttle;
    private final int most;
    private final ArrayDeque<Flight> prompt = new ArrayDeque<>();
    private final Set<Flight> underWay = new HashSet<>();
    private int hanging;

    Slots(Throttle throttle, int most) {
        this.throttle = throttle;
        this.most = most;
    }

    void take(Flight flight) {
        underWay.add(flight);
        prompt.add(flight);
    }

    void free(Flight flight) {
        underWay.remove(flight);
        flight.landed = true;
        hanging -= flight.hanging ? 1 : 0;
    }

    /** Moves whoever hangs, and lets the prober's state say how many slots there are. */
    void makeRoom(long now) {
        long patience = PATIENCE.toNanos() * (throttle.limited() ? TIMES_IF_LATE_ITSELF : 1);
        for (Flight oldest = prompt.peek(); oldest != null; oldest = prompt.peek()) {
            boolean late = now - oldest.startedNanos >= patience;
            if (!oldest.landed && !late) {
                break;
            }
            prompt.remove();
            if (!oldest.landed) {
                oldest.hanging = true;
                hanging++;
            }
        }
        throttle.adjust(now, isFull());
    }

    boolean isFull() {
        return underWay.size() - hanging >= throttle.limit();
    }

    /** Whether one more may begin. */
    boolean hasRoom() {
        return !isFull() && underWay.size() < most;
    }

    /** Whether slots will become free by the passing of time alone. */
    boolean isHeldUp() {
        return isFull() && !prompt.isEmpty();
    }

    int underWay() {
        return underWay.size();
    }

    int hanging() {
        return hanging;
    }

    void cancelAll() {
        List.copyOf(underWay).forEach(Flight::cancel);
    }
}

package dev.origindoctor.fleet;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the looks that are under way in one network (a /24 or a /48) few, so that a network which swallows everything
 * holds up itself and nobody else. Loopback is no network. Used by one thread at a time.
 */
final class Networks {
    private static final Lane OPEN = new Lane(0, Integer.MAX_VALUE);

    private final Map<Long, Lane> lanes = new HashMap<>();
    private final ArrayDeque<Pending> next = new ArrayDeque<>();
    private final int each;
    private int waiting;

    Networks(int each) {
        this.each = each;
    }

    /** A target on its way to its first or a further look. */
    record Pending(FleetLine line, int attempt) {}

    /** One network. */
    static final class Lane {
        private final long key;
        private final int room;
        private final ArrayDeque<Pending> waiting = new ArrayDeque<>(0);
        private int inside;

        Lane(long key, int room) {
            this.key = key;
            this.room = room;
        }
    }

    /** A place in the target's network; null where there is none, and the target waits for one. */
    @Nullable
    Lane enter(Pending pending) {
        Lane lane = lane(pending.line().target());
        if (lane == OPEN) {
            return lane;
        }
        if (lane.inside < lane.room) {
            lane.inside++;
            return lane;
        }
        lane.waiting.add(pending);
        waiting++;
        return null;
    }

    /** Gives the place back; who waited longest for it is next. */
    void leave(Lane lane) {
        if (lane == OPEN) {
            return;
        }
        lane.inside--;
        Pending head = lane.waiting.poll();
        if (head != null) {
            waiting--;
            next.add(head);
        } else if (lane.inside == 0) {
            lanes.remove(lane.key);
        }
    }

    /** Goes on with this one before anything new is taken. */
    void again(Pending pending) {
        next.add(pending);
    }

    /** Who can go on now. */
    @Nullable
    Pending next() {
        return next.poll();
    }

    /** How many targets were taken and have to wait. */
    int waiting() {
        return waiting + next.size();
    }

    private Lane lane(FleetTarget target) {
        InetAddress address = target.address() == null ? target.host().address().orElse(null) : target.address();
        if (address == null || address.isLoopbackAddress()) {
            return OPEN;
        }
        return lanes.computeIfAbsent(network(address.getAddress()), key -> new Lane(key, each));
    }

    /** The leading three bytes, or six, told apart by a mark. */
    private static long network(byte[] address) {
        int length = address.length == 4 ? 3 : 6;
        long bits = length;
        for (int i = 0; i < length; i++) {
            bits = bits << 8 | (address[i] & 0xff);
        }
        return bits;
    }
}

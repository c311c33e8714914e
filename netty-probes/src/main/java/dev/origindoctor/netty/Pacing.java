package dev.origindoctor.netty;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Lets probes of one address, and of one network (a /24 or a /48), begin only as fast as kernels answer. Linux sends
 * one peer about one ICMP message a second after a burst of six; who asks faster sees silence instead of the answer. A
 * probe holds a place in both lanes while it connects, and gives it back at once unless an ICMP message may have been
 * spent on it. So healthy and closed ports are slowed down by nothing but the number of connections being opened at
 * once. Loopback has no such limit.
 */
final class Pacing {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int MANY_LANES = 1024;

    /** Runs something later. */
    interface Scheduler {
        void schedule(Runnable task, long nanos);
    }

    private final LongSupplier clock;
    private final Scheduler scheduler;
    private final Map<Key, Lane> lanes = new HashMap<>();
    private int sweepAt = MANY_LANES;

    Pacing(LongSupplier clock, Scheduler scheduler) {
        this.clock = clock;
        this.scheduler = scheduler;
    }

    /** A turn to probe the address, to be taken; {@code begin} runs once it has come. */
    Turn turn(InetAddress address, Runnable begin) {
        return new Turn(Key.of(address), begin);
    }

    /** How many addresses and networks are remembered. */
    synchronized int remembered() {
        return lanes.size();
    }

    /** Takes every free place on the turn's way; true once it has them all. */
    private synchronized boolean advance(Turn turn) {
        sweep();
        while (turn.passed < turn.way.length) {
            Lane lane = lane(turn.way[turn.passed]);
            if (!lane.isFree(clock.getAsLong())) {
                lane.waiting.add(turn);
                wakeLater(lane);
                return false;
            }
            lane.inside++;
            turn.passed++;
        }
        return true;
    }

    private Lane lane(Key key) {
        return lanes.computeIfAbsent(key, missing -> new Lane(missing, clock.getAsLong()));
    }

    private void end(Turn turn, Spent spent) {
        List<Turn> ready = new ArrayList<>();
        synchronized (this) {
            if (turn.ended) {
                return;
            }
            turn.ended = true;
            if (turn.passed < turn.way.length) {
                lane(turn.way[turn.passed]).waiting.remove(turn);
            }
            for (int i = turn.passed - 1; i >= 0; i--) {
                Lane lane = lane(turn.way[i]);
                lane.leave(i == 0 ? spent != Spent.NOTHING : spent == Spent.OF_NETWORK, clock.getAsLong());
                admitWaiting(lane, ready);
            }
        }
        ready.forEach(next -> next.begin.run());
    }

    private void wake(Lane lane) {
        List<Turn> ready = new ArrayList<>();
        synchronized (this) {
            lane.wakes = false;
            admitWaiting(lane, ready);
        }
        ready.forEach(next -> next.begin.run());
    }

    private void admitWaiting(Lane lane, List<Turn> ready) {
        while (!lane.waiting.isEmpty() && lane.isFree(clock.getAsLong())) {
            Turn next = lane.waiting.remove();
            lane.inside++;
            next.passed++;
            if (advance(next)) {
                ready.add(next);
            }
        }
        if (lane.isIdle(clock.getAsLong())) {
            lanes.remove(lane.key, lane);
        } else if (!lane.waiting.isEmpty()) {
            wakeLater(lane);
        }
    }

    /** No timer runs but for a turn that waits; who is inside wakes the others by leaving. */
    private void wakeLater(Lane lane) {
        long left = lane.regainedAt - clock.getAsLong();
        if (!lane.wakes && left > 0) {
            lane.wakes = true;
            scheduler.schedule(() -> wake(lane), (left - 1) % SECOND + 1);
        }
    }

    /** Lanes that only remember what was spent are forgotten in bulk. */
    private void sweep() {
        if (lanes.size() >= sweepAt) {
            long now = clock.getAsLong();
            lanes.values().removeIf(lane -> lane.isIdle(now));
            sweepAt = Math.max(MANY_LANES, 2 * lanes.size());
        }
    }

    /** One probe's way through its address's lane, then its network's. */
    final class Turn {
        private final Key[] way;
        private final Runnable begin;
        private int passed;
        private boolean ended;

        private Turn(Key[] way, Runnable begin) {
            this.way = way;
            this.begin = begin;
        }

        /** Begins at once, or as soon as nothing stands against it any more. */
        void take() {
            if (advance(this)) {
                begin.run();
            }
        }

        /** Frees the places, or the place in the queue. A second call is harmless. */
        void end(Spent spent) {
            Pacing.this.end(this, spent);
        }
    }

    /** Those who are or wait inside one address or network. */
    private static final class Lane {
        private final Key key;
        private final ArrayDeque<Turn> waiting = new ArrayDeque<>(0);
        private int inside;
        private long regainedAt;
        private boolean wakes;

        Lane(Key key, long now) {
            this.key = key;
            this.regainedAt = now;
        }

        boolean isFree(long now) {
            return inside + spent(now) < key.burst();
        }

        boolean isIdle(long now) {
            return inside == 0 && waiting.isEmpty() && spent(now) == 0;
        }

        void leave(boolean spentOne, long now) {
            inside--;
            if (spentOne) {
                regainedAt = (spent(now) == 0 ? now : regainedAt) + SECOND;
            }
        }

        private long spent(long now) {
            return regainedAt <= now ? 0 : (regainedAt - now + SECOND - 1) / SECOND;
        }
    }

    /** The leading bytes of an address. */
    private static final class Key {
        private final byte[] bytes;
        private final int burst;

        private Key(byte[] bytes, int burst) {
            this.bytes = bytes;
            this.burst = burst;
        }

        static Key[] of(InetAddress address) {
            if (address.isLoopbackAddress()) {
                return new Key[0];
            }
            byte[] bytes = address.getAddress();
            byte[] network = Arrays.copyOf(bytes, bytes.length == 4 ? 3 : 6);
            return new Key[] {new Key(bytes, 6), new Key(network, 12)};
        }

        int burst() {
            return burst;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(bytes, key.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }
}

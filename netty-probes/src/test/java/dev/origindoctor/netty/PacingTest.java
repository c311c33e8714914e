package dev.origindoctor.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.origin.Addresses;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PacingTest {
    private long now;
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private final Pacing pacing = new Pacing(() -> now, (task, nanos) -> timers.add(new Timer(now + nanos, task)));
    private final List<String> begun = new ArrayList<>();

    private record Timer(long at, Runnable task) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            return Long.compare(at, other.at);
        }
    }

    @Test
    void sixBeginAtOnceAndTheNextWhenOneEnds() {
        List<Pacing.Turn> turns = enter("198.18.0.1", 8);
        assertThat(begun).hasSize(6);
        turns.get(3).end(Spent.NOTHING);
        assertThat(begun).hasSize(7);
        turns.get(0).end(Spent.NOTHING);
        assertThat(begun).hasSize(8);
    }

    @Test
    void spentMessagesAreRegainedOneASecond() {
        enter("198.18.0.1", 6).forEach(turn -> turn.end(Spent.OF_ADDRESS));
        enter("198.18.0.1", 3);
        assertThat(begun).hasSize(6);
        pass(1000);
        assertThat(begun).hasSize(7);
        pass(2000);
        assertThat(begun).hasSize(9);
    }

    @Test
    void aNetworkTakesTwelve() {
        for (int host = 1; host <= 5; host++) {
            enter("198.18.0." + host, 3);
        }
        assertThat(begun).hasSize(12);
        enter("198.18.1.1", 3);
        assertThat(begun).hasSize(15);
    }

    @Test
    void aRoutersMessagesCountForItsWholeNetwork() {
        for (int host = 1; host <= 12; host++) {
            enter("2001:db8:1::" + host, 1).get(0).end(Spent.OF_NETWORK);
        }
        enter("2001:db8:1:ffff::1", 1);
        enter("2001:db8:2::1", 1);
        assertThat(begun).hasSize(13).endsWith("2001:db8:2::1");
        pass(1000);
        assertThat(begun).hasSize(14).endsWith("2001:db8:1:ffff::1");
    }

    @Test
    void whoGivesUpWaitingLeavesTheQueue() {
        List<Pacing.Turn> turns = enter("198.18.0.1", 8);
        turns.get(6).end(Spent.NOTHING);
        turns.get(6).end(Spent.NOTHING);
        turns.get(0).end(Spent.NOTHING);
        assertThat(begun).hasSize(7);
        turns.get(7).end(Spent.NOTHING);
        turns.forEach(turn -> turn.end(Spent.NOTHING));
        assertThat(pacing.remembered()).isZero();
        assertThat(timers).isEmpty();
    }

    @Test
    void loopbackIsNotPaced() {
        enter("127.0.0.1", 100);
        enter("::1", 100);
        assertThat(begun).hasSize(200);
    }

    @Test
    void whatWasSpentLongAgoIsForgotten() {
        for (int i = 0; i < 5000; i++) {
            enter("10." + i % 250 + "." + i / 250 + ".1", 1).get(0).end(Spent.OF_NETWORK);
            now += TimeUnit.MILLISECONDS.toNanos(10);
        }
        assertThat(pacing.remembered()).isLessThan(2500);
    }

    private List<Pacing.Turn> enter(String address, int times) {
        InetAddress parsed = Addresses.parse(address).orElseThrow();
        List<Pacing.Turn> turns = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Pacing.Turn turn = pacing.turn(parsed, () -> begun.add(address));
            turns.add(turn);
            turn.take();
        }
        return turns;
    }

    private void pass(long millis) {
        long end = now + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!timers.isEmpty() && timers.peek().at() <= end) {
            Timer timer = timers.remove();
            now = timer.at();
            timer.task().run();
        }
        now = end;
    }
}

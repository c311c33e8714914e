package dev.origindoctor.panel;

import java.time.Duration;

/**
 * How much anybody gets.
 *
 * @param underWay how many diagnoses and waits one customer may have under way
 * @param burst how many a customer may begin at once after a rest
 * @param refill how long it takes until one more may be begun
 * @param requestsPerSecond how many requests one address may make, on the average
 * @param connections how many connections there may be in all
 * @param streams how many of them may be open event streams
 * @param patience how long something goes on when nobody looks at it
 */
public record Limits(
        int underWay,
        int burst,
        Duration refill,
        int requestsPerSecond,
        int connections,
        int streams,
        Duration patience) {
    /** What suits a small panel. */
    public static Limits usual() {
        return new Limits(3, 10, Duration.ofSeconds(3), 50, 2_000, 500, Duration.ofSeconds(10));
    }

    /** The same with as many diagnoses and requests as anybody likes, for whoever measures. */
    public Limits unbounded() {
        int any = 1_000_000;
        return new Limits(any, any, Duration.ofNanos(1), any, connections, any, patience);
    }

    /** The same with other numbers of diagnoses. */
    public Limits diagnoses(int atOnce, int inABurst) {
        return new Limits(atOnce, inABurst, refill, requestsPerSecond, connections, streams, patience);
    }

    /** The same with another patience. */
    public Limits patience(Duration chosen) {
        return new Limits(underWay, burst, refill, requestsPerSecond, connections, streams, chosen);
    }
}

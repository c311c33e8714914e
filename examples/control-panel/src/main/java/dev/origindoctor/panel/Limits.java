package dev.origindoctor.panel;

import java.time.Duration;

/**
 * How much anybody gets.
 *
 * @param diagnoses of each customer
 * @param traffic of everybody
 * @param patience how long something goes on when nobody looks at it
 */
public record Limits(Diagnoses diagnoses, Traffic traffic, Duration patience) {
    /**
     * What one customer may have done.
     *
     * @param underWay how many diagnoses and waits may be under way
     * @param burst how many may be begun at once after a rest
     * @param refill how long it takes until one more may be begun
     */
    public record Diagnoses(int underWay, int burst, Duration refill) {}

    /**
     * What the door lets in.
     *
     * @param requestsPerSecond how many requests one address may make, on the average
     * @param connections how many connections there may be in all
     * @param connectionsEach how many of them one address may have, so that it leaves some to others
     * @param streams how many of them may be open event streams
     * @param wholeRequest within which time a request has to be there whole, and the next one begin
     */
    public record Traffic(
            int requestsPerSecond, int connections, int connectionsEach, int streams, Duration wholeRequest) {}

    /** What suits a small panel. */
    public static Limits usual() {
        return new Limits(
                new Diagnoses(3, 10, Duration.ofSeconds(3)),
                new Traffic(50, 2_000, 100, 500, Duration.ofSeconds(15)),
                Duration.ofSeconds(10));
    }

    /** The same with as many diagnoses, requests and connections as anybody likes, for whoever measures. */
    public Limits unbounded() {
        int any = 1_000_000;
        return new Limits(
                new Diagnoses(any, any, Duration.ofNanos(1)),
                new Traffic(any, any, any, any, traffic.wholeRequest()),
                patience);
    }

    /** The same with other numbers of diagnoses. */
    public Limits diagnoses(int atOnce, int inABurst) {
        return diagnoses(atOnce, inABurst, diagnoses.refill());
    }

    /** The same with other numbers of diagnoses, and another time until one more may be begun. */
    public Limits diagnoses(int atOnce, int inABurst, Duration oneMore) {
        return new Limits(new Diagnoses(atOnce, inABurst, oneMore), traffic, patience);
    }

    /** The same with other traffic. */
    public Limits traffic(Traffic chosen) {
        return new Limits(diagnoses, chosen, patience);
    }

    /** The same with another patience. */
    public Limits patience(Duration chosen) {
        return new Limits(diagnoses, traffic, chosen);
    }
}

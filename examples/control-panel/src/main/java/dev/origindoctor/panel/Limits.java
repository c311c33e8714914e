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
 * @param connectionsEach how many of them one address may have, so that it leaves some to others
 * @param streams how many of them may be open event streams
 * @param wholeRequest within which time a request has to be there whole, and the next one begin
 * @param patience how long something goes on when nobody looks at it
 */
public record Limits(
        int underWay,
        int burst,
        Duration refill,
        int requestsPerSecond,
        int connections,
        int connectionsEach,
        int streams,
        Duration wholeRequest,
        Duration patience) {
    /** What suits a small panel. */
    public static Limits usual() {
        return new Limits(
                3, 10, Duration.ofSeconds(3), 50, 2_000, 100, 500, Duration.ofSeconds(15), Duration.ofSeconds(10));
    }

    /** The same with as many diagnoses and requests as anybody likes, for whoever measures. */
    public Limits unbounded() {
        int any = 1_000_000;
        return new Limits(any, any, Duration.ofNanos(1), any, connections, connections, any, wholeRequest, patience);
    }

    /** The same with other numbers of diagnoses. */
    public Limits diagnoses(int atOnce, int inABurst) {
        return new Limits(
                atOnce,
                inABurst,
                refill,
                requestsPerSecond,
                connections,
                connectionsEach,
                streams,
                wholeRequest,
                patience);
    }

    /** The same with another time until one more diagnosis may be begun. */
    public Limits refill(Duration chosen) {
        return new Limits(
                underWay,
                burst,
                chosen,
                requestsPerSecond,
                connections,
                connectionsEach,
                streams,
                wholeRequest,
                patience);
    }

    /** The same with another patience. */
    public Limits patience(Duration chosen) {
        return new Limits(
                underWay,
                burst,
                refill,
                requestsPerSecond,
                connections,
                connectionsEach,
                streams,
                wholeRequest,
                chosen);
    }

    /** The same with another time for a request. */
    public Limits wholeRequest(Duration chosen) {
        return new Limits(
                underWay, burst, refill, requestsPerSecond, connections, connectionsEach, streams, chosen, patience);
    }
}

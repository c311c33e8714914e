package dev.origindoctor.edge;

import dev.origindoctor.edge.EdgeTimer.WaitsFor;
import dev.origindoctor.edge.EdgeVerdict.Outcome;
import dev.origindoctor.edge.Reading.Plausibility;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.taxonomy.DnsFault;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.HttpFault;
import dev.origindoctor.taxonomy.TcpFault;
import dev.origindoctor.taxonomy.TlsFault;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tables read backwards: what an edge can have met when it showed this status. A status names no cause, and seldom
 * one fault alone; with the time it took, some readings fall away.
 *
 * @param edge who showed it
 * @param status what it showed
 * @param mode how the edge talks to the origin
 * @param latency how long the answer took, or null
 * @param readings every fault, in the order in which an edge would meet them
 */
public record StatusReading(
        Edge edge, int status, SslMode mode, @Nullable Duration latency, List<Reading> readings) {
    /** No edge that is known gives up sooner; a timeout that was not awaited is none. */
    private static final Duration NO_TIMER_IS_SHORTER = Duration.ofSeconds(1);

    public StatusReading {
        Objects.requireNonNull(edge, "edge");
        Objects.requireNonNull(mode, "mode");
        readings = List.copyOf(readings);
    }

    /** Reads a status whose latency nobody measured. */
    public static StatusReading of(Edge edge, int status, SslMode mode) {
        return of(edge, status, mode, null);
    }

    /** Reads a status that came after {@code latency}. */
    public static StatusReading of(Edge edge, int status, SslMode mode, @Nullable Duration latency) {
        Objects.requireNonNull(edge, "edge");
        Objects.requireNonNull(mode, "mode");
        if (status < 100 || status > 599) {
            throw new IllegalArgumentException("status: " + status + " (expected 100..599)");
        }
        List<Reading> readings = Fault.all().stream()
                .map(fault -> read(edge, status, mode, latency, fault))
                .toList();
        return new StatusReading(edge, status, mode, latency, readings);
    }

    /** The faults for which this edge shows this status. */
    public List<Reading> likely() {
        return with(Plausibility.LIKELY);
    }

    /** The faults that may hide behind it all the same. */
    public List<Reading> possible() {
        return with(Plausibility.POSSIBLE);
    }

    /** The faults that it rules out, as far as the edge was really asked under this mode. */
    public List<Reading> impossible() {
        return with(Plausibility.IMPOSSIBLE);
    }

    /** What does not add up, where the status has no likely reading although it is one of the edge's own. */
    public Optional<String> contradiction() {
        if (!contradictory()) {
            return Optional.empty();
        }
        return Optional.of(edge.title() + " shows " + status + " for nothing that it can have met"
                + (latency == null ? "" : " within " + latency.toMillis() + " ms") + " under " + mode.title()
                + ": another mode is set, or another origin was asked");
    }

    /** Whether the status has no likely reading although it is one of the edge's own. */
    public boolean contradictory() {
        return likely().isEmpty() && edge.statuses().contains(status);
    }

    private List<Reading> with(Plausibility wanted) {
        return readings.stream()
                .filter(reading -> reading.plausibility() == wanted)
                .toList();
    }

    private static Reading read(Edge edge, int status, SslMode mode, @Nullable Duration latency, Fault fault) {
        EdgeVerdict verdict = fault instanceof DnsFault ofTheOrigin
                ? edge.verdictForOriginName(ofTheOrigin)
                : edge.verdict(fault, mode);
        Plausibility plausibility = plausibility(edge, status, verdict);
        if (plausibility == Plausibility.IMPOSSIBLE) {
            return new Reading(fault, plausibility, whyNot(edge, verdict));
        }
        return latency == null
                ? new Reading(fault, plausibility, verdict.because())
                : inTime(edge, latency, new Reading(fault, plausibility, verdict.because()));
    }

    private static Plausibility plausibility(Edge edge, int status, EdgeVerdict verdict) {
        if (Objects.equals(verdict.status(), status)) {
            return Plausibility.LIKELY;
        }
        if (verdict.alsoSeen().contains(status)) {
            return Plausibility.POSSIBLE;
        }
        return switch (verdict.outcome()) {
            case PASSED_THROUGH -> passed(edge, status);
            case SERVED -> status < 400 ? Plausibility.POSSIBLE : Plausibility.IMPOSSIBLE;
            case ERROR, NOT_ASKED, NOT_THE_ORIGIN -> Plausibility.IMPOSSIBLE;
        };
    }

    /** An origin can send any error; the numbers that Cloudflare made up it seldom does. */
    private static Plausibility passed(Edge edge, int status) {
        if (status < 400) {
            return Plausibility.IMPOSSIBLE;
        }
        return edge.statuses().contains(status) ? Plausibility.POSSIBLE : Plausibility.LIKELY;
    }

    private static String whyNot(Edge edge, EdgeVerdict verdict) {
        return verdict.outcome() == Outcome.ERROR
                ? edge.title() + " shows " + verdict.status() + " for it"
                : verdict.because();
    }

    /** A timeout cannot come before its timer. */
    private static Reading inTime(Edge edge, Duration latency, Reading reading) {
        WaitsFor thing = waitedFor(reading.fault());
        if (thing == null) {
            return reading;
        }
        Optional<EdgeTimer> timer = edge.limits().timer(thing);
        Duration shortest = timer.map(EdgeTimer::shortest).orElse(NO_TIMER_IS_SHORTER);
        if (latency.compareTo(shortest) < 0) {
            return new Reading(reading.fault(), Plausibility.IMPOSSIBLE, tooSoon(latency, shortest));
        }
        boolean early = timer.isPresent() && latency.compareTo(timer.get().limit()) < 0;
        return early && timer.get().configurable()
                ? new Reading(
                        reading.fault(),
                        Plausibility.POSSIBLE,
                        "only with a shorter limit than " + seconds(timer.get().limit()))
                : reading;
    }

    private static @Nullable WaitsFor waitedFor(Fault fault) {
        if (fault == TcpFault.TIMED_OUT) {
            return WaitsFor.CONNECTION;
        }
        if (fault == TlsFault.TIMED_OUT) {
            return WaitsFor.HANDSHAKE;
        }
        return fault == HttpFault.TIMED_OUT ? WaitsFor.FIRST_BYTE : null;
    }

    private static String tooSoon(Duration latency, Duration shortest) {
        return "it came after " + latency.toMillis() + " ms, and such a timeout takes at least " + seconds(shortest);
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }
}

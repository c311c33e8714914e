package dev.origindoctor.watch;

import dev.origindoctor.diagnosis.Verdict.Conclusion;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a watch knows at one moment. A pure value: the next one follows from it and a {@link Look} by {@link
 * WatchRules}.
 *
 * @param status what the origin is held to be
 * @param since since when; for a broken one the first look that said so
 * @param broken the look that told of the present fault; null where it is not broken
 * @param flapping whether it comes and goes
 * @param streak how many looks in a row have contradicted the status
 * @param streakBegan when the first of them was
 * @param recent whether the last looks were healthy, oldest first; what could not be told is left out
 * @param certificateTold the end of the certificate that was warned about last
 */
public record WatchState(
        Status status,
        Instant since,
        @Nullable Look broken,
        boolean flapping,
        int streak,
        Instant streakBegan,
        List<Boolean> recent,
        @Nullable Instant certificateTold) {
    public WatchState {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(streakBegan, "streakBegan");
        recent = List.copyOf(recent);
    }

    /** Nothing is known yet. */
    public static WatchState unknown(Instant now) {
        return new WatchState(Status.UNKNOWN, now, null, false, 0, now, List.of(), null);
    }

    /** The share of the last looks that failed, 0 to 1. */
    public double failing() {
        return recent.isEmpty()
                ? 0
                : (double) recent.stream().filter(healthy -> !healthy).count() / recent.size();
    }

    /** How often the last looks went from one answer to the other. */
    int turns() {
        int turns = 0;
        for (int i = 1; i < recent.size(); i++) {
            turns += recent.get(i).equals(recent.get(i - 1)) ? 0 : 1;
        }
        return turns;
    }

    /** Whether the look says otherwise than the status. */
    boolean contradictedBy(Look look) {
        return look.conclusion() != Conclusion.INCONCLUSIVE
                && (look.healthy() ? status != Status.HEALTHY : status != Status.BROKEN);
    }

    WatchState with(Status next, Instant from, @Nullable Look look) {
        return new WatchState(next, from, look, flapping, 0, from, recent, certificateTold);
    }

    WatchState flapping(boolean now) {
        return new WatchState(status, since, broken, now, streak, streakBegan, recent, certificateTold);
    }

    WatchState streak(int length, Instant began) {
        return new WatchState(status, since, broken, flapping, length, began, recent, certificateTold);
    }

    WatchState recent(List<Boolean> looks) {
        return new WatchState(status, since, broken, flapping, streak, streakBegan, looks, certificateTold);
    }

    WatchState told(Instant certificateEnd) {
        return new WatchState(status, since, broken, flapping, streak, streakBegan, recent, certificateEnd);
    }
}

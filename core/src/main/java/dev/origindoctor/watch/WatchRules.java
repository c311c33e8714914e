package dev.origindoctor.watch;

import dev.origindoctor.diagnosis.Verdict.Conclusion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * When a watch changes its mind.
 *
 * @param rise how many healthy looks in a row make a broken origin healthy
 * @param fall how many broken ones make a healthy origin broken
 * @param certificateWarning how long before its end a certificate is warned about
 */
public record WatchRules(int rise, int fall, Duration certificateWarning) {
    private static final int REMEMBERED = 20;
    private static final int FLAPPING_FROM = 7;
    private static final int SETTLED_AT = 3;

    public WatchRules {
        if (rise < 1 || fall < 1) {
            throw new IllegalArgumentException("rise, fall: " + rise + ", " + fall + " (expected 1 or more)");
        }
        Objects.requireNonNull(certificateWarning, "certificateWarning");
    }

    /** Two in a row either way, and two weeks for a certificate. */
    public static WatchRules usual() {
        return new WatchRules(2, 2, Duration.ofDays(14));
    }

    /**
     * What is known after a look, and what there is to tell.
     *
     * @param state what is known
     * @param events what there is to tell, in order
     */
    public record Step(WatchState state, List<WatchEvent> events) {
        public Step {
            events = List.copyOf(events);
        }
    }

    /** Takes one look into account. What could not be told changes nothing, and breaks no row either. */
    public Step after(WatchState before, Look look) {
        List<WatchEvent> events = new ArrayList<>();
        events.add(new WatchEvent.Looked(look));
        WatchState state = before;
        if (look.conclusion() != Conclusion.INCONCLUSIVE) {
            state = flaps(remember(before, look), look, events);
            state = settle(state, look, events);
        }
        return new Step(certificate(state, look, events), events);
    }

    private static WatchState remember(WatchState state, Look look) {
        List<Boolean> recent = new ArrayList<>(state.recent());
        recent.add(look.healthy());
        return state.recent(recent.subList(Math.max(0, recent.size() - REMEMBERED), recent.size()));
    }

    private static WatchState flaps(WatchState state, Look look, List<WatchEvent> events) {
        if (!state.flapping() && state.turns() >= FLAPPING_FROM) {
            events.add(new WatchEvent.FlappingBegan(look.at(), state.failing()));
            return state.flapping(true);
        }
        return state;
    }

    private WatchState settle(WatchState before, Look look, List<WatchEvent> events) {
        WatchState state = change(before, look, events);
        if (state.flapping() && state.turns() <= SETTLED_AT) {
            events.add(new WatchEvent.FlappingEnded(look.at(), state.status()));
            return state.flapping(false);
        }
        return state;
    }

    private WatchState change(WatchState state, Look look, List<WatchEvent> events) {
        if (!state.contradictedBy(look)) {
            return same(state.streak(0, look.at()), look, events);
        }
        int streak = state.streak() + 1;
        Instant began = state.streak() == 0 ? look.at() : state.streakBegan();
        boolean enough =
                streak >= (look.healthy() ? rise : fall) || (state.status() == Status.UNKNOWN && !look.healthy());
        if (!enough) {
            return state.streak(streak, began);
        }
        if (!state.flapping()) {
            events.add(told(state, look, began));
        }
        return look.healthy() ? state.with(Status.HEALTHY, began, null) : state.with(Status.BROKEN, began, look);
    }

    private static WatchEvent told(WatchState state, Look look, Instant began) {
        if (!look.healthy()) {
            return new WatchEvent.Broke(look.at(), look);
        }
        return state.status() == Status.BROKEN
                ? new WatchEvent.Recovered(look.at(), Duration.between(state.since(), began))
                : new WatchEvent.Healthy(look.at());
    }

    private static WatchState same(WatchState state, Look look, List<WatchEvent> events) {
        Look broken = state.broken();
        if (look.healthy() || broken == null || sameFault(broken, look)) {
            return state;
        }
        if (!state.flapping()) {
            events.add(new WatchEvent.Changed(look.at(), look));
        }
        return new WatchState(
                state.status(),
                state.since(),
                look,
                state.flapping(),
                0,
                look.at(),
                state.recent(),
                state.certificateTold());
    }

    private static boolean sameFault(Look one, Look other) {
        return Objects.equals(one.fault(), other.fault()) && Objects.equals(one.status(), other.status());
    }

    /** A certificate is told of once, and its successor anew. */
    private WatchState certificate(WatchState state, Look look, List<WatchEvent> events) {
        Instant ends = look.certificateEnds();
        if (ends == null
                || ends.equals(state.certificateTold())
                || !ends.minus(certificateWarning).isBefore(look.at())) {
            return state;
        }
        events.add(new WatchEvent.CertificateEnds(look.at(), ends));
        return state.told(ends);
    }
}

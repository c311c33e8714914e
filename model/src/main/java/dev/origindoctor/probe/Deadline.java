package dev.origindoctor.probe;

import java.time.Duration;
import java.util.Objects;

/** The moment by which a whole diagnosis ends. Passed down to every probe; each asks it how much time is left. */
public final class Deadline {
    private final long endNanos;

    private Deadline(long endNanos) {
        this.endNanos = endNanos;
    }

    /**
     * A deadline {@code budget} from now.
     *
     * @throws IllegalArgumentException where the budget is not positive
     */
    public static Deadline after(Duration budget) {
        Objects.requireNonNull(budget, "budget");
        if (budget.isNegative() || budget.isZero()) {
            throw new IllegalArgumentException("budget: " + budget + " (expected more than nothing)");
        }
        return new Deadline(System.nanoTime() + budget.toNanos());
    }

    /** What is left; zero when it has passed. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
    }

    /** Whether no time is left. */
    public boolean passed() {
        return left().isZero();
    }

    /** This deadline, or one {@code step} from now where that is sooner: a probe's own limit inside the whole. */
    public Deadline within(Duration step) {
        Deadline sooner = after(step);
        return sooner.endNanos - endNanos < 0 ? sooner : this;
    }

    @Override
    public String toString() {
        return left().toMillis() + " ms left";
    }
}

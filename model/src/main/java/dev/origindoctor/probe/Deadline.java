package dev.origindoctor.probe;

import java.time.Duration;
import java.util.Objects;

/** The moment by which a whole diagnosis ends. Passed down to every probe; each asks it how much time is left. */
public final class Deadline {
    /** What counting in nanoseconds has room for, several times. */
    private static final Duration CENTURY = Duration.ofDays(36_525);

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
        return new Deadline(
                System.nanoTime() + moreThanNothing("budget", budget).toNanos());
    }

    /**
     * {@code length} itself, as a time that something may take.
     *
     * @throws IllegalArgumentException where it is not positive, or longer than a century
     */
    public static Duration moreThanNothing(String name, Duration length) {
        Objects.requireNonNull(length, name);
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException(name + ": " + length + " (expected more than nothing)");
        }
        if (length.compareTo(CENTURY) > 0) {
            throw new IllegalArgumentException(name + ": " + length + " (expected at most a century)");
        }
        return length;
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

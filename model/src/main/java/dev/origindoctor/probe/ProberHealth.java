package dev.origindoctor.probe;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How the prober itself is doing: what a fleet slows down by, and what makes a report suspect its own machine.
 *
 * @param inFlight how many connections and name questions are under way, those that wait for their turn included
 * @param loopLag how late the event loops' timers fired at worst during the last second or two; zero while nothing is
 *     under way
 * @param openDescriptors how many descriptors the process has open; null where that cannot be known
 * @param descriptorLimit how many it may have open; null where that cannot be known
 */
public record ProberHealth(
        int inFlight,
        Duration loopLag,
        @Nullable Long openDescriptors,
        @Nullable Long descriptorLimit) {
    public ProberHealth {
        Objects.requireNonNull(loopLag, "loopLag");
    }

    /** What is said by probes that do not watch themselves. */
    public static ProberHealth unwatched() {
        return new ProberHealth(0, Duration.ZERO, null, null);
    }

    /** How many more descriptors the process may open, where that is known. */
    public OptionalLong descriptorsLeft() {
        return openDescriptors == null || descriptorLimit == null
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, descriptorLimit - openDescriptors));
    }
}

package dev.origindoctor.host.service;

import dev.origindoctor.host.source.Quote;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How a unit of the service manager fares.
 *
 * @param unit its name, such as {@code nginx.service}
 * @param condition its state
 * @param since since when, or null where that is not known
 * @param properties what the manager says of it, under systemd's own names ({@code Result}, {@code NRestarts},
 *     {@code ExecMainStatus}, {@code IPAddressDeny} …), neutralised
 * @param quote where the state stands
 */
public record ServiceState(
        String unit, Condition condition, @Nullable Instant since, Map<String, String> properties, Quote quote) {
    /** The state of a unit, in one word. */
    public enum Condition {
        RUNNING,
        /** It ran to its end, and that is what it is for. */
        EXITED,
        STARTING,
        /** It failed and the manager waits to start it again. */
        RESTARTING,
        STOPPING,
        STOPPED,
        FAILED,
        MASKED,
        NOT_INSTALLED,
        UNKNOWN
    }

    public ServiceState {
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(condition, "condition");
        properties = Map.copyOf(properties);
        Objects.requireNonNull(quote, "quote");
    }

    /** A property's value, where it is known and not empty. */
    public Optional<String> property(String name) {
        return Optional.ofNullable(properties.get(name)).filter(value -> !value.isEmpty());
    }

    /** How often the manager started it again by itself, where that is known. */
    public OptionalInt restarts() {
        return property("NRestarts").filter(value -> value.matches("[0-9]{1,9}")).stream()
                .mapToInt(Integer::parseInt)
                .findFirst();
    }

    /** The networks whose packets the unit's own filter drops. */
    public List<String> deniedNetworks() {
        return property("IPAddressDeny").stream()
                .flatMap(value -> Arrays.stream(value.split("\\s+")))
                .toList();
    }
}

package dev.origindoctor.host.pressure;

import dev.origindoctor.host.source.Quote;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How full something is.
 *
 * @param kind what is measured
 * @param of whose it is: a process ({@code nginx[812]}) or a control group; empty for the machine
 * @param value how much, in the kind's unit
 * @param limit how much there can be, or null where there is no limit or it is not known
 * @param quote where this stands
 */
public record Gauge(
        GaugeKind kind, String of, double value, @Nullable Double limit, Quote quote) {
    public Gauge {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(of, "of");
        Objects.requireNonNull(quote, "quote");
    }

    /** The part of the limit that is used, 0 to 1 or a little more, where there is a limit. */
    public OptionalDouble share() {
        return limit == null || limit <= 0 ? OptionalDouble.empty() : OptionalDouble.of(value / limit);
    }
}

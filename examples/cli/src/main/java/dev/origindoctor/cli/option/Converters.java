package dev.origindoctor.cli.option;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.fleet.Depth;
import dev.origindoctor.origin.Place;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.origin.SslMode;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How options are read; what cannot be read is refused with what was expected. */
public final class Converters {
    private Converters() {}

    /** {@code 500ms}, {@code 5s}, {@code 2m}. */
    public static final class Durations implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            if (!text.matches("[0-9]{1,9}(ms|s|m)")) {
                throw new TypeConversionException("\"" + text + "\" is no duration (expected 500ms, 5s or 2m)");
            }
            long number = Long.parseLong(text.replaceAll("[a-z]", ""));
            return switch (text.replaceAll("[0-9]", "")) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                default -> Duration.ofMinutes(number);
            };
        }
    }

    /** An address, with a port or without. */
    public static final class Places implements ITypeConverter<Place> {
        @Override
        public Place convert(String text) {
            try {
                return Place.parse(text)
                        .orElseThrow(() -> new TypeConversionException(
                                "\"" + text + "\" is no address (expected ADDRESS or ADDRESS:PORT)"));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** An edge by its identifier. */
    public static final class Edges implements ITypeConverter<Edge> {
        @Override
        public Edge convert(String text) {
            return Edge.byId(text).orElseThrow(() -> unknown("edge", text, Edge.values(), Edge::id));
        }
    }

    /** An SSL mode by its identifier. */
    public static final class SslModes implements ITypeConverter<SslMode> {
        @Override
        public SslMode convert(String text) {
            return SslMode.byId(text).orElseThrow(() -> unknown("SSL mode", text, SslMode.values(), SslMode::id));
        }
    }

    /** How deep a sweep looks, by its identifier. */
    public static final class Depths implements ITypeConverter<Depth> {
        @Override
        public Depth convert(String text) {
            return Depth.byId(text).orElseThrow(() -> unknown("depth", text, Depth.values(), Depth::id));
        }
    }

    /** A scheme by its identifier. */
    public static final class Schemes implements ITypeConverter<Scheme> {
        @Override
        public Scheme convert(String text) {
            return Scheme.byId(text).orElseThrow(() -> unknown("scheme", text, Scheme.values(), Scheme::id));
        }
    }

    /** What says that no value has this identifier, and which ones there are. */
    public static <T> TypeConversionException unknown(String kind, String text, T[] values, Function<T, String> id) {
        String known = Arrays.stream(values).map(id).collect(Collectors.joining(", "));
        return new TypeConversionException("\"" + text + "\" is no " + kind + " (expected " + known + ")");
    }
}

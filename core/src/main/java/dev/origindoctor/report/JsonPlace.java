package dev.origindoctor.report;

import dev.origindoctor.origin.Addresses;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.taxonomy.Fault;
import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An object inside a document that is being read. What is not as expected is refused with its place named. */
final class JsonPlace {
    private final String path;
    private final Map<?, ?> fields;

    private JsonPlace(String path, Map<?, ?> fields) {
        this.path = path;
        this.fields = fields;
    }

    /** The outermost object. */
    static JsonPlace of(Map<String, @Nullable Object> document) {
        return new JsonPlace("$", document);
    }

    boolean has(String name) {
        return fields.get(name) != null;
    }

    JsonPlace object(String name) {
        if (fields.get(name) instanceof Map<?, ?> inner) {
            return new JsonPlace(at(name), inner);
        }
        throw refused(name, "an object");
    }

    String text(String name) {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw refused(name, "a string");
    }

    @Nullable
    String optionalText(String name) {
        return has(name) ? text(name) : null;
    }

    long number(String name) {
        if (fields.get(name) instanceof Long number) {
            return number;
        }
        throw refused(name, "a whole number");
    }

    int smallNumber(String name) {
        long number = number(name);
        if (number != (int) number) {
            throw refused(name, "a whole number of 32 bits");
        }
        return (int) number;
    }

    @Nullable
    Integer optionalNumber(String name) {
        return has(name) ? smallNumber(name) : null;
    }

    boolean truth(String name) {
        if (fields.get(name) instanceof Boolean truth) {
            return truth;
        }
        throw refused(name, "true or false");
    }

    @Nullable
    Boolean optionalTruth(String name) {
        return has(name) ? truth(name) : null;
    }

    Instant instant(String name) {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeException e) {
            throw refused(name, "a time such as 2026-11-21T09:00:00Z");
        }
    }

    Duration micros(String name) {
        return Duration.ofNanos(Math.multiplyExact(number(name), 1_000L));
    }

    @Nullable
    Duration optionalMicros(String name) {
        return has(name) ? micros(name) : null;
    }

    InetAddress address(String name) {
        return Addresses.parse(text(name)).orElseThrow(() -> refused(name, "an IP address"));
    }

    Endpoint endpoint() {
        InetAddress address = address("address");
        return read("port", () -> new Endpoint(address, smallNumber("port")));
    }

    @Nullable
    Fault optionalFault(String name) {
        String id = optionalText(name);
        return id == null ? null : fault(name, id);
    }

    private Fault fault(String name, String id) {
        return Fault.byId(id).orElseThrow(() -> refused(name, "the identifier of a fault"));
    }

    List<Fault> faults(String name) {
        return texts(name).stream().map(id -> fault(name, id)).toList();
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object element : elements(name)) {
            if (!(element instanceof String text)) {
                throw refused(name, "a list of strings");
            }
            texts.add(text);
        }
        return texts;
    }

    <T> List<T> each(String name, Function<JsonPlace, T> reader) {
        List<T> values = new ArrayList<>();
        for (Object element : elements(name)) {
            String place = at(name) + "[" + values.size() + "]";
            if (!(element instanceof Map<?, ?> inner)) {
                throw new IllegalArgumentException(place + ": expected an object");
            }
            values.add(reader.apply(new JsonPlace(place, inner)));
        }
        return values;
    }

    /** A list of texts, whole numbers, and objects that {@code reader} reads. */
    List<Object> any(String name, Function<JsonPlace, Object> reader) {
        List<Object> values = new ArrayList<>();
        for (Object element : elements(name)) {
            if (element instanceof Map<?, ?> inner) {
                values.add(reader.apply(new JsonPlace(at(name) + "[" + values.size() + "]", inner)));
            } else if (element instanceof String || element instanceof Long) {
                values.add(element);
            } else {
                throw refused(name, "a list of strings, whole numbers and objects");
            }
        }
        return values;
    }

    double fraction(String name) {
        if (fields.get(name) instanceof Number number) {
            return number.doubleValue();
        }
        throw refused(name, "a number");
    }

    /** The value of the word that stands there. */
    <T> T oneOf(String name, Map<String, T> words) {
        T value = words.get(text(name));
        if (value == null) {
            throw refused(name, "one of " + String.join(", ", new TreeSet<>(words.keySet())));
        }
        return value;
    }

    private List<?> elements(String name) {
        if (!has(name)) {
            return List.of();
        }
        if (fields.get(name) instanceof List<?> list) {
            return list;
        }
        throw refused(name, "a list");
    }

    /** Runs a reader whose own complaint is given its place. */
    <T> T read(String name, java.util.function.Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException e) {
            String message = e.getMessage() == null ? "not as expected" : e.getMessage();
            throw message.startsWith("$") ? e : new IllegalArgumentException(at(name) + ": " + message, e);
        }
    }

    IllegalArgumentException refused(String name, String expected) {
        String found = fields.containsKey(name) ? "" : ", which is missing";
        return new IllegalArgumentException(at(name) + found + ": expected " + expected);
    }

    private String at(String name) {
        return path + "." + name;
    }
}

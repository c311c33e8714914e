package dev.origindoctor.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A JSON object in the making: fields in order, absent values left out. */
final class JsonObject {
    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    /** A field that is left out where the value is absent. */
    JsonObject with(String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
        return this;
    }

    /** A field that is there in any case. */
    JsonObject withNull(String name, @Nullable Object value) {
        fields.put(name, value);
        return this;
    }

    /** An array with an element for each value. */
    <T> JsonObject withEach(String name, List<T> values, Function<? super T, ?> element) {
        fields.put(name, values.stream().map(element).toList());
        return this;
    }

    /** The same, left out where there is none. */
    <T> JsonObject withAny(String name, List<T> values, Function<? super T, ?> element) {
        return values.isEmpty() ? this : withEach(name, values, element);
    }

    Map<String, @Nullable Object> fields() {
        return Collections.unmodifiableMap(fields);
    }
}

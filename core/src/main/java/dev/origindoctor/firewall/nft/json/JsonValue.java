package dev.origindoctor.firewall.nft.json;

import dev.origindoctor.firewall.nft.meaning.Members;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** One value of a JSON document, held in memory: a rule, a chain or a set of a ruleset. */
public sealed interface JsonValue {
    /** A string, a number or a boolean, as it was written. */
    record Text(String text) implements JsonValue {}

    /** Nothing. */
    record Null() implements JsonValue {}

    /** Values in order. */
    record Array(List<JsonValue> values) implements JsonValue {}

    /** Values by name. */
    record Members(Map<String, JsonValue> values) implements JsonValue {}

    /** Reads the value that begins at the parser's token; the parser bounds how deep values nest. */
    static JsonValue read(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, JsonValue> values = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                values.put(name, read(parser));
            }
            return new Members(values);
        }
        if (token == JsonToken.START_ARRAY) {
            List<JsonValue> values = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                values.add(read(parser));
            }
            return new Array(values);
        }
        return token == JsonToken.VALUE_NULL ? new Null() : new Text(parser.getString());
    }

    /** The member of this name; null where there is none. */
    default @Nullable JsonValue get(String name) {
        return this instanceof Members members ? members.values().get(name) : null;
    }

    /** The text of the member of this name, or {@code otherwise}. */
    default String text(String name, String otherwise) {
        return get(name) instanceof Text text ? text.text() : otherwise;
    }

    /** The values of an array, or this value alone: nft writes one element of a list without brackets. */
    default List<JsonValue> list() {
        return this instanceof Array array ? array.values() : List.of(this);
    }

    /** The name of an object's first member, which says in nft's JSON what kind of thing it is; else empty. */
    default String kind() {
        return this instanceof Members members && !members.values().isEmpty()
                ? members.values().keySet().iterator().next()
                : "";
    }

    /** The value of an object's first member. */
    default JsonValue inner() {
        return this instanceof Members members && !members.values().isEmpty()
                ? members.values().values().iterator().next()
                : new Null();
    }

    /** The JSON on one line, for people. */
    default String shown() {
        StringBuilder text = new StringBuilder();
        show(this, text);
        return text.toString();
    }

    private static void show(JsonValue value, StringBuilder out) {
        if (out.length() > 2000) {
            return;
        }
        if (value instanceof Members members) {
            String between = "{";
            for (Map.Entry<String, JsonValue> member : members.values().entrySet()) {
                out.append(between).append('"').append(member.getKey()).append("\": ");
                show(member.getValue(), out);
                between = ", ";
            }
            out.append(members.values().isEmpty() ? "{}" : "}");
        } else if (value instanceof Array array) {
            String between = "[";
            for (JsonValue part : array.values()) {
                out.append(between);
                show(part, out);
                between = ", ";
            }
            out.append(array.values().isEmpty() ? "[]" : "]");
        } else if (value instanceof Text text) {
            out.append(text.text().matches("-?[0-9]+|true|false") ? text.text() : '"' + text.text() + '"');
        } else {
            out.append("null");
        }
    }
}

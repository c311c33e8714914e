package dev.origindoctor.firewall.nft.json;

import dev.origindoctor.firewall.nft.tree.Clause;
import dev.origindoctor.firewall.nft.tree.Expression;
import dev.origindoctor.firewall.nft.tree.Expression.Bits;
import dev.origindoctor.firewall.nft.tree.Expression.Braces;
import dev.origindoctor.firewall.nft.tree.Expression.Concat;
import dev.origindoctor.firewall.nft.tree.Expression.Element;
import dev.origindoctor.firewall.nft.tree.Expression.Flags;
import dev.origindoctor.firewall.nft.tree.Expression.Lookup;
import dev.origindoctor.firewall.nft.tree.Expression.Named;
import dev.origindoctor.firewall.nft.tree.Expression.Obscure;
import dev.origindoctor.firewall.nft.tree.Expression.Prefix;
import dev.origindoctor.firewall.nft.tree.Expression.Range;
import dev.origindoctor.firewall.nft.tree.Expression.Selector;
import dev.origindoctor.firewall.nft.tree.Expression.Word;
import dev.origindoctor.firewall.nft.tree.Unclear;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the expressions of nft's JSON. */
final class JsonExpressions {
    private static final List<String> OPERATORS = List.of("&", "|", "^", "<<", ">>");

    private JsonExpressions() {}

    static Expression expression(JsonValue value) {
        if (value instanceof JsonValue.Text text) {
            return text.text().startsWith("@") ? new Named(text.text().substring(1)) : new Word(text.text());
        }
        if (value instanceof JsonValue.Array array) {
            List<Expression> parts = all(array.values());
            return parts.size() == 1 ? parts.get(0) : new Flags(parts);
        }
        if (OPERATORS.contains(value.kind())) {
            return bits(value.kind(), value.inner().list());
        }
        return object(value.kind(), value.inner(), value);
    }

    private static List<Expression> all(List<JsonValue> values) {
        return values.stream().map(JsonExpressions::expression).toList();
    }

    /** Trees of two operands as 0.9 writes them, flat lists as 1.1 does. */
    private static Expression bits(String operator, List<JsonValue> operands) {
        List<Expression> parts = all(operands);
        Expression result = parts.get(0);
        for (Expression part : parts.subList(1, parts.size())) {
            result = new Bits(operator, result, part);
        }
        return result;
    }

    private static Expression object(String kind, JsonValue inner, JsonValue whole) {
        return switch (kind) {
            case "payload" ->
                inner.get("protocol") == null
                        ? raw(inner)
                        : new Selector(inner.text("protocol", "") + " " + inner.text("field", ""));
            case "meta" -> new Selector("meta " + inner.text("key", text(inner)));
            case "ct" -> connection(inner);
            case "fib" -> route(inner);
            case "tcp option", "ip option", "sctp chunk", "exthdr" ->
                new Selector(kind + " " + inner.text("name", "")
                        + (inner.get("field") == null ? "" : " " + inner.text("field", "")));
            case "socket", "rt", "osf" -> new Selector(kind + " " + inner.text("key", ""));
            case "concat" -> new Concat(all(inner.list()));
            case "set" -> new Braces(elements(inner));
            case "elem" -> expression(required(inner, "val"));
            case "prefix" -> new Prefix(expression(required(inner, "addr")), inner.text("len", ""));
            case "range" -> range(inner.list(), whole);
            case "map" -> new Lookup(expression(required(inner, "key")), expression(required(inner, "data")));
            default -> new Obscure(whole.shown());
        };
    }

    /** Bytes by their place, as text writes them. */
    private static Expression raw(JsonValue inner) {
        return new Selector(
                "@" + inner.text("base", "") + "," + inner.text("offset", "") + "," + inner.text("len", ""));
    }

    private static String text(JsonValue value) {
        return value instanceof JsonValue.Text text ? text.text() : "";
    }

    static JsonValue required(JsonValue value, String name) {
        JsonValue member = value.get(name);
        if (member == null) {
            throw new Unclear("'" + name + "' is missing");
        }
        return member;
    }

    private static Expression connection(JsonValue inner) {
        String direction = inner.text("dir", "");
        return new Selector("ct " + (direction.isEmpty() ? "" : direction + " ") + inner.text("key", ""));
    }

    private static Expression route(JsonValue inner) {
        JsonValue flags = inner.get("flags");
        List<String> words = new ArrayList<>();
        if (flags != null) {
            flags.list().forEach(flag -> words.add(text(flag)));
        }
        return new Selector("fib " + String.join(" . ", words) + " " + inner.text("result", ""));
    }

    private static Expression range(List<JsonValue> ends, JsonValue whole) {
        return ends.size() == 2
                ? new Range(expression(ends.get(0)), expression(ends.get(1)))
                : new Obscure(whole.shown());
    }

    /** The elements of a set, or the pairs of a map. */
    static List<Element> elements(JsonValue values) {
        return values.list().stream().map(JsonExpressions::element).toList();
    }

    private static Element element(JsonValue value) {
        if (value instanceof JsonValue.Array pair && pair.values().size() == 2) {
            Expression key = expression(pair.values().get(0));
            Clause.Verdict verdict = verdict(pair.values().get(1));
            return new Element(key, verdict == null ? expression(pair.values().get(1)) : null, verdict);
        }
        return new Element(expression(value), null, null);
    }

    /** The verdict that {@code value} is; null where it is none. */
    static Clause.@Nullable Verdict verdict(JsonValue value) {
        String kind = value.kind();
        return switch (kind) {
            case "accept", "drop", "continue", "return" -> new Clause.Verdict(kind, null);
            case "jump", "goto" -> new Clause.Verdict(kind, value.inner().text("target", ""));
            default -> null;
        };
    }
}

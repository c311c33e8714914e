package dev.origindoctor.firewall.nft.json;

import static dev.origindoctor.firewall.nft.json.JsonExpressions.expression;
import static dev.origindoctor.firewall.nft.json.JsonExpressions.required;

import dev.origindoctor.firewall.nft.tree.Clause;
import dev.origindoctor.firewall.nft.tree.Clause.Assign;
import dev.origindoctor.firewall.nft.tree.Clause.Foreign;
import dev.origindoctor.firewall.nft.tree.Clause.Handover;
import dev.origindoctor.firewall.nft.tree.Clause.Match;
import dev.origindoctor.firewall.nft.tree.Clause.Note;
import dev.origindoctor.firewall.nft.tree.Clause.Obscure;
import dev.origindoctor.firewall.nft.tree.Clause.Reject;
import dev.origindoctor.firewall.nft.tree.Clause.Sometimes;
import dev.origindoctor.firewall.nft.tree.Clause.Translate;
import dev.origindoctor.firewall.nft.tree.Clause.Untrack;
import dev.origindoctor.firewall.nft.tree.Clause.Update;
import dev.origindoctor.firewall.nft.tree.Clause.VerdictMap;
import dev.origindoctor.firewall.nft.tree.Expression;
import dev.origindoctor.firewall.nft.tree.Expression.Named;
import dev.origindoctor.firewall.nft.tree.Expression.Selector;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the statements of nft's JSON. */
final class JsonClauses {
    private static final Set<String> NOTES = Set.of(
            "counter",
            "log",
            "comment",
            "dup",
            "flow",
            "last",
            "ct helper",
            "ct timeout",
            "ct expectation",
            "secmark",
            "reset",
            "optstrip");

    private JsonClauses() {}

    static Clause clause(JsonValue value) {
        String kind = value.kind();
        JsonValue inner = value.inner();
        Clause verdict = JsonExpressions.verdict(value);
        if (verdict != null || NOTES.contains(kind)) {
            return verdict != null ? verdict : note(inner, value);
        }
        return switch (kind) {
            case "match" -> match(inner);
            case "vmap" -> new VerdictMap(expression(required(inner, "key")), expression(required(inner, "data")));
            case "limit", "quota", "ct count", "connlimit" -> new Sometimes(value.shown());
            case "reject" -> new Reject(member(inner, "type"), member(inner, "expr"));
            case "mangle" -> assign(inner);
            case "dnat", "snat", "redirect", "masquerade" -> translate(kind, inner);
            case "notrack" -> new Untrack();
            case "queue", "synproxy", "tproxy", "fwd" -> new Handover(value.shown());
            case "set", "map" -> update(inner, value);
            case "meter" -> new Update("", key(inner.get("key")), perhaps(inner.get("stmt")), value.shown());
            case "xt" -> new Foreign(inner.text("type", "match"), inner.text("name", ""), value.shown());
            default -> new Obscure(value.shown(), "no statement is called '" + kind + "'");
        };
    }

    private static @Nullable String member(JsonValue value, String name) {
        String text = value.text(name, "");
        return text.isEmpty() ? null : text;
    }

    /** {@code in} is what text writes without an operator; JSON writes {@code ==} for both where it is one flag. */
    private static Clause match(JsonValue inner) {
        Expression left = expression(required(inner, "left"));
        Expression right = expression(required(inner, "right"));
        String operator = inner.text("op", "==");
        return new Match(left, operator.equals("in") ? "" : operator, right);
    }

    private static Clause assign(JsonValue inner) {
        Expression field = expression(required(inner, "key"));
        return new Assign(
                field instanceof Selector selector ? selector.name() : "", expression(required(inner, "value")));
    }

    private static Clause translate(String kind, JsonValue inner) {
        JsonValue address = inner.get("addr");
        JsonValue port = inner.get("port");
        return new Translate(
                kind, address == null ? null : expression(address), port == null ? null : expression(port));
    }

    private static Clause update(JsonValue inner, JsonValue whole) {
        JsonValue set = inner.get("set") == null ? inner.get("map") : inner.get("set");
        String name = set == null ? "" : expression(set) instanceof Named named ? named.name() : "";
        return new Update(name, key(inner.get("elem")), perhaps(inner.get("stmt")), whole.shown());
    }

    private static @Nullable Expression key(@Nullable JsonValue key) {
        return key == null ? null : expression(key);
    }

    private static Note note(JsonValue inner, JsonValue whole) {
        return new Note(whole.shown(), inner.kind().equals("map") ? expression(inner) : null);
    }

    private static boolean perhaps(@Nullable JsonValue statements) {
        return statements != null
                && statements.list().stream()
                        .anyMatch(statement ->
                                Set.of("limit", "quota", "ct count").contains(statement.kind()));
    }
}

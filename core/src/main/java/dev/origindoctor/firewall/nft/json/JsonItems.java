package dev.origindoctor.firewall.nft.json;

import dev.origindoctor.firewall.nft.text.BlockParser;
import dev.origindoctor.firewall.nft.tree.Clause;
import dev.origindoctor.firewall.nft.tree.NftChain;
import dev.origindoctor.firewall.nft.tree.NftRule;
import dev.origindoctor.firewall.nft.tree.NftSet;
import dev.origindoctor.firewall.nft.tree.NftTable;
import dev.origindoctor.firewall.nft.tree.NftTree;
import dev.origindoctor.firewall.nft.tree.Priorities;
import dev.origindoctor.firewall.nft.tree.Unclear;
import dev.origindoctor.firewall.rules.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the tables, chains, sets and rules that nft's JSON lists, and the commands that people send it. */
public final class JsonItems {
    private static final Set<String> HARMLESS = Set.of(
            "metainfo",
            "counter",
            "quota",
            "limit",
            "ct helper",
            "ct timeout",
            "ct expectation",
            "flowtable",
            "secmark",
            "synproxy",
            "list");

    private final String file;
    private final NftTree tree;

    public JsonItems(String file, NftTree tree) {
        this.file = file;
        this.tree = tree;
    }

    public void add(JsonValue item, int number) {
        Line line = new Line(file, number, item.shown());
        try {
            item(item.kind(), item.inner(), line);
        } catch (Unclear unclear) {
            tree.unreadEverywhere(line, unclear.why());
        }
    }

    private void item(String kind, JsonValue inner, Line line) {
        switch (kind) {
            case "add", "create" -> item(inner.kind(), inner.inner(), line);
            case "insert" -> rule(inner.inner(), line, true);
            case "table" -> table(inner).dormant(has(inner, "flags", "dormant"));
            case "chain" -> chain(inner, line);
            case "set", "map" -> set(kind, inner);
            case "element" -> elements(inner);
            case "rule" -> rule(inner, line, false);
            case "flush", "delete" -> remove(kind, inner.kind(), inner.inner());
            default -> {
                if (!HARMLESS.contains(kind)) {
                    throw new Unclear("no part of a ruleset is called '" + kind + "'");
                }
            }
        }
    }

    private static boolean has(JsonValue value, String name, String flag) {
        JsonValue flags = value.get(name);
        return flags != null && flags.list().contains(new JsonValue.Text(flag));
    }

    private NftTable table(JsonValue inner) {
        return tree.table(inner.text("family", "ip"), inner.text("name", ""));
    }

    private NftTable tableOf(JsonValue inner) {
        return tree.table(inner.text("family", "ip"), inner.text("table", ""));
    }

    private void chain(JsonValue inner, Line line) {
        NftTable table = tableOf(inner);
        NftChain chain = table.chain(inner.text("name", ""), line);
        if (inner.get("hook") == null) {
            return;
        }
        OptionalInt priority = Priorities.number(table.family(), List.of(inner.text("prio", "0")));
        List<String> devices = new ArrayList<>();
        JsonValue dev = inner.get("dev");
        if (dev != null) {
            dev.list().forEach(device -> devices.add(device instanceof JsonValue.Text text ? text.text() : ""));
        }
        chain.place(
                new NftChain.Place(inner.text("type", "filter"), inner.text("hook", ""), priority.orElse(0), devices),
                line);
        chain.policy(inner.text("policy", "accept"), line);
    }

    private void set(String kind, JsonValue inner) {
        NftSet set = tableOf(inner).set(inner.text("name", ""), kind.equals("map"));
        JsonValue elements = inner.get("elem");
        if (elements != null) {
            set.add(JsonExpressions.elements(elements));
        }
    }

    private void elements(JsonValue inner) {
        JsonValue elements = inner.get("elem");
        if (elements != null) {
            tableOf(inner).set(inner.text("name", ""), false).add(JsonExpressions.elements(elements));
        }
    }

    private void rule(JsonValue inner, Line line, boolean first) {
        NftChain chain = tableOf(inner).chain(inner.text("chain", ""), line);
        List<Clause> clauses = new ArrayList<>();
        JsonValue expressions = inner.get("expr");
        for (JsonValue expression : expressions == null ? List.<JsonValue>of() : expressions.list()) {
            clauses.addAll(
                    expression instanceof JsonValue.Text text
                            ? written(text.text(), tableOf(inner), line)
                            : List.of(clause(expression, line)));
        }
        String handle = inner.text("handle", "-1");
        long number = handle.matches("[0-9]{1,18}") ? Long.parseLong(handle) : -1;
        String table = inner.text("family", "") + " " + inner.text("table", "");
        Line written = RuleText.of(table, inner.text("chain", ""), clauses, number)
                .map(text -> new Line(line.file(), line.number(), text))
                .orElse(line);
        chain.rules().add(first ? 0 : chain.rules().size(), new NftRule(written, number, clauses));
    }

    /** What nft has no JSON for it writes as text: {@code jump { … }}, an element that goes into a map. */
    private List<Clause> written(String text, NftTable table, Line line) {
        return BlockParser.alone(text, line, table, tree);
    }

    private Clause clause(JsonValue expression, Line line) {
        try {
            Clause clause = JsonClauses.clause(expression);
            if (clause instanceof Clause.Obscure obscure) {
                tree.unread(line, obscure.why());
            }
            return clause;
        } catch (Unclear unclear) {
            tree.unread(line, unclear.why());
            return new Clause.Obscure(expression.shown(), unclear.why());
        }
    }

    private void remove(String how, String what, JsonValue inner) {
        String family = inner.text("family", "ip");
        if (what.equals("ruleset")) {
            tree.tables().clear();
        } else if (what.equals("table") && how.equals("delete")) {
            tree.tables().remove(family + " " + inner.text("name", ""));
        } else if (what.equals("chain") && how.equals("flush")) {
            tableOf(inner)
                    .chain(inner.text("name", ""), new Line(file, 0, ""))
                    .rules()
                    .clear();
        } else {
            throw new Unclear("what '" + how + " " + what + "' leaves is not followed");
        }
    }
}

package dev.origindoctor.firewall.nft.text;

import dev.origindoctor.firewall.nft.tree.Clause;
import dev.origindoctor.firewall.nft.tree.Expression.Element;
import dev.origindoctor.firewall.nft.tree.NftChain;
import dev.origindoctor.firewall.nft.tree.NftRule;
import dev.origindoctor.firewall.nft.tree.NftSet;
import dev.origindoctor.firewall.nft.tree.NftTable;
import dev.origindoctor.firewall.nft.tree.NftTree;
import dev.origindoctor.firewall.nft.tree.Priorities;
import dev.origindoctor.firewall.nft.tree.Unclear;
import dev.origindoctor.firewall.nft.words.Token;
import dev.origindoctor.firewall.nft.words.Token.Kind;
import dev.origindoctor.firewall.nft.words.Tokens;
import dev.origindoctor.firewall.rules.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what stands in braces: tables, chains, sets, and the rules in them. */
public final class BlockParser {
    private static final Set<String> OBJECTS =
            Set.of("counter", "quota", "limit", "secmark", "synproxy", "flowtable", "ct", "comment", "handle");
    private static final Pattern HANDLE = Pattern.compile("# handle (\\d{1,18})");

    private final String file;
    private final Tokens tokens;
    private final NftTree tree;
    private final Includes includes;
    private final ClauseParser clauses;
    private final ExpressionParser expressions;
    private NftTable table = new NftTable("ip", "");
    private int nested;

    BlockParser(String file, Tokens tokens, NftTree tree, Includes includes) {
        this.file = file;
        this.tokens = tokens;
        this.tree = tree;
        this.includes = includes;
        this.expressions = new ExpressionParser(tokens, this::anonymous);
        this.clauses = new ClauseParser(tokens, expressions);
    }

    /** The steps of a rule whose statement is the whole of {@code text}. */
    public static List<Clause> alone(String text, Line line, NftTable table, NftTree tree) {
        Tokens tokens = new Tokens(text, line.number());
        BlockParser parser = new BlockParser(line.file(), tokens, tree, Includes.NONE);
        List<Clause> clauses = parser.rule(table).clauses();
        if (tokens.peek().kind() == Kind.END) {
            return clauses;
        }
        tree.unread(line, "more than one statement");
        return List.of(new Clause.Obscure(text, "more than one statement"));
    }

    /** What was written from {@code first} to here. */
    Line line(Token first) {
        int end = Math.max(first.end(), tokens.last().end());
        return new Line(file, first.line(), tokens.written(first.start(), end));
    }

    /** Reads a rule up to the end of its statement; one that is not understood is kept as obscure. */
    NftRule rule(NftTable inside) {
        table = inside;
        Token first = tokens.peek();
        int outside = tokens.depth();
        try {
            List<Clause> steps = clauses.clauses();
            return new NftRule(line(first), handle(first), steps);
        } catch (Unclear unclear) {
            tokens.skipStatement(outside);
            Line line = line(first);
            tree.unread(line, unclear.why());
            return new NftRule(line, handle(first), List.of(new Clause.Obscure(line.text(), unclear.why())));
        }
    }

    /** Reads the chain of {@code jump { … }}; the kernel allows as many within each other as calls. */
    private String anonymous() {
        if (nested == 16) {
            throw new Unclear("chains nested deeper than 16");
        }
        NftTable inside = table;
        String name = "{" + inside.chains().size() + "}";
        nested++;
        try {
            chain(inside, inside.chain(name, line(tokens.last())));
        } finally {
            nested--;
            table = inside;
        }
        return name;
    }

    private long handle(Token first) {
        Matcher handle = HANDLE.matcher(tokens.lineBehind());
        return first.kind() != Kind.END && handle.lookingAt() ? Long.parseLong(handle.group(1)) : -1;
    }

    /** Runs {@code read} for each statement up to the closing brace; what one does not understand is noted. */
    private void statements(Runnable read, Failure failed) {
        tokens.expect("{");
        body(tokens.depth(), read, failed);
        if (!tokens.take("}")) {
            throw new Unclear("'}' expected, found the end of the file");
        }
    }

    private void body(int inside, Runnable read, Failure failed) {
        tokens.skipTerminators();
        while (!tokens.peek().is("}") && tokens.peek().kind() != Kind.END) {
            Token first = tokens.peek();
            try {
                read.run();
                if (!tokens.peek().ends()) {
                    throw new Unclear("the end of a statement expected, found " + Tokens.shown(tokens.peek()));
                }
            } catch (Unclear unclear) {
                tokens.skipStatement(inside);
                failed.at(line(first), unclear.why());
            }
            tokens.skipTerminators();
        }
    }

    /** Reads the files that {@code path} means where they are included; what is missing, if something is. */
    private Optional<String> included(String path, Consumer<BlockParser> read) {
        Map<String, String> files = includes.of(path, file);
        Includes within = includes.within(path);
        files.forEach((name, text) -> read.accept(new BlockParser(name, tokens.beside(text), tree, within)));
        return files.isEmpty() ? Optional.of(Includes.absent(path)) : Optional.empty();
    }

    private Failure doubtful(NftChain chain) {
        return (line, why) -> {
            tree.unread(line, why);
            chain.doubt(line, why);
        };
    }

    private interface Failure {
        void at(Line line, String why);
    }

    void table(NftTable table) {
        statements(() -> tableStatement(table), tree::unreadEverywhere);
    }

    private void tableStatement(NftTable table) {
        Token first = tokens.peek();
        String word = tokens.name();
        switch (word) {
            case "chain" -> {
                if (tokens.peek().is("{")) {
                    throw tokens.flaws().sure(first, "the chain has no name");
                }
                chain(table, table.chain(tokens.name(), line(first)));
            }
            case "set", "map" -> set(table.set(tokens.name(), word.equals("map")));
            case "flags" -> {
                while (!tokens.peek().ends()) {
                    table.dormant(tokens.next().word("dormant") || table.dormant());
                }
            }
            case "define", "redefine" -> {
                String name = tokens.name();
                tokens.expect("=");
                tokens.define(name);
            }
            case "include" -> {
                String path = tokens.name();
                included(path, parser -> parser.body(0, () -> parser.tableStatement(table), tree::unreadEverywhere))
                        .ifPresent(why -> tree.missingEverywhere(line(first), why));
            }
            default -> {
                if (!OBJECTS.contains(word)) {
                    throw new Unclear("no part of a table is called '" + word + "'");
                }
                tokens.skipStatement(tokens.depth());
            }
        }
    }

    void chain(NftTable table, NftChain chain) {
        Token first = tokens.last();
        try {
            statements(() -> chainStatement(table, chain), doubtful(chain));
        } catch (Unclear unclear) {
            tree.unread(line(first), unclear.why());
            chain.doubt(line(first), unclear.why());
        }
    }

    private void chainStatement(NftTable table, NftChain chain) {
        Token first = tokens.peek();
        switch (first.kind() == Kind.WORD ? first.text() : "") {
            case "type" -> place(table, chain);
            case "policy" -> {
                tokens.next();
                String policy =
                        tokens.peek().kind() == Kind.UNDEFINED ? tokens.next().text() : tokens.name();
                chain.policy(policy, line(first));
            }
            case "flags", "device", "devices" -> tokens.skipStatement(tokens.depth());
            case "comment" -> {
                tokens.next();
                tokens.name();
                if (!tokens.peek().ends()) {
                    chain.rules().add(rule(table));
                }
            }
            case "define", "redefine" -> {
                tokens.next();
                String name = tokens.name();
                tokens.expect("=");
                tokens.define(name);
            }
            case "include" -> {
                tokens.next();
                String path = tokens.name();
                included(
                                path,
                                parser -> parser.body(
                                        0, () -> parser.chainStatement(table, chain), parser.doubtful(chain)))
                        .ifPresent(why -> {
                            tree.missing(line(first), why);
                            chain.rules().add(new NftRule(line(first), -1, List.of(new Clause.Obscure(path, why))));
                        });
            }
            default -> chain.rules().add(rule(table));
        }
    }

    /** {@code type filter hook input device eth0 priority filter + 10}. */
    private void place(NftTable table, NftChain chain) {
        Token first = tokens.next();
        String type = tokens.name();
        if (!tokens.takeWord("hook")) {
            throw tokens.flaws().sure(tokens.peek(), "'hook' expected, found " + Tokens.shown(tokens.peek()));
        }
        String hook = tokens.name();
        List<String> devices = tokens.takeWord("device") || tokens.takeWord("devices") ? devices() : List.of();
        expectWord("priority");
        List<String> words = new ArrayList<>();
        while (!tokens.peek().ends()) {
            words.add(tokens.next().text());
        }
        OptionalInt priority = Priorities.number(table.family(), words);
        chain.place(new NftChain.Place(type, hook, priority.orElse(0), devices), line(first));
        if (priority.isEmpty()) {
            throw new Unclear("no priority is called '" + String.join(" ", words) + "'");
        }
    }

    private void expectWord(String word) {
        if (!tokens.takeWord(word)) {
            throw new Unclear("'" + word + "' expected, found " + Tokens.shown(tokens.peek()));
        }
    }

    private List<String> devices() {
        List<String> devices = new ArrayList<>();
        tokens.take("=");
        boolean many = tokens.take("{");
        do {
            tokens.skipNewlines();
            devices.add(tokens.peek().kind() == Kind.UNDEFINED ? tokens.next().text() : tokens.name());
            tokens.skipNewlines();
        } while (many && tokens.take(",") && !tokens.peek().is("}"));
        if (many) {
            tokens.expect("}");
        }
        return devices;
    }

    void set(NftSet set) {
        statements(() -> setStatement(set), (line, why) -> {
            tree.unread(line, why);
            set.open();
        });
    }

    private void setStatement(NftSet set) {
        if (tokens.peek().kind() == Kind.WORD
                && Character.isDigit(tokens.peek().text().charAt(0))) {
            throw tokens.flaws()
                    .sure(
                            tokens.peek(),
                            "no part of a set begins with a number: its members stand in 'elements = { }'");
        }
        if (tokens.takeWord("elements")) {
            tokens.expect("=");
            set.add(elements());
            return;
        }
        tokens.skipStatement(tokens.depth());
    }

    /** {@code { … }}. */
    List<Element> elements() {
        return expressions.elements();
    }

    /** {@code add element inet filter blocked { … }}. */
    void elements(NftTable table, String name) {
        NftSet set = table.set(name, false);
        try {
            set.add(elements());
        } catch (Unclear unclear) {
            set.open();
            throw unclear;
        }
    }
}

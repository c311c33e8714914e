package dev.origindoctor.firewall.nft.text;

import dev.origindoctor.firewall.nft.tree.Expression.Element;
import dev.origindoctor.firewall.nft.tree.NftChain;
import dev.origindoctor.firewall.nft.tree.NftRule;
import dev.origindoctor.firewall.nft.tree.NftSet;
import dev.origindoctor.firewall.nft.tree.NftTable;
import dev.origindoctor.firewall.nft.tree.NftTree;
import dev.origindoctor.firewall.nft.tree.Unclear;
import dev.origindoctor.firewall.nft.words.Token;
import dev.origindoctor.firewall.nft.words.Token.Kind;
import dev.origindoctor.firewall.nft.words.Tokens;
import dev.origindoctor.firewall.rules.Line;
import dev.origindoctor.firewall.rules.Refused;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a file of nft text: tables as they are listed, and the commands that people write. */
public final class TextParser {
    static final Set<String> FAMILIES = Set.of("ip", "ip6", "inet", "arp", "bridge", "netdev");
    private static final Set<String> PLACES = Set.of("handle", "position", "index");
    private static final Set<String> OBJECTS = Set.of("counter", "quota", "limit", "secmark", "synproxy", "flowtable");

    /** Commands that leave the rules as they are. */
    static final Set<String> HARMLESS = Set.of("list", "describe", "monitor", "reset", "get", "export");

    private final NftTree tree;
    private final Tokens tokens;
    private final BlockParser blocks;
    private final String file;
    private final Includes includes;
    private @Nullable Refused within;

    public TextParser(String file, String text, NftTree tree, Includes includes) {
        this(file, text, 1, tree, includes);
    }

    /** Reads a text that begins on some line of its file. */
    public TextParser(String file, String text, int firstLine, NftTree tree, Includes includes) {
        this(file, new Tokens(text, firstLine), tree, includes);
    }

    private TextParser(String file, Tokens tokens, NftTree tree, Includes includes) {
        this.file = file;
        this.tree = tree;
        this.tokens = tokens;
        this.blocks = new BlockParser(file, tokens, tree, includes);
        this.includes = includes;
    }

    /** Reads all; of a text that nft refuses as a whole, why. */
    public Optional<Refused> parse() {
        tokens.skipTerminators();
        while (tokens.peek().kind() != Kind.END) {
            Token first = tokens.peek();
            try {
                command();
            } catch (Unclear unclear) {
                tokens.skipStatement(0);
                tree.unreadEverywhere(line(first), unclear.why());
            }
            if (!tokens.peek().ends() || (tokens.take("}") && tokens.depth() < 0)) {
                noteNumber(tokens.last(), tokens.peek());
                tokens.skipStatement(0);
                tree.unreadEverywhere(line(first), "the end of a command expected");
            }
            tokens.skipTerminators();
        }
        return tokens.flaws()
                .first()
                .map(flaw -> new Refused(file, new Line(file, flaw.line(), tokens.lineAt(flaw.line())), flaw.why()))
                .or(() -> Optional.ofNullable(within));
    }

    /** {@code }2}: no command begins with a number. */
    private void noteNumber(Token last, Token next) {
        if (last.is("}")
                && next.kind() == Kind.WORD
                && Character.isDigit(next.text().charAt(0))) {
            tokens.flaws().inWriting(next, "no command begins with '" + next.text() + "'");
        }
    }

    private Line line(Token first) {
        return blocks.line(first);
    }

    private void command() {
        Token first = tokens.peek();
        if (tokens.take("*") || tokens.take("}")) {
            throw new Unclear("no command begins with '" + first.text() + "'");
        }
        String word = tokens.name();
        if (word.equals("nft") || word.equals("sudo")) {
            command();
            return;
        }
        switch (word) {
            case "define", "redefine" -> define();
            case "undefine" -> tokens.undefine(tokens.name());
            case "include" -> include(first);
            case "flush" -> flush();
            case "add", "create" -> {
                if (tokens.peek().ends()) {
                    throw tokens.flaws().sure(first, "the command ends behind its first word");
                }
                object(tokens.name(), "add");
            }
            case "insert" -> object(tokens.name(), "insert");
            case "replace" -> object(tokens.name(), "replace");
            case "delete", "destroy" -> delete(tokens.name(), first);
            case "rename" -> rename();
            default -> {
                if (HARMLESS.contains(word)) {
                    tokens.skipStatement(tokens.depth());
                } else {
                    object(word, "add");
                }
            }
        }
    }

    /** {@code rename chain inet filter old new}. */
    private void rename() {
        tokens.name();
        NftTable table = table(family());
        String from = tokens.name();
        String to = tokens.name();
        if (!table.rename(from, to)) {
            throw new Unclear("the chain " + from + " cannot become " + to);
        }
    }

    private void define() {
        String name = tokens.name();
        tokens.expect("=");
        tokens.define(name);
    }

    private void include(Token first) {
        String path = tokens.name();
        Map<String, String> files = includes.of(path, file);
        if (files.isEmpty()) {
            tree.missingEverywhere(line(first), Includes.absent(path));
        }
        files.forEach((name, text) -> new TextParser(name, tokens.beside(text), tree, includes.within(path))
                .parse()
                .ifPresent(refused -> within = within == null ? refused.by(file) : within));
    }

    private void object(String kind, String how) {
        switch (kind) {
            case "table" -> table();
            case "chain" -> chain();
            case "rule" -> rule(how);
            case "set", "map" -> set(kind);
            case "element" -> blocks.elements(table(family()), tokens.name());
            case "ct" -> tokens.skipStatement(tokens.depth());
            default -> {
                if (!OBJECTS.contains(kind)) {
                    throw new Unclear("no command is called '" + kind + "'");
                }
                tokens.skipStatement(tokens.depth());
            }
        }
    }

    private String family() {
        boolean named = tokens.peek().kind() == Kind.WORD
                && FAMILIES.contains(tokens.peek().text());
        return named ? tokens.name() : "ip";
    }

    private NftTable table(String family) {
        return tree.table(family, tokens.name());
    }

    private void table() {
        NftTable table = table(family());
        if (tokens.peek().is("{")) {
            blocks.table(table);
        }
    }

    private void chain() {
        Token first = tokens.last();
        NftTable table = table(family());
        NftChain chain = table.chain(tokens.name(), line(first));
        if (tokens.peek().is("{")) {
            blocks.chain(table, chain);
        }
    }

    private void set(String kind) {
        NftTable table = table(family());
        NftSet set = table.set(tokens.name(), kind.equals("map"));
        if (tokens.peek().is("{")) {
            blocks.set(set);
        }
    }

    private void rule(String how) {
        NftTable table = table(family());
        NftChain chain = table.chain(tokens.name(), line(tokens.last()));
        String by = "";
        String number = "";
        while (tokens.peek().kind() == Kind.WORD
                && PLACES.contains(tokens.peek().text())) {
            by = tokens.next().text();
            number = tokens.name();
        }
        NftRule rule = blocks.rule(table);
        if (by.isEmpty()) {
            chain.rules().add(how.equals("insert") ? 0 : chain.rules().size(), rule);
            return;
        }
        OptionalInt at = chain.find(by, number);
        if (at.isEmpty()) {
            tree.unread(rule.line(), "where in the chain it goes is not known");
            chain.doubt(rule.line(), "where in the chain it goes is not known");
        } else if (how.equals("replace")) {
            chain.rules().set(at.getAsInt(), rule);
        } else {
            chain.rules().add(at.getAsInt() + (how.equals("insert") ? 0 : 1), rule);
        }
    }

    private void flush() {
        String what = tokens.name();
        if (what.equals("ruleset")) {
            String family = FAMILIES.contains(tokens.peek().text()) ? tokens.name() : "";
            tree.tables()
                    .values()
                    .removeIf(table -> family.isEmpty() || table.family().equals(family));
            return;
        }
        NftTable table = tree.known(family(), tokens.name());
        if (table == null || what.equals("table")) {
            if (table != null) {
                table.chains().values().forEach(chain -> chain.rules().clear());
            } else {
                tokens.skipStatement(tokens.depth());
            }
            return;
        }
        String name = tokens.name();
        if (what.equals("chain") && table.chains().containsKey(name)) {
            table.chain(name, line(tokens.last())).rules().clear();
        } else if (table.sets().containsKey(name)) {
            table.set(name, false).elements().clear();
        }
    }

    private void delete(String what, Token first) {
        switch (what) {
            case "table" -> {
                String family = family();
                tree.tables().remove(family + " " + tokens.name());
            }
            case "chain" -> {
                NftTable table = tree.known(family(), tokens.name());
                String name = tokens.name();
                tokens.skipStatement(tokens.depth());
                if (table != null) {
                    table.chains().remove(name);
                }
            }
            case "rule" -> deleteRule(first);
            case "element" -> deleteElements();
            default -> tokens.skipStatement(tokens.depth());
        }
    }

    private void deleteRule(Token first) {
        NftTable table = table(family());
        NftChain chain = table.chain(tokens.name(), line(first));
        String by = tokens.name();
        OptionalInt at = chain.find(by, tokens.name());
        if (at.isPresent()) {
            chain.rules().remove(at.getAsInt());
        } else {
            tree.unread(line(first), "which rule has this handle is not known");
            chain.doubt(line(first), "which rule is deleted is not known");
        }
    }

    /** Only an element that stands there word for word is surely the one that goes; else any may be gone. */
    private void deleteElements() {
        NftTable table = table(family());
        NftSet set = table.set(tokens.name(), false);
        for (Element element : blocks.elements()) {
            if (!set.elements().removeIf(element::equals)) {
                set.elements().clear();
                set.open();
            }
        }
    }
}

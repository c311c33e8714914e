package dev.origindoctor.host.webserver;

import dev.origindoctor.host.source.Quote;
import dev.origindoctor.host.source.SourceText;
import dev.origindoctor.host.source.Unread;
import dev.origindoctor.host.webserver.NginxToken.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the pieces of nginx configuration files together to directives, file by file. */
final class NginxParser {
    private static final int DEEPEST = 100;
    private static final int NAMED = 20;
    /** Blocks whose entries are data: anything may stand where a directive's name would. */
    private static final Set<String> DATA = Set.of("map", "geo", "types", "split_clients", "match", "charset_map");

    private final Map<String, List<NginxDirective>> files = new LinkedHashMap<>();
    private final List<Unread> unread = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private List<NginxDirective> current;
    private List<String> words = new ArrayList<>();
    private String file;
    private int line;
    private int tooDeep;

    private record Open(List<NginxDirective> outer, String name, List<String> arguments, Quote quote) {}

    private NginxParser(SourceText source) {
        file = source.source();
        current = new ArrayList<>();
    }

    /**
     * The directives of each file.
     *
     * @param files the files in the order in which they came, the first of {@code nginx -T} being the main one
     * @param unread what was not understood
     */
    record Parsed(Map<String, List<NginxDirective>> files, List<Unread> unread) {}

    static Parsed read(SourceText source) {
        NginxParser parser = new NginxParser(source);
        for (NginxToken token : NginxLexer.read(source.text())) {
            parser.token(token);
        }
        parser.endOfFile();
        if (source.cut() != SourceText.Cut.NOTHING) {
            parser.wrong("it was larger than the bound, and cut", 0);
        }
        return new Parsed(parser.files, parser.unread);
    }

    private void token(NginxToken token) {
        switch (token.kind()) {
            case WORD -> {
                line = words.isEmpty() ? token.line() : line;
                words.add(token.text());
            }
            case END -> end(token);
            case OPEN -> open(token);
            case CLOSE -> close(token);
            case FILE -> {
                endOfFile();
                file = token.text();
                current = new ArrayList<>();
            }
            case WRONG -> wrong(token.text(), token.line());
        }
    }

    private void end(NginxToken token) {
        if (words.isEmpty()) {
            // a lone semicolon is an error to nginx too
            wrong("a semicolon without a directive", token.line());
        } else if (named()) {
            current.add(new NginxDirective(words.get(0), rest(), null, quote(";")));
        }
        words = new ArrayList<>();
    }

    private void open(NginxToken token) {
        if (open.size() >= DEEPEST) {
            wrong("blocks nested too deep", token.line());
            tooDeep++;
            words = new ArrayList<>();
            return;
        }
        if (words.isEmpty()) {
            wrong("a block without a name", token.line());
            words = new ArrayList<>(List.of("(unnamed)"));
        }
        named();
        open.push(new Open(current, words.get(0), rest(), quote(" {")));
        current = new ArrayList<>();
        words = new ArrayList<>();
    }

    private void close(NginxToken token) {
        if (!words.isEmpty()) {
            wrong("a directive without its semicolon: " + words.get(0), token.line());
            words = new ArrayList<>();
        }
        if (tooDeep > 0) {
            tooDeep--;
            return;
        }
        if (open.isEmpty()) {
            wrong("a closing brace too many", token.line());
            return;
        }
        Open block = open.pop();
        block.outer().add(new NginxDirective(block.name(), block.arguments(), current, block.quote()));
        current = block.outer();
    }

    private void endOfFile() {
        if (!words.isEmpty()) {
            wrong("it ends in the middle of a directive", line);
            words = new ArrayList<>();
        }
        tooDeep = 0;
        while (!open.isEmpty()) {
            wrong(
                    "a block that does not end: " + open.peek().name(),
                    open.peek().quote().line());
            close(new NginxToken(Kind.CLOSE, "", line));
        }
        files.computeIfAbsent(file, path -> new ArrayList<>()).addAll(current);
    }

    /** Whether the first word can be a directive's name where it stands. */
    private boolean named() {
        Open block = open.peek();
        boolean data =
                block != null && (DATA.contains(block.name()) || block.name().endsWith("_by_lua_block"));
        boolean name = data || words.get(0).matches("[A-Za-z_][A-Za-z0-9_]*");
        if (!name) {
            wrong("not a directive: " + words.get(0), line);
        }
        return name;
    }

    private List<String> rest() {
        return List.copyOf(words.subList(1, words.size()));
    }

    private Quote quote(String end) {
        return new Quote(file, line, String.join(" ", words) + end);
    }

    private void wrong(String why, int where) {
        if (unread.size() < NAMED) {
            unread.add(
                    new Unread(new Quote(file, Math.max(0, where), "").where(), Unread.Kind.NOT_UNDERSTOOD, why, null));
        }
    }
}

package dev.origindoctor.host.webserver;

import dev.origindoctor.host.webserver.NginxToken.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes an nginx configuration apart the way nginx does: quotes and comments only at the beginning of a word,
 * backslashes, variables in braces, and blocks of Lua that are skipped as Lua.
 */
final class NginxLexer {
    private static final String FILE = "# configuration file ";

    private final String text;
    private final List<NginxToken> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private boolean lua;
    private boolean first = true;

    private NginxLexer(String text) {
        this.text = text;
    }

    static List<NginxToken> read(String text) {
        NginxLexer lexer = new NginxLexer(text);
        while (lexer.at < text.length()) {
            lexer.step();
        }
        return lexer.tokens;
    }

    private void step() {
        char next = text.charAt(at);
        switch (next) {
            case '\n' -> newline();
            case ' ', '\t', '\r', '\uFEFF' -> at++;
            case '#' -> comment();
            case ';' -> mark(Kind.END);
            case '{' -> open();
            case '}' -> mark(Kind.CLOSE);
            case '"', '\'' -> quoted(next);
            default -> word();
        }
    }

    private void newline() {
        line++;
        at++;
    }

    private void mark(Kind kind) {
        tokens.add(new NginxToken(kind, "", line));
        lua = false;
        first = true;
        at++;
    }

    private void open() {
        boolean skip = lua;
        mark(Kind.OPEN);
        if (skip) {
            int end = new LuaSkip(text, at).end();
            line += (int) text.substring(at, end).chars().filter(c -> c == '\n').count();
            at = end;
        }
    }

    private void comment() {
        int end = text.indexOf('\n', at);
        int stop = end < 0 ? text.length() : end;
        String comment = text.substring(at, stop).stripTrailing();
        if (comment.startsWith(FILE) && comment.endsWith(":")) {
            tokens.add(new NginxToken(Kind.FILE, comment.substring(FILE.length(), comment.length() - 1), line));
            line = 0;
        }
        at = stop;
    }

    private void quoted(char quote) {
        int start = line;
        StringBuilder word = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                escaped(word);
            } else {
                line += text.charAt(at) == '\n' ? 1 : 0;
                word.append(text.charAt(at++));
            }
        }
        if (at >= text.length()) {
            tokens.add(new NginxToken(Kind.WRONG, "a quote that does not end", start));
        } else {
            at++;
            word(word.toString(), start);
        }
    }

    private void escaped(StringBuilder word) {
        char second = text.charAt(at + 1);
        if (second != '"' && second != '\'' && second != '\\') {
            word.append('\\');
        }
        line += second == '\n' ? 1 : 0;
        word.append(second);
        at += 2;
    }

    private void word() {
        StringBuilder word = new StringBuilder();
        while (at < text.length() && !ends(text.charAt(at))) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                escaped(word);
            } else if (text.startsWith("${", at)) {
                word.append("${");
                at += 2;
                while (at < text.length() && "};\n".indexOf(text.charAt(at)) < 0) {
                    word.append(text.charAt(at++));
                }
                if (at < text.length() && text.charAt(at) == '}') {
                    word.append(text.charAt(at++));
                }
            } else {
                word.append(text.charAt(at++));
            }
        }
        word(word.toString(), line);
    }

    /** Only the first word of a directive makes its block one of Lua. */
    private void word(String whole, int start) {
        lua |= first && whole.endsWith("_by_lua_block");
        first = false;
        tokens.add(new NginxToken(Kind.WORD, whole, start));
    }

    private static boolean ends(char next) {
        return " \t\r\n;{".indexOf(next) >= 0;
    }
}

package dev.origindoctor.firewall.nft.words;

import dev.origindoctor.firewall.nft.tree.Unclear;
import dev.origindoctor.firewall.nft.words.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The tokens of a text with its variables spliced in, and a look ahead at them. */
public final class Tokens {
    /** Variables that hold variables grow fast; no file that means well comes near. */
    private static final int MOST_SPLICED = 1_000_000;

    private final String text;
    private final Lexer lexer;
    private final Flaws flaws;
    private final Deque<Token> ahead = new ArrayDeque<>();
    private final Map<String, List<Token>> variables;
    private int spliced;
    private int depth;
    private Token last = new Token(Kind.NEWLINE, "", 1, 0, 0);

    /** Those of a text that begins on some line of its file. */
    public Tokens(String text, int firstLine) {
        this(text, firstLine, new HashMap<>());
    }

    private Tokens(String text, int firstLine, Map<String, List<Token>> variables) {
        this.text = text;
        this.lexer = new Lexer(text, firstLine);
        this.flaws = new Flaws(text);
        this.variables = variables;
    }

    /** Those of an included text, which shares the variables. */
    public Tokens beside(String included) {
        return new Tokens(included, 1, variables);
    }

    /** The next token, which stays. */
    public Token peek() {
        return peek(0);
    }

    public Token peek(int distance) {
        while (ahead.size() <= distance) {
            read();
        }
        Iterator<Token> tokens = ahead.iterator();
        for (int i = 0; i < distance; i++) {
            tokens.next();
        }
        return tokens.next();
    }

    public Token next() {
        peek();
        last = ahead.remove();
        depth += last.is("{") ? 1 : last.is("}") ? -1 : 0;
        return last;
    }

    /** The token that {@link #next} gave. */
    public Token last() {
        return last;
    }

    /** How many braces are open. */
    public int depth() {
        return depth;
    }

    private void read() {
        Token token = lexer.next();
        if (token.is("\\") && token.end() < text.length() && escapes(text.charAt(token.end()))) {
            flaws.sure(token, "a '\\' may only stand at the end of a line");
        }
        if (!token.is("$")) {
            ahead.add(token);
            return;
        }
        Token name = lexer.next();
        List<Token> value = variables.get(name.text());
        if (value == null || spliced + value.size() > MOST_SPLICED) {
            ahead.add(new Token(Kind.UNDEFINED, "$" + name.text(), name.line(), token.start(), name.end()));
            return;
        }
        spliced += value.size();
        value.forEach(part -> ahead.add(new Token(part.kind(), part.text(), name.line(), token.start(), name.end())));
    }

    private static boolean escapes(char next) {
        return Character.isLetterOrDigit(next) || next == '"' || next == '\'';
    }

    /** Remembers the tokens up to the end of the statement as the value of a variable. */
    public void define(String name) {
        List<Token> value = new ArrayList<>();
        int outside = depth;
        while (!(peek().ends() && depth == outside) && peek().kind() != Kind.END) {
            Token before = last;
            Token token = next();
            if (token.kind() != Kind.NEWLINE) {
                value.add(token);
            }
            if (brokenAddress(before, token) && depth == outside) {
                flaws.sure(token, "the value is no address");
            }
        }
        variables.put(name, value);
    }

    /** {@code fdff:x::1}: an address goes on behind a word that is none. */
    private static boolean brokenAddress(Token before, Token token) {
        return token.kind() == Kind.WORD
                && token.text().startsWith("::")
                && before.kind() == Kind.WORD
                && before.end() == token.start();
    }

    /** Where no version of nft goes on. */
    public Flaws flaws() {
        return flaws;
    }

    public void undefine(String name) {
        variables.remove(name);
    }

    /** Passes the rest of the statement, or of the block that it opens, up to its terminator. */
    public void skipStatement(int outside) {
        while (peek().kind() != Kind.END) {
            if (depth <= outside && peek().ends()) {
                return;
            }
            next();
        }
    }

    /** Passes line ends. */
    public void skipNewlines() {
        while (peek().kind() == Kind.NEWLINE) {
            next();
        }
    }

    /** Passes line ends and semicolons. */
    public void skipTerminators() {
        while (peek().kind() == Kind.NEWLINE || peek().is(";")) {
            next();
        }
    }

    /** Passes the sign if it is next. */
    public boolean take(String sign) {
        boolean there = peek().is(sign);
        if (there) {
            next();
        }
        return there;
    }

    /** Passes the word if it is next. */
    public boolean takeWord(String word) {
        boolean there = peek().word(word);
        if (there) {
            next();
        }
        return there;
    }

    public void expect(String sign) {
        if (!take(sign)) {
            throw new Unclear("'" + sign + "' expected, found " + shown(peek()));
        }
    }

    /** The next token as a name. */
    public String name() {
        Token token = peek();
        if (token.kind() != Kind.WORD && token.kind() != Kind.QUOTED) {
            throw new Unclear("a name expected, found " + shown(token));
        }
        return next().text();
    }

    public static String shown(Token token) {
        return switch (token.kind()) {
            case NEWLINE -> "the end of the line";
            case END -> "the end of the file";
            default -> "'" + token.text() + "'";
        };
    }

    /** What stands behind the last token on its line. */
    public String lineBehind() {
        int end = text.indexOf('\n', last.end());
        return text.substring(last.end(), end < 0 ? text.length() : end).strip();
    }

    /** A line of the text as it was written. */
    public String lineAt(int number) {
        String line = text.lines().skip(number - 1L).findFirst().orElse("").strip();
        return line.substring(0, Math.min(line.length(), 400));
    }

    /** What was written between two offsets, on one line. */
    public String written(int start, int end) {
        String piece = text.substring(start, Math.min(end, start + 4000)).strip();
        return piece.replaceAll("\\\\?\\s+", " ");
    }
}

package dev.origindoctor.firewall.iptables.words;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A word of a line.
 *
 * @param text the word, without quotes and escapes
 * @param quoted whether it began with a quote: then it is an option only if it looks like the name of one
 */
public record Token(String text, boolean quoted) {
    private static final Pattern NUMBER = Pattern.compile("-[0-9.]+");
    private static final Pattern NAME = Pattern.compile("-[a-zA-Z]|--[a-z][a-z0-9-]+");

    /** The words of a line; double quotes with backslashes hold them together, and single ones, as in a shell. */
    public static List<Token> of(String line) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            if (blank(line.charAt(at))) {
                at++;
            } else {
                at = word(line, at, tokens);
            }
        }
        return tokens;
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\u00a0';
    }

    private static int word(String line, int from, List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        boolean quoted = false;
        int at = from;
        while (at < line.length() && !blank(line.charAt(at))) {
            char c = line.charAt(at);
            if (c == '"' || (c == '\'' && at == from)) {
                quoted |= at == from;
                at = quote(line, at, text);
            } else {
                text.append(c);
                at++;
            }
        }
        tokens.add(new Token(text.toString(), quoted));
        return at;
    }

    private static int quote(String line, int from, StringBuilder text) {
        char mark = line.charAt(from);
        int at = from + 1;
        while (at < line.length() && line.charAt(at) != mark) {
            boolean escaped = mark == '"' && line.charAt(at) == '\\' && at + 1 < line.length();
            at += escaped ? 1 : 0;
            text.append(line.charAt(at++));
        }
        if (at == line.length()) {
            throw new UnreadableException("a quote is not closed");
        }
        return at + 1;
    }

    /** Whether it begins an option. */
    public boolean option() {
        return (!quoted || NAME.matcher(text).matches())
                && text.length() > 1
                && text.charAt(0) == '-'
                && (text.equals("-4")
                        || text.equals("-6")
                        || !NUMBER.matcher(text).matches());
    }

    /** Whether it negates. */
    public boolean negation() {
        return text.equals("!");
    }
}

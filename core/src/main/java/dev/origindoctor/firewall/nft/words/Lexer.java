package dev.origindoctor.firewall.nft.words;

import dev.origindoctor.firewall.nft.words.Token.Kind;
import dev.origindoctor.ranges.Ip;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts nft text into tokens, one at a time. Never fails: what is no token elsewhere is a sign of its own. */
final class Lexer {
    /** How iptables' own wording goes on with nft's, where {@code nft} listed a match that it has no words for. */
    private static final Pattern AFTER_FOREIGN = Pattern.compile("\\bcounter packets \\d+ bytes \\d+");

    /** How nft's wording ends before iptables' own, where {@code nft} listed a target that it has no words for. */
    private static final Pattern BEFORE_FOREIGN = Pattern.compile("\\bcounter packets \\d+ bytes \\d+\\s*$");

    private static final List<String> SIGNS = List.of("==", "!=", "<=", ">=", "<<", ">>");

    private final String text;
    private int at;
    private int line;
    private int lineStart;
    private boolean lineBegins = true;

    Lexer(String text, int firstLine) {
        this.text = text;
        this.line = firstLine;
        this.at = text.startsWith("\ufeff") ? 1 : 0;
    }

    Token next() {
        skipBlanks();
        int start = at;
        if (at >= text.length()) {
            return new Token(Kind.END, "", line, at, at);
        }
        char c = text.charAt(at);
        if (c == '\n') {
            at++;
            lineBegins = true;
            lineStart = at;
            return new Token(Kind.NEWLINE, "\n", line++, start, at);
        }
        if (c == '#') {
            return comment(start);
        }
        lineBegins = false;
        if (c == '"') {
            return quoted(start);
        }
        return word(c) ? word(start) : sign(start);
    }

    private void skipBlanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && continuation()) {
                line++;
            } else if (c != ' ' && c != '\t' && c != '\r' && c != '\f') {
                return;
            } else {
                at++;
            }
        }
    }

    /** A backslash at the end of a line joins the next one. */
    private boolean continuation() {
        int next = at + 1;
        while (next < text.length()
                && (text.charAt(next) == ' ' || text.charAt(next) == '\r' || text.charAt(next) == '\t')) {
            next++;
        }
        if (next < text.length() && text.charAt(next) == '\n') {
            at = next + 1;
            return true;
        }
        return false;
    }

    private Token comment(int start) {
        int end = text.indexOf('\n', at);
        end = end < 0 ? text.length() : end;
        Matcher rest = AFTER_FOREIGN.matcher(text).region(at, end);
        String first = text.substring(Math.min(at + 1, end), end).strip().split("\\s", 2)[0];
        if (BEFORE_FOREIGN
                .matcher(text.substring(Math.max(lineStart, at - 80), at))
                .find()) {
            at = end;
            return new Token(Kind.FOREIGN, text.substring(start + 1, end).strip(), line, start, at);
        }
        if (rest.find() && !(lineBegins && Selectors.begins(first))) {
            String foreign = text.substring(at + 1, rest.start()).strip();
            at = rest.start();
            lineBegins = false;
            return new Token(Kind.FOREIGN, foreign, line, start, at);
        }
        at = end;
        return next();
    }

    private Token quoted(int start) {
        int end = text.indexOf('"', at + 1);
        if (end < 0) {
            at++;
            return new Token(Kind.SIGN, "\"", line, start, at);
        }
        Token token = new Token(Kind.QUOTED, text.substring(at + 1, end), line, start, end + 1);
        line += (int) token.text().chars().filter(c -> c == '\n').count();
        at = end + 1;
        return token;
    }

    private Token sign(int start) {
        String two = text.substring(at, Math.min(at + 2, text.length()));
        at += SIGNS.contains(two) ? 2 : 1;
        if (text.startsWith("\\;", start)) {
            at++;
            return new Token(Kind.SIGN, ";", line, start, at);
        }
        return new Token(Kind.SIGN, text.substring(start, at), line, start, at);
    }

    private Token word(int start) {
        int end = addressEnd();
        if (end < 0) {
            boolean number = Character.isDigit(text.charAt(at));
            end = at;
            while (end < text.length() && (number ? digit(text.charAt(end)) : inner(text.charAt(end)))) {
                end++;
            }
        }
        at = end;
        return new Token(Kind.WORD, text.substring(start, end), line, start, end);
    }

    /** Where an address with colons (IPv6 or hardware) ends that begins here; -1 where none does. */
    private int addressEnd() {
        int end = at;
        int colons = 0;
        while (end < text.length() && end - at < 64 && hex(text.charAt(end))) {
            colons += text.charAt(end++) == ':' ? 1 : 0;
        }
        boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
        return colons < 2 ? -1 : ends && address(text.substring(at, end)) ? end : keyEnd(end);
    }

    /** In {@code ::1: accept} and {@code ::1:accept} the last colon is no part of the address. */
    private int keyEnd(int most) {
        int colon = text.lastIndexOf(':', most - 1);
        return colon > at && Ip.parse(text.substring(at, colon)).isPresent() ? colon : -1;
    }

    private static boolean address(String run) {
        return Ip.parse(run).isPresent() || run.matches("([0-9a-fA-F]{1,2}:){5}[0-9a-fA-F]{1,2}");
    }

    private boolean word(char c) {
        return Character.isLetterOrDigit(c)
                || c == '_'
                || (c == ':' && text.startsWith("::", at) && addressEnd() >= 0)
                || (c == '.' && at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1)));
    }

    private static boolean digit(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '_';
    }

    private static boolean inner(char c) {
        return digit(c) || c == '-' || c == '/' || c == '*' || c == '+';
    }

    private static boolean hex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == ':' || c == '.';
    }
}

package dev.origindoctor.host.webserver;

/** Finds the brace that ends a block of Lua: those in its strings and comments don't count. */
final class LuaSkip {
    private final String text;
    private int at;

    LuaSkip(String text, int from) {
        this.text = text;
        at = from;
    }

    /** The position of the brace that closes the block, or the text's end. */
    int end() {
        int depth = 1;
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next == '"' || next == '\'') {
                string(next);
            } else if (text.startsWith("--", at)) {
                comment();
            } else if (text.startsWith("[[", at)) {
                past("]]");
            } else if (next == '}' && --depth == 0) {
                return at;
            } else {
                depth += next == '{' ? 1 : 0;
                at++;
            }
        }
        return text.length();
    }

    private void comment() {
        if (text.startsWith("--[[", at)) {
            past("]]");
        } else {
            past("\n");
        }
    }

    private void string(char quote) {
        at++;
        while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private void past(String mark) {
        int end = text.indexOf(mark, at);
        at = end < 0 ? text.length() : end + mark.length();
    }
}

package dev.origindoctor.firewall.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words and operators of a shell script, with the variables that are known filled in. */
final class ShellLexer {
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\w+)|\\{(\\w+)})");

    /** Where a program lies, or which one is meant unless the environment says otherwise. */
    private static final Pattern PROGRAM = Pattern.compile(
            "(?:\\$\\(|`)\\s*(?:which|command -v|type -[pP]|readlink -f)\\s+(\\S*?[\\w.-]+)\\s*(?:2>\\S+\\s*)?[)`]"
                    + "|\\$\\{\\w+:?[-=](\\S*?(?:ip6?tables(?:-\\w+)*|nft|ipset))}");

    private static final String OPERATORS = ";&|()<>\n";

    private final String text;
    private final String[] lines;
    private final Map<String, String> variables;
    private int at;
    private int line = 1;

    /** What {@code variables} holds is looked up as the text is read. */
    ShellLexer(String text, Map<String, String> variables) {
        this.text = text.replace("\r\n", "\n");
        this.lines = this.text.split("\n", -1);
        this.variables = variables;
    }

    int line() {
        return line;
    }

    int at() {
        return at;
    }

    /** Goes back to where a loop's body begins. */
    void back(int to, int itsLine) {
        at = to;
        line = itsLine;
    }

    boolean ended() {
        blanks();
        return at >= text.length();
    }

    String lineText(int number) {
        return number <= lines.length ? lines[number - 1].strip() : "";
    }

    private void blanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != '\n' && Character.isWhitespace(c)) {
                at++;
            } else if (text.startsWith("\\\n", at)) {
                at += 2;
                line++;
            } else if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else {
                return;
            }
        }
    }

    /** The operator that is next, taken; empty where a word is. */
    String operator() {
        blanks();
        if (at >= text.length() || OPERATORS.indexOf(text.charAt(at)) < 0) {
            return "";
        }
        int start = at++;
        boolean twice = at < text.length() && text.charAt(at) == text.charAt(start) && text.charAt(start) != '\n';
        at += twice ? 1 : 0;
        line += text.charAt(start) == '\n' ? 1 : 0;
        return text.substring(start, at);
    }

    /** The word that is next; several, where a variable that is not in quotes holds several. */
    List<ShellWord> words() {
        blanks();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean known = true;
        boolean split = false;
        while (at < text.length()
                && OPERATORS.indexOf(text.charAt(at)) < 0
                && !Character.isWhitespace(text.charAt(at))) {
            char c = text.charAt(at);
            if (c == '\'') {
                quoted = true;
                word.append(until('\''));
            } else if (c == '"') {
                quoted = true;
                known &= inDoubleQuotes(word);
            } else if (c == '\\' && at + 1 < text.length()) {
                line += text.charAt(at + 1) == '\n' ? 1 : 0;
                word.append(text.charAt(at + 1) == '\n' ? "" : text.charAt(at + 1));
                at += 2;
            } else if (c == '$' || c == '`') {
                int before = word.length();
                boolean expanded = expansion(word);
                known &= expanded;
                split |= expanded && word.substring(before).chars().anyMatch(Character::isWhitespace);
            } else {
                known &= c != '*' && c != '?';
                word.append(c);
                at++;
            }
        }
        return split && !quoted
                ? several(word.toString(), known)
                : List.of(new ShellWord(word.toString(), quoted, known));
    }

    private static List<ShellWord> several(String text, boolean known) {
        List<ShellWord> words = new ArrayList<>();
        for (String one : text.strip().split("\\s+")) {
            words.add(new ShellWord(one, false, known));
        }
        return words;
    }

    private String until(char mark) {
        int end = text.indexOf(mark, at + 1);
        end = end < 0 ? text.length() : end;
        String inner = text.substring(at + 1, end);
        line += (int) inner.chars().filter(c -> c == '\n').count();
        at = Math.min(text.length(), end + 1);
        return inner;
    }

    private boolean inDoubleQuotes(StringBuilder word) {
        boolean known = true;
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at);
            line += c == '\n' ? 1 : 0;
            if (c == '$' || c == '`') {
                known &= expansion(word);
            } else {
                boolean escape = c == '\\' && at + 1 < text.length();
                word.append(escape ? text.charAt(at + 1) : c);
                at += escape ? 2 : 1;
            }
        }
        at++;
        return known;
    }

    /** Appends a variable's value, or what was written where nobody knows it; whether it is known. */
    private boolean expansion(StringBuilder word) {
        Matcher variable = VARIABLE.matcher(text).region(at, text.length());
        int start = at;
        if (variable.lookingAt()) {
            at = variable.end();
            String value = variables.get(variable.group(1) == null ? variable.group(2) : variable.group(1));
            word.append(value == null ? text.substring(start, at) : value);
            return value != null;
        }
        Matcher program = PROGRAM.matcher(text).region(at, text.length());
        if (program.lookingAt()) {
            at = program.end();
            word.append(program.group(1) == null ? program.group(2) : program.group(1));
            return true;
        }
        if (text.charAt(at) == '`') {
            until('`');
        } else if (text.startsWith("$(", at) || text.startsWith("${", at)) {
            at++;
            brackets(text.charAt(at), text.charAt(at) == '(' ? ')' : '}');
        } else {
            at += Math.min(2, text.length() - at);
        }
        word.append(text, start, Math.min(at, text.length()));
        return false;
    }

    /** Passes what an opening bracket, just taken, holds. */
    void passBrackets() {
        at--;
        brackets('(', ')');
    }

    private void brackets(char open, char close) {
        int depth = 0;
        do {
            char c = text.charAt(at++);
            depth += c == open ? 1 : c == close ? -1 : 0;
            line += c == '\n' ? 1 : 0;
        } while (depth > 0 && at < text.length());
    }

    /**
     * The lines behind this one, up to the one that is {@code end}; what else stands on this one is passed.
     *
     * @param plain whether the mark stood in quotes: then nothing in the text is the shell's
     */
    String document(String end, boolean plain) {
        int stop = text.indexOf('\n', at);
        StringBuilder document = new StringBuilder();
        while (stop >= 0 && stop < text.length()) {
            int begin = stop + 1;
            line++;
            int next = text.indexOf('\n', begin);
            stop = next < 0 ? text.length() : next;
            String one = text.substring(begin, stop);
            if (one.strip().equals(end)) {
                break;
            }
            document.append(plain ? one : new ShellLexer(one, variables).expanded())
                    .append('\n');
        }
        at = stop < 0 ? text.length() : stop;
        return document.toString();
    }

    /** The whole text as a shell hands it on: variables filled in that are known, marks as they are. */
    private String expanded() {
        StringBuilder whole = new StringBuilder(text.length());
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '$' || c == '`') {
                expansion(whole);
            } else {
                boolean escape = c == '\\' && at + 1 < text.length() && "$`\\".indexOf(text.charAt(at + 1)) >= 0;
                whole.append(escape ? text.charAt(at + 1) : c);
                at += escape ? 2 : 1;
            }
        }
        return whole.toString();
    }
}

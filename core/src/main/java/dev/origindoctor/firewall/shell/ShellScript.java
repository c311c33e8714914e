package dev.origindoctor.firewall.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Follows a script without running it: variables that are given plainly, loops over words that are written out. What
 * stands in a branch, in a loop of another kind or in a function is not certain to run.
 */
public final class ShellScript {
    private static final Pattern FIRST_LINE =
            Pattern.compile("\\ufeff?#!\\s*\\S*(/env\\s+)?\\S*sh\\b.*", Pattern.DOTALL);

    /** A first line that is longer names no program. */
    private static final int LONGEST_FIRST = 256;

    private static final Pattern ASSIGNMENT = Pattern.compile("(\\w+)\\+?=.*", Pattern.DOTALL);
    private static final Set<String> DECLARE = Set.of("export", "readonly", "local", "declare", "typeset");
    private static final Set<String> OPENING = Set.of("if", "while", "until", "select", "{");
    private static final Set<String> CLOSING = Set.of("fi", "done", "esac", "}");
    private static final Set<String> BETWEEN = Set.of("then", "do", "else", "elif", "!");

    /** Loops that are written out are longer than any script that means well. */
    private static final int MOST = 200_000;

    private final Map<String, String> variables = new HashMap<>();
    private final Set<String> functions = new HashSet<>();
    private final Set<String> branchesOwn = new HashSet<>();
    private final List<ShellCommand> commands = new ArrayList<>();
    private final List<Loop> loops = new ArrayList<>();
    private final ShellLexer lexer;
    private int branches;
    private int subshells;
    private int cases;
    private int turns;
    private boolean pattern;
    private boolean left;
    private String joint = "\n";
    private String last = "";

    /** A loop over words that are known: where its body begins, and what is still to come. */
    private static final class Loop {
        final String variable;
        final List<String> values;
        final int body;
        final int line;
        int next = 1;

        Loop(String variable, List<String> values, int body, int line) {
            this.variable = variable;
            this.values = values;
            this.body = body;
            this.line = line;
        }
    }

    private ShellScript(String text) {
        this.lexer = new ShellLexer(text, variables);
    }

    /** Whether the text says in its first line that it is a shell's. */
    public static boolean is(String text) {
        return FIRST_LINE
                .matcher(text.substring(0, Math.min(text.length(), LONGEST_FIRST)))
                .matches();
    }

    /** The commands of a script, in order. Of one that goes on for too long the last is uncertain. */
    public static List<ShellCommand> read(String text) {
        ShellScript script = new ShellScript(text);
        while (!script.left && !script.lexer.ended() && script.turns < MOST) {
            script.turns++;
            script.next();
        }
        if (script.turns >= MOST) {
            script.add(script.lexer.line(), List.of(new ShellWord("...", false, false)), new ShellInput(), false);
        }
        return script.commands;
    }

    private void next() {
        if (pattern) {
            pattern();
            return;
        }
        String operator = lexer.operator();
        if (operator.startsWith("<") || operator.startsWith(">")) {
            new ShellInput().read(operator, lexer, new ArrayList<>());
        } else if (!operator.isEmpty()) {
            joint = operator;
            subshells += operator.equals("(") ? 1 : operator.equals(")") && subshells > 0 ? -1 : 0;
            pattern = operator.equals(";;") && cases > 0;
            if (pattern) {
                forgetBranch();
            }
        } else {
            command();
        }
    }

    /** {@code start|restart)}, and {@code esac} in its place. */
    private void pattern() {
        String operator = lexer.operator();
        if (operator.equals(")")) {
            pattern = false;
            joint = "\n";
        } else if (operator.isEmpty() && lexer.words().get(0).is("esac")) {
            close("esac");
        }
    }

    private void command() {
        int line = lexer.line();
        List<ShellWord> words = new ArrayList<>();
        ShellInput input = new ShellInput();
        while (!lexer.ended()) {
            int at = lexer.at();
            int itsLine = lexer.line();
            String sign = lexer.operator();
            if (sign.isEmpty()) {
                words.addAll(lexer.words());
                if (words.size() == 1 && keyword(words.get(0))) {
                    return;
                }
            } else if (sign.startsWith("<") || sign.startsWith(">")) {
                input.read(sign, lexer, words);
            } else if (sign.equals("(") && words.size() == 1) {
                list(words.get(0).text());
                return;
            } else {
                lexer.back(at, itsLine);
                break;
            }
        }
        if (!words.isEmpty() && words.get(0).is("function")) {
            functions.add(words.get(words.size() - 1).text());
        } else {
            finish(line, words, input);
        }
    }

    /** A function, {@code name()}; or a list of values, {@code NAME=(a b)}. */
    private void list(String name) {
        if (name.endsWith("=")) {
            variables.remove(name.substring(0, name.length() - 1));
            while (!lexer.ended() && !lexer.operator().equals(")")) {
                lexer.words();
            }
        } else {
            functions.add(name);
            lexer.operator();
        }
    }

    private boolean keyword(ShellWord word) {
        if (word.quoted()) {
            return false;
        }
        String text = word.text();
        if (text.equals("for")) {
            loop();
        } else if (text.equals("case")) {
            cases++;
            branches++;
            while (!lexer.ended()
                    && lexer.operator().isEmpty()
                    && !lexer.words().get(0).is("in")) {
                // up to the first pattern
            }
            pattern = true;
        } else if (OPENING.contains(text)) {
            branches++;
        } else if (CLOSING.contains(text)) {
            close(text);
        } else if (!BETWEEN.contains(text)) {
            return false;
        } else if (text.startsWith("el")) {
            forgetBranch();
        }
        joint = "\n";
        return true;
    }

    private void close(String word) {
        if (word.equals("done") && !loops.isEmpty() && branches == 0) {
            Loop loop = loops.get(loops.size() - 1);
            if (loop.next < loop.values.size()) {
                variables.put(loop.variable, loop.values.get(loop.next++));
                lexer.back(loop.body, loop.line);
            } else {
                loops.remove(loops.size() - 1);
            }
            return;
        }
        if (word.equals("esac")) {
            cases = Math.max(0, cases - 1);
            pattern = false;
        }
        branches = Math.max(0, branches - 1);
        forgetBranch();
    }

    /** {@code for NAME in WORD…; do}. */
    private void loop() {
        List<ShellWord> head = new ArrayList<>();
        while (!lexer.ended() && lexer.operator().isEmpty()) {
            head.addAll(lexer.words());
        }
        boolean known = branches == 0
                && head.size() > 2
                && head.get(1).is("in")
                && head.stream().allMatch(ShellWord::known);
        if (known) {
            List<String> values = head.stream().skip(2).map(ShellWord::text).toList();
            variables.put(head.get(0).text(), values.get(0));
            loops.add(new Loop(head.get(0).text(), values, lexer.at(), lexer.line()));
        } else {
            variables.remove(head.isEmpty() ? "" : head.get(0).text());
            branches++;
        }
    }

    private void finish(int line, List<ShellWord> words, ShellInput input) {
        boolean certain = certain();
        boolean declares = !words.isEmpty() && DECLARE.contains(words.get(0).text());
        if (declares) {
            words.remove(0);
        }
        while (!words.isEmpty() && ASSIGNMENT.matcher(words.get(0).text()).matches()) {
            assign(words.remove(0), certain);
        }
        if (!words.isEmpty() && !declares) {
            add(line, words, input, certain);
        }
    }

    private void add(int line, List<ShellWord> words, ShellInput input, boolean certain) {
        boolean checks = words.stream().anyMatch(word -> word.is("-C") || word.is("--check"));
        last = checks ? "check" : words.get(0).text();
        left |= certain && words.get(0).is("exit");
        if (!functions.contains(words.get(0).text())) {
            boolean reads = input.redirected() || joint.equals("|");
            commands.add(new ShellCommand(line, lexer.lineText(line), words, certain, input.document(), reads));
        }
    }

    /** Commands of firewalls are taken to succeed; only what asks for a rule that is not there yet is not. */
    private boolean certain() {
        if (joint.equals("||")) {
            return branches == 0 && last.equals("check");
        }
        return branches == 0 && (!joint.equals("&&") || last.matches("(.*/)?(ip6?tables\\S*|nft|ipset)"));
    }

    private void assign(ShellWord word, boolean certain) {
        int equals = word.text().indexOf('=');
        String name = word.text().substring(0, equals);
        boolean inBranch = branches > 0 && !joint.equals("&&") && !joint.equals("||");
        if ((certain || inBranch) && word.known() && !name.endsWith("+")) {
            variables.put(name, word.text().substring(equals + 1));
        } else {
            variables.remove(name.replace("+", ""));
        }
        if (inBranch) {
            branchesOwn.add(name);
        }
    }

    /** What a branch has set is known to the rest of it, and to nothing behind it. */
    private void forgetBranch() {
        variables.keySet().removeAll(branchesOwn);
        branchesOwn.clear();
    }
}

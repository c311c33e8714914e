package dev.origindoctor.firewall.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a command reads from; where it writes to is of no interest. */
final class ShellInput {
    private @Nullable String document;
    private boolean redirected;

    /** What follows the command in the script for it to read. */
    @Nullable
    String document() {
        return document;
    }

    boolean redirected() {
        return redirected;
    }

    /** Reads what stands behind {@code <}, {@code <<}, {@code >} and such. */
    void read(String sign, ShellLexer lexer, List<ShellWord> words) {
        if (!words.isEmpty() && words.get(words.size() - 1).text().matches("\\d")) {
            words.remove(words.size() - 1); // the number of what is redirected: 2>/dev/null
        }
        String rest = lexer.operator(); // of >&2 and <<<
        if (rest.startsWith("(")) {
            lexer.passBrackets(); // of <(a command)
            return;
        }
        List<ShellWord> target = lexer.words();
        if (sign.equals("<<") && rest.isEmpty()) {
            String end = target.get(0).text();
            document = lexer.document(
                    end.startsWith("-") ? end.substring(1) : end, target.get(0).quoted());
        } else {
            redirected |= sign.startsWith("<");
        }
    }
}

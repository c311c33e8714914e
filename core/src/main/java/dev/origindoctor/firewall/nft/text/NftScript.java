package dev.origindoctor.firewall.nft.text;

import dev.origindoctor.firewall.nft.tree.NftTree;
import dev.origindoctor.firewall.rules.Line;
import dev.origindoctor.firewall.shell.ShellCommand;
import dev.origindoctor.firewall.shell.ShellScript;
import dev.origindoctor.firewall.shell.ShellWord;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the {@code nft} commands of a script, as far as it can be followed. */
public final class NftScript {
    /** Lines that only a shell understands as they are meant: with quotes around braces, with a text for nft to read. */
    private static final Pattern COMMANDS = Pattern.compile(
            "^[ \\t]*(sudo[ \\t]+)?(\\S*/)?nft[ \\t]([^\\n'\"]*['\"][^\\n]*\\{|[^\\n]*<<|[^\\n]*-f[ \\t])",
            Pattern.MULTILINE);

    private static final Pattern MENTIONED = Pattern.compile("(?i)\\bnft\\b");
    private static final Pattern LOADED = Pattern.compile(
            "(?m)^[^#\\n]*\\bnft\\b[^#\\n]*\\s-[a-z]*f\\s+[\"']?([^\\s\"';]+)", Pattern.CASE_INSENSITIVE);
    private static final int LOOKED_AT = 1 << 20;
    private static final Set<String> STANDARD_INPUT = Set.of("-", "/dev/stdin", "/proc/self/fd/0");

    private final String file;
    private final NftTree tree;
    private final Includes includes;

    public NftScript(String file, NftTree tree, Includes includes) {
        this.file = file;
        this.tree = tree;
        this.includes = includes;
    }

    /** Whether a text is a script that has to do with nft. */
    public static boolean is(String text) {
        String start = text.substring(0, Math.min(text.length(), LOOKED_AT));
        boolean script = ShellScript.is(start) && MENTIONED.matcher(start).find();
        return (script || COMMANDS.matcher(start).find())
                && ShellScript.read(text).stream().anyMatch(NftScript::ofNft);
    }

    /** The files that a script may load. */
    static List<String> loaded(String text) {
        return is(text)
                ? LOADED.matcher(text).results().map(found -> found.group(1)).toList()
                : List.of();
    }

    private static boolean ofNft(ShellCommand command) {
        List<ShellWord> words = command.plain();
        return !words.isEmpty() && ShellCommand.name(words.get(0)).equals("nft");
    }

    public void read(String text) {
        ShellScript.read(text).stream()
                .filter(NftScript::ofNft)
                .forEach(command -> command(
                        command, command.plain().subList(1, command.plain().size())));
    }

    private void command(ShellCommand command, List<ShellWord> words) {
        Line line = new Line(file, command.line(), command.text());
        int at = 0;
        while (at < words.size() && words.get(at).text().startsWith("-")) {
            String option = words.get(at++).text();
            if (option.equals("--check") || option.matches("-[a-zA-Z]*[chvV][a-zA-Z]*|--(version|help)")) {
                return;
            }
            if (option.matches("-[a-zA-Z]*f|--file") && at < words.size()) {
                load(command, words.get(at), line);
                return;
            }
            at += option.equals("-I") || option.equals("--includepath") ? 1 : 0;
        }
        List<String> texts = words.stream().skip(at).map(ShellWord::text).toList();
        if (texts.isEmpty() || TextParser.HARMLESS.contains(texts.get(0))) {
            return;
        }
        if (command.certain()) {
            parse(String.join(" ", texts), command.line());
        } else {
            perhaps(String.join(" ", texts), command.line(), line);
        }
    }

    /** {@code nft -f FILE}. */
    private void load(ShellCommand command, ShellWord path, Line line) {
        boolean input = STANDARD_INPUT.contains(path.text());
        if (input && command.fed() != null) {
            if (command.certain()) {
                parse(command.fed(), command.line() + 1);
            } else {
                perhaps(command.fed(), command.line() + 1, line);
            }
        } else if (!command.certain()) {
            tree.unreadEverywhere(line, ShellCommand.UNSURE);
        } else if (input || !path.known()) {
            tree.unreadEverywhere(line, "the rules that it loads are not here");
        } else {
            include(path.text(), line);
        }
    }

    /** A command that may not run: what it adds may be there. */
    private void perhaps(String text, int firstLine, Line line) {
        if (new Perhaps(tree, ShellCommand.UNSURE).add(file, text, firstLine, includes)) {
            tree.unread(line, ShellCommand.UNSURE);
        } else {
            tree.unreadEverywhere(line, ShellCommand.UNSURE);
        }
    }

    private void include(String path, Line line) {
        Map<String, String> files = includes.of(path, file);
        if (files.isEmpty()) {
            tree.missingEverywhere(line, "the file " + path + " that it loads is not here");
        }
        files.forEach((name, text) -> new TextParser(name, text, 1, tree, includes.within(path)).parse());
    }

    private void parse(String text, int firstLine) {
        new TextParser(file, text, firstLine, tree, includes).parse();
    }
}

package dev.origindoctor.firewall.iptables;

import dev.origindoctor.firewall.iptables.sets.IpSets;
import dev.origindoctor.firewall.iptables.sets.IpsetReader;
import dev.origindoctor.firewall.iptables.tables.TableModel;
import dev.origindoctor.firewall.iptables.words.Command;
import dev.origindoctor.firewall.iptables.words.Token;
import dev.origindoctor.firewall.iptables.words.UnreadLines;
import dev.origindoctor.firewall.iptables.words.UnreadableException;
import dev.origindoctor.firewall.rules.Line;
import dev.origindoctor.firewall.rules.Unread;
import dev.origindoctor.firewall.shell.ShellCommand;
import dev.origindoctor.firewall.shell.ShellScript;
import dev.origindoctor.firewall.shell.ShellWord;
import dev.origindoctor.ranges.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the commands of a script, as far as it can be followed; what may or may not run leaves its chain undecided. */
final class ScriptReader {
    private static final Pattern RULES = Pattern.compile("ip6?tables(-legacy|-nft)?");
    private static final Pattern RESTORE = Pattern.compile("(ip6?)tables(-legacy|-nft)?-restore");
    private static final Pattern SHOWS =
            Pattern.compile("-[nvxw]*[LSCVh][nvx]*|--(list|list-rules|check|version|help|line-numbers)");
    private static final String UNKNOWN = "some of its words are only known when the script runs";

    private final String file;
    private final UnreadLines unread;
    private final IpSets sets;
    private final SaveReader reader;
    private final List<Unread> everywhere = new ArrayList<>();

    ScriptReader(String file, Family family, IpSets sets, UnreadLines unread) {
        this.file = file;
        this.sets = sets;
        this.unread = unread;
        this.reader = new SaveReader(file, family, true, unread);
    }

    List<TableModel> tables() {
        return reader.tables();
    }

    /** What other programs, or files that are not here, may have added. */
    List<Unread> missing() {
        List<Unread> all = new ArrayList<>(reader.missing());
        all.addAll(everywhere);
        return all;
    }

    void read(String text) {
        for (ShellCommand command : ShellScript.read(text)) {
            Line line = new Line(file, command.line(), command.text());
            try {
                one(command, line);
            } catch (UnreadableException problem) {
                everywhere.add(unread.add(line, problem.why()));
            }
        }
        reader.tables().forEach(table -> table.unplaced().addAll(everywhere));
    }

    private void one(ShellCommand command, Line line) {
        List<ShellWord> words = command.plain();
        String program = words.isEmpty() ? "" : ShellCommand.name(words.get(0));
        if (RULES.matcher(program).matches()) {
            rule(command, words, line);
        } else if (RESTORE.matcher(program).matches()) {
            restore(command, program);
        } else if (program.equals("ipset")) {
            set(command, words, line);
        } else if (!program.isEmpty() && !program.equals("nft") && !command.harmless()) {
            throw new UnreadableException("what \"" + program + "\" does to the rules is not known");
        }
    }

    private void rule(ShellCommand script, List<ShellWord> words, Line line) {
        if (words.stream().anyMatch(word -> SHOWS.matcher(word.text()).matches())) {
            return;
        }
        List<Token> tokens = words.stream()
                .map(word -> new Token(
                        word.text(), word.text().isEmpty() || word.text().indexOf(' ') >= 0))
                .toList();
        Command command = Command.read(tokens);
        TableModel table = reader.table(command, line);
        boolean known = words.stream().allMatch(ShellWord::known);
        if (script.certain() && known) {
            table.apply(command, line);
        } else {
            table.doubt(command, line, unread.add(line, known ? ShellCommand.UNSURE : UNKNOWN), known);
        }
    }

    /** {@code iptables-restore} with the rules in the script itself. */
    private void restore(ShellCommand command, String program) {
        if (command.fed() == null || !command.certain()) {
            throw new UnreadableException(
                    command.certain() ? "the rules that it loads are not here" : ShellCommand.UNSURE);
        }
        Family family = program.startsWith("ip6") ? Family.IPV6 : Family.IPV4;
        reader.restore(family, "\n".repeat(command.line()) + command.fed());
    }

    private void set(ShellCommand command, List<ShellWord> words, Line line) {
        List<String> texts = words.stream().skip(1).map(ShellWord::text).toList();
        if (String.join(" ", texts).matches("(list|save|test|version|-[LST]).*")) {
            return;
        }
        try {
            if (!command.certain() || !command.known()) {
                throw new UnreadableException(ShellCommand.UNSURE);
            }
            new IpsetReader(file, sets, unread).command(texts);
        } catch (UnreadableException problem) {
            unread.add(line, problem.why());
            words.stream().skip(1).filter(ShellWord::known).forEach(word -> sets.changing(word.text()));
            if (texts.stream().anyMatch(text -> text.matches("restore|-R|--restore"))) {
                sets.restored();
            }
        }
    }
}

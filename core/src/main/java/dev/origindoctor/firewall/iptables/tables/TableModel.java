package dev.origindoctor.firewall.iptables.tables;

import dev.origindoctor.firewall.iptables.words.Command;
import dev.origindoctor.firewall.iptables.words.Remark;
import dev.origindoctor.firewall.iptables.words.Token;
import dev.origindoctor.firewall.iptables.words.UnreadableException;
import dev.origindoctor.firewall.rules.Line;
import dev.origindoctor.firewall.rules.Unread;
import dev.origindoctor.ranges.Family;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table while commands change it. */
public final class TableModel {
    private final Family family;
    private final Builtins kind;
    private final Line start;
    private final Map<String, ChainModel> chains = new LinkedHashMap<>();
    private final List<Unread> unplaced = new ArrayList<>();
    private @Nullable Unread cut;

    public TableModel(Family family, Builtins kind, Line start) {
        this.family = family;
        this.kind = kind;
        this.start = start;
        kind.chains().forEach(name -> chains.put(name, new ChainModel(name, start)));
    }

    Family family() {
        return family;
    }

    Builtins kind() {
        return kind;
    }

    public Map<String, ChainModel> chains() {
        return chains;
    }

    /** Lines that may be rules of any chain. */
    public List<Unread> unplaced() {
        return unplaced;
    }

    /** That the file ended too early, if it did. */
    @Nullable
    public Unread cut() {
        return cut;
    }

    public void cut(Unread where) {
        cut = where;
    }

    TableModel copy() {
        TableModel copy = new TableModel(family, kind, start);
        chains.forEach((name, chain) -> copy.chains.put(name, chain.copy()));
        copy.unplaced.addAll(unplaced);
        copy.cut = cut;
        return copy;
    }

    /** The chain line of a file: {@code :INPUT DROP [0:0]}. */
    public void declare(String name, String policy, Line line) {
        if (kind.base(name).isPresent()) {
            if (!policy.equals("-")) {
                chain(name, line).policy(policy, line);
            }
        } else {
            chains.put(name, new ChainModel(name, line));
        }
    }

    private ChainModel chain(String name, Line line) {
        return chains.computeIfAbsent(name, any -> new ChainModel(name, line));
    }

    /** Applies one command. */
    public void apply(Command command, Line line) {
        switch (command.verb()) {
            case 'A' -> rules(command, line).add(new Entry(line, command.rest(), null));
            case 'I' -> insert(command, line);
            case 'R' -> rules(command, line).set(index(command), new Entry(line, command.rest(), null));
            case 'D' -> delete(command, line);
            case 'N' -> chain(command.chain(), line);
            case 'P' -> policy(command, line);
            case 'F' -> flush(command);
            case 'X' -> remove(command);
            case 'Z' -> zero(command);
            case 'E' -> rename(command, line);
            default -> throw new UnreadableException("-" + command.verb() + " is no command");
        }
    }

    /** Applies a command that may not run, or if its words are not {@code known}, with others. */
    public void doubt(Command command, Line line, Unread why, boolean known) {
        if (command.chain().indexOf('$') >= 0) {
            throw new UnreadableException("which chain it means is only known when the script runs");
        }
        Entry maybe = known ? new Entry(line, perhaps(command, why), null) : new Entry(line, List.of(), why);
        switch (command.verb()) {
            case 'A' -> rules(command, line).add(maybe);
            case 'I' -> rules(command, line).add(0, maybe);
            case 'N', 'Z' -> chain(command.chain(), line);
            case 'P' -> chain(command.chain(), line).policy("(" + why.why() + ")", line);
            default ->
                chains.values().stream()
                        .filter(chain ->
                                command.chain().isEmpty() || chain.name().equals(command.chain()))
                        .forEach(chain -> chain.entries().add(0, new Entry(line, List.of(), why)));
        }
    }

    private static List<Token> perhaps(Command command, Unread why) {
        List<Token> words = new ArrayList<>(command.rest());
        Remark.add(words, why.why());
        return words;
    }

    private List<Entry> rules(Command command, Line line) {
        if (command.chain().isEmpty()) {
            throw new UnreadableException("no chain");
        }
        return chain(command.chain(), line).entries();
    }

    private void insert(Command command, Line line) {
        List<Entry> rules = rules(command, line);
        int at = Math.max(1, command.number());
        if (at > rules.size() + 1) {
            throw new UnreadableException("there are only " + rules.size() + " rules in " + command.chain());
        }
        rules.add(at - 1, new Entry(line, command.rest(), null));
    }

    private int index(Command command) {
        ChainModel chain = chains.get(command.chain());
        int size = chain == null ? 0 : chain.entries().size();
        if (command.number() < 1 || command.number() > size) {
            throw new UnreadableException("there is no rule " + command.number() + " in " + command.chain());
        }
        return command.number() - 1;
    }

    private void delete(Command command, Line line) {
        List<Entry> rules = rules(command, line);
        if (command.number() > 0) {
            rules.remove(index(command));
            return;
        }
        for (int i = 0; i < rules.size(); i++) {
            if (words(rules.get(i).words()).equals(words(command.rest()))) {
                rules.remove(i);
                return;
            }
        }
        throw new UnreadableException("there is no such rule in " + command.chain());
    }

    private static List<String> words(List<Token> tokens) {
        return tokens.stream().map(Token::text).toList();
    }

    private void policy(Command command, Line line) {
        if (kind.base(command.chain()).isEmpty() || command.rest().isEmpty()) {
            throw new UnreadableException("a policy needs a built-in chain and ACCEPT or DROP");
        }
        chain(command.chain(), line).policy(command.rest().get(0).text(), line);
    }

    /** Counters are of no interest here, but the chain must exist. */
    private void zero(Command command) {
        if (!command.chain().isEmpty() && !chains.containsKey(command.chain())) {
            throw new UnreadableException("there is no chain " + command.chain());
        }
    }

    private void rename(Command command, Line line) {
        String from = command.chain();
        String to = command.rest().isEmpty() ? "" : command.rest().get(0).text();
        ChainModel old = chains.get(from);
        if (old == null || kind.base(from).isPresent() || to.isEmpty() || chains.containsKey(to)) {
            throw new UnreadableException("\"" + from + "\" cannot become \"" + to + "\"");
        }
        chains.remove(from);
        chain(to, line).entries().addAll(old.entries());
        chains.values().forEach(chain -> chain.entries().replaceAll(entry -> entry.leadingTo(from, to)));
    }

    private void flush(Command command) {
        chains.values().stream()
                .filter(chain -> command.chain().isEmpty() || chain.name().equals(command.chain()))
                .forEach(chain -> chain.entries().clear());
    }

    private void remove(Command command) {
        chains.values()
                .removeIf(chain -> kind.base(chain.name()).isEmpty()
                        && (command.chain().isEmpty() || chain.name().equals(command.chain())));
    }
}

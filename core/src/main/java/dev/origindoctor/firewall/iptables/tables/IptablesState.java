package dev.origindoctor.firewall.iptables.tables;

import dev.origindoctor.firewall.iptables.sets.IpSets;
import dev.origindoctor.firewall.iptables.sets.IpsetReader;
import dev.origindoctor.firewall.iptables.words.Command;
import dev.origindoctor.firewall.iptables.words.Token;
import dev.origindoctor.firewall.iptables.words.UnreadLines;
import dev.origindoctor.firewall.iptables.words.UnreadableException;
import dev.origindoctor.firewall.packet.Hook;
import dev.origindoctor.firewall.packet.MaskedAddresses;
import dev.origindoctor.firewall.rules.Base;
import dev.origindoctor.firewall.rules.Chain;
import dev.origindoctor.firewall.rules.Line;
import dev.origindoctor.firewall.rules.Network;
import dev.origindoctor.firewall.rules.Rule;
import dev.origindoctor.firewall.rules.Ruleset;
import dev.origindoctor.firewall.rules.Table;
import dev.origindoctor.firewall.rules.Unread;
import dev.origindoctor.firewall.rules.Verdict;
import dev.origindoctor.ranges.Family;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The tables of iptables and the sets of ipset on one host; commands give further states. */
public final class IptablesState {
    private final List<TableModel> tables;
    private final IpSets sets;
    private final UnreadLines read;
    private final List<Unread> missing;

    public IptablesState(List<TableModel> tables, IpSets sets, UnreadLines read, List<Unread> missing) {
        this.tables = List.copyOf(tables);
        this.sets = sets;
        this.read = read;
        this.missing = List.copyOf(missing);
    }

    /**
     * The state after {@code iptables …}, {@code ip6tables …} or {@code ipset …}.
     *
     * @throws IllegalArgumentException where the command is not understood or cannot be applied
     */
    public IptablesState after(String text) {
        Line line = new Line("(proposed)", 1, text.strip());
        try {
            List<Token> words = Token.of(line.text());
            Optional<List<String>> ofSets =
                    IpsetReader.words(words.stream().map(Token::text).toList());
            if (ofSets.isPresent()) {
                IpSets changed = sets.copy(ofSets.get());
                new IpsetReader(line.file(), changed, read).command(ofSets.get());
                return new IptablesState(tables, changed, read, missing);
            }
            Command command = Command.read(words);
            Family family = command.family() == null ? Family.IPV4 : command.family();
            Builtins kind = Builtins.table(command.table() == null ? "filter" : command.table())
                    .orElseThrow(() -> new UnreadableException("there is no table " + command.table()));
            List<TableModel> changed = new ArrayList<>(tables);
            table(changed, family, kind, line).apply(command, line);
            return new IptablesState(changed, sets, read, missing);
        } catch (UnreadableException problem) {
            throw new IllegalArgumentException("command: " + line.text() + ": " + problem.why(), problem);
        }
    }

    private static TableModel table(List<TableModel> tables, Family family, Builtins kind, Line line) {
        for (int i = tables.size() - 1; i >= 0; i--) {
            TableModel table = tables.get(i);
            if (table.family() == family && table.kind() == kind) {
                tables.set(i, table.copy());
                return tables.get(i);
            }
        }
        tables.add(new TableModel(family, kind, line));
        return tables.get(tables.size() - 1);
    }

    /** The state in the common form. */
    public Ruleset ruleset() {
        UnreadLines unread = new UnreadLines();
        MaskedAddresses masks = new MaskedAddresses();
        unread.addAll(read);
        tables.forEach(this::findChangedSets);
        List<Table> built = new ArrayList<>();
        List<Network> networks = new ArrayList<>();
        Set<Family> families = EnumSet.noneOf(Family.class);
        for (TableModel table : tables) {
            families.add(table.family());
            built.add(build(table, unread, masks));
            networks(table, networks);
        }
        for (Unread absent : missing) {
            built.add(absent(absent));
        }
        return new Ruleset(built, families, unread.all(), networks);
    }

    private void findChangedSets(TableModel table) {
        for (ChainModel chain : table.chains().values()) {
            for (Entry entry : chain.entries()) {
                boolean sets = false;
                for (Token word : entry.words()) {
                    if (sets) {
                        this.sets.changing(word.text());
                    }
                    sets |= word.text().equals("SET");
                }
            }
        }
    }

    private Table build(TableModel table, UnreadLines unread, MaskedAddresses masks) {
        List<Chain> chains = new ArrayList<>();
        for (ChainModel chain : table.chains().values()) {
            List<Rule> rules = new ArrayList<>(chain.entries().size());
            Optional<Base> base = table.kind().base(chain.name());
            base.ifPresent(any -> table.unplaced().forEach(line -> rules.add(Rule.unread(line))));
            for (Entry entry : chain.entries()) {
                new RuleReader(table, sets, entry, unread, masks).read().ifPresent(rules::add);
            }
            Unread cut = table.cut();
            if (cut != null) {
                rules.add(Rule.unread(cut));
            }
            chains.add(
                    new Chain(chain.name(), base.orElse(null), base.isPresent() ? policy(chain, unread) : null, rules));
        }
        return Table.of(table.kind().name().toLowerCase(Locale.ROOT), Set.of(table.family()), chains);
    }

    private static Rule policy(ChainModel chain, UnreadLines unread) {
        return switch (chain.policy()) {
            case "ACCEPT" -> new Rule(chain.policyLine(), List.of(), Verdict.ACCEPT);
            case "DROP" -> new Rule(chain.policyLine(), List.of(), Verdict.DROP);
            default ->
                Rule.unread(unread.add(
                        chain.policyLine(), "\"" + chain.policy() + "\" is no policy (expected ACCEPT or DROP)"));
        };
    }

    private static void networks(TableModel table, List<Network> networks) {
        ChainModel chain = table.chains().get("POSTROUTING");
        if (table.kind() == Builtins.NAT && chain != null) {
            chain.entries().forEach(entry -> RuleReader.network(entry).ifPresent(networks::add));
        }
    }

    /** Rules that must be there and were not given: they may do anything. */
    private static Table absent(Unread why) {
        List<Chain> chains = new ArrayList<>();
        for (Hook hook : List.of(Hook.INPUT, Hook.FORWARD, Hook.OUTPUT)) {
            chains.add(new Chain(
                    hook.name(),
                    Base.filter(hook, 10),
                    new Rule(why.line(), List.of(), Verdict.ACCEPT),
                    List.of(Rule.unread(why))));
        }
        return Table.of("(missing)", EnumSet.allOf(Family.class), chains);
    }
}

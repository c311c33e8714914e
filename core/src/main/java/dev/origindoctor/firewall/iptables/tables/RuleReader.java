package dev.origindoctor.firewall.iptables.tables;

import dev.origindoctor.firewall.iptables.actions.Action;
import dev.origindoctor.firewall.iptables.actions.Targets;
import dev.origindoctor.firewall.iptables.matches.Matches;
import dev.origindoctor.firewall.iptables.sets.IpSets;
import dev.origindoctor.firewall.iptables.values.AddressText;
import dev.origindoctor.firewall.iptables.values.ProtocolText;
import dev.origindoctor.firewall.iptables.words.Clause;
import dev.origindoctor.firewall.iptables.words.Option;
import dev.origindoctor.firewall.iptables.words.UnreadLines;
import dev.origindoctor.firewall.iptables.words.UnreadableException;
import dev.origindoctor.firewall.packet.InterfacePattern;
import dev.origindoctor.firewall.packet.MaskedAddresses;
import dev.origindoctor.firewall.packet.Match;
import dev.origindoctor.firewall.rules.Condition;
import dev.origindoctor.firewall.rules.Network;
import dev.origindoctor.firewall.rules.Rule;
import dev.origindoctor.firewall.rules.Statement;
import dev.origindoctor.firewall.rules.Verdict;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Understands the words of one rule. What it does not understand makes the rule undecided, and is kept with why. */
final class RuleReader {
    private final TableModel table;
    private final IpSets sets;
    private final Entry entry;
    private final UnreadLines unread;
    private final MaskedAddresses masks;
    private final List<Statement> statements = new ArrayList<>(4);
    private final List<String> doubts = new ArrayList<>(0);
    private boolean broken;

    RuleReader(TableModel table, IpSets sets, Entry entry, UnreadLines unread, MaskedAddresses masks) {
        this.table = table;
        this.sets = sets;
        this.entry = entry;
        this.unread = unread;
        this.masks = masks;
    }

    /** The rule; empty for one that the other family's program alone takes. */
    Optional<Rule> read() {
        if (entry.unread() != null) {
            return Optional.of(Rule.unread(entry.unread()));
        }
        RuleSpec spec;
        try {
            spec = RuleSpec.of(entry.words());
        } catch (UnreadableException problem) {
            return Optional.of(Rule.unread(unread.add(entry.line(), problem.why())));
        }
        String other = table.family() == Family.IPV4 ? "-6" : "-4";
        return spec.common().has(other) ? Optional.empty() : Optional.of(rule(spec));
    }

    private Rule rule(RuleSpec spec) {
        spec.common().options().forEach(option -> statements.add(tried(() -> common(option))));
        for (Clause match : spec.matches()) {
            statements.add(tried(() -> Matches.read(match, sets)));
            String doubt = Matches.doubt(match, sets);
            if (!doubt.isEmpty()) {
                doubts.add(doubt);
            }
            sets.absent(match).ifPresent(why -> unread.missing(entry.line(), why));
        }
        if (!spec.strays().isEmpty()) {
            statements.add(broken("these words belong to nothing: " + String.join(" ", spec.strays())));
        }
        Verdict verdict = verdict(spec);
        return new Rule(entry.line(), statements, verdict, doubts.isEmpty() ? null : String.join("; ", doubts));
    }

    private Condition tried(Supplier<Condition> read) {
        try {
            return read.get();
        } catch (UnreadableException problem) {
            return broken(problem.why());
        }
    }

    private Condition broken(String why) {
        unread.add(entry.line(), why);
        doubts.add(why);
        broken = true;
        return Condition.unknown();
    }

    private Condition common(Option option) {
        Condition condition = switch (option.name()) {
            case "-s" -> Condition.sourceAddress(AddressText.list(option.value(), masks));
            case "-d" -> Condition.destinationAddress(AddressText.list(option.value(), masks));
            case "-i" -> Condition.inputInterface(device(option));
            case "-o" -> Condition.outputInterface(device(option));
            case "-p" -> Condition.protocol(ProtocolText.read(option.value()));
            case "-f" -> packet -> Match.NEVER;
            default -> Condition.always();
        };
        return option.negated() ? Condition.not(condition) : condition;
    }

    private static InterfacePattern device(Option option) {
        if (option.value().indexOf('$') >= 0) {
            throw new UnreadableException("which interface " + option.value() + " is, only a script knows");
        }
        return InterfacePattern.read(option.value(), '+');
    }

    private Verdict verdict(RuleSpec spec) {
        if (spec.target().isEmpty()) {
            return broken ? Verdict.ANYTHING : Verdict.CONTINUE; // the word that is not understood may be the target
        }
        Clause target = spec.target().get();
        if (table.chains().containsKey(target.name())) {
            return spec.goesFurther() ? new Verdict.Goto(target.name()) : new Verdict.Jump(target.name());
        }
        if (isChainOfAnotherFile(target)) {
            String why = "the chain \"" + target.name() + "\" is not in the files that were given";
            unread.missing(entry.line(), why);
            doubts.add(why);
            return Verdict.ANYTHING;
        }
        try {
            Action action = Targets.read(target);
            statements.addAll(action.effects());
            if (!action.doubt().isEmpty()) {
                doubts.add(action.doubt());
            }
            return action.verdict();
        } catch (UnreadableException problem) {
            unread.add(entry.line(), problem.why());
            doubts.add(problem.why());
            return Verdict.ANYTHING;
        }
    }

    /** Such as ufw's own, which it makes before it loads its files; every extension has a name in capitals. */
    private static boolean isChainOfAnotherFile(Clause target) {
        return target.options().isEmpty() && target.name().chars().anyMatch(Character::isLowerCase);
    }

    /** The network of containers that the rule gives away, if it is Docker's kind of masquerading. */
    static Optional<Network> network(Entry entry) {
        try {
            Clause common = RuleSpec.of(entry.words()).common();
            Optional<Option> from = common.option("-s").filter(option -> !option.negated());
            Optional<Option> bridge = common.option("-o").filter(Option::negated);
            boolean masquerades =
                    entry.words().stream().anyMatch(word -> word.text().equals("MASQUERADE"));
            if (from.isEmpty() || bridge.isEmpty() || !masquerades) {
                return Optional.empty();
            }
            AddressSet addresses = AddressText.list(from.get().value());
            return Optional.of(new Network(addresses, bridge.get().value()));
        } catch (UnreadableException problem) {
            return Optional.empty();
        }
    }
}

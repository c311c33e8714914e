package dev.origindoctor.firewall.nft.meaning;

import dev.origindoctor.firewall.nft.tree.Clause;
import dev.origindoctor.firewall.nft.tree.NftChain;
import dev.origindoctor.firewall.nft.tree.NftRule;
import dev.origindoctor.firewall.nft.tree.NftTable;
import dev.origindoctor.firewall.nft.tree.NftTree;
import dev.origindoctor.firewall.packet.Hook;
import dev.origindoctor.firewall.packet.InterfacePattern;
import dev.origindoctor.firewall.packet.MaskedAddresses;
import dev.origindoctor.firewall.rules.Base;
import dev.origindoctor.firewall.rules.Chain;
import dev.origindoctor.firewall.rules.Line;
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
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the tree of what was written into the form that is evaluated. */
public final class TreeCompiler {
    private static final Set<Family> BOTH = EnumSet.allOf(Family.class);

    /** The packets that tables of a family see; those of others are no business of IP. */
    private static final Map<String, Set<Family>> FAMILIES =
            Map.of("ip", Set.of(Family.IPV4), "ip6", Set.of(Family.IPV6), "inet", BOTH, "netdev", BOTH);

    private static final Set<String> HOOKS =
            Set.of("ingress", "prerouting", "input", "forward", "output", "postrouting", "egress");

    private final NftTree tree;
    private final MaskedAddresses masks = new MaskedAddresses();

    private TreeCompiler(NftTree tree) {
        this.tree = tree;
    }

    public static Ruleset compile(NftTree tree) {
        return new TreeCompiler(tree).ruleset();
    }

    private Ruleset ruleset() {
        List<Table> tables = new ArrayList<>();
        for (NftTable table : tree.tables().values()) {
            Set<Family> families = FAMILIES.get(table.family());
            if (families != null && !table.dormant()) {
                openUpdated(table);
                tables.add(table(table, families));
            }
        }
        tree.everywhere().stream().findFirst().ifPresent(unread -> tables.add(elsewhere(unread)));
        return new Ruleset(tables, BOTH, tree.unread());
    }

    /** A set that rules fill may hold, when the next packet comes, what it does not hold now. */
    private static void openUpdated(NftTable table) {
        for (NftChain chain : table.chains().values()) {
            for (NftRule rule : chain.rules()) {
                for (Clause clause : rule.clauses()) {
                    if (clause instanceof Clause.Update update && table.sets().containsKey(update.set())) {
                        table.set(update.set(), false).open();
                    }
                }
            }
        }
    }

    private Table table(NftTable table, Set<Family> families) {
        RuleCompiler compiler = new RuleCompiler(table, masks);
        List<Chain> chains = new ArrayList<>();
        for (NftChain chain : table.chains().values()) {
            chains.add(chain(chain, compiler));
        }
        return Table.of(table.title(), families, chains);
    }

    private Chain chain(NftChain chain, RuleCompiler compiler) {
        List<Rule> rules = new ArrayList<>();
        chain.rules().forEach(rule -> rules.addAll(compiler.compile(perhaps(rule, chain.perhaps()))));
        NftChain.Place place = chain.place();
        if (place == null || !HOOKS.contains(place.hook())) {
            return new Chain(chain.name(), null, null, rules);
        }
        tree.everywhere().forEach(unread -> rules.add(Rule.unread(unread)));
        Base base = new Base(
                place.type().equals("nat"),
                Hook.valueOf(place.hook().toUpperCase(Locale.ROOT)),
                place.priority(),
                place.devices().stream()
                        .map(device -> InterfacePattern.read(device, '*'))
                        .toList());
        return new Chain(chain.name(), base, policy(chain), rules);
    }

    /** A rule of a chain that may not stand where it was placed. */
    private static NftRule perhaps(NftRule rule, @Nullable String why) {
        if (why == null) {
            return rule;
        }
        List<Clause> clauses = new ArrayList<>(List.of(new Clause.Sometimes(why)));
        clauses.addAll(rule.clauses());
        return new NftRule(rule.line(), rule.handle(), clauses);
    }

    private static Rule policy(NftChain chain) {
        Line line = chain.policyLine();
        return switch (chain.policy()) {
            case "accept" -> new Rule(line, List.of(), Verdict.ACCEPT);
            case "drop" -> new Rule(line, List.of(), Verdict.DROP);
            default ->
                new Rule(
                        line,
                        List.of(),
                        new Verdict.OneOf(List.of(Verdict.ACCEPT, Verdict.DROP)),
                        "the policy is not known: " + chain.policy());
        };
    }

    /** What was not understood may have made tables of its own. */
    private static Table elsewhere(Unread unread) {
        List<Chain> chains = new ArrayList<>();
        for (Hook hook : List.of(Hook.INPUT, Hook.FORWARD, Hook.OUTPUT)) {
            Rule accept = new Rule(unread.line(), List.of(), Verdict.ACCEPT);
            chains.add(new Chain(hook.name(), Base.filter(hook, 0), accept, List.of(Rule.unread(unread))));
        }
        return Table.of("not read", BOTH, chains);
    }
}

package dev.origindoctor.firewall.nft.text;

import dev.origindoctor.firewall.nft.tree.Clause;
import dev.origindoctor.firewall.nft.tree.NftChain;
import dev.origindoctor.firewall.nft.tree.NftRule;
import dev.origindoctor.firewall.nft.tree.NftSet;
import dev.origindoctor.firewall.nft.tree.NftTable;
import dev.origindoctor.firewall.nft.tree.NftTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Commands that a script may not come to. What they add is put into the tree as something that holds sometimes; of
 * commands that also take away, nobody can say what they leave.
 */
final class Perhaps {
    private static final Pattern TAKES =
            Pattern.compile("\\b(flush|delete|destroy|replace|rename|reset|undefine|index|handle|position)\\b");

    private final NftTree tree;
    private final String why;

    Perhaps(NftTree tree, String why) {
        this.tree = tree;
        this.why = why;
    }

    /** Adds what the commands of {@code text} add; false where they do anything else. */
    boolean add(String file, String text, int line, Includes includes) {
        NftTree alone = new NftTree();
        if (TAKES.matcher(text).find()) {
            return false;
        }
        new TextParser(file, text, line, alone, includes).parse();
        if (!alone.everywhere().isEmpty() || alone.tables().isEmpty()) {
            return false;
        }
        boolean first = text.strip().startsWith("insert");
        alone.unread().forEach(one -> tree.unread(one.line(), one.why()));
        alone.tables().values().forEach(table -> table(table, first));
        return true;
    }

    private void table(NftTable added, boolean first) {
        NftTable table = tree.table(added.family(), added.name());
        added.sets().values().forEach(set -> set(table, set));
        added.chains().values().forEach(chain -> chain(table, chain, first));
    }

    private static void set(NftTable table, NftSet added) {
        NftSet set = table.set(added.name(), added.map());
        set.add(added.elements());
        if (!added.elements().isEmpty() || !added.whole()) {
            set.open();
        }
    }

    private void chain(NftTable table, NftChain added, boolean first) {
        NftChain chain = table.chain(added.name(), added.line());
        NftChain.Place place = added.place();
        if (place != null && chain.place() == null) {
            chain.place(place, added.line(), why);
        }
        if (!added.policy().equals("accept") && !added.policy().equals(chain.policy())) {
            chain.policy(added.policy() + "; " + why, added.policyLine());
        }
        List<NftRule> rules = added.rules().stream().map(this::sometimes).toList();
        chain.rules().addAll(first ? 0 : chain.rules().size(), rules);
    }

    private NftRule sometimes(NftRule rule) {
        List<Clause> clauses = new ArrayList<>(List.of(new Clause.Sometimes(why)));
        clauses.addAll(rule.clauses());
        return new NftRule(rule.line(), -1, clauses);
    }
}

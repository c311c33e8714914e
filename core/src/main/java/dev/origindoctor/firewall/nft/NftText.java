package dev.origindoctor.firewall.nft;

import dev.origindoctor.firewall.nft.meaning.TreeCompiler;
import dev.origindoctor.firewall.nft.text.Includes;
import dev.origindoctor.firewall.nft.text.TextParser;
import dev.origindoctor.firewall.nft.tree.NftTree;
import dev.origindoctor.firewall.rules.Ruleset;

/** Rulesets of nftables as text: what {@code nft list ruleset} prints, and what people write to /etc/nftables.conf. */
public final class NftText {
    private NftText() {}

    /** Reads {@code text}; {@code file} names it in the rules' lines. What is not understood is among the unread. */
    public static Ruleset read(String file, String text) {
        NftTree tree = new NftTree();
        new TextParser(file, text, tree, Includes.NONE).parse();
        return TreeCompiler.compile(tree);
    }
}

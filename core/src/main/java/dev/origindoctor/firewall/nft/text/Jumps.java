package dev.origindoctor.firewall.nft.text;

import dev.origindoctor.firewall.nft.tree.Clause;
import dev.origindoctor.firewall.nft.tree.NftChain;
import dev.origindoctor.firewall.nft.tree.NftRule;
import dev.origindoctor.firewall.nft.tree.NftTable;
import dev.origindoctor.firewall.nft.tree.NftTree;
import dev.origindoctor.firewall.rules.Refused;
import java.util.Optional;

/** Jumps that the kernel takes from nobody: to a chain that it enters by itself. */
public final class Jumps {
    private Jumps() {}

    /** Why the file is refused in which both the jump and the chain stand. */
    public static Optional<Refused> refused(NftTree tree, String file) {
        for (NftTable table : tree.tables().values()) {
            for (NftChain chain : table.chains().values()) {
                for (NftRule rule : chain.rules()) {
                    Optional<Refused> refused = refused(table, rule, file);
                    if (refused.isPresent()) {
                        return refused;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Refused> refused(NftTable table, NftRule rule, String file) {
        for (Clause clause : rule.clauses()) {
            NftChain to = clause instanceof Clause.Verdict verdict && verdict.chain() != null
                    ? table.chains().get(verdict.chain())
                    : null;
            boolean here = to != null
                    && to.place() != null
                    && to.line().file().equals(file)
                    && rule.line().file().equals(file);
            if (to != null && here) {
                return Optional.of(new Refused(
                        file, rule.line(), "the chain " + to.name() + " has a hook: no rule can lead to it"));
            }
        }
        return Optional.empty();
    }
}

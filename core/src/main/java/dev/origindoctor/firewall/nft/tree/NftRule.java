package dev.origindoctor.firewall.nft.tree;

import dev.origindoctor.firewall.rules.Line;
import java.util.List;

/**
 * A rule as it was written.
 *
 * @param handle the kernel's number for it; -1 where the text has none
 */
public record NftRule(Line line, long handle, List<Clause> clauses) {
    public NftRule {
        clauses = List.copyOf(clauses);
    }
}

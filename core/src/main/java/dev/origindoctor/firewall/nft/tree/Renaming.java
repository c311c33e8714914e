package dev.origindoctor.firewall.nft.tree;

import dev.origindoctor.firewall.nft.tree.Expression.Braces;
import dev.origindoctor.firewall.nft.tree.Expression.Element;

/** A chain's new name, put where the old one stood. */
record Renaming(String from, String to) {
    NftRule in(NftRule rule) {
        return new NftRule(
                rule.line(),
                rule.handle(),
                rule.clauses().stream().map(this::in).toList());
    }

    private Clause in(Clause clause) {
        if (clause instanceof Clause.Verdict verdict) {
            return in(verdict);
        }
        return clause instanceof Clause.VerdictMap map && map.map() instanceof Braces braces
                ? new Clause.VerdictMap(
                        map.key(),
                        new Braces(braces.elements().stream().map(this::in).toList()))
                : clause;
    }

    Element in(Element element) {
        Clause.Verdict verdict = element.verdict();
        return verdict == null ? element : new Element(element.key(), element.data(), in(verdict));
    }

    private Clause.Verdict in(Clause.Verdict verdict) {
        return from.equals(verdict.chain()) ? new Clause.Verdict(verdict.kind(), to) : verdict;
    }
}

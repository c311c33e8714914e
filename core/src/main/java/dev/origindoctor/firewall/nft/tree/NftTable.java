package dev.origindoctor.firewall.nft.tree;

import dev.origindoctor.firewall.rules.Line;
import java.util.LinkedHashMap;
import java.util.Map;

/** A table while its text is read. */
public final class NftTable {
    private final String family;
    private final String name;
    private final Map<String, NftChain> chains = new LinkedHashMap<>();
    private final Map<String, NftSet> sets = new LinkedHashMap<>();
    private boolean dormant;

    public NftTable(String family, String name) {
        this.family = family;
        this.name = name;
    }

    public String family() {
        return family;
    }

    /** The name with the family before it, as commands take it. */
    public String title() {
        return family + " " + name;
    }

    public Map<String, NftChain> chains() {
        return chains;
    }

    public NftChain chain(String chain, Line line) {
        return chains.computeIfAbsent(chain, key -> new NftChain(chain, line));
    }

    public Map<String, NftSet> sets() {
        return sets;
    }

    public NftSet set(String set, boolean map) {
        return sets.computeIfAbsent(set, key -> new NftSet(set, map));
    }

    /** Whether the kernel keeps it switched off. */
    public boolean dormant() {
        return dormant;
    }

    public void dormant(boolean off) {
        dormant = off;
    }
}

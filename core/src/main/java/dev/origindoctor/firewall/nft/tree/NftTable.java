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

    public String name() {
        return name;
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

    /** Gives a chain another name, and all that leads to it; false where there is none, or the name is taken. */
    public boolean rename(String from, String to) {
        NftChain chain = chains.get(from);
        if (chain == null || chains.containsKey(to)) {
            return false;
        }
        chains.remove(from);
        chains.put(to, chain.called(to));
        Renaming renaming = new Renaming(from, to);
        chains.values().forEach(one -> one.rules().replaceAll(renaming::in));
        sets.values().forEach(set -> set.elements().replaceAll(renaming::in));
        return true;
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

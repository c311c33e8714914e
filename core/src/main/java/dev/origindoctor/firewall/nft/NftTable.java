package dev.origindoctor.firewall.nft;

import dev.origindoctor.firewall.rules.Line;
import java.util.LinkedHashMap;
import java.util.Map;

/** A table while its text is read. */
final class NftTable {
    private final String family;
    private final String name;
    private final Map<String, NftChain> chains = new LinkedHashMap<>();
    private final Map<String, NftSet> sets = new LinkedHashMap<>();
    private boolean dormant;

    NftTable(String family, String name) {
        this.family = family;
        this.name = name;
    }

    String family() {
        return family;
    }

    /** The name with the family before it, as commands take it. */
    String title() {
        return family + " " + name;
    }

    Map<String, NftChain> chains() {
        return chains;
    }

    NftChain chain(String chain, Line line) {
        return chains.computeIfAbsent(chain, key -> new NftChain(chain, line));
    }

    Map<String, NftSet> sets() {
        return sets;
    }

    NftSet set(String set, boolean map) {
        return sets.computeIfAbsent(set, key -> new NftSet(set, map));
    }

    /** Whether the kernel keeps it switched off. */
    boolean dormant() {
        return dormant;
    }

    void dormant(boolean off) {
        dormant = off;
    }
}

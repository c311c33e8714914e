package dev.origindoctor.firewall.nft.tree;

import dev.origindoctor.firewall.nft.tree.Expression.Element;
import java.util.ArrayList;
import java.util.List;

/** A named set or map: what is in it when the ruleset is read, and whether that is all. */
public final class NftSet {
    private final String name;
    private final boolean map;
    private final List<Element> elements = new ArrayList<>();
    private boolean whole = true;

    NftSet(String name, boolean map) {
        this.name = name;
        this.map = map;
    }

    public String name() {
        return name;
    }

    public boolean map() {
        return map;
    }

    public List<Element> elements() {
        return elements;
    }

    public void add(List<Element> more) {
        elements.addAll(more);
    }

    /** Whether nothing is in it but its elements. */
    public boolean whole() {
        return whole;
    }

    /** Something about its elements was not understood, or it changes while packets pass. */
    public void open() {
        whole = false;
    }
}

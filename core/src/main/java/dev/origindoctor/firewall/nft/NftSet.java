package dev.origindoctor.firewall.nft;

import dev.origindoctor.firewall.nft.Expression.Element;
import java.util.ArrayList;
import java.util.List;

/** A named set or map: what is in it when the ruleset is read, and whether that is all. */
final class NftSet {
    private final String name;
    private final boolean map;
    private final List<Element> elements = new ArrayList<>();
    private boolean whole = true;

    NftSet(String name, boolean map) {
        this.name = name;
        this.map = map;
    }

    String name() {
        return name;
    }

    boolean map() {
        return map;
    }

    List<Element> elements() {
        return elements;
    }

    void add(List<Element> more) {
        elements.addAll(more);
    }

    /** Whether nothing is in it but its elements. */
    boolean whole() {
        return whole;
    }

    /** Something about its elements was not understood, or it changes while packets pass. */
    void open() {
        whole = false;
    }
}

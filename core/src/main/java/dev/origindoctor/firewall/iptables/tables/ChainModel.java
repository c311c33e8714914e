package dev.origindoctor.firewall.iptables.tables;

import dev.origindoctor.firewall.rules.Line;
import java.util.ArrayList;
import java.util.List;

/** A chain while commands change it. */
public final class ChainModel {
    private final String name;
    private Line policyLine;
    private String policy;
    private final List<Entry> entries = new ArrayList<>();

    public ChainModel(String name, Line line) {
        this.name = name;
        this.policyLine = line;
        this.policy = "ACCEPT";
    }

    String name() {
        return name;
    }

    Line policyLine() {
        return policyLine;
    }

    String policy() {
        return policy;
    }

    void policy(String newPolicy, Line line) {
        policy = newPolicy;
        policyLine = line;
    }

    public List<Entry> entries() {
        return entries;
    }

    ChainModel copy() {
        ChainModel copy = new ChainModel(name, policyLine);
        copy.policy = policy;
        copy.entries.addAll(entries);
        return copy;
    }
}

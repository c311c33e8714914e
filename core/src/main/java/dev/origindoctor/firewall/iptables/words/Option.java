package dev.origindoctor.firewall.iptables.words;

import java.util.List;

/** One option of a rule with its values: {@code ! --dports 80,443}. */
public record Option(String name, boolean negated, List<String> values) {
    public Option {
        values = List.copyOf(values);
    }

    /** The one value that it must have. */
    public String value() {
        if (values.size() != 1) {
            throw new UnreadableException(name + " has " + values.size() + " values (expected one)");
        }
        return values.get(0);
    }

    @Override
    public String toString() {
        return (negated ? "! " : "") + name + (values.isEmpty() ? "" : " " + String.join(" ", values));
    }
}

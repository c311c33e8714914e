package dev.origindoctor.remedy;

import dev.origindoctor.firewall.DecidingRule;
import java.util.Objects;

/**
 * Where in the kernel a rule has to go to come before the one that keeps the edge out.
 *
 * @param table the table, with its family where it has one: {@code filter}, {@code inet edge}
 * @param chain the base chain there
 */
record Spot(String table, String chain) {
    Spot {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(chain, "chain");
    }

    /** At the head of the base chain that leads to {@code rule}. */
    static Spot before(DecidingRule rule) {
        return new Spot(
                rule.table(), rule.chain().isEmpty() ? "INPUT" : rule.chain().get(0));
    }

    /** Whether it is nftables' own: those tables have a family before their name. */
    boolean inNftables() {
        return table.indexOf(' ') > 0;
    }
}

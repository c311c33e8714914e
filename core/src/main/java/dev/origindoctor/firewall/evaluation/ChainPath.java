package dev.origindoctor.firewall.evaluation;

import dev.origindoctor.firewall.rules.Table;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one got to a chain, as a list that shares its beginning with others: chains may be nested very deeply. */
public final class ChainPath {
    private final @Nullable ChainPath before;
    private final Table table;
    private final String chain;

    ChainPath(@Nullable ChainPath before, Table table, String chain) {
        this.before = before;
        this.table = table;
        this.chain = chain;
    }

    public Table table() {
        return table;
    }

    /** The names of the chains, the base chain first. */
    public List<String> names() {
        Deque<String> names = new ArrayDeque<>();
        for (ChainPath at = this; at != null; at = at.before) {
            names.addFirst(at.chain);
        }
        return List.copyOf(names);
    }
}

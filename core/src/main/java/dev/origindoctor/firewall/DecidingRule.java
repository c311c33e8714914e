package dev.origindoctor.firewall;

import java.util.List;
import java.util.Objects;

/**
 * The rule that decides about a part of the sources.
 *
 * @param file the file that it stands in
 * @param line its line there
 * @param table its table
 * @param chain the chains that lead to it, its base chain first and its own last
 * @param text the line as it stands there
 */
public record DecidingRule(String file, int line, String table, List<String> chain, String text) {
    public DecidingRule {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(table, "table");
        chain = List.copyOf(chain);
        Objects.requireNonNull(text, "text");
    }
}

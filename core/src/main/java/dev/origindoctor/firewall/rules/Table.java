package dev.origindoctor.firewall.rules;

import dev.origindoctor.ranges.Family;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Chains that can jump to each other.
 *
 * @param name its name as people write it: {@code filter}, {@code inet firewalld}
 * @param families the packets that it sees
 * @param chains its chains by name, in the order of the file
 */
public record Table(String name, Set<Family> families, Map<String, Chain> chains) {
    public Table {
        Objects.requireNonNull(name, "name");
        families = Set.copyOf(families);
        chains = Collections.unmodifiableMap(new LinkedHashMap<>(chains));
    }

    /** A table of these chains. */
    public static Table of(String name, Set<Family> families, Collection<Chain> chains) {
        Map<String, Chain> byName = new LinkedHashMap<>();
        chains.forEach(chain -> byName.put(chain.name(), chain));
        return new Table(name, families, byName);
    }

    /** The chain of this name, if there is one. */
    public Optional<Chain> chain(String name) {
        return Optional.ofNullable(chains.get(name));
    }
}

package dev.origindoctor.firewall.iptables.sets;

import dev.origindoctor.firewall.iptables.words.Clause;
import dev.origindoctor.firewall.iptables.words.UnreadableException;
import dev.origindoctor.firewall.rules.Condition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sets that rules may ask, by name. */
public final class IpSets {
    private static final int DEEPEST = 8;
    private static final String ABSENT = " was not given (ipset save)";

    private final Map<String, IpSet> sets = new HashMap<>();
    private final Set<String> changing = new HashSet<>();
    private boolean restored;

    /** The same sets for another state, in which those that are named may change. */
    public IpSets copy(List<String> names) {
        IpSets copy = new IpSets();
        copy.sets.putAll(sets);
        copy.changing.addAll(changing);
        copy.restored = restored;
        names.forEach(name -> copy.sets.computeIfPresent(name, (same, set) -> set.copy()));
        return copy;
    }

    void put(IpSet set) {
        sets.put(set.name(), set);
    }

    Optional<IpSet> get(String name) {
        return Optional.ofNullable(sets.get(name));
    }

    @Nullable
    IpSet remove(String name) {
        return sets.remove(name);
    }

    void clear() {
        sets.clear();
    }

    /** Rules fill the set themselves: what it holds when a packet comes is not known. */
    public void changing(String name) {
        changing.add(name);
    }

    /** Something was loaded into the sets that is not known. */
    public void restored() {
        restored = true;
    }

    private boolean known(IpSet set) {
        return set.doubt() == null && !changing.contains(set.name()) && !restored;
    }

    /** The values of {@code --match-set}: the set's name and where its dimensions are taken from. */
    public Condition condition(List<String> values) {
        if (values.size() != 2) {
            throw new UnreadableException("--match-set has " + values.size() + " values (expected two)");
        }
        return condition(values.get(0), List.of(values.get(1).split(",", -1)), 0);
    }

    private Condition condition(String name, List<String> flags, int depth) {
        IpSet set = sets.get(name);
        if (set == null || !known(set) || depth > DEEPEST) {
            return Condition.unknown();
        }
        if (!set.list()) {
            return set.condition(flags);
        }
        List<Condition> any = new ArrayList<>();
        set.members().forEach(member -> any.add(condition(member, flags, depth + 1)));
        return Condition.any(any);
    }

    /** Why the sets that a match asks are not known; empty where they are. */
    public String doubt(Clause clause) {
        StringBuilder why = new StringBuilder();
        clause.option("--match-set", "--set")
                .filter(option -> !option.values().isEmpty())
                .ifPresent(option -> why.append(doubt(option.values().get(0), 0)));
        if (clause.has("--return-nomatch", "--packets-eq", "--packets-lt", "--packets-gt")
                || clause.has("--bytes-eq", "--bytes-lt", "--bytes-gt")) {
            why.append(clause).append(": it depends on the set's counters");
        }
        return why.toString();
    }

    /** What is said where the match asks a set that was not given. */
    public Optional<String> absent(Clause clause) {
        String why = doubt(clause);
        return why.startsWith("the set ") && why.endsWith(ABSENT) ? Optional.of(why) : Optional.empty();
    }

    private String doubt(String name, int depth) {
        IpSet set = sets.get(name);
        if (set == null) {
            return "the set \"" + name + "\"" + ABSENT;
        }
        if (changing.contains(name)) {
            return "rules themselves fill the set \"" + name + "\"";
        }
        if (restored) {
            return "what was loaded into the set \"" + name + "\" is not known";
        }
        if (set.doubt() != null) {
            return "the set \"" + name + "\": " + set.doubt();
        }
        return depth > DEEPEST
                ? "the set \"" + name + "\" holds sets too deeply"
                : set.members().stream()
                        .filter(member -> set.list())
                        .map(member -> doubt(member, depth + 1))
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse("");
    }
}

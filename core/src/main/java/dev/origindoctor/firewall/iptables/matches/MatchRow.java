package dev.origindoctor.firewall.iptables.matches;

import dev.origindoctor.firewall.iptables.sets.IpSets;
import dev.origindoctor.firewall.iptables.words.Clause;
import dev.origindoctor.firewall.iptables.words.Option;
import dev.origindoctor.firewall.packet.Match;
import dev.origindoctor.firewall.rules.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What a match extension says of the packets of the edge's connection.
 *
 * @param options its options, so that they find their way to it; those of an extension that is known by name only are
 *     not told apart
 * @param condition what it says
 * @param doubt what there is about it that nobody can say from rules alone; empty where it is decided
 */
record MatchRow(Set<String> options, BiFunction<Clause, IpSets, Condition> condition, String doubt) {
    private static final Set<String> ANY = Set.of("--*");

    /** One whose options, named in a row, decide. */
    static MatchRow decided(Function<Clause, Condition> condition, String options) {
        return new MatchRow(words(options), (clause, sets) -> condition.apply(clause), "");
    }

    /** One whose options each stand for a condition, all of which must hold. */
    static MatchRow each(Function<Option, Condition> condition, String options) {
        return decided(clause -> all(clause, condition), options);
    }

    /** Other protocols and headers: no packet of the edge's connection has them, negated or not. */
    static MatchRow never(String options) {
        return decided(clause -> packet -> Match.NEVER, options);
    }

    /** One that nobody can decide from rules alone. */
    static MatchRow maybe(String doubt, String options) {
        return new MatchRow(words(options), (clause, sets) -> Condition.unknown(), doubt);
    }

    /** The same, with options that are not written down here. */
    static MatchRow foreign(String doubt) {
        return new MatchRow(ANY, (clause, sets) -> Condition.unknown(), doubt);
    }

    private static Set<String> words(String options) {
        return options.isEmpty() ? Set.of() : Set.of(options.split(" "));
    }

    /** Whether the option is one of its own. */
    boolean has(String option) {
        return options.equals(ANY) || options.contains(option);
    }

    /** Where every option holds, or fails if it is negated. */
    static Condition all(Clause clause, Function<Option, Condition> read) {
        List<Condition> conditions = new ArrayList<>();
        for (Option option : clause.options()) {
            Condition condition = read.apply(option);
            conditions.add(option.negated() ? Condition.not(condition) : condition);
        }
        return conditions.size() == 1 ? conditions.get(0) : Condition.all(conditions);
    }
}

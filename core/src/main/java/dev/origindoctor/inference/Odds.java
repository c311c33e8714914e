package dev.origindoctor.inference;

import dev.origindoctor.finding.Clue;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a set of clues by the standard table, worked out once for each: most origins of a fleet show the same.
 * Bounded; what was not asked for longest goes first.
 *
 * @param posterior how probable the causes are
 * @param gain how much there is to learn yet
 */
record Odds(Posterior posterior, Gain gain) {
    private static final int MOST = 256;

    private static final Map<Given, Odds> KNOWN = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Given, Odds> eldest) {
            return size() > MOST;
        }
    };

    private record Given(Set<Clue> clues, @Nullable Step end, boolean faulty) {}

    /** What follows from {@code clues} where all the edge's connections end in {@code end}, and the verdict is a fault or not. */
    static Odds of(Iterable<Clue> clues, @Nullable Step end, boolean faulty) {
        Set<Clue> set = EnumSet.noneOf(Clue.class);
        clues.forEach(set::add);
        Given given = new Given(set, end, faulty);
        Odds known;
        synchronized (KNOWN) {
            known = KNOWN.get(given);
        }
        return known == null ? kept(given, worked(given)) : known;
    }

    private static Odds kept(Given given, Odds worked) {
        synchronized (KNOWN) {
            KNOWN.put(given, worked);
        }
        return worked;
    }

    private static Odds worked(Given given) {
        Posterior posterior = Posterior.of(KnowledgeBase.standard(), given.clues(), given.end(), given.faulty());
        return new Odds(posterior, new Gain(KnowledgeBase.standard(), posterior));
    }
}

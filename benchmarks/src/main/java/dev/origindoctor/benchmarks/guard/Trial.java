package dev.origindoctor.benchmarks.guard;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Measures, and measures again what crosses its limit: what else a machine is busy with spoils a run and not the next, a
 * regression is there each time. What counts is the least.
 */
final class Trial {
    private static final int MOST_TIMES = 3;

    private final Function<Collection<Subject>, Map<Subject, Measured>> run;

    Trial(Function<Collection<Subject>, Map<Subject, Measured>> run) {
        this.run = run;
    }

    /** The least figure of each limit; none for one that nothing was measured for. */
    Map<Limit, Double> of(List<Limit> limits) {
        Map<Limit, Double> least = new HashMap<>();
        List<Limit> open = limits;
        for (int time = 0; time < MOST_TIMES && !open.isEmpty(); time++) {
            Map<Subject, Measured> measured = run.apply(subjects(open));
            for (Limit limit : open) {
                limit.figure(measured).ifPresent(now -> least.merge(limit, now, Math::min));
            }
            open = open.stream().filter(limit -> !limit.holds(least.get(limit))).toList();
        }
        return least;
    }

    /** What has to be measured, a benchmark right after the one that it is held against. */
    static Collection<Subject> subjects(List<Limit> limits) {
        Collection<Subject> subjects = new TreeSet<>();
        for (Limit limit : limits) {
            subjects.add(limit.benchmark());
            if (limit.than() != null) {
                subjects.add(limit.than());
            }
        }
        return subjects;
    }
}

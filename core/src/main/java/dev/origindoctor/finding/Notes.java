package dev.origindoctor.finding;

import dev.origindoctor.diagnosis.Gap;
import dev.origindoctor.observation.Fact;
import java.util.ArrayList;
import java.util.List;

/** Where rules write down what they found, and what they could not look at. */
final class Notes {
    private final List<Found> found = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();

    void add(Clue clue, String says, String source, Fact... facts) {
        Found one = Found.of(clue, says, source, facts);
        if (!found.contains(one)) {
            found.add(one);
        }
    }

    void gap(String what, String because) {
        Gap gap = new Gap(what, because);
        if (!gaps.contains(gap)) {
            gaps.add(gap);
        }
    }

    Reading reading() {
        return new Reading(found, gaps);
    }
}

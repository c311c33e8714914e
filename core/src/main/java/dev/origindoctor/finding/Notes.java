package dev.origindoctor.finding;

import dev.origindoctor.diagnosis.Finding;
import dev.origindoctor.diagnosis.Gap;
import dev.origindoctor.diagnosis.HostTestimony;
import dev.origindoctor.language.Phrases;
import dev.origindoctor.observation.Fact;
import java.util.ArrayList;
import java.util.List;

/** Where rules write down what they found, and what they could not look at. */
final class Notes {
    private final List<Found> found = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();

    void add(Clue clue, Says says, String source, Fact... facts) {
        Found one = Found.of(clue, says.of(clue), source, facts);
        if (!found.contains(one)) {
            found.add(one);
        }
    }

    /** The two sentences of a gap, what and because, share their values. */
    void gap(String key, Object... values) {
        Gap gap = new Gap(Phrases.of("gap." + key, values), Phrases.of("gap." + key + ".because", values));
        if (!gaps.contains(gap)) {
            gaps.add(gap);
        }
    }

    /** What the machine said when it was at hand. */
    void add(HostTestimony told) {
        for (Finding finding : told.findings()) {
            Clue clue = Clue.byId(finding.id())
                    .orElseThrow(() -> new IllegalArgumentException("$.host.findings["
                            + told.findings().indexOf(finding) + "].id: expected the identifier of a finding"));
            found.add(new Found(clue, finding));
        }
        gaps.addAll(told.gaps());
    }

    Reading reading() {
        return new Reading(found, gaps);
    }
}

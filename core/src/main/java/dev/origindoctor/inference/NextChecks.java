package dev.origindoctor.inference;

import dev.origindoctor.diagnosis.NextCheck;
import dev.origindoctor.finding.Clue;
import dev.origindoctor.finding.Reading;
import dev.origindoctor.finding.Scene;
import dev.origindoctor.finding.Topic;
import dev.origindoctor.taxonomy.Layer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What only a person can look at, best first: expected gain over cost, from the same table as the ranking. */
final class NextChecks {
    private static final double WORTH_ASKING = 0.02;
    private static final int MOST = 6;

    /** With one cause of trouble as sure as this, what merely adds to it is not asked any more. */
    private static final double NEARLY_CERTAIN = 0.97;

    /** Answers less likely than this are not hoped for. */
    private static final double REMOTE = 0.01;

    private NextChecks() {}

    static List<NextCheck> of(Scene scene, Reading reading, Gain gain) {
        Set<Topic> known = EnumSet.noneOf(Topic.class);
        reading.found().forEach(one -> known.add(one.clue().topic()));
        Place place = Place.of(scene);
        boolean shut = !scene.attempts().isEmpty()
                && scene.attempts().stream().allMatch(attempt -> attempt.stoppedAt(Layer.TCP));
        boolean settled = gain.surest() >= NEARLY_CERTAIN && !gain.looksWell();
        return Arrays.stream(Check.values())
                .filter(check -> !known.contains(check.topic()))
                .filter(check -> !shut || reading.has(Clue.STRANGERS_KEPT_OUT) || !check.needsConnection())
                .map(check -> new Weighed(check, gain.of(check.topic())))
                .filter(weighed -> weighed.gain() >= WORTH_ASKING)
                .filter(weighed -> !settled || gain.mayOverturn(weighed.check().topic(), REMOTE))
                .sorted(Comparator.comparingDouble(Weighed::worth).reversed())
                .limit(MOST)
                .map(weighed -> weighed.check().asked(place, weighed.gain(), shut))
                .toList();
    }

    private record Weighed(Check check, double gain) {
        double worth() {
            return gain / check.cost();
        }
    }
}

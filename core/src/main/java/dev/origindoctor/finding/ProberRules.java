package dev.origindoctor.finding;

import dev.origindoctor.observation.Observation;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.Layer;
import java.util.List;

/** Self-suspicion: what the prober's own machine could not do is no fault of the origin. */
final class ProberRules {
    private ProberRules() {}

    /** A probe that failed on its own machine says nothing of the origin; if none got further, that is the finding. */
    static void troubleOfItsOwn(Scene scene, Notes notes) {
        List<Observation> spoiled = scene.observations().stream()
                .filter(seen -> seen.seenFault()
                        .filter(fault -> fault.layer() == Layer.LOCAL)
                        .isPresent())
                .toList();
        for (Observation seen : spoiled) {
            Fault trouble = seen.seenFault().orElseThrow();
            notes.gap("what_answers", seen.subject(), trouble);
            if (scene.attempts().isEmpty()) {
                notes.add(Clue.PROBER_IN_TROUBLE, Says.with(trouble), seen.subject());
            }
        }
    }
}

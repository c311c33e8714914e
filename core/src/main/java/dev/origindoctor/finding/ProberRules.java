package dev.origindoctor.finding;

import dev.origindoctor.observation.Observation;
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
            String trouble = seen.seenFault().orElseThrow().title();
            notes.gap("what " + seen.subject() + " answers", "the prober's own machine: " + trouble);
            if (scene.attempts().isEmpty()) {
                notes.add(Clue.PROBER_IN_TROUBLE, trouble + " on the prober's own machine", seen.subject());
            }
        }
    }
}

package dev.origindoctor.finding;

import dev.origindoctor.taxonomy.Fault;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What vantage points tell by agreeing, and what is left open where they do not. */
final class PlaceRules {
    private PlaceRules() {}

    /** What is broken, or well, from every place alike is so whatever the network of a single prober is like. */
    static void agreement(Scene scene, Notes notes) {
        TreeMap<String, Set<Optional<Fault>>> met = scene.attempts().stream()
                .collect(Collectors.groupingBy(
                        Attempt::place,
                        TreeMap::new,
                        Collectors.mapping(attempt -> Optional.ofNullable(attempt.fault()), Collectors.toSet())));
        if (met.size() > 1 && met.values().stream().distinct().count() == 1) {
            Says says = Says.with(met.size(), Places.text(met.keySet()));
            notes.add(
                    Clue.PLACES_AGREE,
                    says,
                    scene.attempts().get(0).observation().subject());
        }
    }

    /** A place that reaches nothing, though the same is reached from others, says nothing of the origin. */
    static void withoutNetwork(Scene scene, Notes notes) {
        for (String place : scene.cutOff()) {
            notes.add(Clue.PLACE_CUT_OFF, Says.with(place), "vantage " + place);
            notes.gap("what_place_would_see", scene.origin().host(), place);
        }
    }

    /** Whoever is turned away at one place only need not be the edge: that only the edge can say. */
    static void whetherTheEdgeIsAmongThem(Scene scene, Notes notes) {
        for (Divided divided : scene.divided()) {
            String failing = Places.text(divided.by().failing());
            if (!divided.by().atOneTime()) {
                notes.gap(
                        "place_or_time",
                        divided.endpoint(),
                        failing,
                        Places.text(divided.by().fine()));
            } else if (scene.lastWordOfEdge() == null) {
                notes.gap("edge_like_place", scene.edge(), failing);
            }
            if (divided.by().atOneTime() && divided.isSilence()) {
                notes.gap("whose_silence", failing, scene.origin().host());
            }
        }
    }
}

package dev.origindoctor.finding;

import dev.origindoctor.edge.EdgeVerdict.Outcome;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.taxonomy.Layer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Addresses of one origin of which some fail every time, and others never do.
 *
 * @param failing where it always fails
 * @param fine where it never does
 */
record Unlike(List<Endpoint> failing, List<Endpoint> fine) {
    /** How {@code tried} divides by address, where it does. */
    static Optional<Unlike> among(List<Attempt> tried, Predicate<Attempt> fails) {
        Map<Endpoint, List<Attempt>> byEndpoint = tried.stream()
                .collect(Collectors.groupingBy(
                        Attempt::endpoint,
                        () -> new TreeMap<>(Comparator.comparing(Endpoint::toString)),
                        Collectors.toList()));
        List<Endpoint> failing = new ArrayList<>();
        List<Endpoint> fine = new ArrayList<>();
        for (Map.Entry<Endpoint, List<Attempt>> at : byEndpoint.entrySet()) {
            boolean any = at.getValue().stream().anyMatch(fails);
            if (any && !at.getValue().stream().allMatch(fails)) {
                return Optional.empty();
            }
            (any ? failing : fine).add(at.getKey());
        }
        return failing.isEmpty() || fine.isEmpty()
                ? Optional.empty()
                : Optional.of(new Unlike(List.copyOf(failing), List.copyOf(fine)));
    }

    /** One machine shakes hands and answers in one way at all of its addresses. */
    static void addresses(Scene scene, Notes notes) {
        for (Layer layer : List.of(Layer.TLS, Layer.CERTIFICATE, Layer.HTTP)) {
            List<Attempt> tried = scene.attempts().stream()
                    .filter(attempt -> attempt.reached(layer))
                    .toList();
            Optional<Unlike> unlike = among(tried, attempt -> attempt.stoppedAt(layer) && minded(scene, attempt));
            if (unlike.isPresent()) {
                Says says = Says.with(
                        text(unlike.get().failing()), text(unlike.get().fine()));
                notes.add(
                        Clue.ADDRESSES_ANSWER_UNLIKE,
                        says,
                        tried.get(0).observation().subject());
                return;
            }
        }
    }

    private static boolean minded(Scene scene, Attempt attempt) {
        return attempt.fault() != null && scene.verdict(attempt.fault()).outcome() != Outcome.SERVED;
    }

    private static String text(List<Endpoint> endpoints) {
        return endpoints.stream().map(Endpoint::toString).collect(Collectors.joining(", "));
    }
}

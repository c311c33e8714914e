package dev.origindoctor.finding;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Vantage points of which some fail every time, and others never do.
 *
 * @param failing where it always fails
 * @param fine where it never does
 * @param atOneTime whether both were looked at in the same minutes: if not, the moment may be the difference, not the place
 */
public record Division(SortedSet<String> failing, SortedSet<String> fine, boolean atOneTime) {
    /** Looks further apart than this may have met two states of one origin. */
    private static final Duration SAME_TIME = Duration.ofMinutes(2);

    /** How {@code tried} divides by place, where it does. */
    static Optional<Division> of(List<Attempt> tried, Predicate<Attempt> fails) {
        Map<String, List<Attempt>> byPlace =
                tried.stream().collect(Collectors.groupingBy(Attempt::place, TreeMap::new, Collectors.toList()));
        SortedSet<String> failing = new TreeSet<>();
        SortedSet<String> fine = new TreeSet<>();
        for (Map.Entry<String, List<Attempt>> place : byPlace.entrySet()) {
            boolean any = place.getValue().stream().anyMatch(fails);
            boolean all = place.getValue().stream().allMatch(fails);
            if (any != all) {
                return Optional.empty();
            }
            (all ? failing : fine).add(place.getKey());
        }
        return failing.isEmpty() || fine.isEmpty()
                ? Optional.empty()
                : Optional.of(new Division(failing, fine, atOneTime(byPlace, failing, fine)));
    }

    private static boolean atOneTime(
            Map<String, List<Attempt>> byPlace, Collection<String> failing, Collection<String> fine) {
        return failing.stream()
                .map(place -> Window.of(byPlace.getOrDefault(place, List.of())))
                .allMatch(bad -> fine.stream()
                        .map(place -> Window.of(byPlace.getOrDefault(place, List.of())))
                        .anyMatch(bad::isNear));
    }

    private record Window(Instant first, Instant last) {
        static Window of(List<Attempt> attempts) {
            List<Instant> times = attempts.stream()
                    .map(attempt -> attempt.observation().timing().startedAt())
                    .sorted()
                    .toList();
            return new Window(times.get(0), times.get(times.size() - 1));
        }

        boolean isNear(Window other) {
            return !first.isAfter(other.last.plus(SAME_TIME)) && !other.first.isAfter(last.plus(SAME_TIME));
        }
    }
}

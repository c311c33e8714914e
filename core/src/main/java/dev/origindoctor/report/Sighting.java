package dev.origindoctor.report;

import dev.origindoctor.observation.EdgeObservation;
import dev.origindoctor.observation.Fact;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.taxonomy.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of one thing from one vantage point, all samples together.
 *
 * @param subject what was looked at, and from where where there are several vantage points
 * @param fault what went wrong there, or null
 * @param status the error status that was shown, where an edge answered with one
 * @param times how many samples saw just this
 * @param of how many samples there were of it
 * @param fastest the shortest of their durations
 * @param facts what the first of them had to show
 */
record Sighting(
        String subject,
        @Nullable Fault fault,
        @Nullable Integer status,
        int times,
        int of,
        Duration fastest,
        List<Fact> facts) {
    /** The observations, those that say the same gathered into one, in the order in which they first came. */
    static List<Sighting> gather(List<Observation> observations) {
        boolean several = observations.stream().map(Sighting::place).distinct().count() > 1;
        Map<String, List<Observation>> bySubject = new LinkedHashMap<>();
        for (Observation seen : observations) {
            String subject = several ? placed(seen.subject(), seen) : seen.subject();
            bySubject.computeIfAbsent(subject, none -> new ArrayList<>()).add(seen);
        }
        List<Sighting> sightings = new ArrayList<>();
        bySubject.forEach((subject, samples) -> sightings.addAll(distinct(subject, samples)));
        return List.copyOf(sightings);
    }

    /** {@code name} with the vantage point behind it, where the observation bears one. */
    static String placed(String name, Observation seen) {
        return place(seen).isEmpty() ? name : name + " (" + place(seen) + ")";
    }

    private static String place(Observation seen) {
        return Objects.requireNonNullElse(seen.timing().vantage(), "");
    }

    private static List<Sighting> distinct(String subject, List<Observation> samples) {
        Map<List<Object>, List<Observation>> alike = new LinkedHashMap<>();
        for (Observation seen : samples) {
            alike.computeIfAbsent(List.of(seen.seenFault(), seen.facts()), same -> new ArrayList<>())
                    .add(seen);
        }
        return alike.values().stream()
                .map(same -> of(subject, same, samples.size()))
                .toList();
    }

    private static Sighting of(String subject, List<Observation> same, int of) {
        Observation first = same.get(0);
        Duration fastest = same.stream()
                .map(seen -> seen.timing().took())
                .min(Duration::compareTo)
                .orElseThrow();
        return new Sighting(
                subject,
                first.seenFault().orElse(null),
                status(first),
                same.size(),
                of,
                fastest,
                first.facts().stream().filter(Sighting::telling).toList());
    }

    private static boolean telling(Fact fact) {
        return !fact.value().equals("false") && !fact.value().equals("unknown");
    }

    private static @Nullable Integer status(Observation seen) {
        Integer status = seen instanceof EdgeObservation edge ? edge.answer().status() : null;
        return status != null && status >= 400 ? status : null;
    }

    /** Whether there is nothing to complain of. */
    boolean fine() {
        return fault == null && status == null;
    }

    /** What was seen, in a few words. */
    String says(Wording words) {
        if (fault != null) {
            return words.title(fault);
        }
        return status == null ? words.say("fine") : words.say("answered", status.toString());
    }

    /** How many samples saw it, where there was more than one. */
    String share(Wording words) {
        return of == 1 ? "" : words.say("times", times, of);
    }

    /** The facts as text: name and value, one after the other. */
    String factsJoined(Wording words, String separator) {
        return facts.stream().map(words::fact).collect(Collectors.joining(separator));
    }
}

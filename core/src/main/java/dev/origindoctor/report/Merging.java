package dev.origindoctor.report;

import dev.origindoctor.diagnosis.HostTestimony;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.Origin;
import java.net.Inet6Address;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what several places saw of one origin. The whole is the same in whatever order the parts are given, and a
 * part that is given twice counts once.
 */
final class Merging {
    private static final Comparator<Endpoint> IN_ORDER = Comparator.<Endpoint, Boolean>comparing(
                    endpoint -> endpoint.address() instanceof Inet6Address)
            .thenComparing(endpoint -> Addresses.text(endpoint.address()))
            .thenComparingInt(Endpoint::port);

    private final List<Recording> parts;

    private Merging(List<Recording> parts) {
        this.parts = parts;
    }

    static Recording of(List<Recording> parts) {
        Merging merging = new Merging(parts);
        Recording first = parts.get(0);
        parts.forEach(other -> sameQuestion(first, other));
        List<Observation> observations = merging.observations();
        return new Recording(
                first.origin().behind(merging.endpoints()),
                first.edge(),
                first.sslMode(),
                observations,
                merging.host(),
                parts.stream().map(Recording::startedAt).min(Instant::compareTo).orElseThrow(),
                parts.stream().map(Recording::took).max(Duration::compareTo).orElseThrow(),
                String.join(", ", merging.places(observations)));
    }

    private static void sameQuestion(Recording one, Recording other) {
        same(
                "origins",
                one,
                other,
                each -> each.origin().host() + ":" + each.origin().port());
        same("ways to ask", one, other, each -> {
            Origin origin = each.origin();
            return origin.scheme().id() + " " + origin.path();
        });
        same("edges", one, other, each -> each.edge().id());
        same("SSL modes", one, other, each -> each.sslMode().id());
    }

    private static void same(String what, Recording one, Recording other, Function<Recording, String> part) {
        if (!part.apply(one).equals(part.apply(other))) {
            throw new IllegalArgumentException(
                    "recordings of two " + what + ": " + part.apply(one) + " and " + part.apply(other));
        }
    }

    private List<Observation> observations() {
        Map<Observation, Long> times = new LinkedHashMap<>();
        for (Recording part : parts) {
            placed(part).forEach((seen, count) -> times.merge(seen, count, Math::max));
        }
        return times.entrySet().stream()
                .flatMap(seen -> Collections.nCopies(seen.getValue().intValue(), seen.getKey()).stream())
                .toList();
    }

    private static Map<Observation, Long> placed(Recording part) {
        return part.observations().stream()
                .map(seen -> placed(seen, part.vantage()))
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
    }

    /** What already bears the name of a place keeps it. */
    private static Observation placed(Observation seen, String vantage) {
        return seen.timing().vantage() != null ? seen : seen.with(seen.timing().at(vantage));
    }

    private SortedSet<String> places(List<Observation> observations) {
        SortedSet<String> places = observations.stream()
                .flatMap(seen -> Stream.ofNullable(seen.timing().vantage()))
                .collect(Collectors.toCollection(TreeSet::new));
        if (places.isEmpty()) {
            parts.forEach(part -> places.add(part.vantage()));
        }
        return places;
    }

    /** Where one part was told the addresses and another found them by name, what it tried belongs to them too. */
    private List<Endpoint> endpoints() {
        if (parts.stream().allMatch(part -> part.origin().endpoints().isEmpty())) {
            return List.of();
        }
        return parts.stream()
                .flatMap(Merging::endpoints)
                .distinct()
                .sorted(IN_ORDER)
                .toList();
    }

    private static Stream<Endpoint> endpoints(Recording part) {
        Origin origin = part.origin();
        return !origin.endpoints().isEmpty()
                ? origin.endpoints().stream()
                : part.observations().stream()
                        .filter(TcpObservation.class::isInstance)
                        .map(seen -> ((TcpObservation) seen).endpoint())
                        .filter(endpoint -> endpoint.port() == origin.port());
    }

    /** The machine's latest word. */
    private @Nullable HostTestimony host() {
        Optional<HostTestimony> latest = parts.stream()
                .map(Recording::host)
                .filter(Objects::nonNull)
                .max(Comparator.comparing(HostTestimony::takenAt).thenComparing(HostTestimony::toString));
        return latest.orElse(null);
    }
}

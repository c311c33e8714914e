package dev.origindoctor.finding;

import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.Layer;
import dev.origindoctor.taxonomy.TcpFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An endpoint whose fate depends on the place.
 *
 * @param endpoint which
 * @param by how the places divide
 * @param met what is met where it fails
 */
public record Divided(Endpoint endpoint, Division by, Set<Fault> met) {
    /** What says nothing of who is to blame: the packets may have been lost anywhere on the way. */
    private static final Set<Fault> NOBODYS_ANSWER = Set.of(TcpFault.TIMED_OUT, TcpFault.ADDRESS_UNREACHABLE);

    public Divided {
        met = Set.copyOf(met);
    }

    /** Whether nothing came back, so that the packets may have been lost anywhere on the way. */
    public boolean isSilence() {
        return NOBODYS_ANSWER.containsAll(met);
    }

    /** Whether this attempt is one of those that fail by place. */
    public boolean concerns(Attempt attempt) {
        return attempt.endpoint().equals(endpoint) && by.failing().contains(attempt.place());
    }

    /** The endpoints that some places reach, and others never. */
    static List<Divided> among(List<Attempt> attempts) {
        List<Divided> found = new ArrayList<>();
        Map<Endpoint, List<Attempt>> byEndpoint = attempts.stream()
                .collect(Collectors.groupingBy(Attempt::endpoint, LinkedHashMap::new, Collectors.toList()));
        byEndpoint.forEach((endpoint, tried) -> Division.of(tried, attempt -> attempt.stoppedAt(Layer.TCP))
                .ifPresent(by -> found.add(new Divided(endpoint, by, met(tried)))));
        return List.copyOf(found);
    }

    private static Set<Fault> met(List<Attempt> tried) {
        return tried.stream()
                .filter(attempt -> attempt.stoppedAt(Layer.TCP))
                .flatMap(attempt -> Stream.ofNullable(attempt.fault()))
                .collect(Collectors.toSet());
    }
}

package dev.origindoctor;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.observation.DnsObservation;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.Origin;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.EdgeRanges;
import dev.origindoctor.ranges.RangeList;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where to look, from what was given and what DNS says.
 *
 * @param origin the origin's own endpoints
 * @param edge where the world reaches the site, where that is the edge
 */
record Whereabouts(List<Endpoint> origin, @Nullable Endpoint edge) {
    private static final int MOST_ADDRESSES = 8;

    static Whereabouts of(Question question, List<Observation> names) {
        List<InetAddress> resolved = names.stream()
                .filter(DnsObservation.class::isInstance)
                .flatMap(dns -> ((DnsObservation) dns).addresses().stream())
                .toList();
        List<InetAddress> atEdge = atEdge(question, resolved);
        return new Whereabouts(endpoints(question.origin(), resolved, atEdge), edge(question, atEdge));
    }

    /** What lies in the edge's published ranges; for an edge without any, whatever is not the origin itself. */
    private static List<InetAddress> atEdge(Question question, List<InetAddress> resolved) {
        AddressSet ranges = ranges(question.edge());
        if (!ranges.isEmpty()) {
            return resolved.stream().filter(ranges::contains).toList();
        }
        List<InetAddress> own =
                question.origin().endpoints().stream().map(Endpoint::address).toList();
        return own.isEmpty()
                ? List.of()
                : resolved.stream().filter(address -> !own.contains(address)).toList();
    }

    private static AddressSet ranges(Edge edge) {
        return EdgeRanges.bundled().visitorsOf(edge).map(RangeList::addresses).orElse(AddressSet.empty());
    }

    private static List<Endpoint> endpoints(Origin origin, List<InetAddress> resolved, List<InetAddress> atEdge) {
        if (!origin.endpoints().isEmpty()) {
            return origin.endpoints();
        }
        return Stream.concat(origin.host().address().stream(), resolved.stream())
                .filter(address -> !atEdge.contains(address))
                .limit(MOST_ADDRESSES)
                .map(address -> new Endpoint(address, origin.port()))
                .toList();
    }

    private static @Nullable Endpoint edge(Question question, List<InetAddress> atEdge) {
        if (!question.viaEdge().asked()) {
            return null;
        }
        if (question.viaEdge().at() != null) {
            return question.viaEdge().at();
        }
        return atEdge.isEmpty() ? null : new Endpoint(atEdge.get(0), Scheme.HTTPS.port());
    }
}

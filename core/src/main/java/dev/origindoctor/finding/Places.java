package dev.origindoctor.finding;

import dev.origindoctor.observation.DnsObservation;
import dev.origindoctor.observation.EdgeObservation;
import dev.origindoctor.observation.HttpObservation;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.observation.TlsObservation;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.taxonomy.DnsFault;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.Layer;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The vantage points of a scene, and those among them that have no network of their own to look through. */
final class Places {
    private final SortedMap<String, List<Observation>> seenFrom;

    private Places(SortedMap<String, List<Observation>> seenFrom) {
        this.seenFrom = seenFrom;
    }

    static Places of(List<Observation> observations) {
        return new Places(
                observations.stream().collect(Collectors.groupingBy(Places::of, TreeMap::new, Collectors.toList())));
    }

    /** Where it was seen from; the empty name is the one place of a diagnosis that has one alone. */
    static String of(Observation seen) {
        String vantage = seen.timing().vantage();
        return vantage == null ? "" : vantage;
    }

    /** A few places as text. */
    static String text(Iterable<String> places) {
        return String.join(", ", places);
    }

    boolean several() {
        return seenFrom.size() > 1;
    }

    /**
     * The places from which nothing was reached at all, though something besides the origin was tried that other places
     * reach: what keeps them from it is their own. A place that tried the origin alone may as well be kept out by it.
     */
    SortedSet<String> cutOff() {
        return seenFrom.keySet().stream().filter(this::isCutOff).collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean isCutOff(String place) {
        List<Observation> seen = seenFrom.getOrDefault(place, List.of());
        return seen.stream().noneMatch(Places::reached)
                && seen.stream().filter(Places::isBesideTheOrigin).anyMatch(one -> othersReach(place, target(one)));
    }

    private boolean othersReach(String place, String target) {
        return seenFrom.entrySet().stream()
                .filter(other -> !other.getKey().equals(place))
                .map(Map.Entry::getValue)
                .flatMap(List::stream)
                .anyMatch(seen -> target(seen).equals(target) && reached(seen));
    }

    private static boolean isBesideTheOrigin(Observation seen) {
        return seen instanceof DnsObservation || seen instanceof EdgeObservation;
    }

    /** Whether anything came back that only the other end can have said. */
    private static boolean reached(Observation seen) {
        return seen.seenFault().filter(Places::isUnreached).isEmpty();
    }

    private static boolean isUnreached(Fault fault) {
        return fault.layer() == Layer.LOCAL || fault.layer() == Layer.TCP || fault == DnsFault.UNREACHABLE;
    }

    private static String target(Observation seen) {
        if (seen instanceof DnsObservation dns) {
            return dns.name().ascii();
        }
        if (seen instanceof EdgeObservation edge) {
            return Addresses.text(edge.ask().endpoint().address());
        }
        if (seen instanceof TcpObservation tcp) {
            return Addresses.text(tcp.endpoint().address());
        }
        return Addresses.text(
                seen instanceof TlsObservation tls
                        ? tls.endpoint().address()
                        : ((HttpObservation) seen).endpoint().address());
    }
}

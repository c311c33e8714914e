package dev.origindoctor.finding;

import dev.origindoctor.diagnosis.HostTestimony;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.edge.EdgeVerdict;
import dev.origindoctor.host.HostEvidence;
import dev.origindoctor.observation.DnsObservation;
import dev.origindoctor.observation.EdgeObservation;
import dev.origindoctor.observation.HttpAsk;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.observation.TlsAsk;
import dev.origindoctor.observation.TlsObservation;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.Origin;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.taxonomy.Fault;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the rules look at: the observations in the order in which they were made, told apart into those that
 * travelled as the edge's own request would, and experiments. The order in which they are handed in plays no part.
 */
public final class Scene {
    private static final Comparator<Observation> IN_TIME = Comparator.<Observation, Instant>comparing(
                    seen -> seen.timing().startedAt())
            .thenComparing(Observation::kind)
            .thenComparing(Observation::subject)
            .thenComparing(Observation::toString);

    private final Origin origin;
    private final Edge edge;
    private final SslMode mode;
    private final EdgesRequest request;
    private final List<Observation> observations;
    private final Map<Class<?>, List<Observation>> byKind;
    private final SortedSet<String> cutOff;
    private final List<Attempt> attempts;
    private final Map<Class<?>, List<Observation>> attemptsByKind;
    private final SortedMap<String, EdgeObservation> wordsOfEdge;
    private final List<Divided> divided;
    private final @Nullable Machine machine;
    private final @Nullable Walls walls;
    private final @Nullable HostTestimony told;

    private Scene(Origin origin, Edge edge, SslMode mode, List<Observation> observations) {
        this(origin, edge, mode, observations, null, null);
    }

    private Scene(
            Origin origin,
            Edge edge,
            SslMode mode,
            List<Observation> observations,
            @Nullable Machine host,
            @Nullable HostTestimony told) {
        this.origin = Objects.requireNonNull(origin, "origin");
        this.edge = Objects.requireNonNull(edge, "edge");
        this.mode = Objects.requireNonNull(mode, "mode");
        this.request = new EdgesRequest(origin, edge, mode);
        this.observations = observations.stream().sorted(IN_TIME).toList();
        this.byKind = byKind(this.observations.stream());
        Places places = Places.of(this.observations);
        this.cutOff = places.several() ? places.cutOff() : Collections.emptySortedSet();
        this.attempts = request.attempts(this.observations, cutOff);
        this.attemptsByKind = byKind(attempts.stream().map(Attempt::observation));
        this.wordsOfEdge = wordsOfEdge(all(EdgeObservation.class));
        this.divided = places.several() ? Divided.among(attempts) : List.of();
        this.machine = host == null ? null : host.at(moment(host.evidence()));
        this.walls = machine == null ? null : machine.gate().towards(endpoints());
        this.told = told;
    }

    /** When the origin failed: at the first probe, or when the machine was asked where nothing was probed. */
    private Instant moment(HostEvidence host) {
        return observations.isEmpty()
                ? host.takenAt()
                : observations.get(0).timing().startedAt();
    }

    /** The scene that these observations show. */
    public static Scene of(Origin origin, Edge edge, SslMode mode, List<Observation> observations) {
        return new Scene(origin, edge, mode, observations);
    }

    /** The same scene with what the origin's machine says of itself. */
    public Scene with(@Nullable Machine host) {
        return new Scene(origin, edge, mode, observations, host, null);
    }

    /** The same scene with what the origin's machine said when it was at hand. */
    public Scene with(@Nullable HostTestimony testimony) {
        return new Scene(origin, edge, mode, observations, null, testimony);
    }

    /** What the origin's machine said when it was at hand, where it is not now. */
    public @Nullable HostTestimony told() {
        return told;
    }

    /** What the machine's rulesets do with the edge on its way to the origin, as far as that is known. */
    public List<HostTestimony.Stretch> firewall() {
        if (told != null) {
            return told.firewall();
        }
        return walls == null ? List.of() : walls.told();
    }

    /** The origin's machine, where it was asked. */
    public @Nullable Machine machine() {
        return machine;
    }

    /** What that machine's rulesets do with the edge, where it was asked. */
    public @Nullable Walls walls() {
        return walls;
    }

    /** What is asked about. */
    public Origin origin() {
        return origin;
    }

    /** Who stands in front. */
    public Edge edge() {
        return edge;
    }

    /** How that edge talks to the origin. */
    public SslMode mode() {
        return mode;
    }

    /** The mode under which the edge's requests travel as this origin is asked: {@link #mode} over the asked scheme. */
    public SslMode asked() {
        return request.asked();
    }

    /** Every observation, earliest first. */
    public List<Observation> observations() {
        return observations;
    }

    /** The direct probes that travelled as the edge's own request would, earliest first; not the prober's failures. */
    public List<Attempt> attempts() {
        return attempts;
    }

    /** The vantage points whose own network is the trouble; what was seen from there is no attempt. */
    public SortedSet<String> cutOff() {
        return cutOff;
    }

    /** The endpoints that connections reach from some vantage points, and from others never. */
    public List<Divided> divided() {
        return divided;
    }

    /**
     * The attempts that stand for the edge's own. Where the place decides, silence towards some of them is nobody's
     * answer; and where the edge has just been served, no refusal of others is about the edge.
     */
    public List<Attempt> standingForTheEdge() {
        List<Divided> others = divided.stream()
                .filter(one -> one.by().atOneTime() && (one.isSilence() || Freshness.servedNow(this)))
                .toList();
        return others.isEmpty()
                ? attempts
                : attempts.stream()
                        .filter(attempt -> others.stream().noneMatch(one -> one.concerns(attempt)))
                        .toList();
    }

    /**
     * Whether each endpoint is silent towards some place while it answers another, and the edge was not heard: then
     * nothing says to which of them the edge is alike.
     */
    public boolean edgeMayBeLikeAnyPlace() {
        Set<Endpoint> silentForSome = divided.stream()
                .filter(one -> one.by().atOneTime() && one.isSilence())
                .map(Divided::endpoint)
                .collect(Collectors.toSet());
        return lastWordOfEdge() == null
                && !silentForSome.isEmpty()
                && attempts.stream().map(Attempt::endpoint).allMatch(silentForSome::contains);
    }

    /** Where the edge may ask, as far as it is known: named with the origin, or seen in the attempts. */
    public List<Endpoint> endpoints() {
        return origin.endpoints().isEmpty()
                ? attempts.stream()
                        .map(Attempt::endpoint)
                        .distinct()
                        .sorted(Comparator.comparing(Endpoint::toString))
                        .toList()
                : origin.endpoints();
    }

    /** Where to look first: the endpoint that fails, else the first. */
    public @Nullable Endpoint endpointToLookAt() {
        List<Endpoint> all = endpoints();
        return attempts.stream()
                .filter(attempt ->
                        attempt.fault() != null && verdict(attempt.fault()).outcome() != EdgeVerdict.Outcome.SERVED)
                .map(Attempt::endpoint)
                .filter(all::contains)
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElse(null);
    }

    /** The observations of one kind, earliest first. */
    public <T extends Observation> List<T> all(Class<T> kind) {
        return of(kind, byKind);
    }

    /** The observations of one kind that are attempts, earliest first. */
    public <T extends Observation> List<T> direct(Class<T> kind) {
        return of(kind, attemptsByKind);
    }

    private static Map<Class<?>, List<Observation>> byKind(Stream<Observation> observations) {
        return observations.collect(
                Collectors.groupingBy(seen -> (Class<?>) seen.getClass(), Collectors.toUnmodifiableList()));
    }

    @SuppressWarnings("unchecked") // byKind keeps each under its own class
    private static <T extends Observation> List<T> of(Class<T> kind, Map<Class<?>, List<Observation>> byKind) {
        return (List<T>) byKind.getOrDefault(kind, List.of());
    }

    /** What the edge said last, where it could be asked; where it failed for some vantage points, what it said there. */
    public @Nullable EdgeObservation lastWordOfEdge() {
        if (wordsOfEdge.isEmpty()) {
            return null;
        }
        Collection<EdgeObservation> words = wordsOfEdge.values();
        Stream<EdgeObservation> failing = words.stream().filter(Scene::isError);
        return failing.max(Comparator.comparing(seen -> seen.timing().startedAt()))
                .or(() -> words.stream()
                        .max(Comparator.comparing(seen -> seen.timing().startedAt())))
                .orElse(null);
    }

    /** The edge's last word at each vantage point that it answered. */
    public SortedMap<String, EdgeObservation> wordsOfEdge() {
        return wordsOfEdge;
    }

    private static SortedMap<String, EdgeObservation> wordsOfEdge(List<EdgeObservation> answers) {
        SortedMap<String, EdgeObservation> words = new TreeMap<>();
        answers.stream()
                .filter(seen -> seen.answer().status() != null)
                .forEach(seen -> words.put(Places.of(seen), seen));
        return Collections.unmodifiableSortedMap(words);
    }

    /** The share of the vantage points that the edge answered with an error, of those that it answered. */
    public double shareOfEdgesErrors() {
        SortedMap<String, EdgeObservation> words = wordsOfEdge();
        long failing = words.values().stream().filter(Scene::isError).count();
        return words.isEmpty() ? 0 : (double) failing / words.size();
    }

    static boolean isError(EdgeObservation seen) {
        Integer status = seen.answer().status();
        return status != null && status >= 400;
    }

    /** What the name servers said of the visited name, latest last. */
    public List<DnsObservation> ofVisitedName() {
        return all(DnsObservation.class).stream()
                .filter(one -> one.name().equals(origin.host()))
                .toList();
    }

    /** Whether {@code ask} is the handshake as the edge makes it, nothing changed for an experiment. */
    public boolean asEdge(TlsAsk ask) {
        return request.isLike(ask);
    }

    /** Whether {@code ask} is the request as the edge makes it, nothing changed for an experiment. */
    public boolean asEdge(HttpAsk ask) {
        return request.isLike(ask);
    }

    /** Whether the edge asks there. */
    public boolean at(Endpoint endpoint) {
        return request.goesTo(endpoint);
    }

    /** What the edge shows the visitor when it meets {@code fault} on its way to the origin. */
    public EdgeVerdict verdict(Fault fault) {
        return request.verdict(fault);
    }

    /** The defects that the edge itself would see in the chain; a browser's where the edge was not asked to judge. */
    public List<Fault> defects(TlsObservation seen) {
        return request.defects(seen);
    }
}

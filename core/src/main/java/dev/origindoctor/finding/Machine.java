package dev.origindoctor.finding;

import dev.origindoctor.diagnosis.HostTestimony;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.host.HostEvidence;
import dev.origindoctor.host.listener.Listener;
import dev.origindoctor.host.log.LogEntry;
import dev.origindoctor.host.log.LogEvent;
import dev.origindoctor.host.service.ServiceState;
import dev.origindoctor.host.service.ServiceState.Condition;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.Cidr;
import dev.origindoctor.ranges.EdgeRanges;
import dev.origindoctor.ranges.Ip;
import dev.origindoctor.ranges.RangeList;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The origin's machine: its evidence, read with the moment of the failure and the edge in mind. */
public final class Machine {
    /** What a log says longer ago than this had its effect then. */
    private static final Duration RECENT = Duration.ofHours(2);

    private static final Set<String> SERVERS = Set.of(
            "nginx",
            "apache2",
            "httpd",
            "lsws",
            "lshttpd",
            "litespeed",
            "openlitespeed",
            "caddy",
            "varnish",
            "varnishd",
            "haproxy",
            "traefik",
            "envoy",
            "openresty",
            "angie",
            "h2o",
            "lighttpd");

    /** What serves the web by itself only where none of the above is there. */
    private static final Set<String> APPLICATIONS = Set.of("node", "pm2", "gunicorn", "uwsgi", "java", "puma");

    private static final Set<Integer> WEB_PORTS = Set.of(80, 443, 8080, 8443);
    private static final String UNIT = ".service";

    private static final Set<Condition> ABSENT = Set.of(Condition.NOT_INSTALLED, Condition.UNKNOWN, Condition.EXITED);

    private final HostEvidence evidence;
    private final Instant moment;
    private final AddressSet edge;
    private final boolean hasServer;
    private final List<ServiceState> servers;
    private final List<Listener> serverSockets;
    private final Gate gate;

    private Machine(HostEvidence evidence, AddressSet edge) {
        this.evidence = evidence;
        this.moment = evidence.takenAt();
        this.edge = edge;
        this.hasServer = hasServer(evidence);
        this.servers = evidence.services().stream()
                .filter(state -> isServer(state.unit()) && !ABSENT.contains(state.condition()))
                .toList();
        this.serverSockets = evidence.listeners().sockets().stream()
                .filter(socket -> WEB_PORTS.contains(socket.port())
                        || socket.owners().stream().anyMatch(owner -> isServer(owner.name())))
                .filter(socket -> !socket.loopbackOnly())
                .toList();
        this.gate = new Gate(evidence, edge);
    }

    private Machine(Machine same, Instant moment) {
        this.evidence = same.evidence;
        this.moment = moment;
        this.edge = same.edge;
        this.hasServer = same.hasServer;
        this.servers = same.servers;
        this.serverSockets = same.serverSockets;
        this.gate = same.gate;
    }

    /** The machine that gave this evidence, with {@code edge} in front of it. */
    public static Machine of(HostEvidence evidence, Edge edge) {
        return new Machine(
                evidence,
                EdgeRanges.bundled().of(edge).map(RangeList::addresses).orElseGet(AddressSet::empty));
    }

    /** The same machine, looked at with a failure at this moment in mind. */
    Machine at(Instant failure) {
        return new Machine(this, failure);
    }

    /**
     * What its ruleset would do with the edge on its way to these endpoints after these commands; empty where it cannot be
     * told, for want of a ruleset or because a command does not fit it.
     */
    public List<HostTestimony.Stretch> rehearsed(List<String> commands, List<Endpoint> endpoints) {
        try {
            return gate.after(commands).towards(endpoints).told();
        } catch (IllegalArgumentException notUnderstood) {
            return List.of();
        }
    }

    /** What its ruleset does with the edge. */
    Gate gate() {
        return gate;
    }

    /** What it says of itself. */
    public HostEvidence evidence() {
        return evidence;
    }

    /** The addresses from which the edge connects, where they are published. */
    public AddressSet edge() {
        return edge;
    }

    /** When the origin failed. */
    public Instant moment() {
        return moment;
    }

    /** The log lines of this event that may belong to the failure: near it in time, or without a time. */
    public List<LogEntry> recent(LogEvent event) {
        return evidence.log(event).stream()
                .filter(entry -> entry.time() == null || entry.time().within(RECENT, moment))
                .toList();
    }

    /** Whether one of the sources that were read has this in its name. */
    public boolean read(String part) {
        return evidence.read().stream().anyMatch(one -> one.source().contains(part));
    }

    /** Whether a process or unit of this name is the web server, or an application that stands in for one. */
    public boolean isServer(String name) {
        return among(SERVERS, name) || (among(APPLICATIONS, name) && !hasServer);
    }

    /** Whether it is one of these, also with something added, as in {@code node-shop}, {@code uwsgi@a}, {@code nginx: worker}. */
    private static boolean among(Set<String> programs, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int length = lower.length() - (lower.endsWith(UNIT) ? UNIT.length() : 0);
        for (int end = 0; end < length; end++) {
            if ("-@:".indexOf(lower.charAt(end)) >= 0 && programs.contains(lower.substring(0, end))) {
                return true;
            }
        }
        return programs.contains(lower.substring(0, length));
    }

    private static boolean hasServer(HostEvidence evidence) {
        return evidence.services().stream()
                        .filter(state -> !ABSENT.contains(state.condition()))
                        .anyMatch(state -> among(SERVERS, state.unit()))
                || evidence.listeners().sockets().stream()
                        .flatMap(socket -> socket.owners().stream())
                        .anyMatch(owner -> among(SERVERS, owner.name()));
    }

    /** The web servers' units that are installed. */
    public List<ServiceState> servers() {
        return servers;
    }

    /** The listening sockets of web servers, whatever their port. */
    public List<Listener> serverSockets() {
        return serverSockets;
    }

    /** Whether this text names an address or a network of the edge. */
    public boolean ofEdge(String network) {
        Optional<AddressSet> named = Ip.parse(network)
                .map(ip -> AddressSet.of(ip.inet()))
                .or(() -> Cidr.parseLoosely(network).map(AddressSet::of));
        return named.filter(edge::intersects).isPresent();
    }
}

package dev.origindoctor.finding;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.host.HostEvidence;
import dev.origindoctor.host.listener.Listener;
import dev.origindoctor.host.log.LogEntry;
import dev.origindoctor.host.log.LogEvent;
import dev.origindoctor.host.service.ServiceState;
import dev.origindoctor.host.service.ServiceState.Condition;
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
            "haproxy",
            "traefik",
            "envoy",
            "openresty",
            "angie",
            "h2o",
            "lighttpd");

    /** What serves the web by itself only where none of the above is there. */
    private static final Set<String> APPLICATIONS = Set.of("node", "pm2", "gunicorn", "uwsgi", "java", "puma");

    private static final Set<Condition> ABSENT = Set.of(Condition.NOT_INSTALLED, Condition.UNKNOWN, Condition.EXITED);

    private final HostEvidence evidence;
    private final Instant moment;
    private final AddressSet edge;
    private final boolean hasServer;

    Machine(HostEvidence evidence, Edge edge, Instant moment) {
        this.evidence = evidence;
        this.moment = moment;
        this.hasServer = hasServer(evidence);
        this.edge = EdgeRanges.bundled().of(edge).map(RangeList::addresses).orElseGet(AddressSet::empty);
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

    private static boolean among(Set<String> programs, String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("\\.service$", "");
        return programs.stream()
                .anyMatch(program -> plain.equals(program)
                        || plain.startsWith(program + "-")
                        || plain.startsWith(program + "@")
                        || plain.startsWith(program + ":"));
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
        return evidence.services().stream()
                .filter(state -> isServer(state.unit()) && !ABSENT.contains(state.condition()))
                .toList();
    }

    /** The listening sockets of web servers, whatever their port. */
    public List<Listener> serverSockets() {
        return evidence.listeners().sockets().stream()
                .filter(socket -> Set.of(80, 443, 8080, 8443).contains(socket.port())
                        || socket.owners().stream().anyMatch(owner -> isServer(owner.name())))
                .filter(socket -> !socket.loopbackOnly())
                .toList();
    }

    /** Whether this text names an address or a network of the edge. */
    public boolean ofEdge(String network) {
        Optional<AddressSet> named = Ip.parse(network)
                .map(ip -> AddressSet.of(ip.inet()))
                .or(() -> Cidr.parseLoosely(network).map(AddressSet::of));
        return named.filter(edge::intersects).isPresent();
    }
}

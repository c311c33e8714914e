package dev.origindoctor.inspection;

import dev.origindoctor.host.HeldPort;
import dev.origindoctor.host.HostAddress;
import dev.origindoctor.host.HostEvidence;
import dev.origindoctor.host.listener.Families;
import dev.origindoctor.host.listener.Listener;
import dev.origindoctor.host.log.LogEntry;
import dev.origindoctor.host.log.LogEvent;
import dev.origindoctor.host.log.LogTime;
import dev.origindoctor.host.pressure.Gauge;
import dev.origindoctor.host.pressure.GaugeKind;
import dev.origindoctor.host.service.ServiceState;
import dev.origindoctor.host.service.ServiceState.Condition;
import dev.origindoctor.host.webserver.ClientCertificates;
import dev.origindoctor.host.webserver.ConfiguredListen;
import dev.origindoctor.host.webserver.VirtualServer;
import dev.origindoctor.host.webserver.WebServer;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.Cidr;
import dev.origindoctor.ranges.RangeList;
import java.net.Inet4Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is not as it is on a machine without trouble: the lines that somebody who helps wants to see first. */
final class Standouts {
    private static final Duration LATELY = Duration.ofDays(2);
    private static final Duration MOMENT = Duration.ofMinutes(1);
    private static final int DEMANDS = 5;
    private static final Set<Condition> TROUBLED = EnumSet.of(Condition.FAILED, Condition.RESTARTING);
    /** What logs tell of machines without trouble too. */
    private static final Set<LogEvent> USUAL = EnumSet.of(
            LogEvent.PACKET_BLOCKED,
            LogEvent.PACKET_LOGGED,
            LogEvent.TLS_HANDSHAKE_FAILED,
            LogEvent.CLIENT_CERTIFICATE_MISSING,
            LogEvent.ACCESS_DENIED,
            LogEvent.CONNECTIONS_LEFT_OPEN,
            LogEvent.SERVER_STARTED,
            LogEvent.SERVER_STOPPED,
            LogEvent.BANNED,
            LogEvent.UNBANNED);

    /** From which share of its limit a gauge is told. */
    private static final Map<GaugeKind, Double> FULL = Map.of(
            GaugeKind.CPU_STALL, 0.6,
            GaugeKind.MEMORY_STALL_OF_ALL, 0.1,
            GaugeKind.IO_STALL_OF_ALL, 0.4,
            GaugeKind.MEMORY_USED, 0.95,
            GaugeKind.LOAD, 3.0,
            GaugeKind.DESCRIPTORS, 0.9,
            GaugeKind.CONNECTIONS_TRACKED, 0.9,
            GaugeKind.GROUP_MEMORY, 0.95,
            GaugeKind.GROUP_TASKS, 0.95);

    private final HostEvidence evidence;
    private final RangeList edge;
    private final View view;
    private final Lines said;
    private final List<String> lines = new ArrayList<>();
    private final Set<String> demands = new HashSet<>();

    private Standouts(HostEvidence evidence, RangeList edge, View view) {
        this.evidence = evidence;
        this.edge = edge;
        this.view = view;
        this.said = new Lines(view);
    }

    static List<String> of(HostEvidence evidence, RangeList edge, FirewallView firewall, View view) {
        Standouts standouts = new Standouts(evidence, edge, view);
        standouts.listeners();
        standouts.servers();
        standouts.sites();
        standouts.lines.addAll(firewall.shut());
        standouts.guards();
        standouts.log();
        standouts.pressure();
        return standouts.lines;
    }

    private void listeners() {
        for (int port : List.of(443, 80)) {
            listeners(port, evidence.listeners().on(port));
            HeldPort.of(evidence, port)
                    .ifPresent(held -> lines.add(view.say(
                            "held",
                            String.valueOf(port),
                            held.holder().name(),
                            held.server(),
                            held.quote().where())));
        }
        evidence.listeners().sockets().stream()
                .filter(Listener::queueFull)
                .forEach(socket -> lines.add(view.say(
                        "queue_full",
                        socket.endpoint(),
                        String.valueOf(socket.waiting()),
                        String.valueOf(socket.backlog()))));
        evidence.counter("TcpExt.ListenOverflows")
                .filter(counter -> counter.rise() != null && counter.rise() > 0)
                .ifPresent(counter -> lines.add(view.say("overflows", String.valueOf(counter.rise()))));
    }

    private void listeners(int port, List<Listener> here) {
        if (here.isEmpty() && evidence.listeners().complete()) {
            if (expected(port)) {
                lines.add(view.words().say("nothing_listens", port));
            }
        } else if (!here.isEmpty() && here.stream().allMatch(Listener::loopbackOnly)) {
            lines.add(view.say("this_machine", port, here.get(0).endpoint()));
        } else if (!here.isEmpty()
                && here.stream().allMatch(socket -> socket.families() == Families.IPV6)
                && evidence.addresses().stream().anyMatch(Standouts::publicIpv4)) {
            lines.add(view.say("one_family", String.valueOf(port), here.get(0).endpoint()));
        }
    }

    /** A site that has TLS needs no port 80, unless a server is told to listen there. */
    private boolean expected(int port) {
        return port == 443
                || evidence.listeners().on(443).isEmpty()
                || evidence.webServers().stream().anyMatch(server -> server.listensOn(port));
    }

    private static boolean publicIpv4(HostAddress address) {
        return address.address() instanceof Inet4Address
                && !address.address().isLoopbackAddress()
                && !address.address().isLinkLocalAddress();
    }

    private void servers() {
        for (ServiceState state : evidence.services()) {
            if (TROUBLED.contains(state.condition())) {
                lines.add(said.service(state));
            }
        }
        for (WebServer server : evidence.webServers()) {
            if (server.test() != null && !server.test().passed()) {
                String why = server.test().complaint().orElse("");
                lines.add(view.say("test_fails", server.program(), view.quoted(why)));
            }
        }
    }

    /** What a site wants of everybody who comes, and an edge may not have. */
    private void sites() {
        for (WebServer server : evidence.webServers()) {
            for (VirtualServer site : server.servers()) {
                String name = site.names().isEmpty()
                        ? view.say("any_name")
                        : site.names().get(0);
                for (ConfiguredListen listen : site.listens()) {
                    String where = listen.quote().where();
                    if (listen.port() == 443 && !listen.tls()) {
                        demand("plain", listen.written(), where);
                    }
                    if (listen.proxyProtocol()) {
                        demand("wants_proxy", listen.written(), where);
                    }
                }
                if (site.clientCertificates() == ClientCertificates.REQUIRED) {
                    demand("wants_certificate", name, site.quote().where());
                }
            }
        }
    }

    private void demand(String key, String who, String where) {
        String line = view.say(key, who, where);
        if (demands.size() < DEMANDS && demands.add(line)) {
            lines.add(line);
        }
    }

    private void guards() {
        evidence.bans().stream()
                .filter(ban -> ofEdge(ban.network()))
                .limit(5)
                .forEach(ban -> lines.add(view.say("bans", ban.guard(), ban.list(), ban.network(), edge.title())));
        evidence.refusedRoutes().stream()
                .filter(route -> ofEdge(route.network()))
                .forEach(route -> lines.add(view.say("route", route.kind(), route.network(), edge.title())));
    }

    private boolean ofEdge(String network) {
        return Cidr.parseLoosely(network.contains("/") ? network : network + (network.contains(":") ? "/128" : "/32"))
                .filter(block -> AddressSet.of(block).intersects(edge.addresses()))
                .isPresent();
    }

    /** The latest of each kind; of the same moment the one that tells more. */
    private void log() {
        Map<LogEvent, LogEntry> latest = new EnumMap<>(LogEvent.class);
        evidence.log().stream()
                .filter(entry -> !USUAL.contains(entry.event()))
                .filter(entry -> entry.time() == null || entry.time().within(LATELY, evidence.takenAt()))
                .forEach(entry -> latest.merge(entry.event(), entry, Standouts::telling));
        latest.values().forEach(entry -> lines.add(said.entry(entry)));
    }

    private static LogEntry telling(LogEntry one, LogEntry next) {
        LogTime time = one.time();
        LogTime later = next.time();
        boolean together = time != null && later != null && time.within(MOMENT, later.instant());
        return together && one.facts().size() > next.facts().size() ? one : next;
    }

    private void pressure() {
        for (Gauge gauge : evidence.gauges()) {
            Double full = FULL.get(gauge.kind());
            if (full != null && gauge.share().isPresent() && gauge.share().getAsDouble() >= full) {
                lines.add(said.gauge(gauge));
            }
        }
    }
}

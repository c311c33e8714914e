package dev.origindoctor.host;

import dev.origindoctor.host.listener.Counter;
import dev.origindoctor.host.listener.Listener;
import dev.origindoctor.host.log.LogEntry;
import dev.origindoctor.host.log.LogTime;
import dev.origindoctor.host.pressure.Gauge;
import dev.origindoctor.host.pressure.GaugeKind;
import dev.origindoctor.host.service.ServiceState;
import dev.origindoctor.host.source.Unread;
import dev.origindoctor.host.webserver.CertificateFile;
import dev.origindoctor.host.webserver.ConfigTest;
import dev.origindoctor.host.webserver.VirtualServer;
import dev.origindoctor.host.webserver.WebServer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Host evidence as a text for people: what is so, what was read, and what could not be. It judges nothing. */
public final class HostInspection {
    private static final int LOG_LINES = 30;
    private static final int BANS = 20;
    private static final Set<String> COUNTERS = Set.of(
            "TcpExt.ListenOverflows",
            "TcpExt.ListenDrops",
            "TcpExt.TCPReqQFullDrop",
            "TcpExt.TCPReqQFullDoCookies",
            "TcpExt.SyncookiesSent",
            "TcpExt.SyncookiesFailed",
            "TcpExt.IPReversePathFilter",
            "TcpExt.TCPAbortOnMemory",
            "TcpExt.TCPMemoryPressures",
            "TcpExt.TCPBacklogDrop",
            "conntrack.drop",
            "conntrack.early_drop",
            "conntrack.insert_failed");

    private final HostEvidence evidence;
    private final StringBuilder text = new StringBuilder();

    private HostInspection(HostEvidence evidence) {
        this.evidence = evidence;
    }

    /** The whole of it, part by part. */
    public static String text(HostEvidence evidence) {
        HostInspection inspection = new HostInspection(evidence);
        inspection.line("Host evidence, taken at " + evidence.takenAt());
        inspection.listeners();
        inspection.services();
        inspection.webServers();
        inspection.firewall();
        inspection.log();
        inspection.pressure();
        inspection.sources();
        return inspection.text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void part(String title, List<String> lines, String none) {
        line("");
        line(title);
        (lines.isEmpty() ? List.of(none) : lines).forEach(one -> line("  " + one));
    }

    private void listeners() {
        boolean complete = evidence.listeners().complete();
        List<String> lines = evidence.listeners().sockets().stream()
                .sorted(Comparator.comparingInt(Listener::port))
                .map(HostInspection::listener)
                .toList();
        String title = complete ? "Listening TCP sockets (all of them)" : "Listening TCP sockets (perhaps not all)";
        part(title, lines, complete ? "nobody listens" : "could not be told");
        List<String> counters = evidence.counters().stream()
                .filter(counter -> COUNTERS.contains(counter.name()) && counter.value() > 0)
                .map(HostInspection::counter)
                .toList();
        part("Dropped by the kernel since it started", counters, "nothing that was counted");
    }

    private static String listener(Listener listener) {
        List<String> words = new ArrayList<>(List.of(listener.endpoint()));
        words.add(
                switch (listener.families()) {
                    case IPV4 -> "IPv4";
                    case IPV6 -> "IPv6";
                    case BOTH -> "IPv4 and IPv6";
                    case IPV4_AND_PERHAPS_IPV6 -> "IPv4, perhaps IPv6";
                    case IPV6_AND_PERHAPS_IPV4 -> "IPv6, perhaps IPv4";
                });
        if (listener.loopbackOnly()) {
            words.add("this machine only");
        }
        if (listener.waiting() != null) {
            String most = listener.backlog() == null ? "" : " of " + listener.backlog();
            words.add(listener.waiting() + most + " waiting" + (listener.queueFull() ? " (FULL)" : ""));
        }
        String owners = listener.owners().stream()
                .map(owner -> owner.name() + (owner.pid() == null ? "" : "[" + owner.pid() + "]"))
                .distinct()
                .limit(4)
                .collect(Collectors.joining(", "));
        words.add(owners.isEmpty() ? "process unknown" : owners);
        return String.join("  ", words);
    }

    private static String counter(Counter counter) {
        String rise = counter.rise() == null ? "" : counter.rise() > 0 ? " (+" + counter.rise() + " just now)" : "";
        return counter.name() + " " + counter.value() + rise;
    }

    private void services() {
        part(
                "Services",
                evidence.services().stream().map(HostInspection::service).toList(),
                "none known");
    }

    private static String service(ServiceState state) {
        String words = state.condition().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String result = state.property("Result")
                .filter(value -> !value.equals("success"))
                .map(value -> ", " + value)
                .orElse("");
        String since = state.since() == null ? "" : " since " + state.since();
        int restarts = state.restarts().orElse(0);
        String denied = String.join(" ", state.deniedNetworks());
        return state.unit() + "  " + words + result + since
                + (restarts > 0 ? ", restarted " + restarts + " times" : "")
                + (denied.isEmpty() ? "" : ", drops packets of " + denied);
    }

    private void webServers() {
        for (WebServer server : evidence.webServers()) {
            List<String> lines = new ArrayList<>();
            ConfigTest test = server.test();
            if (test != null) {
                lines.add("its own test of the configuration " + (test.passed() ? "passed" : "FAILED"));
                test.complaints().forEach(quote -> lines.add("  " + quote.text()));
            }
            server.servers().forEach(virtual -> virtual(virtual, lines));
            String title =
                    server.program() + " is told to" + (server.complete() ? "" : " (not all of it could be read)");
            part(title, lines, "do nothing that is known");
        }
    }

    private static void virtual(VirtualServer virtual, List<String> lines) {
        String listens = virtual.listens().stream()
                .map(listen -> listen.written()
                        + (listen.tls() ? " tls" : "")
                        + (listen.proxyProtocol() ? " proxy_protocol" : ""))
                .distinct()
                .collect(Collectors.joining(", "));
        lines.add("serve " + (virtual.names().isEmpty() ? "any name" : String.join(" ", virtual.names())) + " on "
                + listens + "  (" + virtual.quote().where() + ")");
        switch (virtual.clientCertificates()) {
            case REQUIRED -> lines.add("  only clients with a certificate");
            case OPTIONAL -> lines.add("  clients may show a certificate");
            case NOT_ASKED -> {}
        }
        if (virtual.rejectsHandshake()) {
            lines.add("  refuse every TLS handshake");
        }
        virtual.access().stream()
                .limit(20)
                .forEach(rule -> lines.add("  " + rule.effect().name().toLowerCase(Locale.ROOT) + " " + rule.from()
                        + (rule.where().isEmpty() ? "" : " at " + rule.where()) + "  ("
                        + rule.quote().where() + ")"));
        virtual.certificates().forEach(file -> lines.add("  " + certificate(file)));
    }

    private static String certificate(CertificateFile file) {
        return file.certificates().isEmpty()
                ? "certificate " + file.path() + ": " + file.unreadable()
                : "certificate " + file.path() + " for "
                        + String.join(" ", file.certificates().get(0).names()) + " until "
                        + file.certificates().get(0).notAfter();
    }

    private void firewall() {
        List<String> lines = new ArrayList<>();
        evidence.firewall().forEach(ruleset -> {
            long rules = ruleset.source().text().lines().count();
            lines.add(ruleset.source().source() + ": " + rules + " lines read");
        });
        evidence.guardSettings().stream()
                .filter(setting -> Set.of("Status", "Default", "state", "TESTING", "DROP", "Jail list", "target")
                        .contains(setting.name()))
                .forEach(setting -> lines.add(setting.guard() + (setting.scope().isEmpty() ? "" : " " + setting.scope())
                        + " " + setting.name() + ": " + setting.value()));
        evidence.bans().stream()
                .limit(BANS)
                .forEach(ban -> lines.add(ban.guard() + " " + ban.list() + " lists " + ban.network() + " as banned"));
        if (evidence.bans().size() > BANS) {
            lines.add("and " + (evidence.bans().size() - BANS) + " more that are banned");
        }
        evidence.refusedRoutes().forEach(route -> lines.add("route to " + route.network() + " is " + route.kind()));
        part("Firewall and guards (judged by host firewall)", lines, "nothing could be read");
    }

    private void log() {
        List<LogEntry> entries = evidence.log();
        List<String> lines = new ArrayList<>();
        int from = Math.max(0, entries.size() - LOG_LINES);
        entries.subList(from, entries.size())
                .forEach(entry -> lines.add(when(entry.time()) + "  "
                        + entry.event().name().toLowerCase(Locale.ROOT).replace('_', ' ') + "  "
                        + entry.quote().text() + "  ("
                        + entry.quote().where() + ")"));
        evidence.logCounts().stream()
                .filter(count -> count.count() > 1)
                .forEach(count ->
                        lines.add(count.count() + " times " + count.event().says() + "  (" + count.source() + ")"));
        part(
                "Logs" + (from > 0 ? " (the last " + LOG_LINES + " of " + entries.size() + ")" : ""),
                lines,
                "nothing that tells something");
    }

    private static String when(@org.jspecify.annotations.Nullable LogTime time) {
        if (time == null) {
            return "at an unknown time";
        }
        String guess = time.yearGuessed() ? " (year guessed)" : time.zoneGuessed() ? " (zone guessed)" : "";
        return time.instant() + guess;
    }

    private void pressure() {
        List<String> lines = evidence.gauges().stream()
                .filter(HostInspection::telling)
                .map(HostInspection::gauge)
                .toList();
        part("Pressure", lines, "could not be told");
    }

    /** Groups without a limit and events that never happened would fill pages. */
    private static boolean telling(Gauge gauge) {
        return switch (gauge.kind()) {
            case GROUP_MEMORY, GROUP_TASKS -> gauge.share().orElse(0) > 0.5;
            case GROUP_OUT_OF_MEMORY_KILLS, GROUP_FORKS_REFUSED, GROUP_THROTTLED -> gauge.value() > 0;
            default -> true;
        };
    }

    private static String gauge(Gauge gauge) {
        String of = gauge.of().isEmpty() ? "" : gauge.of() + ": ";
        boolean bytes = gauge.kind().unit().equals("bytes");
        String share = gauge.share().isPresent() && gauge.kind() != GaugeKind.LOAD
                ? String.format(Locale.ROOT, " (%.0f %%)", 100 * gauge.share().getAsDouble())
                : "";
        String limit =
                gauge.limit() == null || gauge.kind().unit().equals("%") ? "" : " of " + amount(gauge.limit(), bytes);
        String unit = gauge.kind().unit().equals("%")
                ? ""
                : bytes ? "" : " " + gauge.kind().unit();
        return of + gauge.kind().says() + ": " + amount(gauge.value(), bytes) + limit + unit + share;
    }

    private static String amount(double value, boolean bytes) {
        return bytes
                ? String.format(Locale.ROOT, "%.0f MB", value / (1 << 20))
                : String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.2f", value);
    }

    private void sources() {
        part(
                "Read",
                List.of(evidence.read().stream()
                        .map(SourceRead::source)
                        .distinct()
                        .collect(Collectors.joining(", "))),
                "nothing");
        part(
                "Could not be read",
                evidence.unread().stream()
                        .filter(unread -> unread.kind() != Unread.Kind.ABSENT)
                        .map(unread -> unread.source() + ": " + unread.why()
                                + (unread.command() == null ? "" : "  -> " + unread.command()))
                        .distinct()
                        .toList(),
                "nothing was refused");
        String absent = evidence.unread().stream()
                .filter(unread -> unread.kind() == Unread.Kind.ABSENT)
                .map(Unread::source)
                .distinct()
                .collect(Collectors.joining(", "));
        part("Not on this machine", absent.isEmpty() ? List.of() : List.of(absent), "nothing");
    }
}

package dev.origindoctor.host.inspection;

import dev.origindoctor.host.HostEvidence;
import dev.origindoctor.host.listener.Listener;
import dev.origindoctor.host.log.LogEntry;
import dev.origindoctor.host.pressure.Gauge;
import dev.origindoctor.host.service.ServiceState.Condition;
import dev.origindoctor.host.source.Unread;
import dev.origindoctor.host.webserver.CertificateFile;
import dev.origindoctor.host.webserver.ClientCertificates;
import dev.origindoctor.host.webserver.VirtualServer;
import dev.origindoctor.host.webserver.WebServer;
import dev.origindoctor.ranges.RangeList;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Host evidence as a text for people, of eighty columns: what stands out first, then part by part what is so, last what
 * could not be read and which command would. It names no cause.
 */
public final class Inspection {
    private static final int LOG_LINES = 10;
    private static final int SITES = 12;
    private static final int RULES = 4;
    private static final Set<Integer> WEB = Set.of(80, 443, 8080, 8443);
    private static final Set<String> TOLD = Set.of("Status", "Default", "state", "TESTING", "DROP", "File list");

    private final HostEvidence evidence;
    private final FirewallView firewall;
    private final Page page;

    private Inspection(HostEvidence evidence, RangeList edge) {
        this.evidence = evidence;
        this.firewall = new FirewallView(evidence, edge);
        this.page = new Page("Host evidence of " + evidence.takenAt().truncatedTo(ChronoUnit.SECONDS));
    }

    /** The whole of it, with {@code edge} as the one that has to reach the machine. */
    public static String text(HostEvidence evidence, RangeList edge) {
        Inspection inspection = new Inspection(evidence, edge);
        List<String> standouts = Standouts.of(evidence, edge, inspection.firewall);
        inspection.page.part("What stands out", standouts, "nothing in what could be read");
        inspection.listeners();
        inspection.services();
        evidence.webServers().forEach(inspection::webServer);
        inspection.firewall();
        inspection.log();
        inspection.pressure();
        inspection.sources();
        return inspection.page.toString();
    }

    private void listeners() {
        boolean complete = evidence.listeners().complete();
        List<String> lines = evidence.listeners().sockets().stream()
                .filter(socket -> WEB.contains(socket.port()))
                .sorted(Comparator.comparingInt(Listener::port))
                .map(Lines::listener)
                .collect(Collectors.toCollection(ArrayList::new));
        String others = evidence.listeners().sockets().stream()
                .filter(socket -> !WEB.contains(socket.port()))
                .sorted(Comparator.comparingInt(Listener::port))
                .map(socket -> socket.endpoint() + " " + Lines.owners(socket).replaceAll("\\[.*|process unknown", "?"))
                .map(text -> text.replaceAll(" ([^ ]+)\\?$", " $1"))
                .distinct()
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            lines.add("on other ports: " + others);
        }
        page.part(
                complete ? "Listening" : "Listening (perhaps not all)",
                lines,
                complete ? "nobody" : "could not be told");
    }

    private void services() {
        page.part(
                "Services",
                evidence.services().stream()
                        .filter(state -> state.condition() != Condition.NOT_INSTALLED)
                        .map(Lines::service)
                        .toList());
    }

    private void webServer(WebServer server) {
        List<String> lines = new ArrayList<>();
        server.servers().stream().limit(SITES).forEach(site -> site(site, lines));
        if (server.servers().size() > SITES) {
            lines.add("and " + (server.servers().size() - SITES) + " more");
        }
        page.part(server.program() + (server.complete() ? "" : " (not all of it could be read)"), lines);
    }

    private static void site(VirtualServer site, List<String> lines) {
        String listens = site.listens().stream()
                .map(listen -> listen.written()
                        + (listen.tls() ? " tls" : "")
                        + (listen.proxyProtocol() ? " proxy_protocol" : ""))
                .distinct()
                .collect(Collectors.joining(", "));
        lines.add((site.names().isEmpty() ? "any name" : String.join(" ", site.names())) + " on " + listens + "  ("
                + site.quote().where() + ")");
        if (site.clientCertificates() == ClientCertificates.REQUIRED) {
            lines.add("  only clients with a certificate");
        }
        if (site.rejectsHandshake()) {
            lines.add("  refuses every TLS handshake");
        }
        site.access().stream()
                .limit(RULES)
                .forEach(rule -> lines.add("  " + rule.effect().name().toLowerCase(Locale.ROOT) + " " + rule.from()
                        + (rule.where().isEmpty() ? "" : " at " + rule.where())));
        if (site.access().size() > RULES) {
            lines.add("  and " + (site.access().size() - RULES) + " more rules of access");
        }
        site.certificates().forEach(file -> lines.add("  " + certificate(file)));
    }

    private static String certificate(CertificateFile file) {
        return file.certificates().isEmpty()
                ? "certificate " + file.path() + ": " + file.unreadable()
                : "certificate " + file.path() + " for "
                        + String.join(" ", file.certificates().get(0).names()) + " until "
                        + file.certificates().get(0).notAfter();
    }

    private void firewall() {
        List<String> lines = new ArrayList<>(firewall.open());
        evidence.guardSettings().stream()
                .filter(setting -> TOLD.contains(setting.name()))
                .forEach(setting -> lines.add(setting.guard() + (setting.scope().isEmpty() ? "" : " " + setting.scope())
                        + " " + setting.name() + ": " + setting.value()));
        if (!evidence.bans().isEmpty()) {
            lines.add(evidence.bans().size() + " addresses are banned by "
                    + evidence.bans().stream()
                            .map(ban -> ban.guard())
                            .distinct()
                            .collect(Collectors.joining(", ")));
        }
        page.part("Firewall and guards", lines, "nothing could be read");
    }

    private void log() {
        List<LogEntry> entries = evidence.log();
        List<String> lines = new ArrayList<>();
        int from = Math.max(0, entries.size() - LOG_LINES);
        entries.subList(from, entries.size()).forEach(entry -> lines.add(Lines.entry(entry)));
        evidence.logCounts().stream()
                .filter(count -> count.count() > 1)
                .forEach(count ->
                        lines.add(count.count() + " times " + count.event().says() + "  (" + count.source() + ")"));
        String title =
                from > 0 ? "Logs (the last " + LOG_LINES + " of " + entries.size() + " lines that tell)" : "Logs";
        page.part(title, lines, "nothing that tells something");
    }

    private void pressure() {
        page.part(
                "Pressure",
                evidence.gauges().stream()
                        .filter(Inspection::telling)
                        .map(Lines::gauge)
                        .toList(),
                "could not be told");
    }

    /** Stalls that nobody feels, groups without a limit and events that never happened would fill pages. */
    private static boolean telling(Gauge gauge) {
        return switch (gauge.kind()) {
            case MEMORY_USED, LOAD, CONNECTIONS_TRACKED -> true;
            case DESCRIPTORS -> !gauge.of().isEmpty() && gauge.share().orElse(0) > 0.5;
            case GROUP_OUT_OF_MEMORY_KILLS, GROUP_FORKS_REFUSED, GROUP_THROTTLED -> gauge.value() > 0;
            case UPTIME -> gauge.value() < 86_400;
            default -> gauge.share().orElse(0) > 0.5;
        };
    }

    private void sources() {
        page.part(
                "Could not be read",
                evidence.unread().stream()
                        .filter(unread -> unread.kind() != Unread.Kind.ABSENT)
                        .map(Inspection::unread)
                        .distinct()
                        .toList());
        String absent = evidence.unread().stream()
                .filter(unread -> unread.kind() == Unread.Kind.ABSENT)
                .map(Unread::source)
                .filter(source -> !source.startsWith("/proc/") && !source.startsWith("/var/log/"))
                .distinct()
                .collect(Collectors.joining(", "));
        page.part("Not on this machine", absent.isEmpty() ? List.of() : List.of(absent));
        page.part(
                "Read",
                List.of(evidence.read().stream()
                                .map(source -> source.source())
                                .distinct()
                                .count()
                        + " sources"));
    }

    /** The command that would read it is what somebody wants; a very long one is cut. */
    private static String unread(Unread unread) {
        String command = unread.command() == null ? "" : unread.command();
        String source = command.length() > 100 || command.isEmpty() ? unread.source() : command;
        return source + ": " + unread.why();
    }
}

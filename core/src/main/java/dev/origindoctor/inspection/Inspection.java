package dev.origindoctor.inspection;

import dev.origindoctor.host.HostEvidence;
import dev.origindoctor.host.listener.Listener;
import dev.origindoctor.host.log.LogEntry;
import dev.origindoctor.host.log.LogEvent;
import dev.origindoctor.host.pressure.Gauge;
import dev.origindoctor.host.service.ServiceState.Condition;
import dev.origindoctor.host.source.Unread;
import dev.origindoctor.host.webserver.CertificateFile;
import dev.origindoctor.host.webserver.ClientCertificates;
import dev.origindoctor.host.webserver.VirtualServer;
import dev.origindoctor.host.webserver.WebServer;
import dev.origindoctor.language.Phrases;
import dev.origindoctor.observation.CertificateFacts;
import dev.origindoctor.ranges.RangeList;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Host evidence as a text for people: what stands out first, then part by part what is so, last what
 * could not be read and which command would. It names no cause.
 */
public final class Inspection {
    private static final Set<Unread.Kind> SUMMED_UP = EnumSet.of(Unread.Kind.ABSENT, Unread.Kind.NOT_COLLECTED);

    private static final int LOG_LINES = 10;
    private static final int SITES = 12;
    private static final int OTHERS = 24;
    private static final int RULES = 4;
    private static final Set<Integer> WEB = Set.of(80, 443, 8080, 8443);
    private static final Set<String> TOLD = Set.of("Status", "Default", "state", "TESTING", "DROP", "File list");

    private final HostEvidence evidence;
    private final FirewallView firewall;
    private final View view;
    private final Lines said;
    private final Page page;

    private Inspection(HostEvidence evidence, RangeList edge, View view) {
        this.evidence = evidence;
        this.firewall = new FirewallView(evidence, edge, view);
        this.view = view;
        this.said = new Lines(view);
        this.page = new Page(view.say("title", evidence.takenAt().truncatedTo(ChronoUnit.SECONDS)), view.columns());
    }

    /** The whole of it, with {@code edge} as the one that has to reach the machine. */
    public static String text(HostEvidence evidence, RangeList edge) {
        return text(evidence, edge, View.PLAIN);
    }

    /** The same for another terminal, or for other eyes. */
    public static String text(HostEvidence evidence, RangeList edge, View view) {
        evidence.webServers().stream()
                .flatMap(server -> server.servers().stream())
                .flatMap(Inspection::names)
                .forEach(view::know);
        Inspection inspection = new Inspection(evidence, edge, view);
        List<String> standouts = Standouts.of(evidence, edge, inspection.firewall, view);
        inspection.page.part(view.say("standouts"), standouts, view.say("nothing_stands_out"));
        inspection.listeners();
        inspection.services();
        evidence.webServers().forEach(inspection::webServer);
        inspection.firewall();
        inspection.log();
        inspection.pressure();
        inspection.sources();
        return view.shown(inspection.page.toString());
    }

    private static Stream<String> names(VirtualServer site) {
        return Stream.concat(
                site.names().stream(),
                site.certificates().stream()
                        .flatMap(file -> file.certificates().stream())
                        .flatMap(certificate -> certificate.names().stream()));
    }

    private void listeners() {
        boolean complete = evidence.listeners().complete();
        List<String> lines = evidence.listeners().sockets().stream()
                .filter(socket -> WEB.contains(socket.port()))
                .sorted(Comparator.comparingInt(Listener::port))
                .map(said::listener)
                .collect(Collectors.toCollection(ArrayList::new));
        List<String> others = evidence.listeners().sockets().stream()
                .filter(socket -> !WEB.contains(socket.port()))
                .sorted(Comparator.comparingInt(Listener::port))
                .map(Inspection::briefly)
                .distinct()
                .toList();
        if (!others.isEmpty()) {
            String shown = others.stream().limit(OTHERS).collect(Collectors.joining(", "));
            int more = others.size() - OTHERS;
            lines.add(view.say("other_ports", more > 0 ? view.say("more", shown, more) : shown));
        }
        page.part(
                view.say(complete ? "listening" : "listening_incomplete"),
                lines,
                view.say(complete ? "nobody" : "not_told"));
    }

    private static String briefly(Listener socket) {
        return socket.owners().isEmpty()
                ? socket.endpoint() + " ?"
                : socket.endpoint() + " " + socket.owners().get(0).name();
    }

    private void services() {
        page.part(
                view.say("services"),
                evidence.services().stream()
                        .filter(state -> state.condition() != Condition.NOT_INSTALLED)
                        .map(said::service)
                        .toList());
    }

    private void webServer(WebServer server) {
        List<String> lines = new ArrayList<>();
        server.servers().stream().limit(SITES).forEach(site -> site(site, lines));
        if (server.servers().size() > SITES) {
            lines.add(view.say("and_more", server.servers().size() - SITES));
        }
        page.part(server.complete() ? server.program() : view.say("incomplete", server.program()), lines);
    }

    private void site(VirtualServer site, List<String> lines) {
        String listens = site.listens().stream()
                .map(listen -> listen.written()
                        + (listen.tls() ? " tls" : "")
                        + (listen.proxyProtocol() ? " proxy_protocol" : ""))
                .distinct()
                .collect(Collectors.joining(", "));
        String names = site.names().isEmpty() ? view.say("any_name") : String.join(" ", site.names());
        lines.add(view.say("site", names, listens, site.quote().where()));
        if (site.clientCertificates() == ClientCertificates.REQUIRED) {
            lines.add("  " + view.say("clients_with_certificate"));
        }
        if (site.rejectsHandshake()) {
            lines.add("  " + view.say("refuses_handshakes"));
        }
        site.access().stream().limit(RULES).forEach(rule -> {
            String effect = rule.effect().name().toLowerCase(Locale.ROOT) + " " + rule.from();
            lines.add("  " + (rule.where().isEmpty() ? effect : view.say("at", effect, rule.where())));
        });
        if (site.access().size() > RULES) {
            lines.add("  " + view.say("more_rules", site.access().size() - RULES));
        }
        site.certificates().forEach(file -> lines.add("  " + certificate(file)));
    }

    private String certificate(CertificateFile file) {
        if (file.certificates().isEmpty()) {
            return view.say("certificate_unreadable", file.path(), String.valueOf(file.unreadable()));
        }
        CertificateFacts leaf = file.certificates().get(0);
        return view.say("certificate", file.path(), String.join(" ", leaf.names()), leaf.notAfter());
    }

    private void firewall() {
        List<String> lines = new ArrayList<>(firewall.open());
        evidence.guardSettings().stream()
                .filter(setting -> TOLD.contains(setting.name()))
                .forEach(setting -> lines.add(setting.guard() + (setting.scope().isEmpty() ? "" : " " + setting.scope())
                        + " " + setting.name() + ": " + setting.value()));
        if (!evidence.bans().isEmpty()) {
            String guards =
                    evidence.bans().stream().map(ban -> ban.guard()).distinct().collect(Collectors.joining(", "));
            lines.add(view.say("banned", evidence.bans().size(), guards));
        }
        page.part(view.say("firewall"), lines, view.say("nothing_read"));
    }

    private void log() {
        List<List<LogEntry>> entries = alike(evidence.log());
        List<String> lines = new ArrayList<>();
        int from = Math.max(0, entries.size() - LOG_LINES);
        entries.subList(from, entries.size()).forEach(alike -> {
            String last = said.entry(alike.get(alike.size() - 1));
            lines.add(alike.size() == 1 ? last : view.say("times", last, String.valueOf(alike.size())));
        });
        evidence.logCounts().stream()
                .filter(count -> count.count() > 1)
                .forEach(count -> lines.add(view.say("log_times", count.count(), says(count.event()), count.source())));
        String title = from > 0 ? view.say("log_last", LOG_LINES, entries.size()) : view.say("log");
        page.part(title, lines, view.say("log_silent"));
    }

    /** Lines that tell the same are told once, in the place of the last of them. */
    private static List<List<LogEntry>> alike(List<LogEntry> entries) {
        Map<Object, List<LogEntry>> groups = new LinkedHashMap<>();
        for (LogEntry entry : entries) {
            Object same = List.of(
                    entry.event(), entry.program(), entry.facts(), entry.quote().source());
            List<LogEntry> before = groups.remove(same);
            List<LogEntry> group = before == null ? new ArrayList<>() : before;
            group.add(entry);
            groups.put(same, group);
        }
        return List.copyOf(groups.values());
    }

    private String says(LogEvent event) {
        return view.words().say(Phrases.name("log." + event.name().toLowerCase(Locale.ROOT), event.says()));
    }

    private void pressure() {
        page.part(
                view.say("pressure"),
                evidence.gauges().stream()
                        .filter(Inspection::telling)
                        .map(said::gauge)
                        .toList(),
                view.say("not_told"));
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
        Stream<String> each = evidence.unread().stream()
                .filter(unread -> !SUMMED_UP.contains(unread.kind()))
                .map(this::unread)
                .distinct();
        page.part(view.say("unread"), Stream.concat(each, notCollected()).toList());
        String absent = evidence.unread().stream()
                .filter(unread -> unread.kind() == Unread.Kind.ABSENT)
                .map(Unread::source)
                .filter(source -> !source.startsWith("/proc/") && !source.startsWith("/var/log/"))
                .distinct()
                .collect(Collectors.joining(", "));
        page.part(view.say("absent"), absent.isEmpty() ? List.of() : List.of(absent));
        long read = evidence.read().stream()
                .map(source -> source.source())
                .distinct()
                .count();
        page.part(view.say("read"), List.of(view.say("sources", read)));
    }

    /** A folder that somebody put together by hand lacks most of them: one line says so, with what would gather them all. */
    private Stream<String> notCollected() {
        long count = evidence.unread().stream()
                .filter(unread -> unread.kind() == Unread.Kind.NOT_COLLECTED)
                .map(Unread::source)
                .distinct()
                .count();
        return count == 0 ? Stream.empty() : Stream.of(view.say("not_collected", count));
    }

    /** The command that would read it is what somebody wants; a very long one is cut. */
    private String unread(Unread unread) {
        String command = unread.command() == null ? "" : unread.command();
        String source = command.length() > 100 || command.isEmpty() ? unread.source() : command;
        String why = unread.kind() == Unread.Kind.FORBIDDEN ? unread.why() : view.quoted(unread.why());
        return view.words().say("report.told", source, why);
    }
}

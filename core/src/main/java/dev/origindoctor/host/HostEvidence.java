package dev.origindoctor.host;

import dev.origindoctor.host.guard.Ban;
import dev.origindoctor.host.guard.GuardRule;
import dev.origindoctor.host.guard.GuardSetting;
import dev.origindoctor.host.listener.Counter;
import dev.origindoctor.host.listener.Listeners;
import dev.origindoctor.host.log.LogCount;
import dev.origindoctor.host.log.LogEntry;
import dev.origindoctor.host.log.LogEvent;
import dev.origindoctor.host.pressure.Gauge;
import dev.origindoctor.host.pressure.GaugeKind;
import dev.origindoctor.host.service.ServiceState;
import dev.origindoctor.host.source.Unread;
import dev.origindoctor.host.webserver.WebServer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a machine says of itself, each fact with the line it rests on. A list that is empty says "nothing was found in
 * what was read": whether that proves anything, {@link #read} and {@link #unread} tell.
 *
 * @param takenAt when it was read on the machine
 * @param listeners who listens
 * @param counters what the kernel counted: overflows, drops, cookies, resets
 * @param settings settings of the kernel that change what a client sees
 * @param addresses the machine's own addresses
 * @param refusedRoutes routes that lead nowhere
 * @param log lines of logs that tell something, oldest first, undated ones at the end; of many of a kind only some
 * @param logCounts how many there were of each kind in each log
 * @param services the units of the service manager that matter here
 * @param webServers what the web servers are told to do
 * @param gauges how full the machine is
 * @param bans addresses that guards list as banned
 * @param guardRules rules as the guards list them
 * @param guardSettings what the guards say of their settings
 * @param firewall the rulesets as their tools print them
 * @param read the sources that were read
 * @param unread the sources, or parts of them, that could not be read, why, and which command would
 */
public record HostEvidence(
        Instant takenAt,
        Listeners listeners,
        List<Counter> counters,
        List<KernelSetting> settings,
        List<HostAddress> addresses,
        List<RefusedRoute> refusedRoutes,
        List<LogEntry> log,
        List<LogCount> logCounts,
        List<ServiceState> services,
        List<WebServer> webServers,
        List<Gauge> gauges,
        List<Ban> bans,
        List<GuardRule> guardRules,
        List<GuardSetting> guardSettings,
        List<FirewallText> firewall,
        List<SourceRead> read,
        List<Unread> unread) {
    public HostEvidence {
        Objects.requireNonNull(takenAt, "takenAt");
        Objects.requireNonNull(listeners, "listeners");
        counters = List.copyOf(counters);
        settings = List.copyOf(settings);
        addresses = List.copyOf(addresses);
        refusedRoutes = List.copyOf(refusedRoutes);
        log = List.copyOf(log);
        logCounts = List.copyOf(logCounts);
        services = List.copyOf(services);
        webServers = List.copyOf(webServers);
        gauges = List.copyOf(gauges);
        bans = List.copyOf(bans);
        guardRules = List.copyOf(guardRules);
        guardSettings = List.copyOf(guardSettings);
        firewall = List.copyOf(firewall);
        read = List.copyOf(read);
        unread = List.copyOf(unread);
    }

    /** Evidence to be put together by hand, or by a reader of another format; everything not given is empty. */
    public static HostEvidenceBuilder builder(Instant takenAt) {
        return new HostEvidenceBuilder(takenAt);
    }

    /** The kernel's counter of this name, such as {@code TcpExt.ListenOverflows}. */
    public Optional<Counter> counter(String name) {
        return counters.stream().filter(counter -> counter.name().equals(name)).findFirst();
    }

    /** The kernel's setting of this name, such as {@code net.core.somaxconn}. */
    public Optional<KernelSetting> setting(String name) {
        return settings.stream().filter(setting -> setting.name().equals(name)).findFirst();
    }

    /** The log entries that tell this. */
    public List<LogEntry> log(LogEvent event) {
        return log.stream().filter(entry -> entry.event() == event).toList();
    }

    /** The unit of this name, with or without {@code .service}. */
    public Optional<ServiceState> service(String unit) {
        return services.stream()
                .filter(state -> state.unit().equals(unit) || state.unit().equals(unit + ".service"))
                .findFirst();
    }

    /** The gauges of this kind. */
    public List<Gauge> gauges(GaugeKind kind) {
        return gauges.stream().filter(gauge -> gauge.kind() == kind).toList();
    }

    /** What {@code nginx} or {@code apache} is told to do, where its configuration was found. */
    public Optional<WebServer> webServer(String program) {
        return webServers.stream()
                .filter(server -> server.program().equals(program))
                .findFirst();
    }
}

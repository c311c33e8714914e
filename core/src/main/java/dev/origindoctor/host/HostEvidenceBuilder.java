package dev.origindoctor.host;

import dev.origindoctor.host.guard.Ban;
import dev.origindoctor.host.guard.GuardRule;
import dev.origindoctor.host.guard.GuardSetting;
import dev.origindoctor.host.listener.Counter;
import dev.origindoctor.host.listener.Listeners;
import dev.origindoctor.host.log.LogCount;
import dev.origindoctor.host.log.LogEntry;
import dev.origindoctor.host.pressure.Gauge;
import dev.origindoctor.host.service.ServiceState;
import dev.origindoctor.host.source.Unread;
import dev.origindoctor.host.webserver.WebServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Puts {@link HostEvidence} together; what is added comes after what was added before. */
public final class HostEvidenceBuilder {
    private final Instant takenAt;
    private Listeners listeners = Listeners.UNKNOWN;
    private final List<Counter> counters = new ArrayList<>();
    private final List<KernelSetting> settings = new ArrayList<>();
    private final List<HostAddress> addresses = new ArrayList<>();
    private final List<RefusedRoute> refusedRoutes = new ArrayList<>();
    private final List<LogEntry> log = new ArrayList<>();
    private final List<LogCount> logCounts = new ArrayList<>();
    private final List<ServiceState> services = new ArrayList<>();
    private final List<WebServer> webServers = new ArrayList<>();
    private final List<Gauge> gauges = new ArrayList<>();
    private final List<Ban> bans = new ArrayList<>();
    private final List<GuardRule> guardRules = new ArrayList<>();
    private final List<GuardSetting> guardSettings = new ArrayList<>();
    private final List<FirewallText> firewall = new ArrayList<>();
    private final List<SourceRead> read = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();

    HostEvidenceBuilder(Instant takenAt) {
        this.takenAt = takenAt;
    }

    /** Sets who listens. */
    public HostEvidenceBuilder listeners(Listeners known) {
        listeners = known;
        return this;
    }

    /** Adds kernel counters. */
    public HostEvidenceBuilder counters(Collection<Counter> more) {
        counters.addAll(more);
        return this;
    }

    /** Adds kernel settings. */
    public HostEvidenceBuilder settings(Collection<KernelSetting> more) {
        settings.addAll(more);
        return this;
    }

    /** Adds addresses of the machine. */
    public HostEvidenceBuilder addresses(Collection<HostAddress> more) {
        addresses.addAll(more);
        return this;
    }

    /** Adds routes that lead nowhere. */
    public HostEvidenceBuilder refusedRoutes(Collection<RefusedRoute> more) {
        refusedRoutes.addAll(more);
        return this;
    }

    /** Adds log entries. */
    public HostEvidenceBuilder log(Collection<LogEntry> more) {
        log.addAll(more);
        return this;
    }

    /** Adds counts of log entries. */
    public HostEvidenceBuilder logCounts(Collection<LogCount> more) {
        logCounts.addAll(more);
        return this;
    }

    /** Adds units. */
    public HostEvidenceBuilder services(Collection<ServiceState> more) {
        services.addAll(more);
        return this;
    }

    /** Adds web servers. */
    public HostEvidenceBuilder webServers(Collection<WebServer> more) {
        webServers.addAll(more);
        return this;
    }

    /** Adds gauges. */
    public HostEvidenceBuilder gauges(Collection<Gauge> more) {
        gauges.addAll(more);
        return this;
    }

    /** Adds bans. */
    public HostEvidenceBuilder bans(Collection<Ban> more) {
        bans.addAll(more);
        return this;
    }

    /** Adds rules as guards list them. */
    public HostEvidenceBuilder guardRules(Collection<GuardRule> more) {
        guardRules.addAll(more);
        return this;
    }

    /** Adds settings of guards. */
    public HostEvidenceBuilder guardSettings(Collection<GuardSetting> more) {
        guardSettings.addAll(more);
        return this;
    }

    /** Adds rulesets. */
    public HostEvidenceBuilder firewall(Collection<FirewallText> more) {
        firewall.addAll(more);
        return this;
    }

    /** Adds sources that were read. */
    public HostEvidenceBuilder read(Collection<SourceRead> more) {
        read.addAll(more);
        return this;
    }

    /** Adds sources that could not be read. */
    public HostEvidenceBuilder unread(Collection<Unread> more) {
        unread.addAll(more);
        return this;
    }

    /** The evidence. */
    public HostEvidence build() {
        return new HostEvidence(
                takenAt,
                listeners,
                counters,
                settings,
                addresses,
                refusedRoutes,
                log,
                logCounts,
                services,
                webServers,
                gauges,
                bans,
                guardRules,
                guardSettings,
                firewall,
                read,
                unread);
    }
}

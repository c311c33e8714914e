package dev.origindoctor.host.reading;

import dev.origindoctor.host.HostEvidenceBuilder;
import dev.origindoctor.host.access.HostSources;
import dev.origindoctor.host.listener.CounterReader;
import dev.origindoctor.host.pressure.ControlGroupReader;
import dev.origindoctor.host.pressure.Gauge;
import dev.origindoctor.host.pressure.GaugeKind;
import dev.origindoctor.host.pressure.PressureReader;
import dev.origindoctor.host.source.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How full a machine is. */
final class PressurePart {
    private static final Pattern SERVERS = Pattern.compile(
            "nginx|apache2|httpd|openresty|haproxy|caddy|varnishd|litespeed|lshttpd|lighttpd|php.*fpm.*|node|java|mysqld|mariadbd");
    private static final double NEARLY = 0.8;
    private static final int MOST = 200;

    private final Sources sources;
    private final List<Gauge> gauges = new ArrayList<>();

    PressurePart(Sources sources) {
        this.sources = sources;
    }

    void read(HostEvidenceBuilder evidence, ProcessList processes) {
        HostSources.STALLS.forEach(source ->
                sources.text(source).ifPresent(text -> gauges.addAll(sources.facts(PressureReader.stalls(text, "")))));
        sources.text(HostSources.MEMORY).ifPresent(text -> gauges.addAll(sources.facts(PressureReader.memory(text))));
        sources.text(HostSources.UPTIME).ifPresent(text -> gauges.addAll(sources.facts(PressureReader.uptime(text))));
        sources.text(HostSources.LOAD)
                .ifPresent(text -> gauges.addAll(sources.facts(PressureReader.load(text, processors()))));
        sources.text(HostSources.DESCRIPTORS)
                .ifPresent(text -> gauges.addAll(sources.facts(PressureReader.descriptors(text))));
        descriptors(processes);
        connections();
        socketMemory();
        groups();
        evidence.gauges(gauges);
    }

    private @Nullable Integer processors() {
        Optional<String> count =
                sources.text(HostSources.PROCESSORS).map(text -> text.text().strip());
        return count.filter(text -> text.matches("[1-9][0-9]{0,5}"))
                .map(Integer::valueOf)
                .orElse(null);
    }

    /** Of servers always; of other processes where few are left. */
    private void descriptors(ProcessList processes) {
        processes.entries().stream()
                .filter(entry -> SERVERS.matcher(entry.process().name()).matches()
                        || (entry.limit() != null && entry.descriptors() > NEARLY * entry.limit()))
                .limit(MOST)
                .forEach(entry -> gauges.add(new Gauge(
                        GaugeKind.DESCRIPTORS,
                        entry.process().name() + "[" + entry.process().pid() + "]",
                        entry.descriptors(),
                        entry.limit(),
                        entry.quote())));
    }

    private void connections() {
        Optional<SourceText> count = setting("nf_conntrack_count");
        Optional<SourceText> most = setting("nf_conntrack_max");
        count.ifPresent(text -> gauges.addAll(
                sources.facts(ControlGroupReader.used(GaugeKind.CONNECTIONS_TRACKED, "", text, most.orElse(null)))));
    }

    /** Of the three bounds in {@code tcp_mem} the last is the one beyond which nothing is taken. */
    private void socketMemory() {
        Optional<Double> most = setting("tcp_mem")
                .map(text -> text.text().strip().split("\\s+"))
                .filter(bounds -> bounds.length == 3 && bounds[2].matches("[0-9]{1,15}"))
                .map(bounds -> Double.valueOf(bounds[2]));
        sources.text(HostSources.SOCKETS)
                .ifPresent(text -> sources.facts(CounterReader.read(text)).stream()
                        .filter(counter -> counter.name().equals("sockstat.TCP.mem"))
                        .forEach(counter -> gauges.add(new Gauge(
                                GaugeKind.SOCKET_MEMORY, "", counter.value(), most.orElse(null), counter.quote()))));
    }

    private Optional<SourceText> setting(String name) {
        return HostSources.SETTINGS.stream()
                .filter(source -> source.target().endsWith("/" + name))
                .findFirst()
                .flatMap(sources::text);
    }

    private void groups() {
        Map<String, SourceText> files = new LinkedHashMap<>();
        sources.texts(HostSources.GROUPS).forEach(text -> files.put(text.source(), text));
        files.forEach((path, text) -> {
            String file = path.substring(path.lastIndexOf('/') + 1);
            String folder = path.substring(0, path.lastIndexOf('/'));
            String group = folder.replaceFirst("^/sys/fs/cgroup(/memory)?", "");
            String of = group.isEmpty() ? "/" : group;
            switch (file) {
                case "memory.current" -> used(GaugeKind.GROUP_MEMORY, of, text, files.get(folder + "/memory.max"));
                case "memory.usage_in_bytes" ->
                    used(GaugeKind.GROUP_MEMORY, of, text, files.get(folder + "/memory.limit_in_bytes"));
                case "pids.current" -> used(GaugeKind.GROUP_TASKS, of, text, files.get(folder + "/pids.max"));
                case "memory.events", "pids.events", "cpu.stat", "memory.oom_control" ->
                    gauges.addAll(sources.facts(ControlGroupReader.events(text, of)));
                default -> {}
            }
        });
    }

    private void used(GaugeKind kind, String group, SourceText current, @Nullable SourceText limit) {
        gauges.addAll(sources.facts(ControlGroupReader.used(kind, group, current, limit)));
    }
}

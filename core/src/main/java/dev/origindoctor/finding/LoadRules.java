package dev.origindoctor.finding;

import dev.origindoctor.diagnosis.Phrase;
import dev.origindoctor.host.log.LogEntry;
import dev.origindoctor.host.log.LogEvent;
import dev.origindoctor.host.pressure.Gauge;
import dev.origindoctor.host.pressure.GaugeKind;
import dev.origindoctor.language.Phrases;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How full the machine is. */
final class LoadRules {
    private static final double FULL = 0.97;

    /** What a stall of the last minute has to reach before it is felt, in percent. */
    private static final Map<GaugeKind, Double> STARVED = Map.of(
            GaugeKind.CPU_STALL, 60.0,
            GaugeKind.MEMORY_STALL_OF_ALL, 10.0,
            GaugeKind.IO_STALL_OF_ALL, 40.0);

    private LoadRules() {}

    /** A machine whose tasks wait most of the time is slow at everything. */
    static void pressure(Scene scene, Notes notes) {
        Machine machine = scene.machine();
        if (machine == null) {
            return;
        }
        List<Gauge> stalls = machine.evidence().gauges().stream()
                .filter(gauge -> STARVED.containsKey(gauge.kind()) || gauge.kind() == GaugeKind.LOAD)
                .toList();
        Optional<Gauge> worst = stalls.stream().filter(LoadRules::starved).findFirst();
        if (worst.isPresent()) {
            Gauge gauge = worst.get();
            Says says = Says.with(measured(gauge.kind()), gauge.value(), unit(gauge.kind()));
            notes.add(Clue.MACHINE_STARVED, says, gauge.quote().where());
        } else if (!stalls.isEmpty()) {
            notes.add(Clue.MACHINE_AT_EASE, Says.with(), stalls.get(0).quote().where());
        }
    }

    /** A load of more than three tasks a processor is felt; so is a stall above its limit. */
    private static boolean starved(Gauge gauge) {
        return gauge.kind() == GaugeKind.LOAD
                ? gauge.share().orElse(0) > 3
                : gauge.value() > STARVED.getOrDefault(gauge.kind(), 100.0);
    }

    /** A connection table without room drops what is new. */
    static void connectionTable(Scene scene, Notes notes) {
        Machine machine = scene.machine();
        if (machine == null) {
            return;
        }
        List<LogEntry> logged = machine.recent(LogEvent.CONNECTION_TABLE_FULL);
        List<Gauge> tables = machine.evidence().gauges(GaugeKind.CONNECTIONS_TRACKED);
        Optional<Gauge> full =
                tables.stream().filter(gauge -> gauge.share().orElse(0) >= FULL).findFirst();
        if (full.isPresent()) {
            notes.add(
                    Clue.CONNECTION_TABLE_FULL,
                    counted(full.get()),
                    full.get().quote().where());
        } else if (!logged.isEmpty()) {
            notes.add(
                    Clue.CONNECTION_TABLE_FULL,
                    Says.as("logged", logged.get(0).quote().text()),
                    logged.get(0).quote().where());
        } else if (!tables.isEmpty()) {
            notes.add(
                    Clue.CONNECTION_TABLE_HAS_ROOM,
                    counted(tables.get(0)),
                    tables.get(0).quote().where());
        }
    }

    /** Without memory for its sockets the kernel drops what comes in, whoever it is for. */
    static void socketMemory(Scene scene, Notes notes) {
        Machine machine = scene.machine();
        if (machine == null) {
            return;
        }
        List<LogEntry> logged = machine.recent(LogEvent.OUT_OF_SOCKET_MEMORY);
        Optional<Gauge> pages =
                machine.evidence().gauges(GaugeKind.SOCKET_MEMORY).stream().findFirst();
        boolean full = pages.filter(gauge -> gauge.share().orElse(0) >= FULL).isPresent();
        if (!logged.isEmpty()) {
            notes.add(
                    Clue.SOCKET_MEMORY_USED_UP,
                    Says.as("logged", logged.get(0).quote().text()),
                    logged.get(0).quote().where());
        }
        if (full || logged.isEmpty()) {
            pages.ifPresent(gauge -> notes.add(
                    full ? Clue.SOCKET_MEMORY_USED_UP : Clue.SOCKET_MEMORY_LEFT,
                    counted(gauge),
                    gauge.quote().where()));
        }
    }

    private static Says counted(Gauge gauge) {
        return Says.with(
                Math.round(gauge.value()),
                gauge.limit() == null ? Says.part("any_number") : Math.round(gauge.limit()),
                unit(gauge.kind()),
                gauge.of().isEmpty() ? "" : " (" + gauge.of() + ")");
    }

    private static Phrase measured(GaugeKind kind) {
        return Phrases.name("gauge." + kind.name().toLowerCase(Locale.ROOT), kind.says());
    }

    private static Phrase unit(GaugeKind kind) {
        return kind.unit().equals("%") ? Phrase.verbatim("%") : Phrases.name("unit." + kind.unit(), kind.unit());
    }

    /** A web server at its limit of descriptors accepts nobody. */
    static void descriptors(Scene scene, Notes notes) {
        Machine machine = scene.machine();
        if (machine == null) {
            return;
        }
        List<Gauge> gauges = machine.evidence().gauges(GaugeKind.DESCRIPTORS).stream()
                .filter(gauge -> machine.isServer(gauge.of().replaceAll("\\[.*", "")))
                .toList();
        List<Gauge> full =
                gauges.stream().filter(gauge -> gauge.share().orElse(0) >= FULL).toList();
        // One worker without any refuses connections, however many the others have left.
        boolean logged = !machine.recent(LogEvent.OUT_OF_DESCRIPTORS).isEmpty();
        for (Gauge gauge : full.isEmpty() && !logged ? gauges : full) {
            notes.add(
                    full.isEmpty() ? Clue.DESCRIPTORS_LEFT : Clue.DESCRIPTORS_USED_UP,
                    counted(gauge),
                    gauge.quote().where());
        }
    }
}

package dev.origindoctor.finding;

import dev.origindoctor.host.log.LogEntry;
import dev.origindoctor.host.log.LogEvent;
import dev.origindoctor.language.Phrases;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What log lines near the failure tell. An absence counts only where the log was read. */
final class LogRules {
    private LogRules() {}

    /** A memory kill of the web server takes the listener away; of another process, what is behind it. */
    static void memoryKills(Scene scene, Notes notes) {
        Machine machine = scene.machine();
        if (machine == null) {
            return;
        }
        List<LogEntry> kills = machine.recent(LogEvent.OUT_OF_MEMORY_KILL);
        Optional<LogEntry> server =
                kills.stream().filter(entry -> ofServer(machine, entry)).findFirst();
        if (server.isPresent()) {
            note(notes, Clue.WEB_SERVER_KILLED_FOR_MEMORY, server.get());
        } else if (!kills.isEmpty()) {
            note(notes, Clue.OTHER_PROCESS_KILLED_FOR_MEMORY, kills.get(0));
        } else if (machine.read("dmesg") || machine.read("journalctl") || machine.read("kern.log")) {
            notes.add(Clue.NO_MEMORY_KILLS, Says.with(), "kernel log");
        }
    }

    /** A server whose processes crash answers nothing until they are back. */
    static void crashes(Scene scene, Notes notes) {
        Machine machine = scene.machine();
        if (machine == null) {
            return;
        }
        List<LogEntry> crashed = machine.recent(LogEvent.CRASHED).stream()
                .filter(entry -> ofServer(machine, entry))
                .toList();
        List<LogEntry> died = machine.recent(LogEvent.WORKER_DIED);
        if (!crashed.isEmpty() || !died.isEmpty()) {
            note(notes, Clue.WEB_SERVER_CRASHED, crashed.isEmpty() ? died.get(0) : crashed.get(0));
        } else if (machine.read("dmesg") || machine.read("journalctl") || machine.read("error.log")) {
            notes.add(Clue.NO_CRASHES, Says.with(), "logs");
        }
    }

    /** The web server's own complaints name their cause. */
    static void complaints(Scene scene, Notes notes) {
        Machine machine = scene.machine();
        if (machine == null) {
            return;
        }
        workers(machine, notes);
        first(machine, LogEvent.FORKS_REFUSED, Clue.WORKERS_USED_UP, notes);
        first(machine, LogEvent.OUT_OF_DESCRIPTORS, Clue.DESCRIPTORS_USED_UP, notes);
        first(Sites.recent(scene, machine, LogEvent.UPSTREAM_REFUSED), Clue.UPSTREAM_FAILS, notes);
        upstream(scene, machine, notes);
        first(Sites.recent(scene, machine, LogEvent.UPSTREAM_TIMED_OUT), Clue.UPSTREAM_SLOW, notes);
        first(Sites.recent(scene, machine, LogEvent.PROXY_HEADER_MISSING), Clue.PROXY_HEADER_MISSED, notes);
        first(Sites.recent(scene, machine, LogEvent.CLIENT_CERTIFICATE_MISSING), Clue.CLIENT_CERTIFICATE_MISSED, notes);
        first(machine, LogEvent.DISK_FULL, Clue.DISK_IS_FULL, notes);
        first(machine, LogEvent.FILE_SYSTEM_READ_ONLY, Clue.FILE_SYSTEM_READ_ONLY, notes);
        first(Sites.recent(scene, machine, LogEvent.ACCESS_DENIED), Clue.ACCESS_DENIALS, notes);
        boolean loud = Sites.recent(scene, machine, LogEvent.ACCESS_DENIED).isEmpty() && machine.read("error.log");
        if (loud && !ServerRules.hangsUp(scene)) {
            notes.add(Clue.NO_ACCESS_DENIALS, Says.with(), "error.log");
        }
    }

    /** What the kernel itself says of standing still, and of tables without room. */
    static void kernel(Scene scene, Notes notes) {
        Machine machine = scene.machine();
        if (machine == null) {
            return;
        }
        first(machine, LogEvent.PROCESSOR_STUCK, Clue.PROCESSOR_STOOD_STILL, notes);
        List<LogEntry> blocked = machine.recent(LogEvent.TASK_BLOCKED);
        blocked.stream()
                .filter(entry -> ofServer(machine, entry))
                .findFirst()
                .or(() -> blocked.stream().findFirst())
                .ifPresent(entry -> note(notes, Clue.PROCESS_STOOD_STILL, entry));
        first(machine, LogEvent.NEIGHBOURS_FULL, Clue.NEIGHBOUR_TABLE_FULL, notes);
    }

    /** What is behind a server fails for many reasons; where its queue was full, it is there and has no worker left. */
    private static void upstream(Scene scene, Machine machine, Notes notes) {
        List<LogEntry> all = Sites.recent(scene, machine, LogEvent.UPSTREAM_FAILED);
        List<LogEntry> failed = all.stream().filter(entry -> !queueFull(entry)).toList();
        all.stream()
                .filter(LogRules::queueFull)
                .findFirst()
                .ifPresent(entry -> note(notes, Clue.APPLICATION_WORKERS_USED_UP, entry));
        // Apache ends every wait in vain with a second line that says only that it failed.
        if (failed.size()
                > Sites.recent(scene, machine, LogEvent.UPSTREAM_TIMED_OUT).size()) {
            note(notes, Clue.UPSTREAM_FAILS, failed.get(0));
        }
    }

    /** EAGAIN of a socket in the file system: unlike a port it has no other way to say that its queue is full. */
    private static boolean queueFull(LogEntry entry) {
        return entry.fact("error").filter(error -> error.startsWith("11: ")).isPresent();
    }

    /** A web server without a worker accepts nobody; an application without one keeps whoever was accepted waiting. */
    private static void workers(Machine machine, Notes notes) {
        List<LogEntry> met = machine.recent(LogEvent.WORKERS_EXHAUSTED);
        met.stream()
                .filter(entry -> !entry.program().equals("php"))
                .findFirst()
                .ifPresent(entry -> note(notes, Clue.WORKERS_USED_UP, entry));
        met.stream()
                .filter(entry -> entry.program().equals("php"))
                .findFirst()
                .ifPresent(entry -> note(notes, Clue.APPLICATION_WORKERS_USED_UP, entry));
    }

    /** Limits that were met by the edge's own addresses hit every visitor behind them. */
    static void limits(Scene scene, Notes notes) {
        Machine machine = scene.machine();
        if (machine == null) {
            return;
        }
        Sites.recent(scene, machine, LogEvent.REQUESTS_LIMITED).stream()
                .filter(entry -> entry.fact("client").filter(machine::ofEdge).isPresent())
                .findFirst()
                .ifPresent(entry -> note(notes, Clue.EDGE_LIMITED, entry));
    }

    private static void first(Machine machine, LogEvent event, Clue clue, Notes notes) {
        first(machine.recent(event), clue, notes);
    }

    private static void first(List<LogEntry> entries, Clue clue, Notes notes) {
        entries.stream().findFirst().ifPresent(entry -> note(notes, clue, entry));
    }

    private static boolean ofServer(Machine machine, LogEntry entry) {
        return entry.fact("process").filter(machine::isServer).isPresent()
                || entry.fact("unit").filter(machine::isServer).isPresent();
    }

    private static void note(Notes notes, Clue clue, LogEntry entry) {
        String event = entry.event().name().toLowerCase(Locale.ROOT);
        Says says = Says.as(
                "logged",
                Phrases.name("log." + event, entry.event().says()),
                entry.quote().text());
        notes.add(clue, says, entry.quote().where(), entry.facts().toArray(dev.origindoctor.observation.Fact[]::new));
    }
}

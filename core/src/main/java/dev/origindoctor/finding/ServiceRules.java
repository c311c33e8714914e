package dev.origindoctor.finding;

import dev.origindoctor.diagnosis.Phrase;
import dev.origindoctor.host.HeldPort;
import dev.origindoctor.host.log.LogEntry;
import dev.origindoctor.host.log.LogEvent;
import dev.origindoctor.host.service.ServiceState;
import dev.origindoctor.host.service.ServiceState.Condition;
import dev.origindoctor.host.webserver.ConfigTest;
import dev.origindoctor.host.webserver.WebServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the service manager and the web server's own test tell. */
final class ServiceRules {
    private static final int AGAIN_AND_AGAIN = 3;
    private static final Duration JUST_NOW = Duration.ofMinutes(2);
    private static final Set<Condition> DOWN = Set.of(Condition.STOPPED, Condition.MASKED, Condition.STOPPING);

    private ServiceRules() {}

    /** Of several installed servers the one that runs, or wants to, is the one that counts. */
    static void state(Scene scene, Notes notes) {
        Machine machine = scene.machine();
        if (machine == null) {
            return;
        }
        List<ServiceState> servers = machine.servers();
        servers.stream()
                .min(Comparator.comparingInt(ServiceRules::lifeless))
                .ifPresent(state -> notes.add(
                        clue(state, machine), says(state), state.quote().where()));
        if (servers.isEmpty()) {
            notes.gap("service_state");
        }
    }

    private static int lifeless(ServiceState state) {
        return switch (state.condition()) {
            case RUNNING -> 0;
            case STARTING, RESTARTING -> 1;
            case FAILED -> 2;
            default -> 3;
        };
    }

    private static Clue clue(ServiceState state, Machine machine) {
        boolean oftenRestarted = state.restarts().orElse(0) >= AGAIN_AND_AGAIN;
        String result = state.property("Result").orElse("");
        if (result.equals("oom-kill")) {
            return Clue.SERVICE_KILLED_FOR_MEMORY;
        }
        if (state.condition() == Condition.RESTARTING || result.equals("start-limit-hit") || oftenRestarted) {
            return Clue.SERVICE_RESTARTS_AGAIN_AND_AGAIN;
        }
        if (state.condition() == Condition.FAILED) {
            return Clue.SERVICE_FAILED;
        }
        if (DOWN.contains(state.condition())) {
            return Clue.SERVICE_INACTIVE;
        }
        return justStarted(state.since(), machine.moment()) || state.condition() == Condition.STARTING
                ? Clue.SERVICE_JUST_STARTED
                : Clue.SERVICE_RUNNING;
    }

    private static boolean justStarted(@org.jspecify.annotations.Nullable Instant since, Instant moment) {
        return since != null && since.isAfter(moment.minus(JUST_NOW));
    }

    private static Says says(ServiceState state) {
        Object restarts = state.restarts().orElse(0) > 0
                ? Says.part("restarted", state.restarts().getAsInt())
                : "";
        Object since = state.since() == null ? "" : Says.part("since", state.since());
        String result = state.property("Result")
                .filter(value -> !value.equals("success"))
                .map(value -> " (" + value + ")")
                .orElse("");
        Phrase condition = Says.part("condition." + state.condition().name().toLowerCase(Locale.ROOT));
        return Says.with(state.unit(), condition, result, since, restarts);
    }

    /** A configuration that fails its own test keeps the server from starting, not one that runs from running. */
    static void configuration(Scene scene, Notes notes) {
        Machine machine = scene.machine();
        if (machine == null) {
            return;
        }
        // The server's own test passes where somebody else has the port: it opens no socket that is taken.
        List<LogEntry> unopened = machine.recent(LogEvent.BIND_FAILED);
        List<WebServer> tested = tested(machine);
        Optional<WebServer> failed =
                tested.stream().filter(server -> !passed(server)).findFirst();
        if (failed.isPresent()) {
            String program = failed.get().program();
            notes.add(Clue.CONFIGURATION_INVALID, Says.as("by_test", program, complaint(failed.get())), program);
        } else if (unopened.isEmpty()) {
            tested.forEach(
                    server -> notes.add(Clue.CONFIGURATION_VALID, Says.with(server.program()), server.program()));
        }
        logged(machine.recent(LogEvent.CONFIG_INVALID), Clue.CONFIGURATION_INVALID, notes);
        logged(unopened, Clue.LISTEN_FAILED, notes);
        HeldPort.of(machine.evidence(), scene.origin().port())
                .ifPresent(held -> notes.add(
                        Clue.LISTEN_FAILED,
                        Says.as(
                                "held",
                                held.server(),
                                held.port(),
                                held.holder().name()),
                        held.quote().where()));
    }

    /** Of several servers whose configuration was tested those that run; where none does, any may be the one. */
    private static List<WebServer> tested(Machine machine) {
        List<WebServer> tested = machine.evidence().webServers().stream()
                .filter(server -> server.test() != null)
                .toList();
        List<WebServer> running =
                tested.stream().filter(server -> runs(machine, server)).toList();
        return running.isEmpty() ? tested : running;
    }

    private static boolean runs(Machine machine, WebServer server) {
        Set<String> names = server.program().equals("apache") ? Set.of("apache2", "httpd") : Set.of(server.program());
        return machine.serverSockets().stream()
                .flatMap(socket -> socket.owners().stream())
                .anyMatch(owner -> names.contains(owner.name()));
    }

    private static String complaint(WebServer server) {
        return Optional.ofNullable(server.test())
                .flatMap(ConfigTest::complaint)
                .map(text -> ": " + text)
                .orElse("");
    }

    private static boolean passed(WebServer server) {
        return server.test() != null && server.test().passed();
    }

    private static void logged(List<LogEntry> entries, Clue clue, Notes notes) {
        entries.stream()
                .findFirst()
                .ifPresent(entry -> notes.add(
                        clue,
                        Says.as("logged", entry.program(), entry.quote().text()),
                        entry.quote().where()));
    }
}

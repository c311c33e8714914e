package dev.origindoctor.remedy;

import dev.origindoctor.finding.Machine;
import dev.origindoctor.host.listener.SocketOwner;
import dev.origindoctor.host.service.ServiceState;
import dev.origindoctor.host.webserver.WebServer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which unit a remedy is about, where a machine has several web servers, or none that its service manager knows of: the
 * one that holds the port, else the one that is told to open it, else the one that runs or has failed.
 */
final class ServerUnit {
    /** A web server that nobody wants is stopped or masked; one that failed is wanted. */
    private static final Set<ServiceState.Condition> UNWANTED =
            Set.of(ServiceState.Condition.STOPPED, ServiceState.Condition.MASKED);

    private final Machine machine;
    private final int port;

    private ServerUnit(Machine machine, int port) {
        this.machine = machine;
        this.port = port;
    }

    /** The unit of the web server that serves {@code port}, or should, without its suffix. */
    static Optional<String> of(Machine machine, int port) {
        return new ServerUnit(machine, port).unit();
    }

    private Optional<String> unit() {
        return holders()
                .findFirst()
                .or(() -> configured(server -> server.listensOn(port)))
                .or(() -> wanted().findFirst())
                .or(() -> configured(server -> true));
    }

    /** The units, or the names, of the servers that hold the port. */
    private Stream<String> holders() {
        return machine.serverSockets().stream()
                .filter(socket -> socket.port() == port)
                .flatMap(socket -> socket.owners().stream())
                .map(SocketOwner::name)
                .filter(name -> ServerKind.named(name) != ServerKind.UNKNOWN)
                .map(name -> known(ServerKind.named(name)).orElse(ofProcess(name)));
    }

    private static String ofProcess(String name) {
        return name.startsWith("httpd") ? "httpd" : ServerKind.named(name).unit();
    }

    /** The one server whose configuration fits; where two do, neither is told from the other. */
    private Optional<String> configured(Predicate<WebServer> fits) {
        List<WebServer> servers =
                machine.evidence().webServers().stream().filter(fits).toList();
        return servers.size() == 1 ? Optional.of(configured(servers.get(0))) : Optional.empty();
    }

    private String configured(WebServer server) {
        boolean httpd = server.listens().stream()
                .anyMatch(listen -> listen.quote().where().contains("/httpd/"));
        ServerKind kind = ServerKind.named(server.program());
        return known(kind).orElse(httpd ? "httpd" : kind.unit());
    }

    private Optional<String> known(ServerKind kind) {
        return wanted().filter(unit -> ServerKind.named(unit) == kind).findFirst();
    }

    private Stream<String> wanted() {
        return machine.servers().stream()
                .sorted(Comparator.comparing(state -> UNWANTED.contains(state.condition())))
                .map(ServerUnit::name);
    }

    private static String name(ServiceState state) {
        String unit = state.unit();
        return unit.endsWith(".service") ? unit.substring(0, unit.length() - ".service".length()) : unit;
    }
}

package dev.origindoctor.finding;

import dev.origindoctor.host.log.LogEntry;
import dev.origindoctor.host.log.LogEvent;
import dev.origindoctor.host.webserver.VirtualServer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which lines of a web server's log are of other sites of the same server: their trouble is not this one's. */
final class Sites {
    private Sites() {}

    /** The lines of this event that may belong to the failure, and not to another site. */
    static List<LogEntry> recent(Scene scene, Machine machine, LogEvent event) {
        return machine.recent(event).stream()
                .filter(entry -> !ofAnother(scene, machine, entry))
                .toList();
    }

    /** nginx names a block by its first name, whichever of its names was asked for. */
    private static boolean ofAnother(Scene scene, Machine machine, LogEntry entry) {
        Optional<String> logged = entry.fact("server").map(name -> name.toLowerCase(Locale.ROOT));
        if (logged.isEmpty()) {
            return false;
        }
        List<VirtualServer> blocks = machine.evidence().webServers().stream()
                .flatMap(server -> server.servers().stream())
                .filter(block -> block.names().stream().anyMatch(name -> name.equalsIgnoreCase(logged.get())))
                .toList();
        List<VirtualServer> serving = ServerRules.serving(scene);
        return blocks.isEmpty()
                ? hasAnotherName(scene, logged.get(), entry)
                : blocks.stream().noneMatch(block -> serving.contains(block) || ServerRules.names(block, scene));
    }

    /** Without the configuration a name tells only where it is a whole one, and nobody asked for ours. */
    private static boolean hasAnotherName(Scene scene, String logged, LogEntry entry) {
        String host = scene.origin().host().ascii();
        boolean whole = logged.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+");
        boolean akin = logged.equals(host) || logged.endsWith("." + host) || host.endsWith("." + logged);
        return whole && !akin && !entry.quote().text().contains("host: \"" + host);
    }
}

package dev.origindoctor.finding;

import dev.origindoctor.host.RefusedRoute;
import dev.origindoctor.host.guard.Ban;
import dev.origindoctor.host.log.LogEntry;
import dev.origindoctor.host.log.LogEvent;
import dev.origindoctor.host.log.LogTime;
import dev.origindoctor.host.service.ServiceState;
import java.util.List;

/** What guards, routes and logged packets say of the edge's addresses. */
final class GuardRules {
    private GuardRules() {}

    /** A ban of an edge address takes every visitor with it who comes through that address. */
    static void bans(Scene scene, Notes notes) {
        Machine machine = scene.machine();
        if (machine == null) {
            return;
        }
        List<Ban> bans = machine.evidence().bans().stream()
                .filter(ban -> machine.ofEdge(ban.network()) && !ban.guard().equals("hosts.deny"))
                .toList();
        List<LogEntry> logged = machine.recent(LogEvent.BANNED).stream()
                .filter(entry -> entry.fact("address").filter(machine::ofEdge).isPresent())
                .filter(entry -> !lifted(machine, entry))
                .toList();
        if (!bans.isEmpty()) {
            Ban ban = bans.get(0);
            Says says = Says.as(
                    bans.size() > 1 ? "several" : "one",
                    ban.guard(),
                    ban.list(),
                    ban.network(),
                    scene.edge(),
                    bans.size() - 1);
            notes.add(Clue.EDGE_BANNED, says, ban.quote().where());
        } else if (!logged.isEmpty()) {
            LogEntry entry = logged.get(0);
            notes.add(
                    Clue.EDGE_BANNED,
                    Says.as("logged", entry.program(), entry.quote().text()),
                    entry.quote().where());
        } else if (bannedByRule(scene)) {
            return;
        } else if (machine.read("fail2ban") || machine.read("csf")) {
            notes.add(Clue.EDGE_NOT_BANNED, Says.with(), "fail2ban, csf");
        }
    }

    /** Whether the ban was over by the time of the failure. */
    private static boolean lifted(Machine machine, LogEntry ban) {
        LogTime begun = ban.time();
        return begun != null
                && machine.evidence().log(LogEvent.UNBANNED).stream()
                        .filter(entry -> entry.fact("address").equals(ban.fact("address")))
                        .map(LogEntry::time)
                        .anyMatch(end -> end != null
                                && end.instant().isAfter(begun.instant())
                                && end.instant().isBefore(machine.moment()));
    }

    /** A ban that stands in the ruleset has been told with the rule. */
    private static boolean bannedByRule(Scene scene) {
        Reading rules = RuleBook.firewallAlone(scene);
        return rules.has(Clue.EDGE_BANNED);
    }

    /** A route or a unit's own filter that refuses the edge's networks swallows the answers to it. */
    static void routesAndFilters(Scene scene, Notes notes) {
        Machine machine = scene.machine();
        if (machine == null) {
            return;
        }
        for (RefusedRoute route : machine.evidence().refusedRoutes()) {
            if (!route.network().equals("default") && machine.ofEdge(route.network())) {
                notes.add(
                        Clue.ROUTE_REFUSES_EDGE,
                        Says.with(route.kind(), route.network()),
                        route.quote().where());
            }
        }
        for (ServiceState state : machine.servers()) {
            state.deniedNetworks().stream()
                    .filter(network -> network.equals("any") || machine.ofEdge(network))
                    .findFirst()
                    .ifPresent(network -> notes.add(
                            Clue.UNIT_FILTER_DROPS_EDGE,
                            Says.with(state.unit(), network),
                            state.quote().where()));
        }
    }

    /** A blocked SYN of the edge in the kernel's log is a drop that happened. */
    static void blockedPackets(Scene scene, Notes notes) {
        Machine machine = scene.machine();
        if (machine == null) {
            return;
        }
        String port = Integer.toString(scene.origin().port());
        machine.recent(LogEvent.PACKET_BLOCKED).stream()
                .filter(entry -> entry.fact("address").filter(machine::ofEdge).isPresent())
                .filter(entry -> entry.fact("port").filter(port::equals).isPresent())
                .findFirst()
                .ifPresent(entry -> notes.add(
                        Clue.PACKETS_OF_EDGE_BLOCKED,
                        Says.with(entry.quote().text()),
                        entry.quote().where()));
    }
}

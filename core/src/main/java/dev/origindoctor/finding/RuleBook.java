package dev.origindoctor.finding;

import java.util.List;

/** Every rule, in the order in which a reader wants the findings. */
public final class RuleBook {
    private static final List<Rule> FROM_THE_NETWORK = List.of(
            ProberRules::troubleOfItsOwn,
            PlaceRules::withoutNetwork,
            PlaceRules::agreement,
            DnsRules::name,
            DnsRules::whereTheNameLeads,
            DnsRules::leadsToTheEdge,
            TcpRules::port,
            PlaceRules::whetherTheEdgeIsAmongThem,
            TcpRules::lostPackets,
            TcpRules::neighbour,
            TcpRules::otherWebPort,
            TlsRules::handshake,
            TlsRules::whoseCertificate,
            CertificateRules::defects,
            ExperimentRules::serverName,
            ExperimentRules::olderTls,
            ExperimentRules::proxyHeader,
            ExperimentRules::http2,
            HttpRules::answer,
            Unlike::addresses,
            EdgeRules::answer,
            EdgeRules::agreement,
            EdgeRules::claim);

    private static final List<Rule> FROM_THE_HOST = List.of(
            HostRules::up,
            HostRules::address,
            ListenerRules::whoListens,
            ListenerRules::queue,
            ListenerRules::published,
            ServiceRules::state,
            ServiceRules::configuration,
            LogRules::memoryKills,
            LogRules::crashes,
            LogRules::complaints,
            LogRules::limits,
            LogRules::kernel,
            LoadRules::descriptors,
            LoadRules::connectionTable,
            LoadRules::pressure,
            LoadRules::socketMemory,
            FirewallRules::edge,
            FirewallRules::undecided,
            GuardRules::bans,
            GuardRules::routesAndFilters,
            GuardRules::blockedPackets,
            ServerRules::sockets,
            ServerRules::site,
            ServerRules::inOrder,
            ServerRules::access,
            ServerRules::hangsUp,
            ServerRules::hangsUpOnAll,
            ServerRules::name);

    private RuleBook() {}

    /** What the ruleset alone says. */
    static Reading firewallAlone(Scene scene) {
        Notes notes = new Notes();
        FirewallRules.edge(scene, notes);
        return notes.reading();
    }

    /** What every rule has to say about {@code scene}. */
    public static Reading read(Scene scene) {
        return ofNetwork(scene).and(ofHost(scene));
    }

    /** What the observations say. */
    public static Reading ofNetwork(Scene scene) {
        Notes notes = new Notes();
        FROM_THE_NETWORK.forEach(rule -> rule.apply(scene, notes));
        return notes.reading();
    }

    /** What the machine says; where it is not at hand, what it said when it was. */
    public static Reading ofHost(Scene scene) {
        Notes notes = new Notes();
        if (scene.told() == null) {
            FROM_THE_HOST.forEach(rule -> rule.apply(scene, notes));
        } else {
            notes.add(scene.told());
        }
        return notes.reading();
    }
}

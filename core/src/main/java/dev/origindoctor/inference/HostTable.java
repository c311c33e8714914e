package dev.origindoctor.inference;

import static dev.origindoctor.finding.Clue.*;
import static dev.origindoctor.taxonomy.Cause.*;

import dev.origindoctor.taxonomy.Cause;

/** How likely each clue from the host's own evidence is under each cause. These are mostly hard facts. */
final class HostTable {
    private static final Cause[] NOBODY = {WEB_SERVER_STOPPED, WEB_SERVER_CONFIG_INVALID, OOM_KILLED};

    private HostTable() {}

    static void write(Likelihoods t) {
        host(t);
        listeners(t);
        services(t);
        logs(t);
        site(t);
        firewall(t);
        load(t);
    }

    private static void host(Likelihoods t) {
        t.clue(HOST_IS_UP, 0.99, "evidence is gathered on a running host")
                .under(0.05, "unless it has come back meanwhile", HOST_DOWN);
        t.clue(HOST_STARTED_AFTERWARDS, 0.0005, "machines are seldom started")
                .under(0.6, "that it was down is the cause itself", HOST_DOWN)
                .under(0.02, "a machine that ran out of everything is started anew", OVERLOADED);
        t.clue(ADDRESS_OF_THIS_HOST, 0.97, "the address is the host's own")
                .under(0.01, "the address would be another machine's", DNS_POINTS_ELSEWHERE)
                .under(0.2, "a forwarder in front has the address", PORT_MAPPING_MISSING);
        t.clue(ADDRESS_OF_ANOTHER_HOST, 0.01, "evidence and address usually belong together")
                .under(0.97, "that is the cause itself", DNS_POINTS_ELSEWHERE)
                .under(0.008, "a forwarder in front has the address", PORT_MAPPING_MISSING);
        t.clue(HOST_BEHIND_FORWARDER, 0.2, "many hosts have private addresses alone")
                .under(0.85, "something has to forward the port", PORT_MAPPING_MISSING)
                .under(0.6, "clouds translate addresses, and filter", PROVIDER_FIREWALL);
    }

    private static void listeners(Likelihoods t) {
        t.clue(LISTENS_ON_PORT, 0.98, "the trouble lies elsewhere")
                .under(0.002, "nobody would listen", WEB_SERVER_STOPPED, NOT_LISTENING_ON_PORT, LOOPBACK_ONLY_BIND)
                .under(0.02, "unless an old process still runs", WEB_SERVER_CONFIG_INVALID)
                .under(0.15, "unless it has come back meanwhile", OOM_KILLED)
                .under(0.4, "between two crashes", CRASH_LOOP)
                .under(0.7, "the gap is over", RESTART_WINDOW)
                .under(0.02, "a family would be missing", ADDRESS_FAMILY_MISMATCH)
                .under(0.5, "what a container has inside is another matter", PORT_MAPPING_MISSING);
        t.clue(ANOTHER_PROGRAM_HAS_PORT, 0.004, "programs keep to their ports")
                .under(0.5, "the server cannot open its socket, and does not start", WEB_SERVER_CONFIG_INVALID)
                .under(0.3, "the server runs on without the port", NOT_LISTENING_ON_PORT)
                .under(0.05, "another program took the port of a server that is down", WEB_SERVER_STOPPED)
                .under(0.001, "the program would have to be the one that lacks TLS", TLS_NOT_ENABLED_ON_PORT);
        t.fault(NOTHING_LISTENS, 0.002, "a server that serves listens")
                .under(0.96, "that shows it", WEB_SERVER_STOPPED, WEB_SERVER_CONFIG_INVALID)
                .under(0.84, "unless it has come back meanwhile", OOM_KILLED)
                .under(0.58, "while it is down", CRASH_LOOP)
                .under(0.28, "during the gap", RESTART_WINDOW)
                .under(0.02, "the server would be on another port", NOT_LISTENING_ON_PORT)
                .under(0.3, "the container's port is inside", PORT_MAPPING_MISSING)
                .under(0.3, "the server is on the other machine", DNS_POINTS_ELSEWHERE);
        t.fault(REFUSED_THOUGH_SOMEBODY_LISTENS, 0.004, "the kernel refuses for nobody who listens")
                .under(0.8, "the forwarder in front refuses", PORT_MAPPING_MISSING)
                .under(0.6, "a rule refuses in the server's place", FIREWALL_REJECTS_EDGE)
                .under(0.15, "a filter in front refuses in the server's place", PROVIDER_FIREWALL)
                .under(0.1, "a router in front refuses in the server's place", ROUTE_UNREACHABLE)
                .under(0.4, "another machine refuses", DNS_POINTS_ELSEWHERE)
                .under(0.3, "it has come back meanwhile", RESTART_WINDOW, CRASH_LOOP)
                .under(0.1, "it has come back meanwhile", OOM_KILLED, WEB_SERVER_STOPPED)
                .under(0.5, "an allowlist refuses whom it does not name", FIREWALL_BLOCKS_SOME_EDGE_RANGES)
                .under(0.6, "a rule refuses in the server's place", RATE_LIMITED)
                .under(0.1, "a rule refuses in the server's place", EDGE_ADDRESS_BANNED);
        t.fault(SILENT_THOUGH_SOMEBODY_LISTENS, 0.02, "a listener answers")
                .under(0.9, "a filter in front keeps the packets away", PROVIDER_FIREWALL)
                .under(0.9, "a rule drops them", FIREWALL_DROPS_EDGE)
                .under(0.8, "the queue is full", OVERLOADED, DESCRIPTORS_EXHAUSTED)
                .under(0.9, "they are dropped before the listener", CONNTRACK_FULL)
                .under(0.25, "another machine is silent", DNS_POINTS_ELSEWHERE)
                .under(0.3, "packets are lost", PATH_LOSSY, ROUTE_UNREACHABLE)
                .under(0.2, "the forwarder sends them nowhere", PORT_MAPPING_MISSING)
                .under(0.9, "a rule drops them", RATE_LIMITED)
                .under(0.5, "a rule drops them", EDGE_ADDRESS_BANNED, FIREWALL_BLOCKS_SOME_EDGE_RANGES)
                .under(0.3, "the prober's own trouble", PROBER_LIMITED)
                .under(0.5, "it has come back meanwhile", HOST_DOWN);
        t.fault(SERVER_LISTENS_NOWHERE_HERE, 0.0002, "a server that runs on the host listens on the host")
                .under(0.8, "it runs in a container, whose port leads nowhere", PORT_MAPPING_MISSING)
                .under(0.004, "it has not come so far yet", RESTART_WINDOW, CRASH_LOOP);
        t.fault(LISTENS_ON_OTHER_PORT_ONLY, 0.003, "web servers usually have both ports")
                .under(0.95, "that is the cause itself", NOT_LISTENING_ON_PORT)
                .under(0.35, "the mode asks a port that the server does not have", SSL_MODE_MISMATCH)
                .under(0.15, "the forwarder would have to lead there", PORT_MAPPING_MISSING);
        t.fault(LISTENS_ON_LOOPBACK_ONLY, 0.002, "public servers listen on public addresses")
                .under(0.99, "that is the cause itself", LOOPBACK_ONLY_BIND);
        t.clue(LISTENS_ON_ONE_FAMILY_ONLY, 0.01, "many hosts have one family alone")
                .under(0.95, "that is the cause itself", ADDRESS_FAMILY_MISMATCH)
                .under(
                        0.00005,
                        "nobody would listen, for either family",
                        WEB_SERVER_STOPPED,
                        NOT_LISTENING_ON_PORT,
                        LOOPBACK_ONLY_BIND)
                .under(
                        0.001,
                        "it would have to have come back meanwhile, too",
                        WEB_SERVER_CONFIG_INVALID,
                        OOM_KILLED,
                        CRASH_LOOP,
                        RESTART_WINDOW);
        t.clue(ACCEPT_QUEUE_OVERFLOWS, 0.01, "queues are seldom full")
                .under(0.7, "that shows it", OVERLOADED)
                .under(0.5, "nobody takes connections from the queue", DESCRIPTORS_EXHAUSTED);
        t.clue(ACCEPT_QUEUE_FINE, 0.95, "queues are seldom full")
                .under(0.2, "the queue would be full", OVERLOADED)
                .under(0.6, "the queue would be full", DESCRIPTORS_EXHAUSTED);
    }

    private static void services(Likelihoods t) {
        t.clue(SERVICE_RUNNING, 0.95, "the trouble lies elsewhere")
                .under(0.02, "it would not run", NOBODY)
                .under(0.2, "between two crashes", CRASH_LOOP)
                .under(0.2, "it would have started just now", RESTART_WINDOW)
                .under(0.6, "it would have started with the machine", HOST_DOWN);
        t.fault(SERVICE_INACTIVE, 0.003, "services that serve are active")
                .under(0.75, "stopped and not started again", WEB_SERVER_STOPPED)
                .under(0.02, "it would have failed", WEB_SERVER_CONFIG_INVALID, OOM_KILLED)
                .under(0.05, "the server is on the other machine", DNS_POINTS_ELSEWHERE)
                .under(0.05, "between stop and start", RESTART_WINDOW);
        t.fault(SERVICE_FAILED, 0.003, "services that serve are active")
                .under(0.2, "ended by an error", WEB_SERVER_STOPPED)
                .under(0.93, "it could not start", WEB_SERVER_CONFIG_INVALID)
                .under(0.3, "ended by a signal", OOM_KILLED)
                .under(0.3, "started too often", CRASH_LOOP);
        t.fault(SERVICE_KILLED_FOR_MEMORY, 0.001, "the service manager names the killer")
                .under(0.6, "that is the cause itself", OOM_KILLED);
        t.clue(SERVICE_RESTARTS_AGAIN_AND_AGAIN, 0.003, "services start once")
                .under(0.75, "that is the cause itself", CRASH_LOOP)
                .under(0.05, "killed, started, killed", OOM_KILLED)
                .under(0.05, "it cannot start and tries", WEB_SERVER_CONFIG_INVALID);
        t.clue(SERVICE_JUST_STARTED, 0.01, "services start seldom")
                .under(0.75, "that is the cause itself", RESTART_WINDOW)
                .under(0.1, "started after the last crash", CRASH_LOOP)
                .under(0.1, "started after the kill", OOM_KILLED)
                .under(0.5, "everything starts with the machine", HOST_DOWN);
        t.clue(CONFIGURATION_INVALID, 0.01, "a running server's configuration was valid")
                .under(0.98, "that is the cause itself", WEB_SERVER_CONFIG_INVALID)
                .under(0.03, "an edit kept it from starting again", WEB_SERVER_STOPPED);
        t.clue(CONFIGURATION_VALID, 0.97, "a running server's configuration was valid")
                .under(0.01, "it would not be", WEB_SERVER_CONFIG_INVALID);
        t.clue(LISTEN_FAILED, 0.01, "a leftover of a second start")
                .under(0.7, "the server cannot open its socket, and does not start", WEB_SERVER_CONFIG_INVALID)
                .under(0.05, "another program took the port", WEB_SERVER_STOPPED)
                .under(0.2, "the server runs on without the port", NOT_LISTENING_ON_PORT);
        t.clue(PORT_PUBLISHED, 0.9, "published ports have a rule").under(0.02, "it would not be", PORT_MAPPING_MISSING);
    }

    private static void logs(Likelihoods t) {
        t.clue(WEB_SERVER_KILLED_FOR_MEMORY, 0.003, "memory kills are rare")
                .under(0.97, "that is the cause itself", OOM_KILLED);
        t.clue(OTHER_PROCESS_KILLED_FOR_MEMORY, 0.01, "memory kills are rare")
                .under(0.3, "what is behind the web server is what was killed", UPSTREAM_DOWN)
                .under(0.2, "a starved machine", OVERLOADED)
                .under(0.02, "the web server would be the victim", OOM_KILLED);
        t.clue(NO_MEMORY_KILLS, 0.97, "memory kills are rare")
                .under(0.03, "the kernel would have logged it", OOM_KILLED);
        t.clue(WEB_SERVER_CRASHED, 0.01, "crashes are rare")
                .under(0.8, "that shows it", CRASH_LOOP)
                .under(0.3, "workers that die answer nothing", RESPONSE_EMPTY);
        t.clue(NO_CRASHES, 0.95, "crashes are rare")
                .under(0.25, "it may end without a signal", CRASH_LOOP)
                .under(0.6, "it may end without a signal", RESPONSE_EMPTY);
        t.clue(WORKERS_USED_UP, 0.002, "limits are seldom met").under(0.7, "that shows it", OVERLOADED);
        t.clue(APPLICATION_WORKERS_USED_UP, 0.0001, "limits are seldom met")
                .under(0.9, "that is one of its shapes", OVERLOADED)
                .under(0.0003, "what is slow keeps its workers", RESPONSE_TOO_SLOW)
                .under(0.004, "it may be over", HEALTHY);
        t.clue(FILE_SYSTEM_READ_ONLY, 0.001, "disks seldom fail")
                .under(0.2, "what cannot write fails", APPLICATION_ERROR)
                .under(0.05, "what cannot write fails", UPSTREAM_DOWN, WEB_SERVER_STOPPED, CRASH_LOOP)
                .under(0.02, "whoever waits for a disk that fails", OVERLOADED, RESPONSE_TOO_SLOW)
                .under(0.004, "it may be over", HEALTHY);
        t.clue(DESCRIPTORS_USED_UP, 0.004, "limits are seldom met")
                .under(0.97, "that is the cause itself", DESCRIPTORS_EXHAUSTED)
                .under(0.03, "load brings it about", OVERLOADED);
        t.clue(DESCRIPTORS_LEFT, 0.97, "limits are seldom met")
                .under(0.03, "none would be left", DESCRIPTORS_EXHAUSTED);
        t.clue(UPSTREAM_FAILS, 0.02, "log lines of the past").under(0.95, "that is the cause itself", UPSTREAM_DOWN);
        t.clue(UPSTREAM_SLOW, 0.02, "log lines of the past")
                .under(0.6, "the application is what is slow", RESPONSE_TOO_SLOW)
                .under(0.2, "everything is slow", OVERLOADED);
        t.clue(PROXY_HEADER_MISSED, 0.001, "a line of its own")
                .under(0.93, "that is the cause itself", PROXY_PROTOCOL_EXPECTED);
    }

    private static void site(Likelihoods t) {
        t.clue(SITE_CONFIGURED, 0.9, "sites are configured")
                .under(0.03, "the name would be missing", SNI_NOT_SERVED)
                .under(0.03, "a client certificate would be required", CLIENT_CERTIFICATE_REQUIRED)
                .under(0.02, "TLS would be missing", TLS_NOT_ENABLED_ON_PORT)
                .under(0.03, "the header would be required", PROXY_PROTOCOL_EXPECTED);
        t.clue(NO_ACCESS_DENIALS, 0.9, "the log names whom the server's rules send away")
                .under(0.3, "blocks are logged, unless the application makes them", WAF_BLOCKS_REQUEST);
        t.clue(TLS_NOT_CONFIGURED, 0.004, "an HTTPS port is configured for TLS")
                .under(0.95, "that is the cause itself", TLS_NOT_ENABLED_ON_PORT)
                .under(0.3, "the mode expects TLS where the origin has none", SSL_MODE_MISMATCH);
        t.clue(CLIENT_CERTIFICATE_CONFIGURED, 0.02, "where the edge has its certificate it does no harm")
                .under(0.95, "that is the cause itself", CLIENT_CERTIFICATE_REQUIRED);
        t.clue(CLIENT_CERTIFICATE_MISSED, 0.01, "scanners come without one")
                .under(0.95, "that is the cause itself", CLIENT_CERTIFICATE_REQUIRED);
        t.clue(NAME_NOT_CONFIGURED, 0.05, "the default block often serves the site")
                .under(0.95, "that is the cause itself", SNI_NOT_SERVED)
                .under(0.4, "the default block shows its own certificate", CERTIFICATE_NAME_MISMATCH)
                .under(0.4, "the site is on the other machine", DNS_POINTS_ELSEWHERE);
        t.clue(WEB_SERVER_DENIES_EDGE, 0.003, "rules against the edge are no accident of another cause")
                .under(0.6, "that is the cause itself", WAF_BLOCKS_REQUEST);
        t.clue(ACCESS_DENIALS, 0.05, "scanners are sent away all the time")
                .under(0.8, "that shows it", WAF_BLOCKS_REQUEST)
                .under(0.08, "an application that leaves it to the server's rules", APPLICATION_ERROR);
        t.clue(SERVER_HANGS_UP_ON_ALL, 0.002, "a block that serves nobody serves another name")
                .under(0.2, "the server is told to", RESPONSE_EMPTY)
                .under(0.02, "the block for names that nobody knows", SNI_NOT_SERVED, DNS_POINTS_ELSEWHERE)
                .under(0.02, "a rule that closes without a word", WAF_BLOCKS_REQUEST);
        t.clue(SERVER_HANGS_UP_ON_SOME, 0.006, "some servers hang up on robots")
                .under(0.5, "some rules close without a word", WAF_BLOCKS_REQUEST);
        t.clue(EDGE_LIMITED, 0.004, "the edge seldom meets a limit")
                .under(0.9, "that is the cause itself", RATE_LIMITED);
        t.clue(DISK_IS_FULL, 0.005, "disks are seldom full")
                .under(0.2, "what cannot write fails", APPLICATION_ERROR)
                .under(0.1, "what cannot write fails", UPSTREAM_DOWN, WEB_SERVER_STOPPED, CRASH_LOOP);
    }

    private static void firewall(Likelihoods t) {
        t.clue(FIREWALL_ACCEPTS_EDGE, 0.93, "the trouble lies elsewhere")
                .under(
                        0.001,
                        "the rules would show it",
                        FIREWALL_REJECTS_EDGE,
                        FIREWALL_DROPS_EDGE,
                        FIREWALL_BLOCKS_SOME_EDGE_RANGES)
                .under(0.03, "a ban is a rule", EDGE_ADDRESS_BANNED)
                .under(0.5, "limits may be elsewhere", RATE_LIMITED);
        t.fault(
                        FIREWALL_REJECTS_ALL_OF_EDGE,
                        0.0005,
                        "rules that reject every edge address are no accident of another cause")
                .under(0.995, "that is the cause itself", FIREWALL_REJECTS_EDGE);
        t.fault(
                        FIREWALL_DROPS_ALL_OF_EDGE,
                        0.0005,
                        "rules that drop every edge address are no accident of another cause")
                .under(0.995, "that is the cause itself", FIREWALL_DROPS_EDGE);
        t.fault(FIREWALL_BLOCKS_PART_OF_EDGE, 0.006, "rules that block part of the edge")
                .under(0.995, "that is the cause itself", FIREWALL_BLOCKS_SOME_EDGE_RANGES)
                .under(0.02, "bans seldom name networks", EDGE_ADDRESS_BANNED);
        t.fault(FIREWALL_BLOCKS_EDGE_ADDRESSES, 0.003, "rules that block a few addresses of the edge")
                .under(0.9, "bans block single addresses", EDGE_ADDRESS_BANNED)
                .under(0.04, "allowlists and their gaps are networks", FIREWALL_BLOCKS_SOME_EDGE_RANGES);
        t.clue(FIREWALL_LIMITS_EDGE, 0.02, "limits that are never met")
                .under(0.9, "that is the cause itself", RATE_LIMITED)
                .under(
                        0.001,
                        "without the limit the rules would let the edge in",
                        FIREWALL_REJECTS_EDGE,
                        FIREWALL_DROPS_EDGE);
        t.clue(PACKETS_OF_EDGE_BLOCKED, 0.01, "a line of the past")
                .under(0.6, "that is a drop that happened", FIREWALL_DROPS_EDGE)
                .under(0.3, "that is a drop that happened", FIREWALL_BLOCKS_SOME_EDGE_RANGES, EDGE_ADDRESS_BANNED)
                .under(0.2, "some rules log and reject", FIREWALL_REJECTS_EDGE)
                .under(0.1, "limits log too", RATE_LIMITED);
        t.clue(ROUTE_REFUSES_EDGE, 0.002, "routes against the edge are no accident of another cause")
                .under(0.25, "a ban by route", EDGE_ADDRESS_BANNED)
                .under(0.2, "a block by route", FIREWALL_BLOCKS_SOME_EDGE_RANGES, FIREWALL_DROPS_EDGE)
                .under(0.1, "a network of its own that overlaps", ROUTE_UNREACHABLE);
        t.clue(UNIT_FILTER_DROPS_EDGE, 0.002, "filters against the edge are no accident of another cause")
                .under(0.3, "that is the cause itself", FIREWALL_DROPS_EDGE)
                .under(0.1, "for some of its networks", FIREWALL_BLOCKS_SOME_EDGE_RANGES);
        t.fault(EDGE_BANNED, 0.004, "bans of edge addresses are no accident of another cause")
                .under(0.97, "that is the cause itself", EDGE_ADDRESS_BANNED);
        t.clue(EDGE_NOT_BANNED, 0.95, "most hosts ban no edge address")
                .under(0.02, "the list would show it", EDGE_ADDRESS_BANNED);
        t.clue(CONNECTION_TABLE_FULL, 0.002, "tables are seldom full")
                .under(0.98, "that is the cause itself", CONNTRACK_FULL)
                .under(0.02, "load brings it about", OVERLOADED);
        t.clue(CONNECTION_TABLE_HAS_ROOM, 0.97, "tables are seldom full")
                .under(0.04, "it would be full", CONNTRACK_FULL);
    }

    private static void load(Likelihoods t) {
        t.clue(MACHINE_STARVED, 0.03, "most machines are at ease")
                .under(0.6, "that shows it", OVERLOADED)
                .under(0.25, "what starves is slow", RESPONSE_TOO_SLOW)
                .under(0.3, "memory ran out", OOM_KILLED);
        t.clue(PROCESSOR_STOOD_STILL, 0.0005, "kernels do not stand still")
                .under(0.3, "who is stuck serves nobody", OVERLOADED)
                .under(0.05, "a machine that dies says so", HOST_DOWN)
                .under(0.002, "who is stuck answers late", RESPONSE_TOO_SLOW)
                .under(0.004, "it may be over", HEALTHY);
        t.clue(PROCESS_STOOD_STILL, 0.001, "disks that hang are rare")
                .under(0.3, "who waits for a disk serves nobody", OVERLOADED)
                .under(0.01, "who waits for a disk answers late", RESPONSE_TOO_SLOW)
                .under(0.05, "a machine that dies says so", HOST_DOWN)
                .under(0.004, "it may be over", HEALTHY);
        t.clue(NEIGHBOUR_TABLE_FULL, 0.0005, "few networks have so many neighbours")
                .under(0.1, "what finds no entry is not sent", PATH_LOSSY, ROUTE_UNREACHABLE)
                .under(0.004, "it may be over", HEALTHY);
        t.clue(SOCKET_MEMORY_USED_UP, 0.0003, "limits are seldom met")
                .under(0.4, "what comes in is dropped", OVERLOADED)
                .under(0.004, "it may be over", HEALTHY);
        t.clue(SOCKET_MEMORY_LEFT, 0.97, "limits are seldom met").under(0.8, "one of several that run out", OVERLOADED);
        t.clue(MACHINE_AT_EASE, 0.9, "most machines are at ease").under(0.15, "it would be starved", OVERLOADED);
    }
}

package dev.origindoctor.inference;

import static dev.origindoctor.finding.Clue.*;
import static dev.origindoctor.taxonomy.Cause.*;

import dev.origindoctor.taxonomy.Cause;

/** How likely it is under each cause what the name servers say, and what answers a SYN. */
final class PortTable {
    static final Cause[] NOBODY_LISTENS = {
        WEB_SERVER_STOPPED, WEB_SERVER_CONFIG_INVALID, NOT_LISTENING_ON_PORT, LOOPBACK_ONLY_BIND
    };

    private PortTable() {}

    static void write(Likelihoods t) {
        names(t);
        port(t);
        roundAboutThePort(t);
    }

    private static void names(Likelihoods t) {
        t.clue(NAME_EXISTS, 0.97, "the name is seldom what is wrong")
                .under(0.01, "the name is what is missing", DNS_MISSING);
        t.fault(NAME_MISSING, 0.002, "a name that works exists").under(0.6, "that is the cause itself", DNS_MISSING);
        t.fault(NAME_WITHOUT_ADDRESS, 0.002, "a name that works has an address")
                .under(0.3, "the record is missing", DNS_MISSING);
        t.fault(NAME_SERVERS_FAIL, 0.004, "passing trouble of name servers")
                .under(0.25, "broken delegation or signatures", DNS_MISSING)
                .under(0.02, "a prober without DNS", PROBER_LIMITED);
        t.clue(NAME_SERVERS_SILENT, 0.002, "public name servers answer")
                .under(0.6, "a prober without a network cannot ask", PROBER_LIMITED)
                .under(0.02, "the zone's servers may be gone", DNS_MISSING);
        t.clue(NAME_LEADS_TO_EDGE, 0.9, "the usual set-up")
                .under(0.02, "then it would be proxied", NOT_PROXIED)
                .under(0.01, "there is nothing that leads anywhere", DNS_MISSING);
        t.clue(NAME_LEADS_PAST_EDGE, 0.01, "grey-clouded for a test")
                .under(0.97, "that is the cause itself", NOT_PROXIED)
                .under(0.3, "an old address in the zone", DNS_POINTS_ELSEWHERE)
                .under(0.0001, "an edge that is asked about should be in front", HEALTHY);
    }

    private static void port(Likelihoods t) {
        t.clue(PORT_OPEN, 0.96, "the trouble lies behind the port, or is for the edge alone")
                .under(0.003, "nobody listens", WEB_SERVER_STOPPED, NOT_LISTENING_ON_PORT, LOOPBACK_ONLY_BIND)
                .under(0.06, "nobody listens, unless another program took the port", WEB_SERVER_CONFIG_INVALID)
                .under(0.003, "there is nobody to answer", HOST_DOWN)
                .under(0.05, "unless it has come back meanwhile", OOM_KILLED)
                .under(0.1, "between two crashes it is open", CRASH_LOOP)
                .under(0.2, "the gap is short", RESTART_WINDOW)
                .under(0.4, "the kernel accepts what the server is slow to take", OVERLOADED, DESCRIPTORS_EXHAUSTED)
                .under(0.02, "the forwarder would have to be there", PORT_MAPPING_MISSING)
                .under(0.02, "a family without a listener refuses", ADDRESS_FAMILY_MISMATCH)
                .under(0.45, "this prober may be let in where the edge is not", FIREWALL_REJECTS_EDGE)
                .under(0.5, "this prober may be let in where the edge is not", FIREWALL_DROPS_EDGE)
                .under(0.2, "seldom are some addresses let in and the edge's not", PROVIDER_FIREWALL)
                .under(0.6, "a probe or three rarely trip a limit", RATE_LIMITED)
                .under(0.2, "it opens when an entry is free", CONNTRACK_FULL)
                .under(0.4, "the other machine may run a web server too", DNS_POINTS_ELSEWHERE)
                .under(0.05, "the IPv6 address would have to answer", IPV6_MISALIGNED)
                .under(0.02, "an answer needs a route", ROUTE_UNREACHABLE)
                .under(0.6, "most tries get through", PATH_LOSSY)
                .under(0.6, "the other port or plain text may be what is wrong", SSL_MODE_MISMATCH)
                .under(0.9, "an origin given by its address may well be fine", DNS_MISSING)
                .under(0.2, "a prober in trouble seldom connects", PROBER_LIMITED);
        t.fault(PORT_REFUSED, 0.0008, "a port that somebody serves does not refuse")
                .under(0.95, "the kernel refuses for a port without a listener", NOBODY_LISTENS)
                .under(0.8, "the listener died with its process", OOM_KILLED)
                .under(0.5, "refused while it is down", CRASH_LOOP)
                .under(0.4, "refused during the gap", RESTART_WINDOW)
                .under(0.02, "overload makes silence rather than refusals", OVERLOADED)
                .under(0.05, "then the listener usually stays", DESCRIPTORS_EXHAUSTED)
                .under(0.75, "the host in front has no such port", PORT_MAPPING_MISSING)
                .under(0.35, "where only the family without a listener was asked", ADDRESS_FAMILY_MISMATCH)
                .under(0.25, "a reset by rule looks the same", FIREWALL_REJECTS_EDGE)
                .under(0.03, "providers drop rather than refuse", PROVIDER_FIREWALL)
                .under(0.02, "only where this prober is banned too", EDGE_ADDRESS_BANNED)
                .under(0.05, "limits reset now and then", RATE_LIMITED)
                .under(0.25, "a machine that is not the web server refuses", DNS_POINTS_ELSEWHERE)
                .under(0.4, "the mode asks a port that the origin does not have", SSL_MODE_MISMATCH)
                .under(0.02, "a prober behind a rejecting firewall sees it everywhere", PROBER_LIMITED);
        t.fault(PORT_REFUSED_BY_FIREWALL, 0.0003, "a port without a listener answers with a reset, never with ICMP")
                .under(0.18, "the default answer of a REJECT rule", FIREWALL_REJECTS_EDGE)
                .under(0.03, "only where this prober is banned too", EDGE_ADDRESS_BANNED)
                .under(0.04, "the limit of ufw answers so", RATE_LIMITED)
                .under(0.03, "an allowlist rejects whom it does not name", FIREWALL_BLOCKS_SOME_EDGE_RANGES);
        t.fault(PORT_REFUSED_BY_ANOTHER_BOX, 0.0003, "the origin answers for itself")
                .under(0.25, "a filter in front of the host", PROVIDER_FIREWALL)
                .under(0.05, "the router in front knows no such port", PORT_MAPPING_MISSING)
                .under(0.1, "a router on the way forbids it", ROUTE_UNREACHABLE)
                .under(0.03, "a router on the way forbids it to the wrong machine", DNS_POINTS_ELSEWHERE);
        t.fault(PORT_PROHIBITED, 0.0003, "only a rule answers so")
                .under(0.12, "the default of firewalld and of older Red Hat rules", FIREWALL_REJECTS_EDGE)
                .under(0.04, "some filters say so", PROVIDER_FIREWALL)
                .under(0.02, "an allowlist rejects whom it does not name", FIREWALL_BLOCKS_SOME_EDGE_RANGES);
        t.fault(PORT_UNREACHABLE, 0.0003, "an answer that nothing but routing gives")
                .under(0.85, "that is the cause itself", ROUTE_UNREACHABLE)
                .under(0.22, "the last router cannot find the machine", HOST_DOWN)
                .under(0.08, "the old address is routed nowhere", DNS_POINTS_ELSEWHERE)
                .under(0.05, "the IPv6 address is routed nowhere", IPV6_MISALIGNED)
                .under(0.03, "some rules answer with host-unreachable", FIREWALL_REJECTS_EDGE)
                .under(0.1, "a prober without that family", PROBER_LIMITED);
        t.fault(HOST_NOT_FOUND_BY_ROUTER, 0.0002, "a machine that serves answers its own router")
                .under(0.3, "the router next to it gets no answer from it", HOST_DOWN)
                .under(0.12, "some routers say so of a lost route", ROUTE_UNREACHABLE)
                .under(0.08, "the old address is nobody's", DNS_POINTS_ELSEWHERE)
                .under(0.05, "the IPv6 address is nobody's", IPV6_MISALIGNED)
                .under(0.02, "some filters say so", PROVIDER_FIREWALL);
        t.fault(PORT_SILENT, 0.0008, "a port that somebody serves answers")
                .under(0.75, "a machine that is off does not answer", HOST_DOWN)
                .under(0.45, "a rule that drops whom it does not name", FIREWALL_DROPS_EDGE)
                .under(0.6, "security groups drop", PROVIDER_FIREWALL)
                .under(0.2, "a full accept queue drops the SYN", OVERLOADED)
                .under(0.2, "the accept queue fills", DESCRIPTORS_EXHAUSTED)
                .under(0.3, "every new connection is dropped", CONNTRACK_FULL)
                .under(0.18, "an old address that nobody has", DNS_POINTS_ELSEWHERE)
                .under(0.1, "black holes", ROUTE_UNREACHABLE)
                .under(0.25, "the IPv6 address goes nowhere", IPV6_MISALIGNED)
                .under(0.05, "every try was unlucky", PATH_LOSSY)
                .under(0.015, "a closed port answers, unless a firewall hides it too", NOBODY_LISTENS)
                .under(0.1, "forwarders drop what they do not know", PORT_MAPPING_MISSING)
                .under(0.05, "banned along with the edge", EDGE_ADDRESS_BANNED)
                .under(0.05, "an allowlist drops whom it does not name", FIREWALL_BLOCKS_SOME_EDGE_RANGES)
                .under(0.06, "the limit drops", RATE_LIMITED)
                .under(0.4, "a prober whose own firewall drops", PROBER_LIMITED);
        t.fault(PORT_ALONE_SILENT, 0.0005, "a port that somebody serves answers")
                .under(0.3, "a rule that drops for this port, on a host that answers", FIREWALL_DROPS_EDGE)
                .under(0.2, "its accept queue is full, and the other ports are not", OVERLOADED, DESCRIPTORS_EXHAUSTED)
                .under(0.15, "a filter that hides this port alone", PROVIDER_FIREWALL)
                .under(0.1, "the forwarder sends it nowhere", PORT_MAPPING_MISSING)
                .under(0.05, "banned along with the edge, on the web's ports", EDGE_ADDRESS_BANNED)
                .under(0.05, "an allowlist drops whom it does not name", FIREWALL_BLOCKS_SOME_EDGE_RANGES)
                .under(0.05, "the limit drops", RATE_LIMITED)
                .under(0.02, "a machine with another firewall", DNS_POINTS_ELSEWHERE)
                .under(0.004, "every try was unlucky, on this port alone", PATH_LOSSY)
                .under(0.02, "a prober whose own firewall drops this port", PROBER_LIMITED);
        t.clue(STRANGERS_KEPT_OUT, 0.05, "some origins take connections from their edge and from nobody else")
                .under(0.1, "the best that an origin can do", HEALTHY)
                .under(0.02, "for some of the edge's ranges only", FIREWALL_BLOCKS_SOME_EDGE_RANGES)
                .under(0.01, "let in just now, not always", RATE_LIMITED, EDGE_ADDRESS_BANNED)
                .under(
                        0.001,
                        "the edge would not be let in",
                        FIREWALL_DROPS_EDGE,
                        FIREWALL_REJECTS_EDGE,
                        PROVIDER_FIREWALL)
                .under(0.001, "there is nobody to let it in", NOBODY_LISTENS)
                .under(0.001, "there is nobody to let it in", HOST_DOWN, ROUTE_UNREACHABLE);
        t.fault(PORT_BROKEN_AT_ONCE, 0.0008, "a server that serves does not hang up first")
                .under(0.05, "nginx without a free connection closes what it accepts", OVERLOADED)
                .under(0.02, "a server without a free slot closes what it accepts", DESCRIPTORS_EXHAUSTED)
                .under(0.02, "the listener stands, the process does not", CRASH_LOOP)
                .under(0.08, "it waits for its header and gives up", PROXY_PROTOCOL_EXPECTED)
                .under(0.08, "a limit that closes", RATE_LIMITED)
                .under(0.1, "a box in front ends it", TLS_HANDSHAKE_BROKEN)
                .under(0.15, "the forwarder connects and finds nobody", PORT_MAPPING_MISSING)
                .under(0.03, "the proxy in front finds nobody", UPSTREAM_DOWN)
                .under(
                        0.02,
                        "a wrapper or filter that accepts and hangs up",
                        WAF_BLOCKS_REQUEST,
                        FIREWALL_REJECTS_EDGE);
        t.fault(PORT_REFUSED_SOMETIMES, 0.0008, "what is down stays down")
                .under(0.35, "up and down in turn", CRASH_LOOP)
                .under(0.4, "the gap began or ended between the probes", RESTART_WINDOW)
                .under(0.05, "limits refuse what is too much", RATE_LIMITED)
                .under(0.1, "killed between the probes", OOM_KILLED)
                .under(0.03, "a worker dies now and then", OVERLOADED);
        t.fault(PORT_SILENT_SOMETIMES, 0.001, "what is filtered stays filtered")
                .under(0.2, "the accept queue is full now and then", OVERLOADED, DESCRIPTORS_EXHAUSTED)
                .under(0.45, "an entry is free now and then", CONNTRACK_FULL)
                .under(0.5, "packets are lost now and then", PATH_LOSSY)
                .under(0.06, "the limit drops what is too much", RATE_LIMITED);
        t.fault(IPV6_ALONE_REFUSED, 0.0003, "both families usually share a listener")
                .under(0.5, "listen 443 is IPv4 alone", ADDRESS_FAMILY_MISMATCH)
                .under(0.1, "the AAAA leads to another machine", IPV6_MISALIGNED);
        t.fault(IPV6_ALONE_UNREACHABLE, 0.0003, "both families usually share a fate")
                .under(0.6, "the AAAA leads nowhere", IPV6_MISALIGNED)
                .under(0.05, "a listener for IPv4 alone behind a firewall", ADDRESS_FAMILY_MISMATCH)
                .under(0.004, "rules for IPv6 are forgotten", FIREWALL_DROPS_EDGE, PROVIDER_FIREWALL)
                .under(0.01, "the ranges of one family are forgotten", FIREWALL_BLOCKS_SOME_EDGE_RANGES)
                .under(0.02, "a prober without IPv6", PROBER_LIMITED);
        t.fault(IPV4_ALONE_REFUSED, 0.0003, "both families usually share a listener")
                .under(0.15, "a listener for IPv6 alone", ADDRESS_FAMILY_MISMATCH)
                .under(0.04, "the A leads to another machine", DNS_POINTS_ELSEWHERE);
        t.fault(IPV4_ALONE_UNREACHABLE, 0.0003, "both families usually share a fate")
                .under(0.05, "the A leads to another machine", DNS_POINTS_ELSEWHERE)
                .under(0.03, "rules for one family alone", FIREWALL_DROPS_EDGE, PROVIDER_FIREWALL);
        t.fault(SOME_ADDRESSES_FAIL, 0.003, "one machine, one answer")
                .under(0.12, "one of the records is stale", DNS_POINTS_ELSEWHERE)
                .under(0.04, "one of the machines is down", HOST_DOWN, WEB_SERVER_STOPPED);
    }

    private static void roundAboutThePort(Likelihoods t) {
        t.clue(SYN_SENT_AGAIN, 0.02, "a SYN is rarely lost")
                .under(0.01, "ways that are well lose a packet in some hundreds", HEALTHY)
                .under(0.25, "a full accept queue drops SYNs", OVERLOADED, DESCRIPTORS_EXHAUSTED)
                .under(0.6, "that is the cause itself", PATH_LOSSY)
                .under(0.5, "new connections are dropped until there is room", CONNTRACK_FULL)
                .under(0.05, "the limit drops some", RATE_LIMITED);
        t.clue(SYN_OFTEN_SENT_AGAIN, 0.001, "one lost SYN is chance, several of a few are not")
                .under(0.0003, "one lost SYN is chance, several of a few are not", HEALTHY)
                .under(0.25, "a full accept queue drops SYNs", OVERLOADED, DESCRIPTORS_EXHAUSTED)
                .under(0.6, "that is the cause itself", PATH_LOSSY)
                .under(0.5, "new connections are dropped until there is room", CONNTRACK_FULL)
                .under(0.05, "the limit drops some", RATE_LIMITED);
        t.clue(SYN_ANSWERED_AT_ONCE, 0.95, "as it should be")
                .under(0.3, "the queue would be full now and then", OVERLOADED, DESCRIPTORS_EXHAUSTED)
                .under(0.3, "some would be lost", PATH_LOSSY)
                .under(0.2, "some would be dropped", CONNTRACK_FULL);
        t.clue(HOST_ANSWERS_ELSEWHERE, 0.6, "hosts refuse closed ports unless a firewall hides them")
                .under(0.002, "a machine that is off answers nothing", HOST_DOWN)
                .under(0.15, "a default of dropping hides closed ports", FIREWALL_DROPS_EDGE)
                .under(0.05, "a provider's filter hides closed ports", PROVIDER_FIREWALL)
                .under(0.02, "no packet comes back", ROUTE_UNREACHABLE)
                .under(0.85, "nothing hides the ports", NOBODY_LISTENS)
                .under(0.5, "new connections are dropped", CONNTRACK_FULL);
        t.clue(HOST_SILENT_EVERYWHERE, 0.35, "firewalls hide closed ports")
                .under(0.97, "a machine that is off answers nothing", HOST_DOWN)
                .under(0.85, "a default of dropping hides closed ports", FIREWALL_DROPS_EDGE)
                .under(0.93, "a provider's filter hides closed ports", PROVIDER_FIREWALL)
                .under(0.95, "no packet comes back", ROUTE_UNREACHABLE)
                .under(0.1, "a host that refuses one port refuses others", NOBODY_LISTENS);
        t.clue(OTHER_PORT_OPEN, 0.8, "most servers serve both ports")
                .under(0.03, "the same program serves both", WEB_SERVER_STOPPED, WEB_SERVER_CONFIG_INVALID)
                .under(0.05, "the same program serves both", OOM_KILLED, CRASH_LOOP, RESTART_WINDOW)
                .under(0.002, "a machine that is off answers nothing", HOST_DOWN)
                .under(0.01, "a route leads to every port", ROUTE_UNREACHABLE)
                .under(0.85, "the server runs and misses a port", NOT_LISTENING_ON_PORT)
                .under(0.93, "the site is served, on the port of another mode", SSL_MODE_MISMATCH)
                .under(0.1, "both ports are bound alike", LOOPBACK_ONLY_BIND)
                .under(0.4, "the other machine may run a web server too", DNS_POINTS_ELSEWHERE)
                .under(0.35, "a forgotten rule is about one port", FIREWALL_DROPS_EDGE, PROVIDER_FIREWALL)
                .under(0.4, "the other port may be mapped", PORT_MAPPING_MISSING);
        t.clue(OTHER_PORT_REFUSED, 0.1, "some servers serve one port")
                .under(0.93, "the same program serves both", WEB_SERVER_STOPPED, WEB_SERVER_CONFIG_INVALID)
                .under(0.85, "the same program serves both", OOM_KILLED, CRASH_LOOP, RESTART_WINDOW)
                .under(0.85, "both ports are bound alike", LOOPBACK_ONLY_BIND)
                .under(0.5, "no port is mapped", PORT_MAPPING_MISSING)
                .under(0.12, "the server serves at least one port", NOT_LISTENING_ON_PORT)
                .under(0.03, "the site is served on the other port", SSL_MODE_MISMATCH)
                .under(0.4, "a machine that is not the web server", DNS_POINTS_ELSEWHERE);
        t.clue(OTHER_PORT_SILENT, 0.08, "firewalls usually open both ports")
                .under(0.97, "a machine that is off answers nothing", HOST_DOWN)
                .under(0.6, "the rule is about every port", FIREWALL_DROPS_EDGE, PROVIDER_FIREWALL)
                .under(0.5, "every new connection is dropped", CONNTRACK_FULL)
                .under(0.9, "no packet comes back", ROUTE_UNREACHABLE)
                .under(0.2, "the other machine may be one with a firewall", DNS_POINTS_ELSEWHERE)
                .under(0.4, "the whole machine is choked", OVERLOADED);
    }
}

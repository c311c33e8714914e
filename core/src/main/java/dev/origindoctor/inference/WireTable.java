package dev.origindoctor.inference;

import static dev.origindoctor.finding.Clue.*;
import static dev.origindoctor.taxonomy.Cause.*;

import dev.origindoctor.taxonomy.Cause;

/** How likely each clue from the network is under each cause. */
final class WireTable {
    private static final Cause[] NOBODY_LISTENS = {
        WEB_SERVER_STOPPED, WEB_SERVER_CONFIG_INVALID, NOT_LISTENING_ON_PORT, LOOPBACK_ONLY_BIND
    };

    private static final Cause[] CERTIFICATES = {
        CERTIFICATE_EXPIRED, CERTIFICATE_NOT_YET_VALID, CERTIFICATE_NAME_MISMATCH, CERTIFICATE_UNTRUSTED,
        CERTIFICATE_CHAIN_INCOMPLETE, CERTIFICATE_REVOKED, CERTIFICATE_WEAK, CERTIFICATE_NOT_FOR_SERVERS
    };

    private static final Cause[] HANDSHAKES = {
        TLS_VERSION_UNSUPPORTED,
        TLS_CIPHER_UNSUPPORTED,
        TLS_NOT_ENABLED_ON_PORT,
        SNI_NOT_SERVED,
        CLIENT_CERTIFICATE_REQUIRED,
        TLS_HANDSHAKE_BROKEN
    };

    private WireTable() {}

    static void write(Likelihoods t) {
        names(t);
        port(t);
        places(t);
        roundAboutThePort(t);
        handshake(t);
        experiments(t);
        certificate(t);
        answers(t);
        refusedAnswers(t);
        edge(t);
        edgeFaults(t);
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
                .under(0.003, "nobody listens", NOBODY_LISTENS)
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
                .under(0.06, "overload makes silence rather than refusals", OVERLOADED)
                .under(0.05, "then the listener usually stays", DESCRIPTORS_EXHAUSTED)
                .under(0.75, "the host in front has no such port", PORT_MAPPING_MISSING)
                .under(0.35, "where only the family without a listener was asked", ADDRESS_FAMILY_MISMATCH)
                .under(0.25, "a reset by rule looks the same", FIREWALL_REJECTS_EDGE)
                .under(0.03, "providers drop rather than refuse", PROVIDER_FIREWALL)
                .under(0.02, "only where this prober is banned too", EDGE_ADDRESS_BANNED)
                .under(0.05, "limits reset now and then", RATE_LIMITED)
                .under(0.25, "a machine that is not the web server refuses", DNS_POINTS_ELSEWHERE)
                .under(0.35, "the mode asks a port that the origin does not have", SSL_MODE_MISMATCH)
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
        t.clue(STRANGERS_KEPT_OUT, 0.0008, "an origin that serves its edge and nobody else")
                .under(0.1, "the best that an origin can do", HEALTHY)
                .under(0.02, "for some of the edge's ranges only", FIREWALL_BLOCKS_SOME_EDGE_RANGES)
                .under(0.01, "let in just now, not always", RATE_LIMITED, EDGE_ADDRESS_BANNED)
                .under(0.02, "the edge asks another machine", DNS_POINTS_ELSEWHERE);
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

    /** What several vantage points tell that one cannot: what stops some of them and not others chooses by source. */
    private static void places(Likelihoods t) {
        t.clue(PLACES_AGREE, 0.9, "what is broken is mostly broken from everywhere")
                .under(0.02, "two probers are not in the same trouble at once", PROBER_LIMITED)
                .under(0.5, "a route is broken from one side rather than from all", ROUTE_UNREACHABLE)
                .under(0.4, "losses do not hit every way alike", PATH_LOSSY)
                .under(0.5, "a limit hits whoever comes last", RATE_LIMITED);
        t.clue(PLACE_CUT_OFF, 0.02, "a place without a network tells nothing of the origin")
                .under(0.03, "where one prober is in trouble another may be", PROBER_LIMITED);
        t.fault(REFUSED_FROM_SOME_PLACES, 0.0003, "a port answers everybody alike")
                .under(0.12, "a rule that names whom it lets in", FIREWALL_REJECTS_EDGE)
                .under(0.1, "bans are by address, and reject by default", EDGE_ADDRESS_BANNED)
                .under(0.1, "rules by range hit some of the world", FIREWALL_BLOCKS_SOME_EDGE_RANGES)
                .under(0.05, "who was quick was limited", RATE_LIMITED)
                .under(0.02, "some providers refuse by source", PROVIDER_FIREWALL)
                .under(0.02, "a router on one of the ways forbids it", ROUTE_UNREACHABLE)
                .under(0.1, "a prober behind a rejecting firewall", PROBER_LIMITED)
                .under(0.01, "down for one of two looks", CRASH_LOOP, RESTART_WINDOW)
                .under(0.005, "one of several machines behind one address", NOBODY_LISTENS);
        t.fault(SILENT_FROM_SOME_PLACES, 0.0002, "a port answers everybody alike")
                .under(0.015, "a rule that drops whom it does not name", FIREWALL_DROPS_EDGE)
                .under(0.02, "rules by range hit some of the world", FIREWALL_BLOCKS_SOME_EDGE_RANGES)
                .under(0.02, "security groups name whom they let in", PROVIDER_FIREWALL)
                .under(0.015, "a ban that drops", EDGE_ADDRESS_BANNED)
                .under(0.06, "a black hole on one of the ways", ROUTE_UNREACHABLE)
                .under(0.02, "every try was unlucky on one of the ways", PATH_LOSSY)
                .under(0.005, "the queue was full at one of the looks", OVERLOADED)
                .under(0.03, "full at one of the looks", CONNTRACK_FULL)
                .under(0.01, "the limit drops", RATE_LIMITED)
                .under(0.35, "the network of that place is what is broken", PROBER_LIMITED);
        t.fault(UNREACHABLE_FROM_SOME_PLACES, 0.0002, "an answer that nothing but routing gives")
                .under(0.15, "that is the cause itself, seen from one side", ROUTE_UNREACHABLE)
                .under(0.01, "some rules answer with host-unreachable", FIREWALL_REJECTS_EDGE)
                .under(0.1, "the network of that place is what is broken", PROBER_LIMITED);
        t.clue(IPV6_FAILS_FROM_SOME_PLACES, 0.0005, "where IPv6 works at all it mostly works from everywhere")
                .under(0.004, "many networks have IPv6 in name alone", HEALTHY)
                .under(0.01, "two networks that do not exchange IPv6", ROUTE_UNREACHABLE)
                .under(0.005, "it leads somewhere, as other places show", IPV6_MISALIGNED)
                .under(0.2, "many networks have IPv6 in name alone", PROBER_LIMITED);
        t.fault(EDGE_FAILS_FOR_SOME_PLACES, 0.002, "an edge whose origin fails is failed everywhere")
                .under(
                        0.6,
                        "the ranges that are missing are those of some of its places",
                        FIREWALL_BLOCKS_SOME_EDGE_RANGES)
                .under(0.3, "some of its addresses are banned", EDGE_ADDRESS_BANNED)
                .under(0.3, "some of its addresses met the limit", RATE_LIMITED)
                .under(0.3, "one of its places has trouble of its own", EDGE_INCIDENT)
                .under(0.3, "some of its ways to the origin are broken", ROUTE_UNREACHABLE, PATH_LOSSY)
                .under(0.2, "rules of the edge look at where the visitor is", EDGE_BLOCKS_VISITOR)
                .under(0.15, "failing now and then", OVERLOADED, CONNTRACK_FULL, CRASH_LOOP, RESTART_WINDOW)
                .under(0.05, "failing now and then", APPLICATION_ERROR, UPSTREAM_DOWN, DESCRIPTORS_EXHAUSTED);
        t.fault(HANDSHAKE_FAILS_FROM_SOME_PLACES, 0.0001, "a configuration fails from everywhere")
                .under(0.015, "a box on one of the ways", TLS_HANDSHAKE_BROKEN)
                .under(0.01, "who was quick was limited", RATE_LIMITED)
                .under(0.005, "rules look at who asks", WAF_BLOCKS_REQUEST)
                .under(0.005, "when it is too much", OVERLOADED, DESCRIPTORS_EXHAUSTED)
                .under(0.1, "a box at that place opens what it carries", PROBER_LIMITED);
        t.fault(ANSWER_FAILS_FROM_SOME_PLACES, 0.0005, "an application fails for everybody")
                .under(0.15, "rules look at who asks", WAF_BLOCKS_REQUEST)
                .under(0.1, "who was quick was limited", RATE_LIMITED)
                .under(0.03, "one of several servers behind one address", APPLICATION_ERROR, UPSTREAM_DOWN)
                .under(0.02, "when it is too much", OVERLOADED)
                .under(0.1, "a box at that place answers instead", PROBER_LIMITED);
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
                .under(0.4, "the whole machine is choked", OVERLOADED);
    }

    private static void handshake(Likelihoods t) {
        t.clue(ASKED_IN_THE_CLEAR, 0.97, "a setting, and no symptom")
                .under(0.002, "without TLS no certificate is shown", CERTIFICATES)
                .under(0.002, "without TLS there is no handshake", HANDSHAKES);
        t.clue(HANDSHAKE_FINE, 0.97, "the trouble lies elsewhere")
                .under(0.01, "plain text cannot shake hands", TLS_NOT_ENABLED_ON_PORT)
                .under(0.02, "no version is shared", TLS_VERSION_UNSUPPORTED)
                .under(0.02, "no cipher is shared", TLS_CIPHER_UNSUPPORTED)
                .under(0.15, "some servers show a default certificate instead", SNI_NOT_SERVED)
                .under(0.35, "TLS 1.3 and nginx refuse after the handshake", CLIENT_CERTIFICATE_REQUIRED)
                .under(0.05, "it breaks or stalls", TLS_HANDSHAKE_BROKEN)
                .under(0.02, "the hello is read as a broken header", PROXY_PROTOCOL_EXPECTED)
                .under(0.5, "where the mode asks for TLS, this is what is missing", SSL_MODE_MISMATCH)
                .under(0.5, "slow, if at all", OVERLOADED);
        t.fault(PLAIN_TEXT_ON_TLS_PORT, 0.0003, "a TLS port speaks TLS")
                .under(0.95, "that is the cause itself", TLS_NOT_ENABLED_ON_PORT)
                .under(0.35, "the mode expects TLS where the origin has none", SSL_MODE_MISMATCH)
                .under(0.05, "another program has the port", DNS_POINTS_ELSEWHERE);
        t.fault(HANDSHAKE_TIMES_OUT, 0.0005, "servers answer a hello")
                .under(0.35, "that is one of its shapes", TLS_HANDSHAKE_BROKEN)
                .under(0.3, "accepted by the kernel, not by the server", OVERLOADED, DESCRIPTORS_EXHAUSTED)
                .under(0.05, "it waits for its header", PROXY_PROTOCOL_EXPECTED)
                .under(0.03, "later packets are dropped", FIREWALL_DROPS_EDGE);
        t.fault(HANDSHAKE_RESET, 0.0005, "servers answer a hello")
                .under(0.5, "that is one of its shapes", TLS_HANDSHAKE_BROKEN)
                .under(0.45, "the hello is read as a broken header", PROXY_PROTOCOL_EXPECTED)
                .under(0.1, "some servers reset for unknown names", SNI_NOT_SERVED)
                .under(
                        0.005,
                        "some servers reset where nothing is shared",
                        TLS_VERSION_UNSUPPORTED,
                        TLS_CIPHER_UNSUPPORTED)
                .under(0.02, "workers are used up", OVERLOADED, DESCRIPTORS_EXHAUSTED)
                .under(0.003, "a limit that closes", RATE_LIMITED);
        t.fault(HANDSHAKE_CLOSED, 0.0005, "servers answer a hello")
                .under(0.25, "that is one of its shapes", TLS_HANDSHAKE_BROKEN)
                .under(0.4, "the hello is read as a broken header", PROXY_PROTOCOL_EXPECTED)
                .under(0.08, "some servers close for unknown names", SNI_NOT_SERVED)
                .under(0.05, "plain programs close on garbage", TLS_NOT_ENABLED_ON_PORT)
                .under(0.05, "workers are used up", OVERLOADED, DESCRIPTORS_EXHAUSTED);
        t.fault(ONLY_OLD_TLS, 0.0002, "servers of this decade speak TLS 1.2")
                .under(0.9, "that is the cause itself", TLS_VERSION_UNSUPPORTED)
                .under(0.02, "alerts are mixed up", TLS_CIPHER_UNSUPPORTED);
        t.fault(NO_COMMON_CIPHER, 0.0003, "servers share a cipher with an edge")
                .under(0.85, "that is the cause itself", TLS_CIPHER_UNSUPPORTED)
                .under(0.03, "some old servers answer with the same alert", TLS_VERSION_UNSUPPORTED)
                .under(0.15, "no certificate for the name, the same alert", SNI_NOT_SERVED)
                .under(0.03, "in TLS 1.2 its refusal is the same alert", CLIENT_CERTIFICATE_REQUIRED);
        t.fault(SERVER_NAME_REJECTED, 0.0002, "servers know their names")
                .under(0.65, "that is the cause itself", SNI_NOT_SERVED)
                .under(0.15, "the other machine does not know the name", DNS_POINTS_ELSEWHERE);
        t.fault(HANDSHAKE_ALERT, 0.0003, "servers do not end handshakes with alerts")
                .under(0.06, "an alert that is beside the point, or one that came encrypted", TLS_HANDSHAKE_BROKEN)
                .under(0.03, "some answer with access_denied", SNI_NOT_SERVED)
                .under(0.1, "bad_certificate, unknown_ca", CLIENT_CERTIFICATE_REQUIRED);
        t.fault(SERVER_FAILS_HANDSHAKE, 0.0003, "servers do not end handshakes with alerts")
                .under(0.12, "internal_error, decode_error and kin: the server's own trouble", TLS_HANDSHAKE_BROKEN)
                .under(0.03, "Caddy and others say internal_error where no certificate is for the name", SNI_NOT_SERVED)
                .under(0.002, "certificates have alerts of their own", CLIENT_CERTIFICATE_REQUIRED);
        t.fault(CLIENT_CERTIFICATE_DEMANDED, 0.0002, "public sites ask for none")
                .under(0.55, "that is the cause itself", CLIENT_CERTIFICATE_REQUIRED);
        t.clue(EDGES_CERTIFICATE_TAKEN, 0.001, "an origin that takes nobody's connection but its edge's")
                .under(0.01, "the best that an origin can do", HEALTHY)
                .under(0.00002, "the edge shows it, and is served", CLIENT_CERTIFICATE_REQUIRED);
        t.fault(HANDSHAKE_GARBLED, 0.0003, "TLS libraries do not garble")
                .under(0.15, "that is one of its shapes", TLS_HANDSHAKE_BROKEN)
                .under(0.005, "another protocol in TLS' place", TLS_NOT_ENABLED_ON_PORT);
        t.fault(HANDSHAKE_SOMETIMES_FAILS, 0.003, "a configuration fails always")
                .under(0.1, "a box in front, or one of several servers", TLS_HANDSHAKE_BROKEN)
                .under(0.15, "when it is too much", OVERLOADED, DESCRIPTORS_EXHAUSTED)
                .under(0.1, "when it is too much", RATE_LIMITED)
                .under(0.1, "when packets are lost", PATH_LOSSY)
                .under(0.1, "while it is down", CRASH_LOOP);
    }

    private static void experiments(Likelihoods t) {
        t.clue(WORKS_WITHOUT_SERVER_NAME, 0.03, "the name seldom matters for a handshake")
                .under(0.5, "a default certificate answers where no name is asked for", SNI_NOT_SERVED)
                .under(0.15, "a box in front that reads names", TLS_HANDSHAKE_BROKEN)
                .under(0.3, "the other machine has another default", DNS_POINTS_ELSEWHERE);
        t.clue(SERVER_NAME_CHANGES_NOTHING, 0.95, "the name seldom matters for a handshake")
                .under(0.45, "a default that rejects handshakes refuses no name too", SNI_NOT_SERVED);
        t.clue(WORKS_WITH_OLDER_TLS, 0.02, "servers negotiate downwards by themselves")
                .under(0.3, "intolerance of new hellos", TLS_HANDSHAKE_BROKEN)
                .under(0.3, "servers that choke on a newer offer", TLS_VERSION_UNSUPPORTED)
                .under(0.1, "another set of ciphers", TLS_CIPHER_UNSUPPORTED);
        t.clue(OLDER_TLS_CHANGES_NOTHING, 0.95, "servers negotiate downwards by themselves")
                .under(0.6, "other boxes break any hello", TLS_HANDSHAKE_BROKEN);
        t.fault(WORKS_WITH_PROXY_HEADER, 0.002, "a server that expects none chokes on it")
                .under(0.97, "that proves it", PROXY_PROTOCOL_EXPECTED);
        t.clue(PROXY_HEADER_CHANGES_NOTHING, 0.95, "nothing waits for the header")
                .under(0.01, "it would have worked", PROXY_PROTOCOL_EXPECTED);
        t.fault(FAILS_WITH_HTTP2, 0.004, "what is announced is usually spoken")
                .under(0.25, "announced and not spoken", RESPONSE_MALFORMED)
                .under(0.03, "a worker dies of it", RESPONSE_EMPTY);
        t.clue(HTTP2_CHANGES_NOTHING, 0.95, "what is announced is usually spoken")
                .under(0.7, "HTTP/2 is one of its places", RESPONSE_MALFORMED);
    }

    private static void certificate(Likelihoods t) {
        Cause[] refused = {
            CERTIFICATE_EXPIRED,
            CERTIFICATE_NOT_YET_VALID,
            CERTIFICATE_NAME_MISMATCH,
            CERTIFICATE_UNTRUSTED,
            CERTIFICATE_CHAIN_INCOMPLETE,
            CERTIFICATE_WEAK,
            CERTIFICATE_NOT_FOR_SERVERS
        };
        t.clue(CERTIFICATE_ACCEPTED, 0.9, "certificates are usually in order")
                .under(0.002, "the edge would not accept it", refused)
                .under(0.1, "revocation is not always seen", CERTIFICATE_REVOKED);
        t.clue(CERTIFICATE_DEFECT_TOLERATED, 0.1, "many origins have a defect that nobody checks")
                .under(0.004, "where it is tolerated it is no cause", refused)
                .under(0.004, "where it is tolerated it is no cause", CERTIFICATE_REVOKED);
        t.fault(CERTIFICATE_OUT_OF_DATE, 0.002, "beside another defect")
                .under(0.995, "that is the cause itself", CERTIFICATE_EXPIRED);
        t.fault(CERTIFICATE_NOT_VALID_YET, 0.0002, "clocks are usually right")
                .under(0.995, "that is the cause itself", CERTIFICATE_NOT_YET_VALID);
        t.fault(CERTIFICATE_FOR_ANOTHER_NAME, 0.001, "beside another defect")
                .under(0.995, "that is the cause itself", CERTIFICATE_NAME_MISMATCH)
                .under(0.5, "the default certificate answers", SNI_NOT_SERVED)
                .under(0.3, "the other machine has its own certificate", DNS_POINTS_ELSEWHERE)
                .under(0.03, "a default certificate is self-signed and for no name", CERTIFICATE_UNTRUSTED);
        t.fault(CERTIFICATE_SELF_SIGNED, 0.001, "beside another defect")
                .under(0.6, "that is the cause itself", CERTIFICATE_UNTRUSTED)
                .under(0.03, "a default certificate is self-signed", CERTIFICATE_NAME_MISMATCH)
                .under(0.15, "the default certificate answers", SNI_NOT_SERVED);
        t.fault(CERTIFICATE_OF_UNKNOWN_AUTHORITY, 0.0005, "beside another defect")
                .under(0.4, "that is the cause itself", CERTIFICATE_UNTRUSTED)
                .under(0.1, "a gap that cannot be filled looks the same", CERTIFICATE_CHAIN_INCOMPLETE);
        t.fault(INTERMEDIATE_CERTIFICATE_MISSING, 0.0002, "chains are usually complete")
                .under(0.9, "that is the cause itself", CERTIFICATE_CHAIN_INCOMPLETE);
        t.fault(CERTIFICATE_WITHDRAWN, 0.0002, "few certificates are revoked")
                .under(0.9, "that is the cause itself", CERTIFICATE_REVOKED);
        t.fault(CERTIFICATE_TOO_WEAK, 0.0002, "authorities sign no weak keys")
                .under(0.995, "that is the cause itself", CERTIFICATE_WEAK);
        t.fault(CERTIFICATE_UNSUITABLE, 0.0002, "authorities issue well-formed certificates")
                .under(0.995, "that is the cause itself", CERTIFICATE_NOT_FOR_SERVERS);
    }

    private static void answers(Likelihoods t) {
        t.clue(PAGE_SERVED, 0.93, "the page comes; the trouble is the edge's alone, or in front of it")
                .under(0.01, "no page without its application", UPSTREAM_DOWN, APPLICATION_ERROR)
                .under(0.01, "that is what is missing", RESPONSE_EMPTY)
                .under(0.05, "at least over HTTP/1.1", RESPONSE_MALFORMED)
                .under(0.01, "that is what is missing", RESPONSE_HEADERS_TOO_LARGE, REDIRECT_LOOP)
                .under(0.1, "in time for once", RESPONSE_TOO_SLOW)
                .under(0.2, "rules look at who asks", WAF_BLOCKS_REQUEST)
                .under(0.02, "nothing is served without the certificate", CLIENT_CERTIFICATE_REQUIRED)
                .under(0.02, "nothing is served without the header", PROXY_PROTOCOL_EXPECTED)
                .under(0.03, "nobody serves", NOBODY_LISTENS)
                .under(0.3, "slowly, if at all", OVERLOADED, DESCRIPTORS_EXHAUSTED)
                .under(0.4, "not for the way that the mode asks", SSL_MODE_MISMATCH)
                .under(0.3, "another site's page", DNS_POINTS_ELSEWHERE)
                .under(0.6, "until the limit is met", RATE_LIMITED)
                .under(0.7, "an origin given by its address may well be fine", DNS_MISSING);
        t.fault(ANSWER_EMPTY, 0.0005, "servers say something")
                .under(0.65, "that is the cause itself", RESPONSE_EMPTY)
                .under(0.08, "workers die under load", OVERLOADED, CRASH_LOOP)
                .under(0.1, "out of descriptors, connections are closed", DESCRIPTORS_EXHAUSTED)
                .under(0.3, "the request is read as a broken header", PROXY_PROTOCOL_EXPECTED)
                .under(0.03, "some rules close without a word", WAF_BLOCKS_REQUEST)
                .under(0.03, "refused after the handshake", CLIENT_CERTIFICATE_REQUIRED);
        t.fault(ANSWER_RESET, 0.0005, "servers say something")
                .under(0.3, "whoever closes before having read the whole request resets", RESPONSE_EMPTY)
                .under(0.25, "refused after the handshake", CLIENT_CERTIFICATE_REQUIRED)
                .under(0.4, "the request is read as a broken header", PROXY_PROTOCOL_EXPECTED)
                .under(0.02, "few rules reset; most show a page", WAF_BLOCKS_REQUEST)
                .under(0.05, "workers die under load", OVERLOADED, CRASH_LOOP)
                .under(0.05, "a limit that closes", RATE_LIMITED);
        t.fault(ANSWER_MALFORMED, 0.0003, "servers speak HTTP")
                .under(0.6, "that is the cause itself", RESPONSE_MALFORMED)
                .under(0.03, "another program has the port", DNS_POINTS_ELSEWHERE)
                .under(0.02, "TLS on a port that is asked in the clear", SSL_MODE_MISMATCH);
        t.fault(ANSWER_HEAD_TOO_LARGE, 0.0001, "heads are small")
                .under(0.97, "that is the cause itself", RESPONSE_HEADERS_TOO_LARGE);
        t.fault(ANSWER_TOO_SLOW, 0.0005, "pages come within seconds")
                .under(0.88, "that is the cause itself", RESPONSE_TOO_SLOW)
                .under(0.35, "everything is slow", OVERLOADED)
                .under(0.2, "nobody takes the connection from the queue", DESCRIPTORS_EXHAUSTED)
                .under(0.1, "a hanging application", UPSTREAM_DOWN)
                .under(0.03, "it waits for its header", PROXY_PROTOCOL_EXPECTED);
        t.fault(ANSWER_CUT_SHORT, 0.003, "bodies are complete")
                .under(0.15, "the length does not match", RESPONSE_MALFORMED)
                .under(0.08, "a worker dies in the middle", CRASH_LOOP, OVERLOADED)
                .under(0.05, "a worker dies in the middle", RESPONSE_EMPTY);
        t.fault(REDIRECTS_IN_A_CIRCLE, 0.0003, "redirects end somewhere")
                .under(0.95, "that is the cause itself", REDIRECT_LOOP)
                .under(0.06, "an origin that forces HTTPS and is asked in the clear", SSL_MODE_MISMATCH);
    }

    private static void refusedAnswers(Likelihoods t) {
        t.fault(BLOCKED_PAGE, 0.0004, "blocks are recognised by their marks")
                .under(0.75, "that is the cause itself", WAF_BLOCKS_REQUEST)
                .under(0.05, "limits of security plugins", RATE_LIMITED);
        t.fault(RATE_LIMIT_PAGE, 0.0004, "few probes meet no limit")
                .under(0.25, "that is the cause itself", RATE_LIMITED)
                .under(
                        0.015,
                        "rules answer 403; 429 is the status of limits (RFC 6585, section 4)",
                        WAF_BLOCKS_REQUEST);
        t.fault(EDGE_ANSWERS_FOR_ORIGIN, 0.0002, "an origin is no edge")
                .under(0.12, "a second edge stands in front of the origin, and meets its fault", UPSTREAM_DOWN)
                .under(0.15, "the record leads to an edge, or back to this one", DNS_POINTS_ELSEWHERE)
                .under(0.02, "an application that repeats such an answer", APPLICATION_ERROR);
        t.fault(GATEWAY_ERROR, 0.0004, "a gateway's own words")
                .under(0.8, "the web server answers for what is behind it", UPSTREAM_DOWN)
                .under(0.06, "applications say so too", APPLICATION_ERROR)
                .under(0.08, "what is behind is choked", OVERLOADED)
                .under(0.05, "the one behind was killed", OOM_KILLED)
                .under(0.06, "some gateways, Apache among them, say 502 for it", RESPONSE_TOO_SLOW);
        t.fault(GATEWAY_WAITED_IN_VAIN, 0.0004, "a gateway's own words (RFC 9110, section 15.6.5)")
                .under(0.3, "the gateway on the origin gives up before the edge does", RESPONSE_TOO_SLOW)
                .under(0.12, "what is behind is gone without a word", UPSTREAM_DOWN)
                .under(0.08, "what is behind is choked", OVERLOADED)
                .under(0.02, "applications say so too", APPLICATION_ERROR);
        t.fault(BUSY_ERROR, 0.0004, "servers that serve do not say 503")
                .under(0.25, "maintenance pages", APPLICATION_ERROR)
                .under(0.25, "some proxies say 503 for what is down", UPSTREAM_DOWN)
                .under(0.25, "workers are used up", OVERLOADED)
                .under(0.2, "limit_req answers 503", RATE_LIMITED)
                .under(0.03, "security plugins say 503", WAF_BLOCKS_REQUEST);
        t.fault(SERVER_ERROR, 0.0004, "500 is said by applications")
                .under(0.5, "that is the cause itself", APPLICATION_ERROR)
                .under(0.03, "an application that starves", OVERLOADED)
                .under(0.03, "the database behind it is gone", UPSTREAM_DOWN);
        t.fault(CLIENT_ERROR, 0.0004, "a page that exists and is public is served")
                .under(0.25, "404, 401 and kin are said by applications", APPLICATION_ERROR)
                .under(0.01, "rules say 403", WAF_BLOCKS_REQUEST)
                .under(0.1, "an unmarked 400", CLIENT_CERTIFICATE_REQUIRED)
                .under(0.15, "the other machine does not know the page", DNS_POINTS_ELSEWHERE)
                .under(0.05, "an unmarked 400", PROXY_PROTOCOL_EXPECTED);
        t.fault(ACCESS_FORBIDDEN, 0.0004, "a page that exists and is public is served")
                .under(0.12, "an unmarked 403 is what the server's own rules answer", WAF_BLOCKS_REQUEST)
                .under(0.06, "logins and permissions of the application", APPLICATION_ERROR)
                .under(0.08, "the other machine has no page to show there", DNS_POINTS_ELSEWHERE)
                .under(0.03, "Apache says so where the certificate is missing", CLIENT_CERTIFICATE_REQUIRED);
        t.fault(WRONG_SITE, 0.0002, "421 says that the server is not for this name")
                .under(0.2, "the other machine does not serve the name", DNS_POINTS_ELSEWHERE)
                .under(0.2, "no virtual host has the name", SNI_NOT_SERVED);
        t.fault(TLS_EXPECTED, 0.0002, "a 400 for plain text on a TLS port")
                .under(0.4, "asked in the clear where the origin expects TLS", SSL_MODE_MISMATCH);
        t.fault(CLIENT_CERTIFICATE_EXPECTED, 0.0002, "a 400 of its own")
                .under(0.5, "that is the cause itself", CLIENT_CERTIFICATE_REQUIRED);
        t.fault(PROXY_HEADER_EXPECTED, 0.0002, "a 400 of its own")
                .under(0.15, "that is the cause itself", PROXY_PROTOCOL_EXPECTED);
        t.fault(ANSWER_SOMETIMES_FAILS, 0.004, "a configuration fails always")
                .under(0.15, "when it is too much", OVERLOADED, RATE_LIMITED)
                .under(0.1, "while it is down", CRASH_LOOP, UPSTREAM_DOWN)
                .under(0.1, "now and then", RESPONSE_EMPTY, RESPONSE_TOO_SLOW, APPLICATION_ERROR)
                .under(0.05, "when packets are lost", PATH_LOSSY);
        t.fault(PROBER_IN_TROUBLE, 0.001, "a healthy prober gets as far as the origin")
                .under(0.97, "that is the cause itself", PROBER_LIMITED);
    }

    private static void edge(Likelihoods t) {
        served(t.clue(EDGE_SERVES, 0.03, "an edge whose origin fails serves no page"))
                .under(0.25, "the edge has another address than the one that was asked", DNS_POINTS_ELSEWHERE)
                .under(0.3, "unless it fails just now", OVERLOADED);
        served(t.clue(
                        EDGE_FETCHES_PAGE,
                        0.002,
                        "a page of this moment came from a server that runs and lets the edge in"))
                .under(0.05, "between two crashes", CRASH_LOOP)
                .under(0.4, "the edge has another address than the one that was asked", DNS_POINTS_ELSEWHERE)
                .under(0.2, "the edge asks in another way than was said", SSL_MODE_MISMATCH)
                .under(0.2, "unless it fails just now", OVERLOADED);
        t.clue(EDGE_SERVES_STALE_COPY, 0.1, "what is in the cache is served without the origin");
        t.fault(EDGE_PASSES_ERROR_ON, 0.01, "other troubles have no status of the origin's")
                .under(0.95, "the origin's own status passes", APPLICATION_ERROR, UPSTREAM_DOWN)
                .under(0.8, "the block page passes", WAF_BLOCKS_REQUEST)
                .under(0.5, "limits answer with a status", RATE_LIMITED)
                .under(0.3, "busy answers pass", OVERLOADED)
                .under(0.4, "a 400 passes", CLIENT_CERTIFICATE_REQUIRED, SSL_MODE_MISMATCH)
                .under(0.6, "the 504 of a gateway on the origin passes", RESPONSE_TOO_SLOW)
                .under(0.3, "errors of another machine, where the edge asks that one", DNS_POINTS_ELSEWHERE);
        t.fault(VISITOR_BLOCKED_BY_EDGE, 0.001, "the edge blocks by its own rules alone")
                .under(0.9, "that is the cause itself", EDGE_BLOCKS_VISITOR)
                .under(0.1, "the origin's own block, for the edge's request alone", WAF_BLOCKS_REQUEST);
        t.fault(EDGE_FAILS_BY_ITSELF, 0.001, "no fault of an origin explains it")
                .under(0.8, "that is the cause itself", EDGE_INCIDENT)
                .under(0.1, "an error for the edge's request alone", APPLICATION_ERROR);
        t.fault(EDGE_REFUSES_RECORD, 0.001, "the edge names this trouble by a number of its own")
                .under(0.2, "the record leads where the edge does not go", DNS_POINTS_ELSEWHERE);
        t.fault(EDGE_HAS_NO_TUNNEL, 0.001, "the edge names this trouble by a number of its own")
                .under(0.1, "the tunnel's own process is down", UPSTREAM_DOWN);
        t.fault(CODE_AT_EDGE_FAILS, 0.001, "the edge names this trouble by a number of its own")
                .under(0.1, "the customer's code at the edge", APPLICATION_ERROR);
        t.fault(EDGE_QUEUES_REQUESTS, 0.001, "the edge names this trouble by a number of its own")
                .under(0.1, "requests pile up before a slow origin", RESPONSE_TOO_SLOW, OVERLOADED);
        t.fault(EDGE_SHOWS_NO_CERTIFICATE, 0.0002, "the origin's own words, passed on")
                .under(0.3, "switched on at the origin and not at the edge", CLIENT_CERTIFICATE_REQUIRED);
        t.fault(EDGES_CERTIFICATE_REFUSED, 0.0002, "the origin's own words, passed on")
                .under(0.2, "the origin trusts another authority than the edge's", CLIENT_CERTIFICATE_REQUIRED);
        t.fault(EDGE_NOT_IN_FRONT, 0.02, "the edge was named by who asks")
                .under(0.97, "that is the cause itself", NOT_PROXIED)
                .under(0.1, "the name leads to another place", DNS_POINTS_ELSEWHERE);
        t.clue(EDGE_CLAIM_IMPOSSIBLE, 0.02, "settings other than those that were told")
                .under(0.3, "an answer that no origin can have caused", EDGE_INCIDENT)
                .under(0.08, "another mode than the one that was told", SSL_MODE_MISMATCH);
    }

    /** The causes under which an edge has a page to serve all the same, fresh or not. */
    private static Likelihoods.Row served(Likelihoods.Row row) {
        return row.under(0.98, "so it should be", HEALTHY)
                .under(0.95, "each redirect is handed on, and looks like an answer", REDIRECT_LOOP)
                .under(0.2, "a page cut short is handed on", RESPONSE_MALFORMED)
                .under(0.5, "most ranges get through", FIREWALL_BLOCKS_SOME_EDGE_RANGES)
                .under(0.3, "the gap is over", RESTART_WINDOW)
                .under(0.4, "most of the time", PATH_LOSSY, RATE_LIMITED)
                .under(0.25, "this visitor may be another than the blocked one", EDGE_BLOCKS_VISITOR)
                .under(0.3, "the edge uses the family that works", IPV6_MISALIGNED, ADDRESS_FAMILY_MISMATCH)
                .under(0.5, "the edge has its certificate", CLIENT_CERTIFICATE_REQUIRED)
                .under(0.05, "only the edge may be let in", PROVIDER_FIREWALL)
                .under(0.01, "only the edge may be let in", FIREWALL_DROPS_EDGE, FIREWALL_REJECTS_EDGE)
                .under(0.3, "the rule may be about this prober", WAF_BLOCKS_REQUEST)
                .under(0.6, "the prober's trouble is not the edge's", PROBER_LIMITED);
    }

    private static void edgeFaults(Likelihoods t) {
        t.fault(EDGE_MEETS_REFUSAL, 0.001, "only a refusal shows so")
                .under(0.96, "nobody listens for the edge either", NOBODY_LISTENS)
                .under(0.8, "while it is down", OOM_KILLED, CRASH_LOOP, RESTART_WINDOW, PORT_MAPPING_MISSING)
                .under(0.85, "that is what the edge meets", FIREWALL_REJECTS_EDGE)
                .under(0.65, "bans reject by default", EDGE_ADDRESS_BANNED)
                .under(0.2, "from the ranges that are missing", FIREWALL_BLOCKS_SOME_EDGE_RANGES)
                .under(0.3, "the other machine refuses", DNS_POINTS_ELSEWHERE)
                .under(0.3, "a filter that refuses refuses the edge too", PROVIDER_FIREWALL)
                .under(0.1, "limits reject now and then", RATE_LIMITED)
                .under(0.4, "the mode asks a port that the origin does not have", SSL_MODE_MISMATCH)
                .under(0.4, "from the family without a listener", ADDRESS_FAMILY_MISMATCH)
                .under(0.05, "crashed under load", OVERLOADED);
        t.fault(EDGE_MEETS_SILENCE, 0.001, "only silence shows so")
                .under(0.9, "that is what the edge meets", FIREWALL_DROPS_EDGE)
                .under(0.85, "security groups drop", PROVIDER_FIREWALL)
                .under(0.75, "a machine that is off does not answer", HOST_DOWN)
                .under(0.3, "a ban that drops", EDGE_ADDRESS_BANNED)
                .under(0.25, "from the ranges that are missing", FIREWALL_BLOCKS_SOME_EDGE_RANGES)
                .under(0.4, "a full accept queue", OVERLOADED)
                .under(0.4, "a full accept queue", DESCRIPTORS_EXHAUSTED)
                .under(0.7, "new connections are dropped", CONNTRACK_FULL)
                .under(0.3, "packets are lost", PATH_LOSSY)
                .under(0.4, "the IPv6 address goes nowhere", IPV6_MISALIGNED)
                .under(0.2, "an old address that nobody has", DNS_POINTS_ELSEWHERE)
                .under(0.12, "the answer to a rejected SYN is rate-limited", FIREWALL_REJECTS_EDGE)
                .under(0.15, "the limit drops", RATE_LIMITED)
                .under(0.1, "black holes", ROUTE_UNREACHABLE)
                .under(0.2, "a handshake that stalls may count as no connection", TLS_HANDSHAKE_BROKEN);
        t.fault(EDGE_MEETS_NO_ROUTE, 0.001, "only routing and some rejects show so")
                .under(0.8, "that is what the edge meets", ROUTE_UNREACHABLE)
                .under(0.12, "the default reject of firewalld", FIREWALL_REJECTS_EDGE)
                .under(0.15, "the last router cannot find the machine", HOST_DOWN)
                .under(0.12, "the old address is routed nowhere", DNS_POINTS_ELSEWHERE)
                .under(0.1, "some filters say so", PROVIDER_FIREWALL)
                .under(0.1, "the IPv6 address is routed nowhere", IPV6_MISALIGNED);
        t.fault(EDGE_MEETS_BROKEN_HANDSHAKE, 0.001, "only a broken handshake shows so")
                .under(
                        0.93,
                        "that is what the edge meets",
                        TLS_NOT_ENABLED_ON_PORT,
                        TLS_VERSION_UNSUPPORTED,
                        TLS_CIPHER_UNSUPPORTED,
                        TLS_HANDSHAKE_BROKEN,
                        SNI_NOT_SERVED)
                .under(0.6, "the hello is read as a broken header", PROXY_PROTOCOL_EXPECTED)
                .under(0.3, "where the edge has no certificate", CLIENT_CERTIFICATE_REQUIRED)
                .under(0.3, "the mode expects TLS where the origin has none", SSL_MODE_MISMATCH)
                .under(0.2, "workers are used up", OVERLOADED, DESCRIPTORS_EXHAUSTED);
        t.fault(EDGE_MEETS_BAD_CERTIFICATE, 0.001, "only a checked certificate shows so")
                .under(
                        0.95,
                        "that is what the edge meets",
                        CERTIFICATE_EXPIRED,
                        CERTIFICATE_NOT_YET_VALID,
                        CERTIFICATE_NAME_MISMATCH,
                        CERTIFICATE_UNTRUSTED,
                        CERTIFICATE_CHAIN_INCOMPLETE,
                        CERTIFICATE_REVOKED,
                        CERTIFICATE_WEAK,
                        CERTIFICATE_NOT_FOR_SERVERS)
                .under(0.2, "the other machine has its own certificate", DNS_POINTS_ELSEWHERE)
                .under(0.3, "the default certificate answers", SNI_NOT_SERVED);
        t.fault(EDGE_MEETS_BROKEN_ANSWER, 0.001, "only a broken answer shows so")
                .under(
                        0.93,
                        "that is what the edge meets",
                        RESPONSE_EMPTY,
                        RESPONSE_MALFORMED,
                        RESPONSE_HEADERS_TOO_LARGE)
                .under(0.3, "where the edge has no certificate", CLIENT_CERTIFICATE_REQUIRED)
                .under(0.3, "in the clear, the request is read as a broken header", PROXY_PROTOCOL_EXPECTED)
                .under(0.08, "workers die", OVERLOADED, CRASH_LOOP, DESCRIPTORS_EXHAUSTED)
                .under(0.08, "some rules close without a word", WAF_BLOCKS_REQUEST);
        t.fault(EDGE_MEETS_SLOW_ANSWER, 0.001, "only a slow answer shows so")
                .under(0.93, "that is what the edge meets", RESPONSE_TOO_SLOW)
                .under(0.3, "everything is slow", OVERLOADED)
                .under(0.1, "a hanging application", UPSTREAM_DOWN)
                .under(0.1, "nobody takes the connection from the queue", DESCRIPTORS_EXHAUSTED);
        t.fault(EDGE_CANNOT_RESOLVE_ORIGIN, 0.001, "only a missing name shows so")
                .under(0.9, "the origin's name does not resolve", DNS_MISSING)
                .under(0.1, "the record names what no longer exists", DNS_POINTS_ELSEWHERE);
        t.clue(EDGE_CANNOT_GET_ANSWER, 0.6, "this edge has one status for many troubles")
                .under(0.0001, "then it would serve", HEALTHY)
                .under(0.02, "the origin's own status would pass", APPLICATION_ERROR, WAF_BLOCKS_REQUEST)
                .under(0.1, "the edge's own rules have a status of their own", EDGE_BLOCKS_VISITOR);
    }
}

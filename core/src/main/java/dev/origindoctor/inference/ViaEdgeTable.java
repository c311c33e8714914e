package dev.origindoctor.inference;

import static dev.origindoctor.finding.Clue.*;
import static dev.origindoctor.inference.PortTable.NOBODY_LISTENS;
import static dev.origindoctor.taxonomy.Cause.*;

/** How likely each word of the edge's own is under each cause. */
final class ViaEdgeTable {
    private ViaEdgeTable() {}

    static void write(Likelihoods t) {
        edge(t);
        edgeFaults(t);
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
                .under(0.3, "the edge asks in another way than was said", SSL_MODE_MISMATCH)
                .under(0.03, "an error for some requests and not for others", APPLICATION_ERROR, UPSTREAM_DOWN)
                .under(0.08, "unless it fails just now", OVERLOADED)
                .under(
                        0.03,
                        "something on the prober's way, or in its hello, that the edge's has not",
                        TLS_HANDSHAKE_BROKEN,
                        TLS_VERSION_UNSUPPORTED,
                        TLS_CIPHER_UNSUPPORTED);
        t.clue(EDGE_SERVES_STALE_COPY, 0.1, "what is in the cache is served without the origin");
        t.fault(EDGE_PASSES_ERROR_ON, 0.01, "other troubles have no status of the origin's")
                .under(0.95, "the origin's own status passes", APPLICATION_ERROR, UPSTREAM_DOWN)
                .under(0.8, "the block page passes", WAF_BLOCKS_REQUEST)
                .under(0.5, "limits answer with a status", RATE_LIMITED)
                .under(0.3, "busy answers pass", OVERLOADED)
                .under(0.4, "a 400 passes", CLIENT_CERTIFICATE_REQUIRED, SSL_MODE_MISMATCH)
                .under(0.6, "the 504 of a gateway on the origin passes", RESPONSE_TOO_SLOW)
                .under(0.3, "errors of another machine, where the edge asks that one", DNS_POINTS_ELSEWHERE);
        t.fault(EDGES_REQUEST_UNREADABLE, 0.005, "a request that is good from here is good from the edge")
                .under(0.15, "plain HTTP for a port that speaks TLS, or the reverse", SSL_MODE_MISMATCH)
                .under(0.2, "another machine answers the edge", DNS_POINTS_ELSEWHERE)
                .under(0.02, "rules answer 403 rather", WAF_BLOCKS_REQUEST);
        t.fault(VISITOR_BLOCKED_BY_EDGE, 0.001, "the edge blocks by its own rules alone")
                .under(0.9, "that is the cause itself", EDGE_BLOCKS_VISITOR)
                .under(0.03, "the origin's own block, for the edge's request alone", WAF_BLOCKS_REQUEST);
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
                .under(0.6, "the mode asks a port that the origin does not have", SSL_MODE_MISMATCH)
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
                .under(0.05, "a program that took the port speaks no TLS", WEB_SERVER_CONFIG_INVALID)
                .under(0.1, "the edge asks a machine that has no TLS for the name", DNS_POINTS_ELSEWHERE)
                .under(0.17, "workers are used up", OVERLOADED, DESCRIPTORS_EXHAUSTED);
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
                .under(0.1, "the mode is stricter than was said", SSL_MODE_MISMATCH)
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

package dev.origindoctor.inference;

import static dev.origindoctor.finding.Clue.*;
import static dev.origindoctor.inference.PortTable.NOBODY_LISTENS;
import static dev.origindoctor.taxonomy.Cause.*;

/** What several vantage points tell that one cannot: what stops some of them and not others chooses by source. */
final class PlaceTable {
    private PlaceTable() {}

    static void write(Likelihoods t) {
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
}

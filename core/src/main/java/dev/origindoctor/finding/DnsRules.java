package dev.origindoctor.finding;

import dev.origindoctor.observation.DnsObservation;
import dev.origindoctor.observation.Fact;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.EdgeRanges;
import dev.origindoctor.ranges.RangeList;
import dev.origindoctor.taxonomy.DnsFault;
import dev.origindoctor.taxonomy.Fault;
import java.util.stream.Collectors;

/** What the name servers' answers mean. */
final class DnsRules {
    private DnsRules() {}

    /** Without an address for the name nobody gets as far as the edge. */
    static void name(Scene scene, Notes notes) {
        for (DnsObservation seen : scene.ofVisitedName()) {
            if (seen.fault() == null) {
                notes.add(Clue.NAME_EXISTS, Says.with(seen.name(), addresses(seen)), seen.subject());
            } else {
                noName(seen, seen.fault(), notes);
            }
        }
    }

    private static void noName(DnsObservation seen, Fault fault, Notes notes) {
        Says says = Says.with(seen.name());
        if (fault == DnsFault.NAME_NOT_RESOLVED) {
            notes.add(Clue.NAME_MISSING, says, seen.subject());
        } else if (fault == DnsFault.NO_ADDRESS) {
            notes.add(Clue.NAME_WITHOUT_ADDRESS, says, seen.subject());
        } else if (fault == DnsFault.FAILED) {
            notes.add(Clue.NAME_SERVERS_FAIL, says, seen.subject());
        } else if (fault == DnsFault.UNREACHABLE) {
            notes.add(Clue.NAME_SERVERS_SILENT, says, seen.subject());
            notes.gap("where_name_leads", seen.name(), seen.resolver());
        }
    }

    /** Where the name resolves to the origin's own address, visitors go past the edge. */
    static void whereTheNameLeads(Scene scene, Notes notes) {
        for (DnsObservation seen : scene.ofVisitedName()) {
            for (Endpoint endpoint : scene.origin().endpoints()) {
                if (seen.addresses().contains(endpoint.address())) {
                    notes.add(
                            Clue.NAME_LEADS_PAST_EDGE,
                            Says.with(scene.origin().host(), scene.edge()),
                            seen.subject(),
                            Fact.of("address", Addresses.text(endpoint.address())));
                }
            }
        }
    }

    /** Where every address lies in the edge's published ranges, visitors reach the edge. */
    static void leadsToTheEdge(Scene scene, Notes notes) {
        if (scene.ofVisitedName().isEmpty()) {
            return;
        }
        AddressSet ranges = EdgeRanges.bundled()
                .visitorsOf(scene.edge())
                .map(RangeList::addresses)
                .orElseGet(AddressSet::empty);
        for (DnsObservation seen : scene.ofVisitedName()) {
            if (!seen.addresses().isEmpty() && seen.addresses().stream().allMatch(ranges::contains)) {
                notes.add(Clue.NAME_LEADS_TO_EDGE, Says.with(scene.origin().host(), scene.edge()), seen.subject());
            }
        }
    }

    private static String addresses(DnsObservation seen) {
        return seen.addresses().stream().map(Addresses::text).collect(Collectors.joining(", "));
    }
}

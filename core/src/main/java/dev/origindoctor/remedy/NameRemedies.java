package dev.origindoctor.remedy;

import dev.origindoctor.diagnosis.Remedy;
import dev.origindoctor.edge.Edge;
import java.util.List;

/** For names that lead to the wrong place, and ways that lead nowhere. */
final class NameRemedies {
    private NameRemedies() {}

    static List<Remedy> elsewhere(Site site) {
        return List.of(Draft.inDns("Point the record at the machine that serves the site")
                .step("See the address of the right machine, on it.", "ip -brief address")
                .step(where(site) + " replace " + site.address() + " in the records of " + site.host()
                        + " by that address.")
                .step("Delete records of machines that are gone.")
                .undo("set the old address again")
                .confirmedBy(site, "the right site, with the new address in --resolve"));
    }

    private static String where(Site site) {
        return site.edge() == Edge.CLOUDFLARE
                ? "In Cloudflare's dashboard, under DNS, Records,"
                : "At " + site.edge().title() + ", where the origin is named,";
    }

    static List<Remedy> missing(Site site) {
        return List.of(Draft.inDns("Give the name its record")
                .step("See whether the domain itself is registered and delegated.", "dig +short NS " + site.host())
                .step(where(site) + " add an A or AAAA record for " + site.host() + ", proxied.")
                .step(
                        "If the domain has expired or its name servers are not those of the zone, renew it or set them at the"
                                + " registrar.")
                .undo("delete the record")
                .confirmed("dig +short " + site.host() + " shows addresses"));
    }

    static List<Remedy> six(Site site) {
        return List.of(
                removeRecord(site, "AAAA record"),
                Draft.onOrigin("Or let the machine serve IPv6")
                        .step("See whether it has a global IPv6 address.", "ip -6 -brief address show scope global")
                        .step("Let the server listen on it: in nginx \"listen [::]:" + site.port() + ";\".")
                        .step(
                                "Let the firewall admit the edge's IPv6 networks too.",
                                "origin-doctor ranges allowlist --for iptables")
                        .undo("remove the listen line and reload")
                        .confirmedBy(site, "an answer, with -6"));
    }

    static Remedy removeRecord(Site site, String which) {
        return Draft.inDns("Take the " + which + " away until that family works")
                .step(where(site) + " delete the " + which + " of " + site.host() + ".")
                .undo("add the record again")
                .confirmedBy(site, "an answer of the server");
    }

    static List<Remedy> proxied(Site site) {
        return List.of(Draft.inDns("Lead the name through " + site.edge().title())
                .step(
                        site.edge() == Edge.CLOUDFLARE
                                ? "In Cloudflare's dashboard, under DNS, Records, turn the grey cloud of " + site.host()
                                        + " orange."
                                : "Point " + site.host() + " at the name that "
                                        + site.edge().title() + " gave the site.")
                .step(
                        "Then let the origin admit the edge's networks alone: its address is known now.",
                        "origin-doctor ranges allowlist --for " + tool(site))
                .undo("turn it back: the cloud grey again")
                .confirmed(site.askThroughEdge() + " shows the edge's own headers"));
    }

    private static String tool(Site site) {
        return site.firewall() == null ? "iptables" : site.firewall().allowlist();
    }

    static List<Remedy> route(Site site) {
        return List.of(Draft.atProvider("Have the route to the machine put right")
                .step("See where it ends.", "mtr -rwzc 20 -T -P " + site.port() + " " + bare(site))
                .step(
                        "On the origin, see whether its own routes swallow the edge's networks.",
                        "ip route get " + site.network().replaceAll("/.*", ""))
                .step("Give both to the provider: the last hop that answers is where the route is missing.")
                .step("Where the address was moved, set the record to the new one.")
                .undo("nothing to undo")
                .confirmedBy(site, "an answer of the server"));
    }

    static List<Remedy> lossy(Site site) {
        return List.of(Draft.atProvider("Find where packets are lost")
                .step("Count the losses, hop by hop.", "mtr -rwzc 100 -T -P " + site.port() + " " + bare(site))
                .step("On the origin, count errors of the network card.", "ip -s link")
                .step("Give both to the provider; losses that begin at a hop and stay to the end are its.")
                .undo("nothing to undo")
                .confirmedBy(site, "an answer each time, fifty times in a row"));
    }

    private static String bare(Site site) {
        return site.address().replace("[", "").replace("]", "");
    }
}

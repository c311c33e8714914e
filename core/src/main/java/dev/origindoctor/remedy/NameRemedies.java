package dev.origindoctor.remedy;

import dev.origindoctor.diagnosis.Phrase;
import dev.origindoctor.diagnosis.Remedy;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.language.Phrases;
import java.util.List;

/** For names that lead to the wrong place, and ways that lead nowhere. */
final class NameRemedies {
    private NameRemedies() {}

    static List<Remedy> elsewhere(Site site) {
        Draft elsewhere = Draft.inDns(site, "point_record");
        return List.of(elsewhere
                .step("look", "ip -brief address")
                .step(elsewhere.words("replace", where(site)), null)
                .step("delete")
                .undo()
                .confirmedBy("right_site"));
    }

    private static Phrase where(Site site) {
        String place = site.edge() == Edge.CLOUDFLARE ? "in_cloudflares_dns" : "where_origin_is_named";
        return Phrases.of("remedy.any." + place, site.values().toArray());
    }

    static List<Remedy> missing(Site site) {
        Draft missing = Draft.inDns(site, "give_record");
        return List.of(missing.step("look", "dig +short NS " + site.host())
                .step(missing.words("add", where(site)), null)
                .step("expired")
                .undo()
                .confirmed(missing.words("confirm", Phrase.command("dig +short " + site.host()))));
    }

    static List<Remedy> six(Site site) {
        return List.of(
                removeRecord(site, "aaaa"),
                Draft.onOrigin(site, "serve_ipv6")
                        .step("look", "ip -6 -brief address show scope global")
                        .step("listen")
                        .step("firewall", "origin-doctor ranges allowlist --for iptables")
                        .undo()
                        .confirmedBy("answer_ipv6"));
    }

    static Remedy removeRecord(Site site, String which) {
        Phrase record = Phrases.of("remedy.remove_record.which_" + which);
        Draft remove = Draft.inDns(site, "remove_record", record);
        return remove.step(remove.words("delete", record, where(site)), null)
                .undo()
                .confirmedBy("answer");
    }

    static List<Remedy> proxied(Site site) {
        return List.of(Draft.inDns(site, "through_edge")
                .step(site.edge() == Edge.CLOUDFLARE ? "cloudflare" : "other_edge")
                .step("firewall", "origin-doctor ranges allowlist --for " + site.allowlistTool())
                .undo()
                .confirmed("confirm"));
    }

    static List<Remedy> route(Site site) {
        return List.of(Draft.atProvider(site, "mend_route")
                .step("look", "mtr -rwzc 20 -T -P " + site.port() + " " + bare(site))
                .step("own_routes", "ip route get " + site.network().replaceAll("/.*", ""))
                .step("provider")
                .step("moved")
                .undo("nothing_to_undo")
                .confirmedBy("answer"));
    }

    static List<Remedy> lossy(Site site) {
        return List.of(Draft.atProvider(site, "lossy_path")
                .step("count", "mtr -rwzc 100 -T -P " + site.port() + " " + bare(site))
                .step("card", "ip -s link")
                .step("neighbours", "ip neigh | wc -l; sysctl net.ipv4.neigh.default.gc_thresh3")
                .step("provider")
                .undo("nothing_to_undo")
                .confirmedBy("fifty_answers"));
    }

    private static String bare(Site site) {
        return site.address().replace("[", "").replace("]", "");
    }
}

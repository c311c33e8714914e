package dev.origindoctor.remedy;

import dev.origindoctor.diagnosis.HostTestimony.Fate;
import dev.origindoctor.diagnosis.HostTestimony.Stretch;
import dev.origindoctor.diagnosis.Phrase;
import dev.origindoctor.diagnosis.Remedy;
import dev.origindoctor.remedy.Site.Banned;
import java.util.ArrayList;
import java.util.List;

/** For whatever keeps the edge out: the host's firewall, guards, limits, the provider, request rules. */
final class FirewallRemedies {
    private FirewallRemedies() {}

    static List<Remedy> allow(Site site) {
        List<Remedy> remedies = new ArrayList<>();
        FirewallTool tool = tool(site);
        Draft allow = Draft.onOrigin(site, "let_edge_in")
                .step("look", tool.show(site.network(), site.port(), site.spot()))
                .step("print", allowlist(tool))
                .step("add", tool.allow(site.network(), site.port(), site.spot()));
        rehearsed(allow, site);
        allow.step("keep_over_reboot", persist(tool));
        remedies.add(eachNetwork(allow, tool, site).confirmedBy("as_before"));
        remedies.add(keepCurrent(site));
        return remedies;
    }

    /** What the rules would do, as the model of the machine's ruleset shows it; nothing where there is none. */
    private static void rehearsed(Draft draft, Site site) {
        List<Stretch> after = site.rehearsed();
        long networks = after.stream()
                .flatMap(stretch -> stretch.networks().stream())
                .distinct()
                .count();
        List<Stretch> stillOut = after.stream()
                .filter(stretch -> stretch.fate() != Fate.ACCEPTED)
                .toList();
        if (!after.isEmpty() && stillOut.isEmpty()) {
            draft.step(draft.words("rehearsed_all", networks), null);
        } else if (!stillOut.isEmpty()) {
            draft.step(stillOut(draft, stillOut.get(0)), null);
        }
    }

    private static Phrase stillOut(Draft draft, Stretch first) {
        String how = first.fate() == Fate.UNDECIDED ? "rehearsed_undecided" : "rehearsed_still_out";
        String more = first.networks().size() > 1 ? " …" : "";
        return first.rule() == null || first.place() == null
                ? draft.words(how + "_by_default", first.networks().get(0) + more)
                : draft.words(how, first.networks().get(0) + more, first.rule(), first.place());
    }

    private static Draft eachNetwork(Draft draft, FirewallTool tool, Site site) {
        String undo = tool.undo(site.network(), site.port(), site.spot());
        return draft.undoBy(draft.words("undo_each_network", Phrase.command(undo)));
    }

    private static FirewallTool tool(Site site) {
        return site.firewall() == null ? FirewallTool.IPTABLES : site.firewall();
    }

    private static String allowlist(FirewallTool tool) {
        return "origin-doctor ranges allowlist --for " + tool.allowlist();
    }

    private static String persist(FirewallTool tool) {
        return switch (tool) {
            case IPTABLES -> "netfilter-persistent save";
            case NFTABLES -> "nft -s list ruleset > /etc/nftables.conf";
            case UFW -> "ufw status numbered   # ufw keeps its rules itself";
            case FIREWALLD -> "firewall-cmd --list-all   # --permanent has kept them";
            case CSF -> "csf -r";
        };
    }

    private static Remedy keepCurrent(Site site) {
        return Draft.onOrigin(site, "keep_list_current")
                .step("compare", "origin-doctor ranges diff")
                .undo("nothing_to_undo")
                .confirmed("confirm");
    }

    static List<Remedy> refresh(Site site) {
        FirewallTool tool = tool(site);
        Draft refresh = Draft.onOrigin(site, "refresh_allowlist")
                .step("look", "origin-doctor host inspect local")
                .step("print", allowlist(tool))
                .step("add", tool.allow(site.network(), site.port(), site.spot()));
        rehearsed(refresh, site);
        refresh.step("keep_over_reboot", persist(tool));
        return List.of(eachNetwork(refresh, tool, site).confirmed("confirm"), keepCurrent(site));
    }

    static List<Remedy> unban(Site site) {
        Banned banned = site.banned();
        String network = banned == null ? "EDGE_ADDRESS" : banned.network();
        String jail = banned == null ? "JAIL" : banned.jail();
        boolean csf = banned != null && banned.guard().equals("csf");
        Draft lift = Draft.onOrigin(site, "lift_ban");
        if (csf) {
            lift.step("lift", "csf -dr " + network + "; csf -tr " + network)
                    .step("csf", "origin-doctor ranges allowlist --for csf")
                    .undoBy("csf -d " + network);
        } else {
            lift.step("lift", "fail2ban-client set " + jail + " unbanip " + network)
                    .step("fail2ban", "fail2ban-client get " + jail + " ignoreip")
                    .undoBy("fail2ban-client set " + jail + " banip " + network);
        }
        String list = csf ? "csf -g " + network : "fail2ban-client status " + jail;
        Phrase lifted = lift.words(csf ? "confirm_csf" : "confirm_fail2ban", Phrase.command(list), network);
        return List.of(lift.step("visitors_address").step(realAddress(site)).confirmed(lifted), keepCurrent(site));
    }

    private static String realAddress(Site site) {
        return "real_address_" + site.apacheOrNginx();
    }

    static List<Remedy> limits(Site site) {
        return List.of(Draft.onOrigin(site, "count_visitors")
                .step("find", site.server().showLog())
                .step(realAddress(site))
                .step("except_edge", allowlist(tool(site)))
                .step("at_edge")
                .undo()
                .confirmedBy("twenty_answers"));
    }

    static List<Remedy> connectionTable(Site site) {
        return List.of(Draft.onOrigin(site, "larger_connection_table")
                .step("look", "sysctl net.netfilter.nf_conntrack_count net.netfilter.nf_conntrack_max")
                .step("enlarge", "sysctl -w net.netfilter.nf_conntrack_max=262144")
                .step("keep", "echo 'net.netfilter.nf_conntrack_max = 262144' > /etc/sysctl.d/90-conntrack.conf")
                .step(
                        "who",
                        "conntrack -L -p tcp 2>/dev/null | awk '{print $5}' | sort | uniq -c | sort -rn" + " | head")
                .undo()
                .confirmedBy("answer_each_time"));
    }

    static List<Remedy> provider(Site site) {
        return List.of(Draft.atProvider(site, "provider_firewall")
                .step("find")
                .step("add", "origin-doctor ranges allowlist --for aws")
                .step("stateless")
                .step("wide_route")
                .undo()
                .confirmedBy("answer_from_inside"));
    }

    static List<Remedy> rules(Site site) {
        return List.of(Draft.inApplication(site, "spare_harmless_requests")
                .step("find", site.server().showLog())
                .step("modsecurity")
                .step("wordpress")
                .step("imunify", "origin-doctor ranges allowlist --for csf")
                .step(realAddress(site))
                .undo()
                .confirmedBy("page_instead_of_block"));
    }
}

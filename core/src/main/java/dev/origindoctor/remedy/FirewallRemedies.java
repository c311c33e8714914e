package dev.origindoctor.remedy;

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
        Draft allow = Draft.onOrigin("Let " + site.edge().title() + "'s networks in to port " + site.port())
                .step("See which rule keeps them out.", tool.show(site.network(), site.port()))
                .step("Print the rules for all of its networks, and read them.", allowlist(tool))
                .step(
                        "Put them before the rule that keeps them out; the first looks like this.",
                        tool.allow(site.network(), site.port()))
                .step("Keep them over a reboot.", persist(tool))
                .undo(tool.undo(site.network(), site.port()) + ", for each network");
        remedies.add(allow.confirmedBy(site, "what it showed before, for the edge alone is let in"));
        remedies.add(keepCurrent(site));
        return remedies;
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
        return Draft.onOrigin("Keep the list of networks current")
                .step(
                        "Compare from time to time: the list changes seldom, and is published before it is used.",
                        "origin-doctor ranges diff")
                .undo("nothing to undo")
                .confirmed("origin-doctor ranges diff shows no difference for "
                        + site.edge().title());
    }

    static List<Remedy> refresh(Site site) {
        FirewallTool tool = tool(site);
        return List.of(
                Draft.onOrigin("Bring the allowlist up to date")
                        .step("See what it lacks.", "origin-doctor host inspect local")
                        .step("Print the whole list, and read it.", allowlist(tool))
                        .step(
                                "Add the networks that are missing; the first looks like this.",
                                tool.allow(site.network(), site.port()))
                        .step("Keep them over a reboot.", persist(tool))
                        .undo(tool.undo(site.network(), site.port()) + ", for each network")
                        .confirmed("origin-doctor host inspect local shows every network of "
                                + site.edge().title() + " accepted"),
                keepCurrent(site));
    }

    static List<Remedy> unban(Site site) {
        Banned banned = site.banned();
        String network = banned == null ? "EDGE_ADDRESS" : banned.network();
        String jail = banned == null ? "JAIL" : banned.jail();
        boolean csf = banned != null && banned.guard().equals("csf");
        Draft lift = Draft.onOrigin("Lift the ban, and let the guard see visitors instead of the edge");
        if (csf) {
            lift.step("Lift it.", "csf -dr " + network + "; csf -tr " + network)
                    .step(
                            "Keep lfd from banning the edge again: its networks belong into csf.ignore and csf.allow.",
                            "origin-doctor ranges allowlist --for csf");
        } else {
            lift.step("Lift it.", "fail2ban-client set " + jail + " unbanip " + network)
                    .step(
                            "Keep fail2ban from banning the edge again: its networks belong into ignoreip in jail.local.",
                            "fail2ban-client get " + jail + " ignoreip");
        }
        return List.of(
                lift.step("Give the log the visitor's address: the edge sends it in a header.", null)
                        .step(realAddress(site), null)
                        .undo(csf ? "csf -d " + network : "fail2ban-client set " + jail + " banip " + network)
                        .confirmed(
                                csf
                                        ? "csf -g " + network + " finds nothing; " + site.askThroughEdge()
                                                + " shows the page"
                                        : "fail2ban-client status " + jail + " lists " + network + " no more; "
                                                + site.askThroughEdge() + " shows the page"),
                keepCurrent(site));
    }

    private static String realAddress(Site site) {
        return site.server() == ServerKind.APACHE
                ? "In Apache: a2enmod remoteip, RemoteIPHeader CF-Connecting-IP, RemoteIPTrustedProxy for each network."
                : "In nginx: set_real_ip_from for each network of the edge, and real_ip_header CF-Connecting-IP.";
    }

    static List<Remedy> limits(Site site) {
        return List.of(Draft.onOrigin("Count visitors, not the edge's few addresses")
                .step("Find the limit that is met.", site.server().showLog())
                .step(realAddress(site), null)
                .step(
                        "In the firewall, except the edge's networks from limits by source (ufw limit, connlimit, hashlimit,"
                                + " CSF's CONNLIMIT, PORTFLOOD and CT_LIMIT).",
                        allowlist(tool(site)))
                .step("Limit visitors at the edge instead: Rate limiting rules see their own addresses.")
                .undo("put the old limit back")
                .confirmedBy(site, "an answer each time, twenty times in a row"));
    }

    static List<Remedy> connectionTable(Site site) {
        return List.of(Draft.onOrigin("Make the connection table larger")
                .step("See how full it is.", "sysctl net.netfilter.nf_conntrack_count net.netfilter.nf_conntrack_max")
                .step("Make it larger.", "sysctl -w net.netfilter.nf_conntrack_max=262144")
                .step(
                        "Keep it over a reboot.",
                        "echo 'net.netfilter.nf_conntrack_max = 262144' > /etc/sysctl.d/90-conntrack.conf")
                .step(
                        "See who fills it.",
                        "conntrack -L -p tcp 2>/dev/null | awk '{print $5}' | sort | uniq -c | sort -rn" + " | head")
                .undo("rm /etc/sysctl.d/90-conntrack.conf, and sysctl -w with the number that stood before")
                .confirmedBy(site, "an answer each time"));
    }

    static List<Remedy> provider(Site site) {
        return List.of(Draft.atProvider("Let " + site.edge().title() + "'s networks in at the provider's firewall")
                .step("In the console, find the security group, network ACL or cloud firewall of the machine.")
                .step(
                        "Add inbound rules for TCP port " + site.port() + ", one for each network of the edge.",
                        "origin-doctor ranges allowlist --for aws")
                .step("Where the filter is stateless (AWS network ACL), let the answers out too: TCP 1024-65535.")
                .step("Where a route covers 172.64.0.0/13 by mistake, make it as narrow as 172.16.0.0/12.")
                .undo("delete the rules that were added")
                .confirmedBy(site, "an answer, from a place that is let in"));
    }

    static List<Remedy> rules(Site site) {
        return List.of(Draft.inApplication("Let the rule that blocks spare what is no attack")
                .step(
                        "Find the rule: its number stands in the log.",
                        site.server().showLog())
                .step("ModSecurity: except that one rule for that one path (SecRuleRemoveById in a <Location>).")
                .step(
                        "WordPress plugins such as Wordfence: switch to learning mode for a day, and let them take the visitor's"
                                + " address from CF-Connecting-IP.")
                .step("Imunify360, CSF: whitelist the edge's networks.", "origin-doctor ranges allowlist --for csf")
                .step(realAddress(site), null)
                .undo("take the exception out again")
                .confirmedBy(site, "a page instead of the block"));
    }
}

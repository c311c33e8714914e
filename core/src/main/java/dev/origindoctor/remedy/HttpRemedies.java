package dev.origindoctor.remedy;

import dev.origindoctor.diagnosis.Remedy;
import dev.origindoctor.edge.Edge;
import java.util.List;

/** For answers that are no pages, and for what the edge does by itself. */
final class HttpRemedies {
    private HttpRemedies() {}

    static List<Remedy> empty(Site site) {
        return List.of(Draft.inApplication(site, "no_answer")
                .step("read_log", site.server().showLog())
                .step("php", "journalctl -k -n 50 --no-pager | grep -i segfault")
                .step(
                        "closes_on_purpose",
                        site.server() == ServerKind.APACHE
                                ? "grep -rn -i -E 'mod_evasive|SecRule' /etc/apache2"
                                : "grep -rn 'return 444' /etc/nginx")
                .step("keep_alive")
                .undo()
                .confirmedBy("status_line"));
    }

    static List<Remedy> malformed(Site site) {
        return List.of(Draft.inApplication(site, "speak_http")
                .step(
                        "look",
                        "curl -sS --raw -i --resolve '" + site.host() + ":" + site.port() + ":"
                                + site.address() + "' '" + site.scheme().id() + "://" + site.host() + ":" + site.port()
                                + "/' | head -c 600 | xxd")
                .step("suspects")
                .step("http2")
                .undo()
                .confirmedBy("well_formed_head"));
    }

    static List<Remedy> head(Site site) {
        return List.of(Draft.inApplication(site, "smaller_head")
                .step("look", site.askDirectly() + " | awk '{print length($0), $1}' | sort -rn | head")
                .step("cookies")
                .step("other_headers")
                .undo()
                .confirmedBy("small_head"));
    }

    static List<Remedy> slow(Site site) {
        return List.of(
                Draft.inApplication(site, "answer_sooner")
                        .step(
                                "measure",
                                "curl -sS -o /dev/null -w '%{time_starttransfer}\\n' https://" + site.host() + "/")
                        .step("find")
                        .step("queue")
                        .undo("nothing_to_undo")
                        .confirmedBy("first_byte_soon"),
                Draft.atEdge(site, "more_time")
                        .step(site.edge() == Edge.CLOUDFLARE ? "cloudflare" : "other_edge")
                        .undo()
                        .confirmed("confirm"));
    }

    static List<Remedy> circle(Site site) {
        Draft mode = Draft.atEdge(site, "ask_over_https").step("choose").undo("old_mode");
        Draft redirect = Draft.onOrigin(site, "redirect_only_http_visitors")
                .step(site.apacheOrNginx())
                .step("wordpress")
                .testAndReload()
                .undo();
        Remedy first = mode.confirmed("no_circle");
        Remedy second = redirect.confirmed("no_circle");
        return site.mode().encrypts() ? List.of(second) : List.of(first, second);
    }

    static List<Remedy> application(Site site) {
        return List.of(Draft.inApplication(site, "application_error")
                .step("read_log", site.server().showLog())
                .step("php", "tail -n 50 /var/log/php*-fpm.log")
                .step("disk", "df -h; df -i; grep ' ro,' /proc/mounts")
                .step("deployment")
                .undo()
                .confirmedBy("good_status"));
    }

    static List<Remedy> proxyHeader(Site site) {
        return List.of(Draft.onOrigin(site, "proxy_header")
                .step(
                        "find",
                        site.server() == ServerKind.HAPROXY
                                ? "grep -n accept-proxy /etc/haproxy/haproxy.cfg"
                                : "grep -rn proxy_protocol /etc/nginx")
                .step("socket_without")
                .step("visitors_address")
                .testAndReload()
                .undo()
                .confirmedBy("answer"));
    }

    static List<Remedy> incident(Site site) {
        return List.of(Draft.atEdge(site, "edge_incident")
                .step(
                        "status_page",
                        site.edge() == Edge.CLOUDFLARE
                                ? "curl -sS https://www.cloudflarestatus.com/api/v2/summary.json | head -c 2000"
                                : null)
                .step("trace", "curl -sS https://" + site.host() + "/cdn-cgi/trace")
                .step("support")
                .undo("nothing_to_undo")
                .confirmed("page"));
    }

    static List<Remedy> visitor(Site site) {
        return List.of(Draft.atEdge(site, "visitor_blocked")
                .step("find")
                .step("narrow")
                .undo()
                .confirmed("page"));
    }

    static List<Remedy> prober(Site site) {
        return List.of(Draft.inApplication(site, "able_prober")
                .step("limits", "ulimit -n; ss -s; sysctl net.ipv4.ip_local_port_range")
                .step("firewall", "iptables -S OUTPUT; nft list ruleset")
                .step("again")
                .undo("nothing_to_undo")
                .confirmed("confirm"));
    }
}

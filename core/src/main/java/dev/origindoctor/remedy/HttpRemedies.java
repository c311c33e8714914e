package dev.origindoctor.remedy;

import dev.origindoctor.diagnosis.Remedy;
import dev.origindoctor.edge.Edge;
import java.util.List;

/** For answers that are no pages, and for what the edge does by itself. */
final class HttpRemedies {
    private HttpRemedies() {}

    static List<Remedy> empty(Site site) {
        return List.of(Draft.inApplication("Find what ends without an answer")
                .step("Read the log at the time of the request.", site.server().showLog())
                .step("PHP: see whether workers crash.", "journalctl -k -n 50 --no-pager | grep -i segfault")
                .step(
                        "See whether a rule closes on purpose.",
                        site.server() == ServerKind.APACHE
                                ? "grep -rn -i -E 'mod_evasive|SecRule' /etc/apache2"
                                : "grep -rn 'return 444' /etc/nginx")
                .step("Keep connections open longer than the edge reuses them (900 s at Cloudflare), or answer "
                        + "Connection: close.")
                .undo("put the rule or module back")
                .confirmedBy(site, "a status line"));
    }

    static List<Remedy> malformed(Site site) {
        return List.of(Draft.inApplication("Let the application speak HTTP")
                .step(
                        "Look at the bytes.",
                        "curl -sS --raw -i --resolve '" + site.host() + ":" + site.port() + ":"
                                + site.address() + "' '" + site.scheme().id() + "://" + site.host() + ":" + site.port()
                                + "/' | head -c 600 | xxd")
                .step("Usual suspects: output before the headers, two Content-Length, a length that is not the body's,"
                        + " HTTP/2 announced and not spoken.")
                .step("If HTTP/2 alone fails, mend it on the origin, and switch HTTP/2 to Origin off at the edge until"
                        + " then (Speed, Settings, Protocol).")
                .undo("switch HTTP/2 to Origin on again")
                .confirmedBy(site, "a well-formed head"));
    }

    static List<Remedy> head(Site site) {
        return List.of(Draft.inApplication("Make the response's head smaller")
                .step(
                        "See which fields are large.",
                        site.askDirectly() + " | awk '{print length($0), $1}' | sort -rn | head")
                .step("Set fewer and smaller cookies; keep sessions on the server.")
                .step("Shorten Content-Security-Policy, Link and debugging headers.")
                .undo("put the headers back")
                .confirmedBy(site, "a head of less than 16 KB"));
    }

    static List<Remedy> slow(Site site) {
        return List.of(
                Draft.inApplication("Answer sooner")
                        .step(
                                "Measure.",
                                "curl -sS -o /dev/null -w '%{time_starttransfer}\\n' https://" + site.host() + "/")
                        .step("Find the slow requests: PHP-FPM's slowlog, the database's slow query log.")
                        .step("Move long work behind a queue, and answer 202 at once.")
                        .undo("nothing to undo")
                        .confirmedBy(site, "a first byte within a few seconds"),
                Draft.atEdge("Or give that path more time")
                        .step(
                                site.edge() == Edge.CLOUDFLARE
                                        ? "On Enterprise, a Cache Rule can raise the Proxy Read Timeout; on other plans split the"
                                                + " work so that each request is short."
                                        : "Raise " + site.edge().title() + "'s origin response timeout.")
                        .undo("set the old timeout again")
                        .confirmed("the slow page comes through the edge"));
    }

    static List<Remedy> circle(Site site) {
        Draft mode = Draft.atEdge("Let the edge ask over HTTPS, so that the origin need not redirect")
                .step(
                        "In the dashboard, under SSL/TLS, Overview, choose Full (strict) if the origin's certificate is valid,"
                                + " Full until then.")
                .undo("choose the mode that stood before");
        Draft redirect = Draft.onOrigin("Redirect only visitors who did not come over HTTPS")
                .step(
                        site.server() == ServerKind.APACHE
                                ? "In Apache: RewriteCond %{HTTP:X-Forwarded-Proto} !https before the redirect."
                                : "In nginx: if ($http_x_forwarded_proto != \"https\") before the redirect.")
                .step(
                        "WordPress: set $_SERVER['HTTPS'] = 'on' where X-Forwarded-Proto is https, and both site addresses to"
                                + " https.")
                .step("Test and reload.", site.server().configTest() + " && " + ProcessRemedies.reload(site))
                .undo("take the condition out again and reload");
        Remedy first = mode.confirmed(site.askThroughEdge() + " shows 200 instead of a redirect to itself");
        Remedy second = redirect.confirmed(site.askThroughEdge() + " shows 200 instead of a redirect to itself");
        return site.mode().encrypts() ? List.of(second) : List.of(first, second);
    }

    static List<Remedy> application(Site site) {
        return List.of(Draft.inApplication("Find the error in the application")
                .step("Read its log at the time of the request.", site.server().showLog())
                .step("PHP: see its own log.", "tail -n 50 /var/log/php*-fpm.log")
                .step("See whether the disk is full.", "df -h; df -i")
                .step("Undo the last deployment if it began with that.")
                .undo("deploy it again")
                .confirmedBy(site, "a status below 400"));
    }

    static List<Remedy> proxyHeader(Site site) {
        return List.of(Draft.onOrigin("Expect the PROXY header only from the balancer that sends it")
                .step(
                        "Find where it is expected.",
                        site.server() == ServerKind.HAPROXY
                                ? "grep -n accept-proxy /etc/haproxy/haproxy.cfg"
                                : "grep -rn proxy_protocol /etc/nginx")
                .step("Give the edge a socket without it: take proxy_protocol from the listen line of port "
                        + site.port() + ", or give the balancer a port of its own.")
                .step("Take the visitor's address from the edge's header instead: real_ip_header CF-Connecting-IP.")
                .step("Test and reload.", site.server().configTest() + " && " + ProcessRemedies.reload(site))
                .undo("put proxy_protocol back and reload")
                .confirmedBy(site, "an answer of the server"));
    }

    static List<Remedy> incident(Site site) {
        return List.of(Draft.atEdge("See whether " + site.edge().title() + " has an incident")
                .step(
                        "Look at its status page.",
                        site.edge() == Edge.CLOUDFLARE
                                ? "curl -sS https://www.cloudflarestatus.com/api/v2/summary.json | head -c 2000"
                                : null)
                .step(
                        "See what answers for itself: this works while the origin is down.",
                        "curl -sS https://" + site.host() + "/cdn-cgi/trace")
                .step("Give its support the ray of a failed request.")
                .undo("nothing to undo")
                .confirmed(site.askThroughEdge() + " shows the page"));
    }

    static List<Remedy> visitor(Site site) {
        return List.of(Draft.atEdge("Find the rule that stops the visitor")
                .step("In the dashboard, under Security, Events, look for the ray of the blocked request.")
                .step("Narrow that rule, or except the visitor's address from it.")
                .undo("set the rule as it was")
                .confirmed(site.askThroughEdge() + " shows the page"));
    }

    static List<Remedy> prober() {
        return List.of(Draft.inApplication("Ask again from a machine that is able to")
                .step("See its limits.", "ulimit -n; ss -s; sysctl net.ipv4.ip_local_port_range")
                .step("See whether its own firewall stops it.", "iptables -S OUTPUT; nft list ruleset")
                .step("Ask again, from here or from elsewhere.")
                .undo("nothing to undo")
                .confirmed("the next diagnosis gets as far as the origin"));
    }
}

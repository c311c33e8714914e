package dev.origindoctor.remedy;

import dev.origindoctor.diagnosis.Remedy;
import dev.origindoctor.origin.Scheme;
import java.util.List;
import java.util.Locale;

/** For a server that runs and does not listen where the edge asks. */
final class ListeningRemedies {
    private ListeningRemedies() {}

    static List<Remedy> port(Site site) {
        return List.of(Draft.onOrigin(site, "listen_on_port")
                .step(directive(site))
                .testAndReload()
                .step("listens", "ss -ltnp 'sport = :" + site.port() + "'")
                .undo("lines_out_again")
                .confirmedBy("answer"));
    }

    private static String directive(Site site) {
        return switch (site.server()) {
            case LITESPEED, CADDY -> site.server().name().toLowerCase(Locale.ROOT);
            case APACHE, HAPROXY -> site.server().name().toLowerCase(Locale.ROOT) + encrypted(site);
            default -> "nginx" + encrypted(site);
        };
    }

    private static String encrypted(Site site) {
        return site.scheme() == Scheme.HTTPS ? "_tls" : "_plain";
    }

    static List<Remedy> loopback(Site site) {
        return List.of(Draft.onOrigin(site, "not_loopback_alone")
                .step("proxy")
                .step(
                        switch (site.server()) {
                            case NODE, GUNICORN, APACHE -> site.server().name().toLowerCase(Locale.ROOT);
                            default -> "nginx";
                        })
                .step("firewall", "origin-doctor ranges allowlist --for " + site.allowlistTool())
                .step("restart", site.service("restart") + " && ss -ltnp 'sport = :" + site.port() + "'")
                .undo()
                .confirmedBy("answer"));
    }

    static List<Remedy> family(Site site) {
        return List.of(
                Draft.onOrigin(site, "both_families")
                        .step(site.server() == ServerKind.APACHE ? "apache" : "nginx" + encrypted(site))
                        .testAndReload()
                        .step("look", "ss -ltn 'sport = :" + site.port() + "'")
                        .undo("line_out_again")
                        .confirmedBy("answer_both_families"),
                NameRemedies.removeRecord(site, "unserved"));
    }

    static List<Remedy> mapping(Site site) {
        return List.of(
                Draft.onOrigin(site, "publish_port")
                        .step("look", "docker ps --format '{{.Names}} {{.Ports}}'")
                        .step(
                                "start",
                                "docker run -d -p " + site.port() + ":" + site.port()
                                        + " IMAGE   # or ports: in compose.yaml")
                        .step("docker_user", "iptables -S DOCKER-USER")
                        .undo()
                        .confirmedBy("answer"),
                Draft.atProvider(site, "forward_port").step("forward").undo().confirmedBy("answer"));
    }

    static List<Remedy> upstream(Site site) {
        return List.of(Draft.onOrigin(site, "upstream")
                .step("log", site.server().showLog())
                .step("php", site.systemd() ? "systemctl restart 'php*-fpm'" : "service php-fpm restart")
                .step("node", "pm2 status && pm2 restart all")
                .step("python", site.systemd() ? "systemctl restart gunicorn uwsgi" : "service gunicorn restart")
                .step("listens", "ss -ltnpx")
                .step("by_itself")
                .undo()
                .confirmedBy("page_instead_of_502"));
    }
}

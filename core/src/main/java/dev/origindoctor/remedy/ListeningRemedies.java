package dev.origindoctor.remedy;

import dev.origindoctor.diagnosis.Remedy;
import dev.origindoctor.origin.Scheme;
import java.util.List;

/** For a server that runs and does not listen where the edge asks. */
final class ListeningRemedies {
    private ListeningRemedies() {}

    static List<Remedy> port(Site site) {
        return List.of(Draft.onOrigin("Let " + site.server().title() + " listen on port " + site.port())
                .step(directive(site, site.port(), site.scheme() == Scheme.HTTPS), null)
                .step("Test and reload.", site.server().configTest() + " && " + ProcessRemedies.reload(site))
                .step("See that it listens.", "ss -ltnp 'sport = :" + site.port() + "'")
                .undo("take the lines out again and reload")
                .confirmedBy(site, "an answer of the server"));
    }

    private static String directive(Site site, int port, boolean encrypted) {
        return switch (site.server()) {
            case APACHE ->
                "Put \"Listen " + port + "\" into ports.conf and a <VirtualHost *:" + port + "> for " + site.host()
                        + (encrypted ? " with SSLEngine on and its certificate." : ".");
            case LITESPEED ->
                "Add a listener on port " + port + " in the WebAdmin console and map " + site.host() + " to it.";
            case CADDY -> "Put a block for https://" + site.host() + " into the Caddyfile.";
            case HAPROXY ->
                "Put \"bind :" + port + (encrypted ? " ssl crt /etc/haproxy/certs/" : "") + "\" into the frontend.";
            default ->
                "Put \"listen " + port + (encrypted ? " ssl" : "") + ";\" and \"listen [::]:" + port
                        + (encrypted ? " ssl" : "") + ";\" into the server block of " + site.host()
                        + (encrypted ? ", with ssl_certificate and ssl_certificate_key." : ".");
        };
    }

    static List<Remedy> loopback(Site site) {
        return List.of(Draft.onOrigin("Let the server listen on the address that the edge asks, not on 127.0.0.1 alone")
                .step("Put a web server such as nginx in front that listens on port " + site.port()
                        + " and passes on to it," + " or bind the application to the machine's own address.")
                .step(
                        switch (site.server()) {
                            case NODE -> "In Node: server.listen(" + site.port() + ", '0.0.0.0').";
                            case GUNICORN -> "In Gunicorn: --bind 0.0.0.0:" + site.port() + ".";
                            case APACHE -> "In Apache: Listen " + site.port() + " without 127.0.0.1 before it.";
                            default -> "In nginx: listen " + site.port() + "; without 127.0.0.1 before it.";
                        })
                .step(
                        "Let the firewall admit the edge's networks to it.",
                        "origin-doctor ranges allowlist --for "
                                + (site.firewall() == null
                                        ? "iptables"
                                        : site.firewall().allowlist()))
                .step(
                        "Restart, and see that it listens.",
                        site.service("restart") + " && ss -ltnp 'sport = :" + site.port() + "'")
                .undo("bind it to 127.0.0.1 again and restart")
                .confirmedBy(site, "an answer of the server"));
    }

    static List<Remedy> family(Site site) {
        return List.of(
                Draft.onOrigin("Listen for IPv4 and IPv6 alike")
                        .step(
                                site.server() == ServerKind.APACHE
                                        ? "In Apache \"Listen " + site.port()
                                                + "\" takes both where the machine has IPv6."
                                        : "In nginx \"listen " + site.port() + "\" is IPv4 alone: add \"listen [::]:"
                                                + site.port() + (site.scheme() == Scheme.HTTPS ? " ssl" : "") + ";\".",
                                null)
                        .step("Test and reload.", site.server().configTest() + " && " + ProcessRemedies.reload(site))
                        .step("See both.", "ss -ltn 'sport = :" + site.port() + "'")
                        .undo("take the line out again and reload")
                        .confirmedBy(site, "an answer, with -4 and with -6"),
                NameRemedies.removeRecord(site, "AAAA or A record of the family that is not served"));
    }

    static List<Remedy> mapping(Site site) {
        return List.of(
                Draft.onOrigin("Publish port " + site.port() + " from the container")
                        .step("See what is published.", "docker ps --format '{{.Names}} {{.Ports}}'")
                        .step(
                                "Start the container with the port.",
                                "docker run -d -p " + site.port() + ":" + site.port()
                                        + " IMAGE   # or ports: in compose.yaml")
                        .step(
                                "Docker goes past INPUT and ufw: who may come in is decided in the chain DOCKER-USER.",
                                "iptables -S DOCKER-USER")
                        .undo("docker rm -f the new container, start the old one")
                        .confirmedBy(site, "an answer of the server"),
                Draft.atProvider("Forward port " + site.port() + " to the machine")
                        .step("In the router, balancer or address translation before it, forward TCP port "
                                + site.port() + " of " + site.address() + " to the machine's own address.")
                        .undo("delete the forwarding")
                        .confirmedBy(site, "an answer of the server"));
    }

    static List<Remedy> upstream(Site site) {
        return List.of(
                Draft.onOrigin("Bring back what is behind " + site.server().title())
                        .step(
                                "The error log names the address or socket that does not answer.",
                                site.server().showLog())
                        .step(
                                "PHP: start PHP-FPM.",
                                site.systemd() ? "systemctl restart 'php*-fpm'" : "service php-fpm restart")
                        .step("Node: start the application.", "pm2 status && pm2 restart all")
                        .step(
                                "Python: start Gunicorn or uWSGI.",
                                site.systemd() ? "systemctl restart gunicorn uwsgi" : "service gunicorn restart")
                        .step("See that it listens where " + site.server().title() + " looks for it.", "ss -ltnpx")
                        .step("Let it come back by itself: Restart=on-failure in its unit.")
                        .undo("stop what was started")
                        .confirmedBy(site, "a page instead of 502"));
    }
}

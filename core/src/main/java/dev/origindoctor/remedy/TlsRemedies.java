package dev.origindoctor.remedy;

import dev.origindoctor.diagnosis.Remedy;
import dev.origindoctor.edge.Edge;
import java.util.List;
import java.util.Locale;

/** For handshakes that fail. */
final class TlsRemedies {
    private TlsRemedies() {}

    static List<Remedy> version(Site site) {
        return List.of(Draft.onOrigin(site, "tls_version")
                .step("look", "openssl version")
                .step(site.apacheOrNginx())
                .testAndReload()
                .undo("lines_out_again")
                .confirmedBy("answer_tls12"));
    }

    static List<Remedy> cipher(Site site) {
        return List.of(Draft.onOrigin(site, "tls_cipher")
                .step("offer")
                .step(site.apacheOrNginx())
                .testAndReload()
                .undo("lines_out_again")
                .confirmedBy("answer"));
    }

    static List<Remedy> enable(Site site) {
        if (site.speaks() != null) {
            return List.of(Draft.onOrigin(site, "make_room", site.speaks().toUpperCase(Locale.ROOT))
                    .step("look", "ss -ltnp 'sport = :" + site.port() + "'")
                    .step("move")
                    .step("or_other_port")
                    .undo()
                    .confirmedBy("answer_over_tls"));
        }
        return List.of(Draft.onOrigin(site, "enable_tls")
                .step(
                        switch (site.server()) {
                            case APACHE, HAPROXY, NODE -> site.server().name().toLowerCase(Locale.ROOT);
                            default -> "nginx";
                        })
                .step("certificate")
                .testAndReload()
                .undo("lines_out_again")
                .confirmedBy("answer_over_tls"));
    }

    static List<Remedy> name(Site site) {
        return List.of(Draft.onOrigin(site, "serve_name")
                .step(site.apacheOrNginx())
                .step(
                        "look",
                        site.server() == ServerKind.APACHE
                                ? "apachectl -S"
                                : "nginx -T 2>/dev/null | grep -n server_name")
                .testAndReload()
                .undo("lines_out_again")
                .confirmedBy("site_of_name"));
    }

    static List<Remedy> clientCertificate(Site site) {
        return List.of(
                Draft.atEdge(site, "edge_shows_certificate")
                        .step(site.edge() == Edge.CLOUDFLARE ? "cloudflare" : "other_edge")
                        .undo()
                        .confirmed("page"),
                Draft.onOrigin(site, "trust_edges_authority")
                        .step(site.apacheOrNginx())
                        .testAndReload()
                        .undo()
                        .confirmed("confirm"));
    }

    /** Only ever upwards: what the mode asks for is what the origin gets. */
    static List<Remedy> mode(Site site) {
        if (!site.mode().encrypts()) {
            return List.of(Draft.atEdge(site, "ask_over_tls")
                    .step("choose")
                    .undo("old_mode")
                    .confirmed("page"));
        }
        return List.of(enable(site).get(0), CertificateRemedies.authority(site).get(0));
    }

    static List<Remedy> broken(Site site) {
        return List.of(Draft.onOrigin(site, "broken_handshake")
                .step(
                        "from_itself",
                        "openssl s_client -connect 127.0.0.1:" + site.port() + " -servername " + site.host()
                                + " </dev/null")
                .step("log", site.server().showLog())
                .step("reset", "tcpdump -ni any 'tcp port " + site.port() + " and tcp[tcpflags] & tcp-rst != 0'")
                .step("boxes")
                .undo("nothing_to_undo")
                .confirmedBy("answer_over_tls"));
    }
}

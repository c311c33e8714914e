package dev.origindoctor.remedy;

import dev.origindoctor.diagnosis.Remedy;
import dev.origindoctor.edge.Edge;
import java.util.List;

/** For handshakes that fail. */
final class TlsRemedies {
    private TlsRemedies() {}

    private static Draft testAndReload(Draft draft, Site site) {
        return draft.step("Test and reload.", site.server().configTest() + " && " + ProcessRemedies.reload(site))
                .undo("take the lines out again and reload");
    }

    static List<Remedy> version(Site site) {
        return List.of(testAndReload(
                        Draft.onOrigin("Speak TLS 1.2 and 1.3")
                                .step("See what the library can.", "openssl version")
                                .step(
                                        site.server() == ServerKind.APACHE
                                                ? "In Apache: SSLProtocol -all +TLSv1.2 +TLSv1.3."
                                                : "In nginx: ssl_protocols TLSv1.2 TLSv1.3;"),
                        site)
                .confirmedBy(site, "an answer, with --tlsv1.2 as well"));
    }

    static List<Remedy> cipher(Site site) {
        return List.of(testAndReload(
                        Draft.onOrigin("Offer ciphers that the edge has")
                                .step("The edge offers ECDHE with AES-GCM, for RSA and ECDSA keys alike; no DHE.")
                                .step(
                                        site.server() == ServerKind.APACHE
                                                ? "In Apache: SSLCipherSuite ECDHE+AESGCM:ECDHE+CHACHA20."
                                                : "In nginx: ssl_ciphers ECDHE+AESGCM:ECDHE+CHACHA20; and ssl_ecdh_curve"
                                                        + " X25519:prime256v1;"),
                        site)
                .confirmedBy(site, "an answer of the server"));
    }

    static List<Remedy> enable(Site site) {
        return List.of(testAndReload(
                        Draft.onOrigin("Speak TLS on port " + site.port())
                                .step(
                                        switch (site.server()) {
                                            case APACHE ->
                                                "In Apache, in <VirtualHost *:" + site.port()
                                                        + ">: SSLEngine on, SSLCertificateFile, SSLCertificateKeyFile; a2enmod ssl.";
                                            case HAPROXY ->
                                                "In HAProxy: bind :" + site.port() + " ssl crt /etc/haproxy/certs/.";
                                            case NODE ->
                                                "Put nginx or Caddy in front for TLS, or use https.createServer.";
                                            default ->
                                                "In nginx: listen " + site.port()
                                                        + " ssl; with ssl_certificate and ssl_certificate_key.";
                                        })
                                .step("A certificate comes from Let's Encrypt, or from Cloudflare's Origin CA."),
                        site)
                .confirmedBy(site, "an answer over TLS"));
    }

    static List<Remedy> name(Site site) {
        return List.of(testAndReload(
                        Draft.onOrigin("Serve the name " + site.host())
                                .step(
                                        site.server() == ServerKind.APACHE
                                                ? "In Apache: ServerName or ServerAlias " + site.host()
                                                        + " in <VirtualHost *:" + site.port() + ">."
                                                : "In nginx: server_name " + site.host()
                                                        + "; in a block that listens on " + site.port() + " ssl.")
                                .step(
                                        "See which names are served.",
                                        site.server() == ServerKind.APACHE
                                                ? "apachectl -S"
                                                : "nginx -T 2>/dev/null | grep -n server_name"),
                        site)
                .confirmedBy(site, "the site of that name"));
    }

    static List<Remedy> clientCertificate(Site site) {
        return List.of(
                Draft.atEdge("Let the edge show its certificate")
                        .step(
                                site.edge() == Edge.CLOUDFLARE
                                        ? "In the dashboard, under SSL/TLS, Origin Server, switch Authenticated Origin Pulls on."
                                        : "Give " + site.edge().title() + " a client certificate for this origin.")
                        .undo("switch it off again")
                        .confirmed(site.askThroughEdge() + " shows the page"),
                Draft.onOrigin("Let the origin trust the right authority for it")
                        .step(
                                site.server() == ServerKind.APACHE
                                        ? "In Apache: SSLCACertificateFile with the edge's authority, SSLVerifyClient require."
                                        : "In nginx: ssl_client_certificate with the edge's authority, ssl_verify_client on.")
                        .step("Test and reload.", site.server().configTest() + " && " + ProcessRemedies.reload(site))
                        .undo("name the old authority again and reload")
                        .confirmed(site.askThroughEdge() + " shows the page; asked directly, the origin still refuses"
                                + " whoever has no certificate"));
    }

    /** Only ever upwards: what the mode asks for is what the origin gets. */
    static List<Remedy> mode(Site site) {
        if (!site.mode().encrypts()) {
            return List.of(Draft.atEdge("Let the edge ask the origin over TLS")
                    .step(
                            "The origin serves HTTPS: in the dashboard, under SSL/TLS, Overview, choose Full (strict) if its"
                                    + " certificate is valid, Full until then.")
                    .undo("choose the mode that stood before")
                    .confirmed(site.askThroughEdge() + " shows the page"));
        }
        return List.of(enable(site).get(0), CertificateRemedies.authority(site).get(0));
    }

    static List<Remedy> broken(Site site) {
        return List.of(Draft.onOrigin("Find who ends the handshake")
                .step(
                        "Ask from the machine itself: if that works, something in front of it ends it.",
                        "openssl s_client -connect 127.0.0.1:" + site.port() + " -servername " + site.host()
                                + " </dev/null")
                .step("Read the log at the time of a failure.", site.server().showLog())
                .step(
                        "Look at who sends the reset.",
                        "tcpdump -ni any 'tcp port " + site.port() + " and tcp[tcpflags] & tcp-rst != 0'")
                .step("Boxes that inspect TLS (DDoS protection, intrusion prevention) need an exception for the edge's"
                        + " networks.")
                .undo("nothing to undo")
                .confirmedBy(site, "an answer over TLS"));
    }
}

package dev.origindoctor.remedy;

import dev.origindoctor.diagnosis.Remedy;
import dev.origindoctor.edge.Edge;
import java.util.ArrayList;
import java.util.List;

/** For certificates that the edge does not accept. The checks stay on: the certificate is what is mended. */
final class CertificateRemedies {
    private CertificateRemedies() {}

    static List<Remedy> renew(Site site) {
        Draft renew = Draft.onOrigin("Renew the certificate, and let it renew itself")
                .step("Renew it.", certbot("renew", site))
                .step("Let the server take the new one.", ProcessRemedies.reload(site))
                .step(
                        "See that the renewal runs by itself.",
                        site.systemd()
                                ? "systemctl list-timers certbot.timer"
                                : "crontab -l | grep -i -E 'certbot|acme'")
                .step(
                        "Behind the edge the http-01 check comes through it: let /.well-known/acme-challenge/ pass, or use"
                                + " dns-01.")
                .undo("certbot keeps the old one under /etc/letsencrypt/archive");
        return withOriginCa(site, renew.confirmed(shows(site)));
    }

    private static String certbot(String verb, Site site) {
        return switch (site.panel()) {
            case CPANEL -> "/usr/local/cpanel/bin/autossl_check --all";
            case PLESK -> "plesk bin extension --exec letsencrypt cli.php -d " + site.host();
            case DIRECTADMIN -> "/usr/local/directadmin/scripts/letsencrypt.sh renew " + site.host();
            case NONE ->
                verb.equals("renew") ? "certbot renew --force-renewal --cert-name " + site.host() : obtain(site);
        };
    }

    private static String obtain(Site site) {
        String plugin = site.server() == ServerKind.APACHE ? "--apache" : "--nginx";
        return "certbot " + plugin + " -d " + site.host();
    }

    private static String shows(Site site) {
        return "openssl s_client -connect " + site.address() + ":" + site.port() + " -servername " + site.host()
                + " </dev/null 2>/dev/null | openssl x509 -noout -subject -issuer -dates -ext subjectAltName shows the new"
                + " one; then " + site.askThroughEdge() + " shows the page.";
    }

    /** Cloudflare signs certificates for origins itself: fifteen years, trusted by Cloudflare alone. */
    private static List<Remedy> withOriginCa(Site site, Remedy first) {
        List<Remedy> remedies = new ArrayList<>(List.of(first));
        if (site.edge() == Edge.CLOUDFLARE) {
            remedies.add(Draft.atEdge("Or put a Cloudflare Origin CA certificate on the origin")
                    .step("In the dashboard, under SSL/TLS, Origin Server, create a certificate for " + site.host()
                            + ".")
                    .step(
                            "Put it and its key on the origin, name them in the server's configuration, and reload.",
                            ProcessRemedies.reload(site))
                    .step("Browsers do not trust it: the name has to stay proxied.")
                    .undo("name the old files in the configuration again and reload")
                    .confirmed(site.askThroughEdge() + " shows the page instead of 526"));
        }
        return remedies;
    }

    static List<Remedy> clock(Site site) {
        return List.of(Draft.onOrigin("Set the clock, or wait for the certificate's beginning")
                .step("See whether the machine's clock is right.", "timedatectl")
                .step("Let it be kept right.", "timedatectl set-ntp true")
                .step("If the certificate itself begins later, put the one before it back until then.")
                .undo("timedatectl set-ntp false")
                .confirmed(shows(site)));
    }

    static List<Remedy> name(Site site) {
        Draft name = Draft.onOrigin("Show a certificate for " + site.host())
                .step(
                        "See which names the shown one is for.",
                        "openssl s_client -connect " + site.address() + ":"
                                + site.port() + " -servername " + site.host()
                                + " </dev/null 2>/dev/null | openssl x509 -noout -ext subjectAltName")
                .step(
                        "If there is a right one, name it in the block of " + site.host() + "; else get one.",
                        certbot("obtain", site))
                .step("Test and reload.", site.server().configTest() + " && " + ProcessRemedies.reload(site))
                .undo("name the old files again and reload");
        return withOriginCa(site, name.confirmed(shows(site)));
    }

    static List<Remedy> authority(Site site) {
        Draft authority = Draft.onOrigin("Replace the certificate by one of a public authority")
                .step("Get one.", certbot("obtain", site))
                .step(
                        "Name it in the server's configuration, test and reload.",
                        site.server().configTest() + " && " + ProcessRemedies.reload(site))
                .undo("name the old files again and reload");
        return withOriginCa(site, authority.confirmed(shows(site)));
    }

    static List<Remedy> chain(Site site) {
        return List.of(Draft.onOrigin("Show the intermediate certificate too")
                .step(
                        "See what is shown.",
                        "openssl s_client -connect " + site.address() + ":" + site.port() + " -servername "
                                + site.host() + " -showcerts </dev/null")
                .step(
                        site.server() == ServerKind.APACHE
                                ? "In Apache name the file with the whole chain: SSLCertificateFile .../fullchain.pem."
                                : "In nginx name the file with the whole chain: ssl_certificate .../fullchain.pem, not cert.pem.")
                .step("Test and reload.", site.server().configTest() + " && " + ProcessRemedies.reload(site))
                .undo("name the old file again and reload")
                .confirmed("openssl s_client shows two certificates or more, and \"Verify return code: 0 (ok)\"; then "
                        + site.askThroughEdge() + " shows the page."));
    }

    static List<Remedy> replace(Site site) {
        Draft replace = Draft.onOrigin("Get a new certificate with a new key")
                .step("Get one with a key of today's size, for servers.", certbot("obtain", site))
                .step(
                        "Name it in the server's configuration, test and reload.",
                        site.server().configTest() + " && " + ProcessRemedies.reload(site))
                .step("If the old one was revoked, find out why before its key is used again.")
                .undo("name the old files again and reload");
        return withOriginCa(site, replace.confirmed(shows(site)));
    }
}

package dev.origindoctor.remedy;

import dev.origindoctor.diagnosis.Phrase;
import dev.origindoctor.diagnosis.Remedy;
import dev.origindoctor.edge.Edge;
import java.util.ArrayList;
import java.util.List;

/** For certificates that the edge does not accept. The checks stay on: the certificate is what is mended. */
final class CertificateRemedies {
    private CertificateRemedies() {}

    static List<Remedy> renew(Site site) {
        Draft renew = Draft.onOrigin(site, "renew_certificate")
                .step("run", certbot("renew", site))
                .step("reload", site.service("reload"))
                .step(
                        "by_itself",
                        site.systemd()
                                ? "systemctl list-timers certbot.timer"
                                : "crontab -l | grep -i -E 'certbot|acme'")
                .step("challenge")
                .undo();
        return withOriginCa(site, shown(renew, site));
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

    private static String askForCertificate(Site site) {
        return "openssl s_client -connect " + site.address() + ":" + site.port() + " -servername " + site.host();
    }

    private static Remedy shown(Draft draft, Site site) {
        String command = askForCertificate(site)
                + " </dev/null 2>/dev/null | openssl x509 -noout -subject -issuer -dates -ext subjectAltName";
        return draft.confirmed(draft.words("new_certificate_shown", Phrase.command(command)));
    }

    /** Cloudflare signs certificates for origins itself: fifteen years, trusted by Cloudflare alone. */
    private static List<Remedy> withOriginCa(Site site, Remedy first) {
        List<Remedy> remedies = new ArrayList<>(List.of(first));
        if (site.edge() == Edge.CLOUDFLARE) {
            remedies.add(Draft.atEdge(site, "origin_ca")
                    .step("create")
                    .step("install", site.service("reload"))
                    .step("proxied")
                    .undo()
                    .confirmed("confirm"));
        }
        return remedies;
    }

    static List<Remedy> clock(Site site) {
        return List.of(shown(
                Draft.onOrigin(site, "set_clock")
                        .step("look", "timedatectl")
                        .step("keep", "timedatectl set-ntp true")
                        .step("earlier_one")
                        .undoBy("timedatectl set-ntp false"),
                site));
    }

    static List<Remedy> name(Site site) {
        Draft name = Draft.onOrigin(site, "certificate_for_name")
                .step(
                        "look",
                        askForCertificate(site) + " </dev/null 2>/dev/null | openssl x509 -noout -ext subjectAltName")
                .step("get", certbot("obtain", site))
                .testAndReload()
                .undo("old_files_again");
        return withOriginCa(site, shown(name, site));
    }

    static List<Remedy> authority(Site site) {
        Draft authority = Draft.onOrigin(site, "public_certificate")
                .step("get", certbot("obtain", site))
                .step("install", site.server().configTest() + " && " + site.service("reload"))
                .undo("old_files_again");
        return withOriginCa(site, shown(authority, site));
    }

    static List<Remedy> chain(Site site) {
        return List.of(Draft.onOrigin(site, "whole_chain")
                .step("look", askForCertificate(site) + " -showcerts </dev/null")
                .step(site.apacheOrNginx())
                .testAndReload()
                .undo()
                .confirmed("confirm"));
    }

    static List<Remedy> replace(Site site) {
        Draft replace = Draft.onOrigin(site, "new_certificate")
                .step("get", certbot("obtain", site))
                .step("install", site.server().configTest() + " && " + site.service("reload"))
                .step("revoked")
                .undo("old_files_again");
        return withOriginCa(site, shown(replace, site));
    }
}

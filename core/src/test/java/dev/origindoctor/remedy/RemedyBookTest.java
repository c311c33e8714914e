package dev.origindoctor.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.diagnosis.Remedy;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.taxonomy.Cause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RemedyBookTest {
    private static final Set<String> PLACES = Set.of("origin", "edge", "dns", "provider", "application");

    /** What is never advised, whatever the machine: each line is a pattern and what it stands for. */
    private static final List<Pattern> NEVER = Stream.of(
                    "(?i)curl [^|]*(-k\\b|--insecure)|\\bcurl -[a-z]*k", // certificate checks off
                    "(?i)ssl_verify(_server)? +off|proxy_ssl_verify|verify_none|rejectUnauthorized|--no-check-certificate",
                    "(?i)ufw +disable|ufw +reset|systemctl +(stop|disable|mask) +(ufw|firewalld|nftables|fail2ban|csf|lfd)",
                    "(?i)iptables +(-F|--flush|-P +INPUT +ACCEPT)|nft +flush|csf +-x|csf +-f|firewall-cmd +--panic-off",
                    "(?i)setenforce +0|selinux *= *disabled",
                    "(?i)ufw +(insert 1 +)?allow +[0-9]", // a port for the world
                    "0\\.0\\.0\\.0/0|::/0",
                    "(?i)-A INPUT -p tcp --dport [0-9]+ -j ACCEPT|--add-(port|service)=",
                    "(?i)chmod +777|rm +-rf +/")
            .map(Pattern::compile)
            .toList();

    @ParameterizedTest
    @EnumSource(value = Cause.class, mode = EnumSource.Mode.EXCLUDE, names = "HEALTHY")
    void everyCauseHasARemedyThatSaysWhereHowToUndoAndHowToConfirm(Cause cause) {
        for (Site site : sites()) {
            List<Remedy> remedies = RemedyBook.of(cause, site);
            assertThat(remedies).isNotEmpty();
            for (Remedy remedy : remedies) {
                assertThat(remedy.title()).asString().isNotBlank();
                assertThat(remedy.where()).isIn(PLACES);
                assertThat(remedy.steps()).isNotEmpty();
                assertThat(remedy.undo()).asString().isNotBlank();
                assertThat(remedy.confirm()).asString().isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void someThingsAreNeverAdvised(Cause cause) {
        for (Site site : sites()) {
            for (String line : lines(cause, site).toList()) {
                NEVER.forEach(pattern -> assertThat(line).doesNotContainPattern(pattern));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void theSslModeIsNeverLowered(Cause cause) {
        for (Site site : sites()) {
            for (String line : lines(cause, site).toList()) {
                if (site.mode().encrypts()) {
                    assertThat(line).doesNotContain("Flexible").doesNotContain("choose Off");
                }
                if (site.mode().checksCertificate()) {
                    assertThat(line).doesNotContain("Full until then").doesNotContain("choose Full.");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void noBlankIsLeftUnfilled(Cause cause) {
        for (Site site : sites()) {
            lines(cause, site)
                    .forEach(line -> assertThat(line).doesNotContainPattern("\\{(host|network|port|family|address)"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NFTABLES | inet edge   | incoming   | nft insert rule inet edge incoming ip saddr 172.64.0.0/13 tcp dport 443 accept
            NFTABLES | filter      | INPUT      | nft insert rule inet filter input ip saddr 172.64.0.0/13 tcp dport 443 accept
            IPTABLES | raw         | PREROUTING | iptables -t raw -I PREROUTING -s 172.64.0.0/13 -p tcp --dport 443 -j ACCEPT
            IPTABLES | filter      | FORWARD    | iptables -I FORWARD -s 172.64.0.0/13 -p tcp --dport 443 -j ACCEPT
            IPTABLES | inet edge   | incoming   | iptables -I INPUT -s 172.64.0.0/13 -p tcp --dport 443 -j ACCEPT
            """)
    void theRuleGoesWhereTheEdgeIsKeptOut(FirewallTool tool, String table, String chain, String command) {
        assertThat(tool.allow("172.64.0.0/13", 443, new Spot(table, chain))).isEqualTo(command);
    }

    @Test
    void theFirewallThatIsThereIsTheOneThatIsSpokenOf() {
        for (FirewallTool tool : FirewallTool.values()) {
            String all = text(Cause.FIREWALL_DROPS_EDGE, site(ServerKind.NGINX, tool, SslMode.FULL, Panel.NONE, true));
            assertThat(all).contains(tool.allow("173.245.48.0/20", 443, null)).contains("--for " + tool.allowlist());
        }
    }

    @Test
    void theInitSystemThatIsThereIsTheOneThatIsSpokenOf() {
        Site old = site(ServerKind.APACHE, FirewallTool.IPTABLES, SslMode.FULL, Panel.NONE, false);

        assertThat(text(Cause.WEB_SERVER_STOPPED, old))
                .contains("service apache2 start")
                .doesNotContain("systemctl");
    }

    @Test
    void aBanIsLiftedInTheJailThatHoldsIt() {
        Site site = site(ServerKind.NGINX, FirewallTool.NFTABLES, SslMode.FULL, Panel.NONE, true);

        assertThat(text(Cause.EDGE_ADDRESS_BANNED, site))
                .contains("fail2ban-client set nginx-limit-req unbanip 172.70.1.9");
    }

    /** Where another service answers, telling the web server to listen there would not do. */
    @Test
    void aPortThatAnotherServiceHoldsIsFreedFirst() {
        Site site = site(ServerKind.UNKNOWN, FirewallTool.IPTABLES, SslMode.FULL, Panel.CPANEL, true);

        assertThat(text(Cause.TLS_NOT_ENABLED_ON_PORT, site))
                .contains("SSH answers there")
                .contains("ss -ltnp 'sport = :443'");
    }

    private static String text(Cause cause, Site site) {
        return lines(cause, site).collect(Collectors.joining("\n"));
    }

    private static Stream<String> lines(Cause cause, Site site) {
        return RemedyBook.of(cause, site).stream()
                .flatMap(remedy -> Stream.concat(
                                Stream.of(remedy.title(), remedy.undo(), remedy.confirm())
                                        .map(String::valueOf),
                                remedy.steps().stream()
                                        .flatMap(step -> Stream.of(step.text().english(), step.command())))
                        .filter(Objects::nonNull));
    }

    private static List<Site> sites() {
        List<Site> sites = new ArrayList<>();
        for (ServerKind server : ServerKind.values()) {
            for (FirewallTool tool : FirewallTool.values()) {
                sites.add(site(server, tool, SslMode.FULL_STRICT, Panel.NONE, true));
            }
        }
        for (Panel panel : Panel.values()) {
            Arrays.stream(SslMode.values())
                    .forEach(mode -> sites.add(site(ServerKind.APACHE, FirewallTool.CSF, mode, panel, false)));
        }
        return sites;
    }

    private static Site site(ServerKind server, FirewallTool tool, SslMode mode, Panel panel, boolean systemd) {
        return new Site(
                "shop.example",
                "203.0.113.10",
                mode.originScheme(Scheme.HTTPS).port(),
                mode.originScheme(Scheme.HTTPS),
                Edge.CLOUDFLARE,
                mode,
                server,
                server.unit(),
                systemd,
                tool,
                panel,
                null,
                "173.245.48.0/20",
                new Site.Banned("fail2ban", "nginx-limit-req", "172.70.1.9"),
                panel == Panel.NONE ? null : "ssh",
                List.of());
    }
}

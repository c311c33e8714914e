package dev.origindoctor.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.host.listener.Families;
import dev.origindoctor.host.source.Extract;
import dev.origindoctor.host.source.SourceText;
import dev.origindoctor.host.source.Unread;
import dev.origindoctor.host.webserver.AccessRule;
import dev.origindoctor.host.webserver.AccessRule.Effect;
import dev.origindoctor.host.webserver.ApacheReader;
import dev.origindoctor.host.webserver.CertificateReading;
import dev.origindoctor.host.webserver.ClientCertificates;
import dev.origindoctor.host.webserver.ConfigTestReader;
import dev.origindoctor.host.webserver.ConfiguredListen;
import dev.origindoctor.host.webserver.NginxReader;
import dev.origindoctor.host.webserver.VirtualServer;
import dev.origindoctor.host.webserver.WebServer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerReadersTest {
    private static final CertificateReading NONE = path -> Unread.absent(path, "there is no such file");

    private static SourceText text(String path, String text) {
        return SourceText.whole(path, text, Instant.EPOCH);
    }

    private static Extract<WebServer> nginx(String text) {
        return NginxReader.read(List.of(text("/etc/nginx/nginx.conf", text)), NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            listen 443 ssl            | 443  | IPV4 | true  | false
            listen 192.0.2.10         | 80   | IPV4 | false | false
            listen [::]:443 ssl       | 443  | IPV6 | true  | false
            listen [::]:443 ipv6only=off | 443 | BOTH | false | false
            listen *:8080 proxy_protocol | 8080 | IPV4 | false | true
            root /srv                 | 80   | IPV4 | false | false
            """)
    void aListenDirectiveOpensASocket(String directive, int port, Families families, boolean tls, boolean proxied) {
        ConfiguredListen listen = nginx("http { server { " + directive + "; } }")
                .facts()
                .get(0)
                .listens()
                .get(0);
        assertThat(listen.port()).isEqualTo(port);
        assertThat(listen.families()).isEqualTo(families);
        assertThat(listen.tls()).isEqualTo(tls);
        assertThat(listen.proxyProtocol()).isEqualTo(proxied);
    }

    @Test
    void whatNginxPrintsIsPutTogether() {
        WebServer server = nginx("""
                        # configuration file /etc/nginx/nginx.conf:
                        http { deny 192.0.2.0/24; include conf.d/*.conf; }

                        # configuration file /etc/nginx/conf.d/shop.conf:
                        server {
                            server_name shop.example; listen 443 ssl;
                            ssl_verify_client on; ssl_certificate /etc/ssl/shop.pem;
                            location /admin { allow 198.51.100.0/24; deny all; }
                            if ($http_user_agent = "") { return 444; }
                        }
                        """).facts().get(0);
        assertThat(server.complete()).isTrue();
        VirtualServer shop = server.servers().get(0);
        assertThat(shop.clientCertificates()).isEqualTo(ClientCertificates.REQUIRED);
        assertThat(shop.quote().where()).isEqualTo("/etc/nginx/conf.d/shop.conf:1");
        assertThat(shop.certificates().get(0).unreadable()).isEqualTo("there is no such file");
        assertThat(shop.access())
                .extracting(AccessRule::effect, AccessRule::from, AccessRule::where)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Effect.DENY, "192.0.2.0/24", ""),
                        org.assertj.core.groups.Tuple.tuple(Effect.ALLOW, "198.51.100.0/24", "/admin"),
                        org.assertj.core.groups.Tuple.tuple(Effect.DENY, "all", "/admin"),
                        org.assertj.core.groups.Tuple.tuple(Effect.CONDITIONAL, "if $http_user_agent", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server { listen 80;",
                "server } ",
                "listen \"80;",
                "server { listen <port>; }",
                "<html>;",
                "a { b { "
            })
    void whatIsNotUnderstoodIsNamed(String text) {
        Extract<WebServer> read = nginx(text);
        assertThat(read.whole()).isFalse();
        assertThat(read.facts()).allMatch(server -> !server.complete());
    }

    @Test
    void aMissingIncludeMakesTheConfigurationIncomplete() {
        assertThat(nginx("http { include shops.conf; }").facts().get(0).complete())
                .isFalse();
        assertThat(nginx("http { include shops/*.conf; }").facts().get(0).complete())
                .isTrue();
        assertThat(nginx("include /etc/nginx/nginx.conf;").facts().get(0).complete())
                .isFalse();
    }

    @Test
    void deepAndLongConfigurationsEnd() {
        assertThat(nginx("a {".repeat(50_000)).whole()).isFalse();
        assertThat(nginx("server { listen 80; }\n".repeat(20_000))
                        .facts()
                        .get(0)
                        .listens())
                .hasSize(20_000);
    }

    @Test
    void ofSectionsForSomeVersionsOfApacheThoseForTheCurrentOneAreRead() {
        Extract<WebServer> read = ApacheReader.read(List.of(text("/etc/apache2/apache2.conf", """
                                Listen 80
                                <IfVersion < 2.4>
                                Listen 81
                                </IfVersion>
                                <IfVersion >= 2.4>
                                Listen 82
                                </IfVersion>
                                <IfVersion >=2.4.39>
                                Listen 83
                                </IfVersion>
                                <IfVersion !< 2.2>
                                Listen 84
                                </IfVersion>
                                """)), NONE);
        assertThat(read.whole()).isTrue();
        assertThat(read.facts().get(0).listens())
                .extracting(ConfiguredListen::port)
                .containsExactly(80, 82, 83, 84);
    }

    @Test
    void apacheOpensADualSocketWhereItCan() {
        WebServer server = ApacheReader.read(
                        List.of(
                                text(
                                        "/etc/apache2/apache2.conf",
                                        "ServerRoot /etc/apache2\nInclude ports.conf\nIncludeOptional sites-enabled/*.conf\n"),
                                text(
                                        "/etc/apache2/ports.conf",
                                        "Listen 80\n<IfModule ssl_module>\nListen 443\n</IfModule>\n<IfModule mod_gnutls.c>\nListen 8443\n</IfModule>\n"),
                                text(
                                        "/etc/apache2/sites-enabled/a.conf",
                                        "<VirtualHost *:443>\nServerName a.example\nSSLEngine on\nSSLVerifyClient require\n<Location />\nRequire not ip 192.0.2.0/24\nRequire all granted\n</Location>\n</VirtualHost>\n")),
                        NONE)
                .facts()
                .get(0);
        assertThat(server.complete()).isTrue();
        assertThat(server.listens()).extracting(ConfiguredListen::port).containsExactly(80, 443);
        assertThat(server.listens()).extracting(ConfiguredListen::tls).containsExactly(false, true);
        assertThat(server.listens())
                .extracting(ConfiguredListen::families)
                .containsOnly(Families.IPV4_AND_PERHAPS_IPV6);
        assertThat(server.servers().get(0).clientCertificates()).isEqualTo(ClientCertificates.REQUIRED);
        assertThat(server.servers().get(0).access())
                .extracting(AccessRule::effect)
                .containsExactly(Effect.DENY, Effect.ALLOW);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nginx: configuration file /etc/nginx/nginx.conf test is successful | true
            nginx: [emerg] unknown directive "lissten" in /etc/nginx/nginx.conf:3 | false
            Syntax OK                                                          | true
            AH00526: Syntax error on line 3 of /etc/apache2/ports.conf:        | false
            """)
    void aTestOfTheConfigurationPassesOrFails(String said, boolean passed) {
        assertThat(ConfigTestReader.read(text("nginx -t", said), true)
                        .orElseThrow()
                        .passed())
                .isEqualTo(passed);
    }

    @Test
    void missingRightsAreNoFailureOfTheConfiguration() {
        String said = "nginx: [emerg] open() \"/etc/ssl/private/a.key\" failed (13: Permission denied)\n";
        assertThat(ConfigTestReader.read(text("nginx -t", said), true)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [warn] 7#7: the "user" directive makes sense only~[emerg] 7#7: unknown directive "lisen" in a:1~nginx: configuration file a test failed | [emerg] 7#7: unknown directive "lisen" in a:1
            AH00526: Syntax error on line 4 of a.conf:~SSLCertificateFile: file '/a.pem' does not exist or is empty~Action '-t' failed. | AH00526: Syntax error on line 4 of a.conf: SSLCertificateFile: file '/a.pem' does not exist or is empty
            (2)No such file or directory: AH02291: Cannot access directory '/a/' for error log~AH00014: Configuration check failed | (2)No such file or directory: AH02291: Cannot access directory '/a/' for error log
            AH00558: apache2: Could not determine the name~AH00014: Configuration check failed | AH00558: apache2: Could not determine the name
            """)
    void whatBrokeTheConfigurationIsSaidFirst(String said, String complaint) {
        assertThat(ConfigTestReader.read(text("test", said.replace('~', '\n')), true)
                        .orElseThrow()
                        .complaint())
                .contains(complaint);
    }

    @Test
    void whatOnlyRootMaySeeIsNotMissing() {
        SourceText said = text(
                "apachectl -t",
                "AH00526: Syntax error on line 4 of a.conf:\nSSLCertificateFile: file '/a.pem' does not exist or is empty\n");
        assertThat(ConfigTestReader.read(said, false)).isEmpty();
        assertThat(ConfigTestReader.read(said, true)).isPresent();
    }

    @Test
    void aMacroOfApacheMayMakeServersThatAreNotKnown() {
        String text = """
                Listen 80
                <VirtualHost *:80>
                    ServerName https://shop.example:443
                </VirtualHost>
                <Macro Site $name>
                    <VirtualHost *:80>
                        ServerName $name
                    </VirtualHost>
                </Macro>
                """;
        WebServer server = ApacheReader.read(
                        List.of(SourceText.whole("/etc/apache2/apache2.conf", text, Instant.EPOCH)),
                        path -> Unread.absent(path, "there is no such file"))
                .facts()
                .get(0);
        assertThat(server.servers())
                .singleElement()
                .satisfies(only -> assertThat(only.names()).containsExactly("shop.example"));
        assertThat(server.complete()).isFalse();
    }
}

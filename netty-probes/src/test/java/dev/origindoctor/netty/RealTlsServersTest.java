package dev.origindoctor.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.observation.TlsAsk;
import dev.origindoctor.observation.TlsObservation;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.probe.TargetPolicy;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.TlsFault;
import dev.origindoctor.zoo.Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The servers of the world outside, misconfigured as people misconfigure them. Needs the Debian packages openssl and nginx. */
@SuppressWarnings("try") // A server is needed running, and nothing is asked of it.
class RealTlsServersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static NettyProbes probes;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        probes = NettyProbes.builder()
                .targetPolicy(TargetPolicy.everything())
                .trust(List.of(Certificates.root()))
                .build();
    }

    @AfterAll
    static void close() {
        probes.close();
    }

    static Stream<Arguments> openssl() {
        return Stream.of(
                row("-tls1_2", null),
                row("-tls1_3", null),
                row("-tls1 -cipher DEFAULT:@SECLEVEL=0", TlsFault.VERSION_OR_CIPHER_MISMATCH, "TLSv1"),
                row("-tls1_1 -cipher DEFAULT:@SECLEVEL=0", TlsFault.VERSION_OR_CIPHER_MISMATCH, "TLSv1.1"),
                row(
                        "-tls1_2 -cipher CAMELLIA128-SHA:@SECLEVEL=0",
                        TlsFault.VERSION_OR_CIPHER_MISMATCH,
                        "TLSv1.2",
                        "TLS_RSA_WITH_CAMELLIA_128_CBC_SHA"),
                row("-tls1_2 -Verify 1", TlsFault.BAD_CLIENT_AUTH_CERT),
                row("-tls1_3 -Verify 1", TlsFault.BAD_CLIENT_AUTH_CERT),
                row("-tls1_2 -verify 1", null),
                row("-tls1_3 -verify 1", null),
                row(
                        "-servername other.test -servername_fatal -cert2 rsa.pem -key2 rsa.key",
                        TlsFault.UNRECOGNIZED_NAME,
                        "without_server_name"));
    }

    private static Arguments row(String options, @Nullable Fault fault, String... accepts) {
        return Arguments.of(options, fault, List.of(accepts));
    }

    @ParameterizedTest(name = "openssl s_server {0}: {1} {2}")
    @MethodSource("openssl")
    void opensslIsUnderstood(String options, @Nullable Fault fault, List<String> accepts) {
        RealServer.certificate(folder, "rsa", Certificates.healthyRsa());
        Endpoint endpoint = RealServer.freeEndpoint();
        List<String> command = new ArrayList<>(List.of(
                RealServer.program("openssl"),
                "s_server",
                "-quiet",
                "-accept",
                endpoint.toString(),
                "-cert",
                "rsa.pem",
                "-cert_chain",
                "rsa.pem",
                "-key",
                "rsa.key"));
        command.addAll(List.of(options.split(" ")));
        try (RealServer server = RealServer.start(folder, command, List.of(endpoint))) {
            for (TlsObservation seen : List.of(handshake(endpoint), hello(endpoint))) {
                assertThat(seen.fault()).as(seen.toString()).isEqualTo(fault);
                assertThat(seen.answer().alsoAccepts()).as(seen.toString()).isEqualTo(accepts);
            }
        }
    }

    /** What nginx is told, and what is seen of it. */
    private static final Map<String, @Nullable Fault> NGINX = nginxServers();

    private static Map<String, @Nullable Fault> nginxServers() {
        Map<String, @Nullable Fault> servers = new TreeMap<>();
        servers.put("ssl_protocols TLSv1.2 TLSv1.3;", null);
        servers.put("ssl_protocols TLSv1.3;", null);
        servers.put("ssl_protocols TLSv1; ssl_ciphers DEFAULT:@SECLEVEL=0;", TlsFault.VERSION_OR_CIPHER_MISMATCH);
        servers.put("ssl_protocols TLSv1.1; ssl_ciphers DEFAULT:@SECLEVEL=0;", TlsFault.VERSION_OR_CIPHER_MISMATCH);
        servers.put("ssl_reject_handshake on;", TlsFault.UNRECOGNIZED_NAME);
        // Its refusal is an HTTP 400, which the HTTP probe sees.
        servers.put("ssl_protocols TLSv1.2; ssl_verify_client on; ssl_client_certificate root.pem;", null);
        servers.put("ssl_protocols TLSv1.3; ssl_verify_client on; ssl_client_certificate root.pem;", null);
        return servers;
    }

    @Test
    void nginxIsUnderstood() throws IOException {
        Map<Endpoint, String> servers = new java.util.LinkedHashMap<>();
        NGINX.keySet().forEach(settings -> servers.put(RealServer.freeEndpoint(), "ssl|" + settings));
        try (RealServer server = nginx(servers)) {
            servers.forEach((endpoint, settings) -> {
                for (TlsObservation seen : List.of(handshake(endpoint), hello(endpoint))) {
                    assertThat(seen.fault())
                            .as(settings + " " + seen)
                            .isEqualTo(NGINX.get(settings.substring("ssl|".length())));
                }
            });
        }
    }

    @Test
    void nginxBehindAProxyIsToldByTheExperiment() throws IOException {
        Endpoint endpoint = RealServer.freeEndpoint();
        try (RealServer server = nginx(Map.of(endpoint, "ssl proxy_protocol|"))) {
            TlsObservation plain = handshake(endpoint);
            TlsObservation behindHeader = probes.handshake(ask(endpoint).withProxyHeader(), Deadline.after(PATIENCE))
                    .join();

            assertThat(plain.fault()).isIn(TlsFault.RESET, TlsFault.CLOSED);
            assertThat(behindHeader.fault()).as(behindHeader.toString()).isNull();
        }
    }

    @Test
    void nginxInPlainTextIsHttp() throws IOException {
        Endpoint endpoint = RealServer.freeEndpoint();
        try (RealServer server = nginx(Map.of(endpoint, "|"))) {
            TlsObservation seen = handshake(endpoint);

            assertThat(seen.fault()).isEqualTo(TlsFault.NOT_TLS);
            assertThat(seen.answer().plainText()).isEqualTo("http");
        }
    }

    private RealServer nginx(Map<Endpoint, String> servers) throws IOException {
        String program = RealServer.program("nginx");
        RealServer.certificate(folder, "rsa", Certificates.healthyRsa());
        RealServer.certificate(folder, "root", Certificates.authority());
        StringBuilder blocks = new StringBuilder();
        servers.forEach((endpoint, settings) -> blocks.append("  server { listen ")
                .append(endpoint)
                .append(' ')
                .append(settings.substring(0, settings.indexOf('|')))
                .append("; ssl_certificate rsa.pem; ssl_certificate_key rsa.key; ")
                .append(settings.substring(settings.indexOf('|') + 1))
                .append(" return 200 ok; }\n"));
        Files.writeString(
                folder.resolve("nginx.conf"),
                "daemon off; master_process off; pid nginx.pid; error_log stderr;\nevents {}\nhttp {\n"
                        + "  access_log off; client_body_temp_path b; proxy_temp_path p; fastcgi_temp_path f;\n"
                        + "  uwsgi_temp_path u; scgi_temp_path s;\n"
                        + blocks + "}\n");
        List<String> command = List.of(program, "-p", folder.toString(), "-c", "nginx.conf", "-e", "stderr");
        return RealServer.start(folder, command, List.copyOf(servers.keySet()));
    }

    private static TlsObservation handshake(Endpoint endpoint) {
        return probes.handshake(ask(endpoint), Deadline.after(PATIENCE)).join();
    }

    private static TlsObservation hello(Endpoint endpoint) {
        return probes.hello(ask(endpoint), Deadline.after(PATIENCE)).join();
    }

    private static TlsAsk ask(Endpoint endpoint) {
        return TlsAsk.asEdge(endpoint, Certificates.NAME);
    }
}

package dev.origindoctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.Question.ViaEdge;
import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.netty.NettyProbes;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.probe.TargetPolicy;
import dev.origindoctor.zoo.Certificates;
import dev.origindoctor.zoo.HttpMisbehaviour;
import dev.origindoctor.zoo.HttpsMisbehaviour;
import dev.origindoctor.zoo.Misbehaviour;
import dev.origindoctor.zoo.TlsMisbehaviour;
import dev.origindoctor.zoo.Zoo;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole chain, from the wire to the likeliest cause, over origins that are really broken. */
class ZooDiagnosisTest {
    private static final Set<Misbehaviour> WAITING =
            Set.of(TlsMisbehaviour.SILENT, HttpMisbehaviour.STALLS_BEFORE_FIRST_BYTE, HttpsMisbehaviour.H2_STALLS);

    private static Zoo zoo;
    private static OriginDoctor doctor;

    @BeforeAll
    static void open() {
        zoo = Zoo.open();
        doctor = OriginDoctor.with(NettyProbes.builder()
                .targetPolicy(TargetPolicy.everything())
                .trust(List.of(Certificates.root()))
                .build());
    }

    @AfterAll
    static void close() {
        doctor.close();
        zoo.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            closed-port                       | full        | tcp.refused                    | 521 | web_server_stopped
            full-accept-queue                 | full        | tcp.timed_out                  | 522 | overloaded
            healthy                           | full_strict | -                              | -   | healthy
            only-tls-1-2                      | full_strict | -                              | -   | healthy
            expired                           | full        | -                              | -   | healthy
            expired                           | full_strict | tls.cert.expired               | 526 | certificate_expired
            not-yet-valid                     | full_strict | tls.cert.not_yet_valid         | 526 | certificate_not_yet_valid
            wrong-name                        | full_strict | tls.cert.name_invalid          | 526 | certificate_name_mismatch
            self-signed                       | full_strict | tls.cert.self_signed           | 526 | certificate_untrusted
            unknown-root                      | full_strict | tls.cert.authority_invalid     | 526 | certificate_untrusted
            missing-intermediate              | full_strict | tls.cert.incomplete_chain      | 526 | certificate_chain_incomplete
            revoked-stapled                   | full_strict | tls.cert.revoked               | 526 | certificate_revoked
            weak-rsa-1024                     | full_strict | tls.cert.weak                  | 526 | certificate_weak
            for-clients-only                  | full_strict | tls.cert.invalid               | 526 | certificate_not_for_servers
            only-tls-1-0                      | full        | tls.version_or_cipher_mismatch | 525 | tls_version_unsupported
            alert-handshake-failure           | full        | tls.version_or_cipher_mismatch | 525 | tls_cipher_unsupported
            name-refused                      | full        | tls.unrecognized_name          | 525 | sni_not_served
            alert-unrecognized-name           | full        | tls.unrecognized_name          | 525 | sni_not_served
            client-certificate-tls-1-2        | full        | tls.bad_client_auth_cert       | 525 | client_certificate_required
            client-certificate-tls-1-3        | full        | tls.bad_client_auth_cert       | 525 | client_certificate_required
            plain-http                        | full        | tls.not_tls                    | 525 | tls_not_enabled_on_port
            ssh                               | full        | tls.not_tls                    | 525 | tls_not_enabled_on_port
            rst-after-hello                   | full        | tls.reset                      | 525 | tls_handshake_broken
            https-h2-answers-in-http-1        | full        | http.protocol.error            | 520 | response_malformed
            http-healthy-page                 | flexible    | -                              | -   | healthy
            http-redirect-to-https            | flexible    | http.redirect_loop             | -   | redirect_loop
            http-empty-response               | flexible    | http.empty_response            | 520 | response_empty
            http-garbage                      | flexible    | http.protocol.error            | 520 | response_malformed
            http-giant-header                 | flexible    | http.headers_too_large         | 520 | response_headers_too_large
            http-stalls-before-first-byte     | flexible    | http.timed_out                 | 524 | response_too_slow
            silent                            | full        | tls.timed_out                  | 525 | overloaded
            https-h2-stalls                   | full        | http.timed_out                 | 524 | response_too_slow
            http-bad-gateway                  | flexible    | http.error                     | 502 | upstream_down
            http-internal-error               | flexible    | http.error                     | 500 | application_error
            http-modsecurity-406              | flexible    | http.blocked                   | 406 | waf_blocks_request
            http-wordfence-block              | flexible    | http.blocked                   | 503 | waf_blocks_request
            http-tls-expected-nginx           | flexible    | http.error                     | 400 | ssl_mode_mismatch
            http-proxy-protocol-expected      | flexible    | http.empty_response            | 520 | proxy_protocol_expected
            """)
    void aPlantedOriginIsSeenForWhatItIs(String animal, String mode, String fault, Integer status, String cause) {
        Diagnosis diagnosis =
                diagnose(Misbehaviour.byId(animal), SslMode.byId(mode).orElseThrow());
        String seen = diagnosis.verdict().fault() == null
                ? null
                : diagnosis.verdict().fault().id();
        assertThat(seen).isEqualTo(fault);
        assertThat(diagnosis.verdict().predicted().status()).isEqualTo(status);
        assertThat(diagnosis.verdict().healthy()).isEqualTo(fault == null);
        assertThat(diagnosis.causes().get(0).cause().id()).isEqualTo(cause);
    }

    private static Diagnosis diagnose(Misbehaviour animal, SslMode mode) {
        Endpoint endpoint = zoo.start(animal);
        boolean waits = WAITING.contains(animal);
        return doctor.diagnose(Question.about(Certificates.NAME)
                        .origin(endpoint)
                        .port(endpoint.port())
                        .sslMode(mode)
                        .viaEdge(ViaEdge.OFF)
                        .samples(1)
                        .connectTimeout(Duration.ofSeconds(2))
                        .timeout(Duration.ofSeconds(waits ? 2 : 30))
                        .build())
                .join();
    }
}

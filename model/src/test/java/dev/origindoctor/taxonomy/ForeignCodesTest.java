package dev.origindoctor.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ForeignCodesTest {
    /** W3C Network Error Logging, all of section 6. */
    private static final String NEL = """
            dns.unreachable dns.name_not_resolved dns.failed dns.address_changed
            tcp.timed_out tcp.closed tcp.reset tcp.refused tcp.aborted tcp.address_invalid tcp.address_unreachable
            tcp.failed
            tls.version_or_cipher_mismatch tls.bad_client_auth_cert tls.cert.name_invalid tls.cert.date_invalid
            tls.cert.authority_invalid tls.cert.invalid tls.cert.revoked tls.cert.pinned_key_not_in_cert_chain
            tls.protocol.error tls.failed
            http.error http.protocol.error http.response.invalid http.response.redirect_loop http.failed
            abandoned unknown ok
            """;

    /** RFC 9209 section 2.3: thirty-two. */
    private static final String PROXY_STATUS = """
            dns_timeout dns_error destination_not_found destination_unavailable destination_ip_prohibited
            destination_ip_unroutable connection_refused connection_terminated connection_timeout
            connection_read_timeout connection_write_timeout connection_limit_reached tls_protocol_error
            tls_certificate_error tls_alert_received http_request_error http_request_denied http_response_incomplete
            http_response_header_section_size http_response_header_size http_response_body_size
            http_response_trailer_section_size http_response_trailer_size http_response_transfer_coding
            http_response_content_coding http_response_timeout http_upgrade_failed http_protocol_error
            proxy_internal_response proxy_internal_error proxy_configuration_error proxy_loop_detected
            """;

    private static final String HAPROXY = """
            UNK INI CHECKED HANA SOCKERR L4OK L4TOUT L4CON L6OK L6TOUT L6RSP L7TOUT L7RSP L7OK L7OKC L7STS
            PROCERR PROCTOUT PROCOK
            """;

    @ParameterizedTest
    @CsvSource({"NEL, 30", "PROXY_STATUS, 32", "HAPROXY_CHECK, 19"})
    void wholeVocabularyIsAnswered(CodeSystem system, int size) {
        List<String> promised = switch (system) {
            case NEL -> List.of(NEL.strip().split("\\s+"));
            case PROXY_STATUS -> List.of(PROXY_STATUS.strip().split("\\s+"));
            default -> List.of(HAPROXY.strip().split("\\s+"));
        };
        assertThat(promised).hasSize(size);
        assertThat(system.codes()).extracting(ForeignCode::name).containsExactlyInAnyOrderElementsOf(promised);
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeIsFaultsOrAReason(CodeSystem system) {
        assertThat(system.codes()).allSatisfy(code -> {
            assertThat(code.faults().isEmpty())
                    .as(code.name())
                    .isNotEqualTo(code.because().isEmpty());
            assertThat(code.faults()).doesNotHaveDuplicates();
            assertThat(code.because()).doesNotEndWith(".");
        });
    }

    @ParameterizedTest
    @EnumSource
    void codesAreUnique(CodeSystem system) {
        assertThat(system.codes()).extracting(ForeignCode::name).doesNotHaveDuplicates();
        assertThat(system.codes())
                .extracting(ForeignCode::number)
                .filteredOn(Objects::nonNull)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "NEL,           tcp.refused,                     tcp.refused",
        "NEL,           tls.cert.date_invalid,           tls.cert.expired",
        "PROXY_STATUS,  connection_refused,              tcp.refused",
        "PROXY_STATUS,  http_response_timeout,           http.timed_out",
        "HAPROXY_CHECK, L4CON,                           tcp.refused",
        "HAPROXY_CHECK, l6tout,                          tls.timed_out",
        "CURL,          7,                               tcp.refused",
        "CURL,          CURLE_GOT_NOTHING,               http.empty_response",
        "CHROMIUM,      ERR_CONNECTION_REFUSED,          tcp.refused",
        "CHROMIUM,      net::ERR_CERT_AUTHORITY_INVALID, tls.cert.authority_invalid",
        "CHROMIUM,      -102,                            tcp.refused",
        "ERRNO,         ECONNREFUSED,                    tcp.refused",
        "ERRNO,         113,                             tcp.address_unreachable",
        "ERRNO,         EACCES,                          tcp.prohibited",
        "TLS_ALERT,     112,                             tls.unrecognized_name",
        "TLS_ALERT,     handshake_failure,               tls.version_or_cipher_mismatch",
        "TLS_ALERT,     116,                             tls.bad_client_auth_cert",
    })
    void leadsToTheFaultFirst(CodeSystem system, String code, String fault) {
        assertThat(system.faults(code)).first().isEqualTo(Fault.byId(fault).orElseThrow());
    }

    @Test
    void programsComeInThroughTheirOwnCodes() {
        assertThat(Fault.fromNel("tcp.refused")).containsExactly(TcpFault.REFUSED);
        assertThat(Fault.fromProxyStatus("connection_timeout")).containsExactly(TcpFault.TIMED_OUT);
        assertThat(Fault.fromHaproxyCheck("L4TOUT")).containsExactly(TcpFault.TIMED_OUT);
        assertThat(Fault.fromCurlExit(52)).containsExactly(HttpFault.EMPTY_RESPONSE);
        assertThat(Fault.fromChromium("ERR_EMPTY_RESPONSE")).containsExactly(HttpFault.EMPTY_RESPONSE);
        assertThat(Fault.fromErrno("ETIMEDOUT")).containsExactly(TcpFault.TIMED_OUT);
        assertThat(Fault.fromTlsAlert(70)).containsExactly(TlsFault.VERSION_OR_CIPHER_MISMATCH);
        assertThat(Fault.fromTlsAlert(255)).isEmpty();
    }

    @Test
    void notAnOriginsFaultSaysWhy() {
        assertThat(CodeSystem.NEL.code("abandoned"))
                .hasValueSatisfying(code -> assertThat(code.because()).contains("left"));
        assertThat(Fault.fromNel("abandoned")).isEmpty();
    }

    @Test
    void everyFaultOnTheWireHasACodeSomewhere() {
        assertThat(Fault.all()).allSatisfy(fault -> {
            CrossCodes codes = fault.crossCodes();
            boolean some = !(codes.nel().isEmpty()
                    && codes.errno().isEmpty()
                    && codes.curl().isEmpty());
            assertThat(some).as(fault.id()).isTrue();
        });
        assertThat(TcpFault.REFUSED.crossCodes())
                .isEqualTo(new CrossCodes(
                        List.of("tcp.refused"),
                        List.of("connection_refused"),
                        List.of("L4CON"),
                        List.of(7),
                        List.of("CONNECTION_REFUSED"),
                        List.of("ECONNREFUSED"),
                        List.of()));
    }

    @Test
    void faultsThatBearTheNameOfANelTypeAreThatType() {
        assertThat(CodeSystem.NEL.codes())
                .filteredOn(code -> Fault.byId(code.name()).isPresent())
                .allSatisfy(code ->
                        assertThat(code.faults()).first().extracting(Fault::id).isEqualTo(code.name()));
    }
}

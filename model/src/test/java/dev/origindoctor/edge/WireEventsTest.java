package dev.origindoctor.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.origin.SslMode;
import dev.origindoctor.taxonomy.DnsFault;
import dev.origindoctor.taxonomy.Fault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can happen between Cloudflare and an origin, event by event: each is a fault of ours, or no origin's fault. */
class WireEventsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # what happens at the origin                                | fault                           | mode        | Cloudflare shows
            RST answers the SYN                                         | tcp.refused                     | full        | 521
            ICMP port-unreachable answers the SYN                       | tcp.refused                     | full        | 521
            SYN dropped                                                 | tcp.timed_out                   | full        | 522
            ICMP host-unreachable                                       | tcp.address_unreachable         | full        | 523
            ICMP host-prohibited or admin-prohibited                    | tcp.prohibited                  | full        | 523
            ICMP net-unreachable, or no route announced                 | tcp.address_unreachable         | full        | 523
            ICMPv6 admin-prohibited, policy-fail, reject-route (EACCES) | tcp.prohibited                  | full        | 523
            request never acknowledged                                  | http.timed_out                  | full        | 522
            RST in the handshake                                        | tls.reset                       | full        | 525
            FIN in the handshake                                        | tls.closed                      | full_strict | 525
            alert in the handshake                                      | tls.alert                       | full        | 525
            plain HTTP on 443                                           | tls.not_tls                     | full        | 525
            no shared version or cipher                                 | tls.version_or_cipher_mismatch  | full        | 525
            handshake stalls                                            | tls.timed_out                   | full        | 525
            handshake stalls, Pingora's reading                         | tls.timed_out                   | full        | 522
            certificate expired, strict                                 | tls.cert.expired                | full_strict | 526
            certificate expired, Full                                   | tls.cert.expired                | full        | -
            certificate self-signed                                     | tls.cert.self_signed            | full_strict | 526
            certificate untrusted                                       | tls.cert.authority_invalid      | full_strict | 526
            certificate for another name                                | tls.cert.name_invalid           | full_strict | 526
            RST after the request                                       | http.reset                      | full        | 520
            FIN after the request                                       | http.empty_response             | full        | 520
            no HTTP in the answer                                       | http.protocol.error             | full        | 520
            headers too large                                           | http.headers_too_large          | full        | 520
            HTTP/2 agreed on and broken                                 | http.protocol.error             | full        | 520
            no first byte in time                                       | http.timed_out                  | full        | 524
            upload stalls                                               | http.timed_out                  | full        | 524
            pooled connection closed by the origin                      | http.empty_response             | full        | 520
            origin's own name does not resolve                          | dns.name_not_resolved           | full        | 530
            broken gzip, or a wrong length with it                      | http.protocol.error             | full        | 502
            body cut short                                              | http.truncated                  | full        | -
            origin answers 502 or 504 itself, a tunnel's service down   | http.error                      | full        | -
            origin answers 403 or 503 itself                            | http.blocked                    | full        | -
            """)
    void isOneOfOurFaults(String event, String id, String mode, Integer shown) {
        Fault fault = Fault.byId(id).orElseThrow();
        EdgeVerdict verdict = fault instanceof DnsFault ofTheOrigin
                ? Edge.CLOUDFLARE.verdictForOriginName(ofTheOrigin)
                : Edge.CLOUDFLARE.verdict(fault, SslMode.byId(mode).orElseThrow());
        if (shown == null) {
            assertThat(verdict.status()).as(event).isNull();
        } else {
            assertThat(shown.equals(verdict.status()) || verdict.alsoSeen().contains(shown))
                    .as(event)
                    .isTrue();
        }
    }

    /** A tunnel that is not connected: no connection to an origin is tried, so no probe of an origin can see it. */
    @ParameterizedTest
    @CsvSource({"1033, 530", "1016, 530", "1018, 409", "1020, 403"})
    void isNoOriginsFaultButACodeOfTheEdges(int code, int status) {
        assertThat(CloudflareCode.of(code)).hasValueSatisfying(row -> {
            assertThat(row.status()).isEqualTo(status);
            assertThat(row.says()).isNotBlank();
        });
    }
}

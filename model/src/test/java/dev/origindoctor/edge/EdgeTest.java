package dev.origindoctor.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.origindoctor.edge.EdgeVerdict.Outcome;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.taxonomy.CertificateFault;
import dev.origindoctor.taxonomy.DnsFault;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.HttpFault;
import dev.origindoctor.taxonomy.Layer;
import dev.origindoctor.taxonomy.LocalFault;
import dev.origindoctor.taxonomy.TcpFault;
import dev.origindoctor.taxonomy.TlsFault;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EdgeTest {
    @ParameterizedTest
    @EnumSource
    void answersEveryFaultUnderEveryMode(Edge edge) {
        for (Fault fault : Fault.all()) {
            for (SslMode mode : SslMode.values()) {
                EdgeVerdict verdict = edge.verdict(fault, mode);
                assertThat(verdict.status() != null)
                        .as("%s %s %s: a status goes with an error, and with nothing else", edge, fault.id(), mode)
                        .isEqualTo(verdict.outcome() == Outcome.ERROR);
                assertThat(verdict.title()).isNotBlank();
                assertThat(verdict.because()).isNotBlank().doesNotEndWith(".");
                assertThat(verdict.text()).isNotEqualTo("");
                assertThat(verdict.alsoSeen()).doesNotContain(verdict.status()).doesNotHaveDuplicates();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersForAnOriginGivenByAName(Edge edge) {
        for (DnsFault fault : DnsFault.values()) {
            assertThat(edge.verdictForOriginName(fault).outcome()).isEqualTo(Outcome.ERROR);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # fault                          | off  | flexible | full | full_strict | strict_origin_pull
            dns.name_not_resolved            |      |          |      |             |
            tcp.refused                      | 521  | 521      | 521  | 521         | 521
            tcp.timed_out                    | 522  | 522      | 522  | 522         | 522
            tcp.address_unreachable          | 523  | 523      | 523  | 523         | 523
            tcp.prohibited                   | 523  | 523      | 523  | 523         | 523
            tcp.reset                        | 520  | 520      | 525  | 525         | 525
            tcp.closed                       | 520  | 520      | 525  | 525         | 525
            tls.not_tls                      |      |          | 525  | 525         | 525
            tls.timed_out                    |      |          | 525  | 525         | 525
            tls.reset                        |      |          | 525  | 525         | 525
            tls.version_or_cipher_mismatch   |      |          | 525  | 525         | 525
            tls.unrecognized_name            |      |          | 525  | 525         | 525
            tls.cert.expired                 |      |          |      | 526         | 526
            tls.cert.name_invalid            |      |          |      | 526         | 526
            tls.cert.self_signed             |      |          |      | 526         | 526
            tls.cert.incomplete_chain        |      |          |      | 526         | 526
            tls.cert.revoked                 |      |          |      | 526         | 526
            http.empty_response              | 520  | 520      | 520  | 520         | 520
            http.protocol.error              | 520  | 520      | 520  | 520         | 520
            http.headers_too_large           | 520  | 520      | 520  | 520         | 520
            http.timed_out                   | 524  | 524      | 524  | 524         | 524
            http.truncated                   |      |          |      |             |
            http.redirect_loop               |      |          |      |             |
            http.blocked                     |      |          |      |             |
            http.error                       |      |          |      |             |
            local.ports_exhausted            |      |          |      |             |
            """)
    void cloudflareShows(
            String fault, Integer off, Integer flexible, Integer full, Integer strict, Integer originPull) {
        Fault met = Fault.byId(fault).orElseThrow();
        assertThat(Stream.of(SslMode.values())
                        .map(mode -> Edge.CLOUDFLARE.verdict(met, mode).status()))
                .containsExactly(off, flexible, full, strict, originPull);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # measured in front of really broken origins: nginx 1.22.1, HAProxy 2.6.12, Apache 2.4.71, Caddy 2.6.2, Varnish 7.1.1
            # fault                        | nginx | haproxy | apache | caddy | varnish
            tcp.refused                    | 502   | 503     | 503    | 502   | 503
            tcp.timed_out                  | 504   | 503     | 503    | 502   | 503
            tcp.address_unreachable        | 502   | 503     | 503    | 502   | 503
            tls.reset                      | 502   | 503     | 500    | 502   |
            tls.alert                      | 502   | 503     | 500    | 502   |
            tls.timed_out                  | 504   | 503     | 500    | 504   |
            tls.cert.authority_invalid     | 502   | 503     | 500    | 502   |
            http.reset                     | 502   | 502     | 502    | 502   | 503
            http.empty_response            | 502   | 502     | 502    | 502   | 503
            http.headers_too_large         | 502   | 502     | 502    |       | 503
            http.timed_out                 | 504   | 504     | 502    | 504   | 503
            http.truncated                 |       |         |        |       |
            """)
    void proxiesShowWhatWasMeasured(
            String fault, Integer nginx, Integer haproxy, Integer apache, Integer caddy, Integer varnish) {
        Fault met = Fault.byId(fault).orElseThrow();
        List<EdgeVerdict> verdicts = Stream.of(Edge.NGINX, Edge.HAPROXY, Edge.APACHE, Edge.CADDY, Edge.VARNISH)
                .map(edge -> edge.verdict(met, SslMode.FULL_STRICT))
                .toList();
        assertThat(verdicts.stream().map(EdgeVerdict::status)).containsExactly(nginx, haproxy, apache, caddy, varnish);
        assertThat(verdicts)
                .filteredOn(verdict -> verdict.outcome() == Outcome.ERROR)
                .allSatisfy(verdict -> assertThat(verdict.provenance()).isEqualTo(Provenance.MEASURED));
    }

    @ParameterizedTest
    @EnumSource
    void neverMeetsTlsWhereItAsksInTheClear(Edge edge) {
        assertThat(Fault.all())
                .filteredOn(fault -> fault.layer() == Layer.TLS || fault.layer() == Layer.CERTIFICATE)
                .allSatisfy(fault -> assertThat(
                                edge.verdict(fault, SslMode.FLEXIBLE).outcome())
                        .isEqualTo(Outcome.SERVED));
    }

    @Test
    void certificateChecksFollowTheEdgesOwnWays() {
        assertThat(statusOfExpired(Edge.CLOUDFRONT, SslMode.FULL)).isEqualTo(502);
        assertThat(statusOfExpired(Edge.AWS_ALB, SslMode.FULL_STRICT)).isNull();
        assertThat(statusOfExpired(Edge.VARNISH, SslMode.FULL_STRICT)).isNull();
        assertThat(Edge.CADDY.verdict(CertificateFault.EXPIRED, SslMode.FULL).alsoSeen())
                .containsExactly(502);
        assertThat(Edge.NGINX.verdict(CertificateFault.EXPIRED, SslMode.FULL).alsoSeen())
                .isEmpty();
    }

    private static Integer statusOfExpired(Edge edge, SslMode mode) {
        return edge.verdict(CertificateFault.EXPIRED, mode).status();
    }

    @Test
    void originThatIsANameWhichDoesNotResolveIs530() {
        EdgeVerdict verdict = Edge.CLOUDFLARE.verdictForOriginName(DnsFault.NAME_NOT_RESOLVED);
        assertThat(verdict.status()).isEqualTo(530);
        assertThat(verdict.text()).isEqualTo("error code: 1016");
    }

    @Test
    void proberAndVisitedNameAreNotTheOrigin() {
        assertThat(Edge.NGINX.verdict(LocalFault.NO_ROUTE, SslMode.FULL).outcome())
                .isEqualTo(Outcome.NOT_THE_ORIGIN);
        assertThat(Edge.NGINX.verdict(DnsFault.NAME_NOT_RESOLVED, SslMode.FULL).outcome())
                .isEqualTo(Outcome.NOT_ASKED);
        assertThat(Edge.NGINX.verdict(HttpFault.BLOCKED, SslMode.FULL).outcome())
                .isEqualTo(Outcome.PASSED_THROUGH);
    }

    @Test
    void saysWhereItIsNotSure() {
        EdgeVerdict stalled = Edge.CLOUDFLARE.verdict(TlsFault.TIMED_OUT, SslMode.FULL);
        assertThat(stalled.provenance()).isEqualTo(Provenance.INFERRED);
        assertThat(stalled.alsoSeen()).containsExactly(522);
    }

    @Test
    void namesTheArgumentThatIsMissing() {
        assertThatNullPointerException()
                .isThrownBy(() -> Edge.CLOUDFLARE.verdict(null, SslMode.FULL))
                .withMessage("fault");
        assertThatNullPointerException()
                .isThrownBy(() -> Edge.CLOUDFLARE.verdict(TcpFault.REFUSED, null))
                .withMessage("mode");
    }
}

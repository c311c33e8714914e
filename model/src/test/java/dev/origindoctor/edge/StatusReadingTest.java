package dev.origindoctor.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.origindoctor.edge.Reading.Plausibility;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.taxonomy.CertificateFault;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.HttpFault;
import dev.origindoctor.taxonomy.TcpFault;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StatusReadingTest {
    @ParameterizedTest
    @CsvSource({
        "cloudflare, 521, full,        100, tcp.refused,              LIKELY",
        "cloudflare, 521, full,        100, tcp.timed_out,            IMPOSSIBLE",
        "cloudflare, 522, full,      19100, tcp.timed_out,            LIKELY",
        "cloudflare, 522, full,      15100, tcp.timed_out,            LIKELY",
        "cloudflare, 522, full,         16, tcp.timed_out,            IMPOSSIBLE",
        "cloudflare, 522, full,         16, tcp.address_unreachable,  POSSIBLE",
        "cloudflare, 522, full,         16, tls.timed_out,            IMPOSSIBLE",
        "cloudflare, 523, full,         50, tcp.address_unreachable,  LIKELY",
        "cloudflare, 524, full,     120500, http.timed_out,           LIKELY",
        "cloudflare, 524, full,       5000, http.timed_out,           POSSIBLE",
        "cloudflare, 525, full,        100, tls.reset,                LIKELY",
        "cloudflare, 525, flexible,    100, tls.reset,                IMPOSSIBLE",
        "cloudflare, 526, full_strict, 100, tls.cert.expired,         LIKELY",
        "cloudflare, 526, full,        100, tls.cert.expired,         IMPOSSIBLE",
        "cloudflare, 530, full,        100, dns.name_not_resolved,    LIKELY",
        "cloudflare, 502, full,        100, http.error,               LIKELY",
        "cloudflare, 403, full,        100, http.blocked,             LIKELY",
        "cloudflare, 200, full,        100, tls.cert.expired,         POSSIBLE",
        "nginx,      502, full,        100, tcp.refused,              LIKELY",
        "nginx,      502, full,        100, http.error,               POSSIBLE",
        "nginx,      504, full,       2000, tcp.timed_out,            POSSIBLE",
        "haproxy,    502, full,        100, tcp.refused,              IMPOSSIBLE",
        "apache,     504, full,      60000, http.timed_out,           IMPOSSIBLE",
    })
    void readsBackwards(String edge, int status, String mode, long millis, String fault, Plausibility expected) {
        StatusReading reading = StatusReading.of(
                Edge.byId(edge).orElseThrow(), status, SslMode.byId(mode).orElseThrow(), Duration.ofMillis(millis));
        Fault asked = Fault.byId(fault).orElseThrow();
        assertThat(reading.readings())
                .filteredOn(each -> each.fault() == asked)
                .singleElement()
                .satisfies(each ->
                        assertThat(each.plausibility()).as(each.because()).isEqualTo(expected));
    }

    @Test
    void quick522IsNoSynTimeout() {
        StatusReading reading = StatusReading.of(Edge.CLOUDFLARE, 522, SslMode.FULL, Duration.ofMillis(16));
        assertThat(reading.likely()).isEmpty();
        assertThat(reading.contradiction())
                .hasValueSatisfying(says -> assertThat(says).contains("16 ms"));
    }

    @Test
    void untrustedCertificateCannotBe526UnderFull() {
        assertThat(StatusReading.of(Edge.CLOUDFLARE, 526, SslMode.FULL).contradiction())
                .hasValueSatisfying(says -> assertThat(says).contains("another mode is set"));
        assertThat(StatusReading.of(Edge.CLOUDFLARE, 526, SslMode.FULL_STRICT).contradiction())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyTableCellReadsBack(Edge edge) {
        for (SslMode mode : SslMode.values()) {
            for (Fault fault : Fault.all()) {
                Integer status = edge.verdict(fault, mode).status();
                if (status != null) {
                    assertThat(StatusReading.of(edge, status, mode).likely())
                            .extracting(Reading::fault)
                            .contains(fault);
                }
            }
        }
    }

    @Test
    void everyReadingSaysWhy() {
        assertThat(StatusReading.of(Edge.FASTLY, 503, SslMode.FULL).readings())
                .hasSameSizeAs(Fault.all())
                .allSatisfy(reading -> assertThat(reading.because()).isNotBlank());
    }

    @Test
    void onlyTheTimeoutIsRuledOutByTime() {
        assertThat(StatusReading.of(Edge.VARNISH, 503, SslMode.OFF, Duration.ofMillis(3))
                        .likely())
                .extracting(Reading::fault)
                .contains(TcpFault.REFUSED, HttpFault.RESET)
                .doesNotContain(TcpFault.TIMED_OUT, HttpFault.TIMED_OUT, CertificateFault.EXPIRED);
    }

    @Test
    void refusesWhatIsNoStatus() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatusReading.of(Edge.NGINX, 5020, SslMode.FULL))
                .withMessage("status: 5020 (expected 100..599)");
    }
}

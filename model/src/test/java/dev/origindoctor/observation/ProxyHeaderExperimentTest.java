package dev.origindoctor.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.origin.Addresses;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.HttpFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyHeaderExperimentTest {
    private static final HttpAsk PLAIN = HttpAsk.of(
            new Endpoint(Addresses.parse("203.0.113.10").orElseThrow(), 80),
            Scheme.HTTP,
            HostName.of("shop.example"),
            "/");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // without the header           | behind it                    | lacks it
                "http.empty_response, -,          -,                   200,      true",
                "http.reset,          -,          -,                   301,      true",
                "http.timed_out,      -,          http.error,          404,      true",
                "http.error,          400,        -,                   200,      true",
                "-,                   200,        http.error,          400,      false",
                "-,                   200,        -,                   200,      false",
                "http.empty_response, -,          http.empty_response, -,        false",
                "http.error,          400,        http.error,          400,      false",
                "http.reset,          -,          http.protocol.error, 200,      false",
            })
    void thePairTells(
            @Nullable String fault,
            @Nullable Integer status,
            @Nullable String faultBehind,
            @Nullable Integer statusBehind,
            boolean lacks) {
        HttpObservation without = seen(PLAIN, fault, status);
        HttpObservation behind = seen(PLAIN.withProxyHeader(), faultBehind, statusBehind);

        assertThat(without.lacksProxyHeader(behind)).isEqualTo(lacks);
    }

    @Test
    void onlyOneDifferenceMakesAPair() {
        HttpObservation without = seen(PLAIN, "http.empty_response", null);
        HttpObservation other = seen(PLAIN.forVisitorOnHttps().withProxyHeader(), null, 200);

        assertThat(without.lacksProxyHeader(other)).isFalse();
    }

    private static HttpObservation seen(HttpAsk ask, @Nullable String fault, @Nullable Integer status) {
        Fault seen = fault == null ? null : Fault.byId(fault).orElseThrow();
        HttpAnswer answer = new HttpAnswer(status, List.of(), 0, null, "", null, List.of());
        assertThat(seen == null || seen instanceof HttpFault).isTrue();
        return new HttpObservation(ask, seen, answer, Timing.of(Instant.EPOCH, Duration.ZERO));
    }
}

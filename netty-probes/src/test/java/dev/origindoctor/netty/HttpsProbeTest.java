package dev.origindoctor.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.observation.HttpAsk;
import dev.origindoctor.observation.HttpObservation;
import dev.origindoctor.observation.TlsAsk;
import dev.origindoctor.observation.TlsObservation;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.probe.TargetPolicy;
import dev.origindoctor.taxonomy.CertificateFault;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.LocalFault;
import dev.origindoctor.zoo.Certificates;
import dev.origindoctor.zoo.HttpsMisbehaviour;
import dev.origindoctor.zoo.TlsMisbehaviour;
import dev.origindoctor.zoo.Zoo;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class HttpsProbeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration AMPLE = Duration.ofSeconds(15);

    private final Zoo zoo = Zoo.open();
    private final NettyProbes probes =
            NettyProbes.builder().targetPolicy(TargetPolicy.everything()).build();

    @AfterEach
    void close() {
        probes.close();
        zoo.close();
    }

    // spotless:off
    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", delimiter = '|', value = {
            "PAGE                       | -                   | 200 | HTTP/1.1 | -                           | -",
            "EMPTY                      | http.empty_response | -   | -        | -                           | -",
            "RESETS                     | http.reset          | -   | -        | -                           | -",
            "SAYS_GOODBYE               | http.empty_response | -   | -        | -                           | -",
            "TRUNCATED                  | http.truncated      | 200 | HTTP/1.1 | -                           | -",
            "REDIRECTS_TO_ITSELF        | http.redirect_loop  | 301 | HTTP/1.1 | -                           | -",
            "CLIENT_CERTIFICATE_NGINX   | http.error          | 400 | HTTP/1.1 | client_certificate_required | -",
            "CLIENT_CERTIFICATE_TLS_1_3 | http.empty_response | -   | -        | client_certificate_required | -",
            "H2_PAGE                    | -                   | 200 | h2       | -                           | -",
            "H2_ERROR                   | http.error          | 404 | h2       | -                           | -",
            "H2_STALLS                  | http.timed_out      | -   | h2       | -                           | -",
            "H2_CLOSES                  | http.protocol.error | -   | h2       | -                           | http_2_broken",
            "H2_EMPTY                   | http.empty_response | -   | h2       | -                           | -",
            "H2_ANSWERS_IN_HTTP_1       | http.protocol.error | -   | h2       | -                           | http_2_broken",
            "H2_GOES_AWAY               | http.protocol.error | -   | h2       | -                           | http_2_broken",
            "H2_RESETS_STREAM           | http.protocol.error | -   | h2       | -                           | http_2_broken",
            "H2_BAD_COMPRESSION         | http.protocol.error | -   | h2       | -                           | http_2_broken",
            "H2_WITHOUT_STATUS          | http.protocol.error | -   | h2       | -                           | http_2_broken",
            "H2_DATA_FIRST              | http.protocol.error | -   | h2       | -                           | http_2_broken",
            "H2_CUT                     | http.truncated      | 200 | h2       | -                           | -",
    })
    // spotless:on
    void everyBehaviourHasItsAnswer(
            HttpsMisbehaviour behaviour,
            @Nullable String fault,
            @Nullable Integer status,
            @Nullable String protocol,
            @Nullable String recognised,
            @Nullable String malformed)
            throws Exception {
        HttpObservation seen =
                get(ask(behaviour).offeringHttp2(), behaviour == HttpsMisbehaviour.H2_STALLS ? PATIENCE : AMPLE);

        assertThat(seen.seenFault().map(Fault::id).orElse(null)).as("fault").isEqualTo(fault);
        assertThat(seen.answer().status()).as("status").isEqualTo(status);
        assertThat(seen.answer().protocol()).as("protocol").isEqualTo(protocol);
        assertThat(seen.answer().recognised()).as("recognised").isEqualTo(recognised);
        assertThat(seen.answer().malformed()).as("malformed").isEqualTo(malformed);
    }

    /** A certificate's defects do not keep a page from being read; whatever else fails a handshake fails a request. */
    @ParameterizedTest
    @EnumSource(
            names = {
                "HEALTHY",
                "EXPIRED",
                "SELF_SIGNED",
                "CLIENT_CERTIFICATE_TLS_1_2",
                "CLIENT_CERTIFICATE_WISHED_TLS_1_3",
                "ONLY_TLS_1_0",
                "NAME_REFUSED",
                "NAME_REQUIRED",
                "ONLY_HTTP_1_0_BY_ALPN",
                "ALERT_HANDSHAKE_FAILURE",
                "ALERT_UNRECOGNIZED_NAME",
                "ALERT_INTERNAL_ERROR",
                "PLAIN_HTTP",
                "SSH",
                "GARBAGE",
                "SILENT",
                "FIN_AT_ONCE",
                "RST_AT_ONCE",
                "FIN_AFTER_HELLO",
                "RST_AFTER_HELLO",
                "TRUNCATED_RECORD",
                "LYING_LENGTHS"
            })
    void aHandshakeThatFailsKeepsItsOwnFault(TlsMisbehaviour behaviour) throws Exception {
        Endpoint endpoint = zoo.start(behaviour);
        HostName host = HostName.of(Certificates.NAME);
        Duration budget = behaviour == TlsMisbehaviour.SILENT ? PATIENCE : AMPLE;
        CompletableFuture<TlsObservation> handshake = probes.handshake(
                TlsAsk.asEdge(endpoint, host.ascii()).offering(List.of("http/1.1")), Deadline.after(budget));
        HttpObservation seen = get(HttpAsk.of(endpoint, Scheme.HTTPS, host, "/"), budget);
        TlsObservation alone = handshake.get(20, TimeUnit.SECONDS);

        Fault expected = alone.fault() instanceof CertificateFault ? null : alone.fault();
        assertThat(seen.fault()).isEqualTo(expected);
    }

    /** The JDK reads chains up to a size; others read more, so that an end for its sake is nobody's fault but ours. */
    @Test
    void aChainThatThisJavaAloneFindsTooLongIsNotTheOrigins() throws Exception {
        Endpoint endpoint = zoo.start(TlsMisbehaviour.LONG_CHAIN);
        HostName host = HostName.of(Certificates.NAME);

        assertThat(get(HttpAsk.of(endpoint, Scheme.HTTPS, host, "/"), AMPLE).fault())
                .isEqualTo(LocalFault.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource(names = {"PAGE", "H2_STALLS", "H2_ANSWERS_IN_HTTP_1"})
    void withoutTheOfferEverybodySpeaksHttp1(HttpsMisbehaviour behaviour) throws Exception {
        HttpObservation seen = get(ask(behaviour), AMPLE);

        assertThat(seen.answer().protocol()).isNotEqualTo("h2");
    }

    @Test
    void nothingIsLeftOpen() throws Exception {
        get(ask(HttpsMisbehaviour.H2_PAGE).offeringHttp2(), AMPLE);
        HttpAsk stalls = ask(HttpsMisbehaviour.H2_STALLS).offeringHttp2();
        long before = Descriptors.open();
        get(stalls, Duration.ofMillis(500));
        Descriptors.awaitAtMost(before);
    }

    private HttpAsk ask(HttpsMisbehaviour behaviour) {
        return HttpAsk.of(zoo.start(behaviour), Scheme.HTTPS, HostName.of(Certificates.NAME), "/");
    }

    private HttpObservation get(HttpAsk ask, Duration budget) throws Exception {
        return probes.request(ask, Deadline.after(budget)).get(20, TimeUnit.SECONDS);
    }
}

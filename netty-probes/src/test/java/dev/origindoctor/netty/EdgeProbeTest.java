package dev.origindoctor.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.observation.EdgeObservation;
import dev.origindoctor.observation.HttpAsk;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.probe.TargetPolicy;
import dev.origindoctor.taxonomy.HttpFault;
import dev.origindoctor.taxonomy.TcpFault;
import dev.origindoctor.zoo.CloudflareStandIn;
import dev.origindoctor.zoo.CloudflareStandIn.Form;
import dev.origindoctor.zoo.HttpMisbehaviour;
import dev.origindoctor.zoo.Misbehaviour;
import dev.origindoctor.zoo.PageWithHeaders;
import dev.origindoctor.zoo.TcpMisbehaviour;
import dev.origindoctor.zoo.Zoo;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class EdgeProbeTest {
    private final Zoo zoo = Zoo.open();
    private final NettyProbes probes =
            NettyProbes.builder().targetPolicy(TargetPolicy.everything()).build();

    @AfterEach
    void close() {
        probes.close();
        zoo.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {520, 521, 522, 523, 524, 525, 526, 530, 200})
    void cloudflareIsKnownByItsMarks(int status) throws Exception {
        EdgeObservation seen = ask(CloudflareStandIn.showing(status));

        assertThat(seen.fault()).isNull();
        assertThat(seen.answeredBy()).isEqualTo(Edge.CLOUDFLARE);
        assertThat(seen.answer().status()).isEqualTo(status);
        assertThat(seen.ray()).isEqualTo("8f2a1b3c4d5e6f70");
        assertThat(seen.place()).isEqualTo("LHR");
        assertThat(seen.code()).isNull();
        assertThat(seen.edgeAnswersForItself()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "530, 1016, SHORT", "530, 1016, PAGE", "530, 1016, JSON", "530, 1033, NEGOTIATED",
        "403, 1020, SHORT", "409, 1001, JSON", "429, 1015, PAGE", "403, 1000, NEGOTIATED",
    })
    void theNumberInTheBodyIsRead(int status, int code, Form form) throws Exception {
        EdgeObservation seen =
                ask(CloudflareStandIn.showing(status).withCode(code).in(form));

        assertThat(seen.answer().status()).isEqualTo(status);
        assertThat(seen.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "x-amz-cf-id: abc==|x-amz-cf-pop: LHR61-P4,                      CLOUDFRONT, abc==, LHR61-P4",
                "x-served-by: cache-lhr7330-LHR|x-fastly-request-id: f00,        FASTLY,     f00,   LHR",
                "Server: AkamaiGHost,                                            AKAMAI,     -,     -",
                "x-azure-ref: 0abc,                                              AZURE_FRONT_DOOR, 0abc, -",
                "Server: nginx/1.22.1,                                           NGINX,      -,     -",
                "Server: something,                                              -,          -,     -",
            })
    void othersAreKnownByTheirs(String fields, @Nullable Edge edge, @Nullable String name, @Nullable String place)
            throws Exception {
        EdgeObservation seen = ask(new PageWithHeaders(fields.replace("|", "\r\n")));

        assertThat(seen.answeredBy()).isEqualTo(edge);
        assertThat(seen.ray()).isEqualTo(name);
        assertThat(seen.place()).isEqualTo(place);
        assertThat(seen.edgeAnswersForItself()).isNull();
    }

    @Test
    void aCircleIsSeenThroughTheEdgeToo() throws Exception {
        EdgeObservation seen = ask(HttpMisbehaviour.REDIRECT_TO_ITSELF);

        assertThat(seen.fault()).isEqualTo(HttpFault.REDIRECT_LOOP);
        assertThat(seen.answer().redirects()).containsExactly("http://shop.example/");
    }

    @Test
    void anEdgeThatCannotBeAskedHasAFault() throws Exception {
        EdgeObservation seen = ask(TcpMisbehaviour.CLOSED_PORT);

        assertThat(seen.fault()).isEqualTo(TcpFault.REFUSED);
        assertThat(seen.answeredBy()).isNull();
    }

    private EdgeObservation ask(Misbehaviour behaviour) throws Exception {
        HttpAsk ask = HttpAsk.of(zoo.start(behaviour), Scheme.HTTP, HostName.of("shop.example"), "/");
        return probes.viaEdge(ask, Deadline.after(Duration.ofSeconds(15))).get(20, TimeUnit.SECONDS);
    }
}

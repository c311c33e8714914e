package dev.origindoctor.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.origindoctor.cli.console.WrongInput;
import dev.origindoctor.metrics.WatchMetrics;
import dev.origindoctor.watch.WatchState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tag;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class MetricsEndpointTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final MetricsEndpoint endpoint = MetricsEndpoint.at(HERE, 0);
    private final List<Socket> open = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
        endpoint.close();
    }

    @Test
    void everyFigureIsExplainedOnceAndBeforeItsSamples() throws IOException {
        Counter.builder("origin.doctor.probes")
                .description("Probes")
                .tags("layer", "tcp", "fault", "tcp.refused")
                .register(endpoint.registry())
                .increment();
        WatchMetrics.of(
                endpoint.registry(), List.of(Tag.of("site", "a\"b\\c\nd")), () -> WatchState.unknown(Instant.EPOCH));
        String page = body(answer("GET /metrics HTTP/1.1"));
        assertThat(page)
                .contains("origin_doctor_probes_total{fault=\"tcp.refused\",layer=\"tcp\"} 1.0\n")
                .contains("origin_doctor_up{site=\"a\\\"b\\\\c\\nd\"} NaN\n")
                .endsWith("\n");
        Set<String> explained = new HashSet<>();
        for (String line : page.split("\n")) {
            if (line.startsWith("# HELP ")) {
                assertThat(line).matches("# HELP [a-z_]+ [A-Z].+");
            } else if (line.startsWith("# TYPE ")) {
                assertThat(explained.add(line.split(" ")[2])).as(line).isTrue();
            } else if (!line.startsWith("#")) {
                assertThat(line).matches("[a-z_]+(\\{([a-z_]+=\"([^\"\\\\]|\\\\.)*\",?)*\\})? (NaN|[-+0-9.Ee]+)");
                assertThat(explained).as(line).contains(line.replaceAll("[{ ].*", ""));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET /metrics HTTP/1.1,           200",
        "GET /metrics?name[]=up HTTP/1.1, 200",
        "HEAD /metrics HTTP/1.1,          200",
        "GET / HTTP/1.1,                  404",
        "GET /metricsx HTTP/1.1,          404",
        "GET /../metrics HTTP/1.1,        404",
        "POST /metrics HTTP/1.1,          405",
        "what is this,                    400"
    })
    void whatIsAskedForOtherwiseIsAnsweredWithItsStatus(String request, int status) throws IOException {
        assertThat(answer(request)).startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void headHasTheLengthAndNoPage() throws IOException {
        endpoint.registry().counter("origin.doctor.prober.limited");
        String head = answer("HEAD /metrics HTTP/1.1");
        assertThat(head).containsPattern("(?i)content-length: [1-9]").endsWith("\r\n\r\n");
    }

    @Test
    void aThousandThatNeverFinishAskingHoldUpNobody() throws IOException {
        for (int i = 0; i < 1_000; i++) {
            Socket slow = new Socket(HERE, endpoint.port());
            open.add(slow);
            slow.getOutputStream().write("GET /met".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(answer("GET /metrics HTTP/1.1")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void aPortThatIsTakenIsWrongInput() {
        assertThatThrownBy(() -> MetricsEndpoint.at(HERE, endpoint.port()))
                .isInstanceOf(WrongInput.class)
                .hasMessageStartingWith("--metrics-port " + endpoint.port() + ": cannot be listened on (");
        assertThatThrownBy(() -> MetricsEndpoint.at(HERE, 65_536)).isInstanceOf(WrongInput.class);
    }

    private String answer(String request) throws IOException {
        try (Socket socket = new Socket(HERE, endpoint.port())) {
            OutputStream out = socket.getOutputStream();
            out.write((request + "\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }
}

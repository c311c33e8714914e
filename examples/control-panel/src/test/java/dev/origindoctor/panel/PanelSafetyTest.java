package dev.origindoctor.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.panel.Limits.Traffic;
import dev.origindoctor.panel.web.Login;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What customers can do to each other, to the panel, and to others through it: nothing. */
@Timeout(60)
class PanelSafetyTest {
    private static final Login BY_HEADER = Login.namedBy("x-customer");
    private static final Limits GENEROUS = Limits.usual().unbounded();
    private static ControlPanel panel;

    @BeforeAll
    static void open() {
        panel = ControlPanel.open(0, BY_HEADER, GENEROUS.diagnoses(100, 100));
    }

    @AfterAll
    static void close() {
        panel.close();
    }

    @Test
    void nobodySeesNothing() {
        HttpResponse<String> answer = new PanelClient(panel, "").get("/sites/florist");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("Sign in first").doesNotContain("florist");
    }

    @Test
    void anotherCustomersThingsAreNotThere() {
        String visit = PanelClient.placeOf(demo().post("/sites/florist/visits", Map.of()));
        assertThat(demo().get(visit).statusCode()).isEqualTo(200);

        PanelClient other = new PanelClient(panel, "other");
        assertThat(other.get("/").body()).doesNotContain("florist");
        assertThat(List.of(
                        "/sites/florist", visit, visit + "/report.json", visit.replace("visits", "live") + "/events"))
                .allSatisfy(path -> assertThat(other.get(path).statusCode()).isEqualTo(404));
        assertThat(other.post("/sites/florist/visits", Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void formThatIsNotThePanelsOwnIsRefused() {
        PanelClient demo = demo();
        String own = demo.token();
        String anothers = demo().token();
        assertThat(List.of("", "guess", anothers))
                .allSatisfy(token -> assertThat(demo.post("/sites/florist/visits", Map.of(), token)
                                .statusCode())
                        .isEqualTo(403));
        assertThat(demo.post("/sites/florist/visits", Map.of(), own, "origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(demo.post("/sites/florist/visits", Map.of(), own, "sec-fetch-site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(demo.post("/sites/florist/visits", Map.of(), own).statusCode())
                .isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.170.2",
                "127.0.0.1",
                "127.8.9.10",
                "0.0.0.0",
                "10.0.0.1",
                "172.31.255.254",
                "192.168.1.1",
                "100.100.100.200",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "::ffff:7f00:1",
                "64:ff9b::7f00:1",
                "64:ff9b::169.254.169.254",
                "2002:7f00:1::",
                "fd00:ec2::254",
                "fe80::1",
                "ff02::1"
            })
    void addressThatLeadsToNoPublicHostIsNotTaken(String address) {
        HttpResponse<String> answer =
                demo().post("/sites", Map.of("host", "shop.example", "address", address, "mode", "full"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Only public addresses are looked at");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2130706433", "0x7f000001", "0177.0.0.1", "127.1", "localhost", "169.254.169.254.nip.io", ""})
    void addressThatIsWrittenInAnotherWayIsNone(String address) {
        HttpResponse<String> answer =
                demo().post("/sites", Map.of("host", "shop.example", "address", address, "mode", "full"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("That is no IP address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "shop.example\"><img src=x onerror=alert(1)>", "a b", ""})
    void nameThatIsNoneIsRefusedAndNotRepeated(String host) {
        HttpResponse<String> answer = demo().post("/sites", Map.of("host", host, "address", "203.0.113.9"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("That is no host name").doesNotContain("alert(1)");
    }

    @ParameterizedTest
    @CsvSource({"/<script>alert(1)</script>, 404", "/sites/%3Cscript%3E, 404", "/%2e%2e/etc/passwd, 404", "/%zz, 400"})
    void strangeAddressIsNotRepeated(String path, int status) throws IOException {
        String answer =
                raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Customer: demo\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 4")
                .doesNotContain("<script>alert")
                .doesNotContain("root:");
    }

    @Test
    void panelIsNotAskedUnderAnotherName() throws IOException {
        assertThat(raw("GET / HTTP/1.1\r\nHost: evil.example\r\nX-Customer: demo\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421");
    }

    @Test
    void formThatIsTooLargeIsRefused() {
        HttpResponse<String> answer = demo().post("/sites", Map.of("host", "x".repeat(20_000)));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("larger than what is taken here (16 kB)");
    }

    @Test
    void uploadThatIsTooLargeIsRefusedBeforeItComes() throws IOException {
        assertThat(
                        raw(
                                "POST /sites/florist/host-folder HTTP/1.1\r\nHost: localhost\r\nContent-Length: 17000000\r\n\r\n"))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void fileThatIsNoHostFolderIsRefusedWithTheReason() {
        HttpResponse<String> answer = demo().upload("/sites/florist/host-folder", new byte[2_000]);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("folder").doesNotContain("/tmp");
    }

    @Test
    void everyAnswerForbidsScriptsOfOthers() {
        assertThat(List.of("/", "/sites/florist", "/nothing", "/panel.js"))
                .allSatisfy(path -> assertThat(demo().get(path).headers().firstValue("content-security-policy"))
                        .hasValueSatisfying(policy -> assertThat(policy)
                                .startsWith("default-src 'none'")
                                .doesNotContain("unsafe")
                                .contains("frame-ancestors 'none'")));
    }

    @Test
    void troubleInsideIsANumberOutside() {
        Login broken = request -> {
            throw new IllegalStateException("no connection to accounts.internal 10.0.0.5");
        };
        try (ControlPanel other = ControlPanel.open(0, broken, GENEROUS)) {
            HttpResponse<String> answer = new PanelClient(other, "demo").get("/");
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("Its number is").doesNotContain("10.0.0.5", "internal", "Exception");
        }
    }

    @Test
    void customerHasOnlySoMuchUnderWay() {
        try (ControlPanel other = ControlPanel.open(0, BY_HEADER, GENEROUS.diagnoses(2, 100))) {
            PanelClient demo = new PanelClient(other, "demo");
            String token = demo.token();
            List<Integer> answers = IntStream.range(0, 3)
                    .mapToObj(i ->
                            demo.post("/sites/bookshop/visits", Map.of(), token).statusCode())
                    .toList();
            assertThat(answers).containsExactly(303, 303, 429);
        }
    }

    @Test
    void archivesAreNotReadForWhoHasToWait() {
        Limits two = GENEROUS.diagnoses(1, 2, Duration.ofHours(1));
        try (ControlPanel other = ControlPanel.open(0, BY_HEADER, two)) {
            PanelClient demo = new PanelClient(other, "demo");
            List<Integer> answers = IntStream.range(0, 3)
                    .mapToObj(i -> demo.upload("/sites/florist/host-folder", new byte[2_000])
                            .statusCode())
                    .toList();
            assertThat(answers).containsExactly(400, 400, 429);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:PORT/sites/florist, /sites/florist",
        "http://localhost:PORT/sites/%22%3E%3Cscript%3E, /",
        "http://evil.example/sites/florist, /",
        "javascript:alert(1), /",
        "'', /"
    })
    void wayBackLeadsNowhereElse(String from, String to) throws IOException {
        String answer = raw("GET /nothing HTTP/1.1\r\nHost: localhost:" + panel.port() + "\r\nReferer: "
                + from.replace("PORT", Integer.toString(panel.port()))
                + "\r\nX-Customer: demo\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 404").contains("<p><a href=\"" + to + "\">");
    }

    @Test
    void addressThatAsksTooOftenWaits() {
        Limits few = GENEROUS.traffic(new Traffic(1, 10, 10, 10, Duration.ofSeconds(10)));
        try (ControlPanel other = ControlPanel.open(0, BY_HEADER, few)) {
            PanelClient demo = new PanelClient(other, "demo");
            List<Integer> answers = IntStream.range(0, 30)
                    .mapToObj(i -> demo.get("/nothing").statusCode())
                    .toList();
            assertThat(answers).startsWith(404, 404).contains(429);
        }
    }

    @Test
    void addressHasOnlySoManyConnections() throws IOException {
        Limits one = GENEROUS.traffic(new Traffic(1_000, 10, 1, 10, Duration.ofMinutes(1)));
        try (ControlPanel other = ControlPanel.open(0, BY_HEADER, one);
                Socket first = new Socket(InetAddress.getLoopbackAddress(), other.port())) {
            first.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(first.getInputStream().read()).isEqualTo('H');
            try (Socket second = new Socket(InetAddress.getLoopbackAddress(), other.port())) {
                assertThat(second.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void clientThatNeverFinishesItsRequestIsSentAway() throws IOException {
        Limits hasty = GENEROUS.traffic(new Traffic(1_000, 10, 10, 10, Duration.ofSeconds(1)));
        try (ControlPanel other = ControlPanel.open(0, BY_HEADER, hasty);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), other.port())) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: local".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void diagnosisThatNobodyWaitsForIsEnded() throws IOException, InterruptedException {
        Limits impatient = GENEROUS.patience(Duration.ofMillis(200));
        try (ControlPanel other = ControlPanel.open(0, BY_HEADER, impatient)) {
            PanelClient demo = new PanelClient(other, "demo");
            String visit = PanelClient.placeOf(demo.post("/sites/bookshop/visits", Map.of()));
            try (InputStream events =
                    demo.stream(visit.replace("visits", "live") + "/events").body()) {
                assertThat(events).isNotNull();
            }
            String history = "";
            for (long end = System.nanoTime() + 30_000_000_000L;
                    System.nanoTime() < end && !history.contains("nobody waited for it"); ) {
                history = demo.get("/sites/bookshop").body();
                assertThat(history).doesNotContain("522 Connection timed out</li>");
            }
            assertThat(history).contains("nobody waited for it");
        }
    }

    @Test
    void streamTellsEachStageAndTheEnd() throws IOException, InterruptedException {
        String visit = PanelClient.placeOf(demo().post("/sites/florist/visits", Map.of()));
        try (InputStream events =
                demo().stream(visit.replace("visits", "live") + "/events").body()) {
            String all = new String(events.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(all)
                    .startsWith("id: 1\nevent: note\ndata: Asking ")
                    .contains("id: 2\nevent: note\ndata: Connection: Connection refused")
                    .endsWith("event: over\ndata: .\n\n");
        }
        assertThat(demo().get(visit + "/report.json").body()).contains("\"origin-doctor/diagnosis/1\"");
        assertThat(demo().get(visit + "/report.md").headers().firstValue("content-disposition"))
                .hasValue("attachment; filename=\"florist.example.md\"");
        assertThat(demo().get(visit + "/report").body().getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(100_000);
    }

    private static PanelClient demo() {
        return new PanelClient(panel, "demo");
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), panel.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

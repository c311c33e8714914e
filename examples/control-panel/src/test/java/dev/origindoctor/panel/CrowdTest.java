package dev.origindoctor.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.panel.web.Login;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many at once. What is asserted is who gets an answer; how fast it was is kept in target/measured.txt. */
@Timeout(600)
class CrowdTest {
    private static final int FORMS = 10_000;
    private static final Login EVERYBODY = Login.everybodyIs(new Customer("demo"));
    private static final List<String> SITES =
            List.of("florist", "bookshop", "origin", "radio", "gallery", "dentist", "cinema", "stranger", "tailor");

    @Test
    void firstStageComesWhileTheRestIsUnderWay() throws IOException, InterruptedException {
        try (ControlPanel panel = ControlPanel.open(0, EVERYBODY, Limits.usual().unbounded())) {
            PanelClient client = new PanelClient(panel, "");
            String token = client.token();
            List<Duration> waits = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                waits.add(firstStage(client, token, SITES.get(i % SITES.size())));
            }
            Measured.keep("first stage in the stream after the click, one after the other", waits);
        }
    }

    private static Duration firstStage(PanelClient client, String token, String site)
            throws IOException, InterruptedException {
        long clicked = System.nanoTime();
        String visit = PanelClient.placeOf(client.post("/sites/" + site + "/visits", Map.of(), token));
        assertThat(client.get(visit).statusCode()).isEqualTo(200);
        try (BufferedReader events = events(client, visit)) {
            String line = events.readLine();
            Duration took = Duration.ofNanos(System.nanoTime() - clicked);
            assertThat(line).isEqualTo("id: 1");
            assertThat(events.lines()).contains("event: over");
            return took;
        }
    }

    private static BufferedReader events(PanelClient client, String visit) throws IOException, InterruptedException {
        InputStream body =
                client.stream(visit.replace("visits", "live") + "/events").body();
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    @Test
    void pageAnswersWhileTwoHundredDiagnosesAreUnderWay() {
        try (ControlPanel panel = ControlPanel.open(0, EVERYBODY, Limits.usual().unbounded())) {
            PanelClient client = new PanelClient(panel, "");
            String token = client.token();
            long began = System.nanoTime();
            List<CompletableFuture<String>> streams = IntStream.range(0, 200)
                    .mapToObj(i -> PanelClient.placeOf(
                            client.post("/sites/" + SITES.get(i % SITES.size()) + "/visits", Map.of(), token)))
                    .map(visit -> client.wholeStream(visit.replace("visits", "live") + "/events"))
                    .toList();
            List<Duration> pages = new ArrayList<>();
            while (streams.stream().anyMatch(stream -> !stream.isDone())) {
                long asked = System.nanoTime();
                assertThat(client.get("/").statusCode()).isEqualTo(200);
                pages.add(Duration.ofNanos(System.nanoTime() - asked));
            }
            assertThat(streams).allSatisfy(stream -> assertThat(stream.join()).endsWith("event: over\ndata: .\n\n"));
            Measured.keep("list of sites with 200 diagnoses under way", pages);
            Measured.keep("the last of them ended", List.of(Duration.ofNanos(System.nanoTime() - began)));
        }
    }

    /** From one address, without a break, whoever it says it is; somebody else asks for a page meanwhile. */
    @Test
    void floodOfFormsIsRefusedAndOthersStillGetTheirPages() throws Exception {
        InetAddress home = InetAddress.getByName("127.0.0.1");
        AtomicInteger refused = new AtomicInteger();
        ExecutorService attackers = Executors.newFixedThreadPool(4);
        try (ControlPanel panel = ControlPanel.open(new InetSocketAddress(home, 0), EVERYBODY, Limits.usual())) {
            AtomicInteger left = new AtomicInteger(FORMS);
            long began = System.nanoTime();
            List<CompletableFuture<Void>> floods = IntStream.range(0, 4)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> flood(panel.port(), left, refused), attackers))
                    .toList();
            PanelClient other = new PanelClient(home, panel.port(), "");
            List<Duration> pages = new ArrayList<>();
            while (floods.stream().anyMatch(flood -> !flood.isDone())) {
                long asked = System.nanoTime();
                HttpResponse<String> page = other.get("/sites/florist");
                pages.add(Duration.ofNanos(System.nanoTime() - asked));
                assertThat(page.statusCode()).isIn(200, 429);
                assertThat(page.body()).doesNotContain("under way");
            }
            floods.forEach(CompletableFuture::join);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            Measured.keep("10,000 forms took", List.of(took));
            Measured.keep("another's page meanwhile", pages);
            long each = Limits.usual().traffic().requestsPerSecond();
            long allowed = 2 * each + each * (took.toSeconds() + 1);
            assertThat(FORMS - refused.get()).as("let in").isLessThanOrEqualTo((int) allowed);
        } finally {
            attackers.shutdownNow();
        }
    }

    private static void flood(int port, AtomicInteger left, AtomicInteger refused) {
        byte[] form = ("POST /sites/florist/visits HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n\r\ntoken=abc")
                .getBytes(StandardCharsets.US_ASCII);
        while (left.getAndDecrement() > 0) {
            try (Socket socket = new Socket()) {
                socket.bind(new InetSocketAddress("127.0.0.2", 0));
                socket.connect(new InetSocketAddress("127.0.0.1", port));
                socket.getOutputStream().write(form);
                String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                refused.addAndGet(answer.equals("HTTP/1.1 429") ? 1 : 0);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}

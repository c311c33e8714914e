package dev.origindoctor.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Debian's prometheus-blackbox-exporter, on a port of its own. It is asked for a probe by a request. */
final class Blackbox implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/prometheus-blackbox-exporter");
    private static final String MODULES = """
            modules:
              tcp: {prober: tcp}
              tls: {prober: tcp, tcp: {tls: true, tls_config: {insecure_skip_verify: true}}}
              http: {prober: http, http: {tls_config: {insecure_skip_verify: true}}}
            """;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final String address;

    private Blackbox(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    static @Nullable Blackbox startIfInstalled() throws IOException, InterruptedException {
        if (!Files.isExecutable(PROGRAM)) {
            return null;
        }
        Path modules = Files.writeString(Files.createTempFile("blackbox", ".yml"), MODULES);
        String address = "127.0.0.1:" + freePort();
        Process process = new ProcessBuilder(
                        PROGRAM.toString(), "--config.file=" + modules, "--web.listen-address=" + address)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Blackbox blackbox = new Blackbox(process, address);
        blackbox.awaitReady();
        Files.delete(modules);
        return blackbox;
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private void awaitReady() throws InterruptedException {
        while (process.isAlive()) {
            try {
                client.send(request("/-/healthy"), BodyHandlers.discarding());
                return;
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        throw new IllegalStateException(PROGRAM + " has ended");
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + address + path))
                .timeout(Duration.ofSeconds(30))
                .build();
    }

    /** One probe, which has to succeed. */
    CompletableFuture<?> probe(String module, String target) {
        String path = "/probe?module=" + module + "&target=" + URLEncoder.encode(target, StandardCharsets.UTF_8);
        return client.sendAsync(request(path), BodyHandlers.ofString()).thenAccept(answer -> {
            if (!answer.body().contains("probe_success 1")) {
                throw new IllegalStateException(answer.body());
            }
        });
    }

    /** The processor time that it has had, in nanoseconds. */
    long cpu() {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    @Override
    public void close() {
        process.destroy();
    }
}

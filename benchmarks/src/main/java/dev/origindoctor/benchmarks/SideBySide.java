package dev.origindoctor.benchmarks;

import dev.origindoctor.diagnosis.Verdict.Conclusion;
import dev.origindoctor.fleet.Depth;
import dev.origindoctor.fleet.Sweep;
import dev.origindoctor.netty.NettyProbes;
import dev.origindoctor.observation.HttpAsk;
import dev.origindoctor.observation.TlsAsk;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.probe.TargetPolicy;
import dev.origindoctor.zoo.Certificates;
import io.netty.handler.ssl.OpenSsl;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a probe costs in processor time, ours beside others on the same origins in one run, and how much ours puts on the
 * wire. The origins are another process. {@code benchmarks/side-by-side} runs it in a network of its own, where nobody
 * else's traffic is counted.
 */
public final class SideBySide {
    private static final int AT_ONCE = 50;

    private final OriginsElsewhere origins = OriginsElsewhere.start();
    private final NettyProbes probes = NettyProbes.builder()
            .targetPolicy(TargetPolicy.everything())
            .trust(List.of(origins.root()))
            .build();
    private double ours;

    private SideBySide() throws Exception {}

    /** Prints the tables. */
    public static void main(String... none) throws Exception {
        // Like everybody else the JDK's client gets a fresh connection each time.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "connection");
        SideBySide here = new SideBySide();
        try (Blackbox blackbox = Blackbox.startIfInstalled()) {
            System.out.println("Ours is on JDK " + Runtime.version() + ", TLS in full by " + engine() + "\n");
            System.out.println("| probe | who | CPU each | of ours | on the wire |\n|---|---|---|---|---|");
            here.tcp(blackbox);
            here.tls("TLS, certificates", here.origins.at(Scheme.HTTPS), 40_000, blackbox);
            here.tls("TLS 1.3 alone, certificates", here.origins.ofNewestTls(), 20_000, blackbox);
            here.http(blackbox);
            here.whole(blackbox, Scheme.HTTP, SslMode.FLEXIBLE);
            here.whole(blackbox, Scheme.HTTPS, SslMode.FULL_STRICT);
        } finally {
            here.probes.close();
            here.origins.close();
        }
    }

    private static String engine() {
        return OpenSsl.isAvailable() ? OpenSsl.versionString() : "the JDK";
    }

    private void tcp(@Nullable Blackbox blackbox) throws Exception {
        Endpoint origin = origins.at(Scheme.HTTP);
        own("TCP", 40_000, each -> probes.connect(origin, ample()));
        blackbox(blackbox, "tcp", origin.toString(), 1_000);
        nmap();
    }

    private void tls(String what, Endpoint origin, int count, @Nullable Blackbox blackbox) throws Exception {
        TlsAsk ask = TlsAsk.asEdge(origin, Certificates.NAME);
        own(what, count, each -> probes.hello(ask, ample()));
        blackbox(blackbox, "tls", origin.toString(), 1_000);
    }

    private void http(@Nullable Blackbox blackbox) throws Exception {
        Endpoint origin = origins.at(Scheme.HTTP);
        HttpAsk ask = HttpAsk.of(origin, Scheme.HTTP, HostName.of("shop.example"), "/");
        own("HTTP", 20_000, each -> probes.request(ask, ample()));
        blackbox(blackbox, "http", "http://" + origin, 1_000);
        HttpClient jdk =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + origin + "/"))
                .header("Connection", "close")
                .build();
        // Now and then it meets an end of file before the answer; then it asks once more.
        IntFunction<CompletableFuture<?>> asked = each -> jdk.sendAsync(request, BodyHandlers.ofByteArray())
                .exceptionallyCompose(failure -> jdk.sendAsync(request, BodyHandlers.ofByteArray()));
        run(5_000, asked);
        row("", "JDK's HttpClient", 10_000, Cpu::ofProcess, () -> run(10_000, asked));
    }

    /** A sweep in full over healthy origins; the others ask for the page alone. */
    private void whole(@Nullable Blackbox blackbox, Scheme scheme, SslMode mode) throws Exception {
        Sweep sweep = Sweep.through(probes)
                .depth(Depth.FULL)
                .sslMode(mode)
                .inFlight(AT_ONCE)
                .timeout(Duration.ofSeconds(60))
                .build();
        int count = 16_000;
        sweep(sweep, scheme, count);
        ours = 0;
        row("whole diagnosis, " + scheme, "Origin Doctor", count, Cpu::ofProcess, () -> sweep(sweep, scheme, count));
        blackbox(blackbox, "http", scheme.name().toLowerCase(Locale.ROOT) + "://" + origins.at(scheme), 1_000);
    }

    private void sweep(Sweep sweep, Scheme scheme, int count) {
        sweep.over(origins.fleet(scheme, count))
                .forEach(result -> {
                    if (result.finding().conclusion() != Conclusion.HEALTHY) {
                        throw new IllegalStateException(result.toString());
                    }
                })
                .join();
    }

    private static Deadline ample() {
        return Deadline.after(Duration.ofSeconds(60));
    }

    private void own(String what, int count, IntFunction<CompletableFuture<?>> probe) throws Exception {
        run(count / 2, probe);
        ours = 0;
        row(what, "Origin Doctor", count, Cpu::ofProcess, () -> run(count, probe));
    }

    private void blackbox(@Nullable Blackbox blackbox, String module, String target, int count) throws Exception {
        if (blackbox == null) {
            System.out.println("| | blackbox_exporter | not installed | | |");
            return;
        }
        run(count / 5, each -> blackbox.probe(module, target));
        row(
                "",
                "blackbox_exporter, " + module,
                count,
                blackbox::cpu,
                () -> run(count, each -> blackbox.probe(module, target)));
    }

    /** 1,024 addresses, of which all are this machine. */
    private void nmap() throws Exception {
        if (!Files.isExecutable(Path.of("/usr/bin/nmap"))) {
            System.out.println("| | nmap -sT | not installed | | |");
            return;
        }
        String port = String.valueOf(origins.at(Scheme.HTTP).port());
        long before = ofChildren();
        Process nmap = new ProcessBuilder("/usr/bin/nmap", "-sT", "-Pn", "-n", "-T5", "-p", port, "127.0.0.0/22")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        nmap.waitFor();
        say("", "nmap -sT, refused", (ofChildren() - before) / 1e3 / 1_024, "");
    }

    private void row(String what, String who, int count, LongSupplier cpu, Cpu.Work work) throws Exception {
        long cpuBefore = cpu.getAsLong();
        long wireBefore = onTheWire();
        work.run();
        double each = (cpu.getAsLong() - cpuBefore) / 1e3 / count;
        String wire = who.equals("Origin Doctor") ? (onTheWire() - wireBefore) / count + " bytes" : "";
        say(what, who, each, wire);
    }

    private void say(String what, String who, double micros, String wire) {
        ours = ours == 0 ? micros : ours;
        System.out.printf(Locale.ROOT, "| %s | %s | %,.0f µs | %.1f | %s |%n", what, who, micros, micros / ours, wire);
    }

    private static void run(int count, IntFunction<CompletableFuture<?>> probe) throws InterruptedException {
        Semaphore slots = new Semaphore(AT_ONCE);
        AtomicReference<Throwable> failed = new AtomicReference<>();
        for (int i = 0; i < count; i++) {
            slots.acquire();
            probe.apply(i).whenComplete((seen, failure) -> {
                if (failure != null) {
                    failed.set(failure);
                }
                slots.release();
            });
        }
        slots.acquire(AT_ONCE);
        if (failed.get() != null) {
            throw new IllegalStateException("a probe failed", failed.get());
        }
    }

    /** Both directions, with Ethernet's headers. */
    private static long onTheWire() throws IOException {
        return Files.readAllLines(Path.of("/proc/net/dev")).stream()
                .map(String::strip)
                .filter(line -> line.startsWith("lo:"))
                .mapToLong(line -> Long.parseLong(line.split("[:\\s]+", 3)[1]))
                .sum();
    }

    /** The processor time of the children that have ended, in nanoseconds; the kernel counts hundredths of a second. */
    private static long ofChildren() throws IOException {
        String[] fields = Files.readString(Path.of("/proc/self/stat")).split(" ", -1);
        return (Long.parseLong(fields[15]) + Long.parseLong(fields[16])) * 10_000_000;
    }
}

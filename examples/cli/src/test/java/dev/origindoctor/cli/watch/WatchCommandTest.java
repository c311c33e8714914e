package dev.origindoctor.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.cli.OriginDoctorCommand;
import dev.origindoctor.cli.console.ExitCode;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.zoo.Certificates;
import dev.origindoctor.zoo.TcpMisbehaviour;
import dev.origindoctor.zoo.TlsMisbehaviour;
import dev.origindoctor.zoo.Zoo;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class WatchCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void untilHealthyEndsWithZeroOnceItIs() {
        try (Zoo zoo = Zoo.open()) {
            Endpoint healthy = zoo.start(TlsMisbehaviour.HEALTHY);
            int exit = run(
                    "watch",
                    Certificates.NAME,
                    "--origin",
                    healthy.toString(),
                    "--every",
                    "200ms",
                    "--until-healthy",
                    "--allow-private",
                    "--via-edge",
                    "off",
                    "--samples",
                    "1");
            assertThat(exit).isZero();
            assertThat(out.toString()).endsWith("  healthy\n");
        }
    }

    @Test
    void whatIsBrokenIsToldWithItsStatusAndKeptInTheJournal() throws Exception {
        Path journal = folder.resolve("watch.jsonl");
        try (Zoo zoo = Zoo.open()) {
            Endpoint closed = zoo.start(TcpMisbehaviour.CLOSED_PORT);
            int exit = run(
                    new OneLine(out),
                    "watch",
                    "shop.example",
                    "--origin",
                    closed.toString(),
                    "--every",
                    "100ms",
                    "--for",
                    "2m",
                    "--allow-private",
                    "--via-edge",
                    "off",
                    "--samples",
                    "1",
                    "--journal",
                    journal.toString());
            assertThat(exit).isEqualTo(ExitCode.FAULTY);
        }
        assertThat(out.toString().lines()).hasSize(1);
        assertThat(out.toString())
                .contains("broken: 521 Web server is down, Connection refused (tcp.refused), likeliest: ");
        assertThat(Files.readString(journal)).contains("\"event\":\"broke\"", "\"fault\":\"tcp.refused\"");
    }

    @Test
    void figuresAreServedAsPrometheusReadsThem() throws Exception {
        try (MetricsEndpoint endpoint =
                MetricsEndpoint.at(Addresses.parse("127.0.0.1").orElseThrow(), 0)) {
            endpoint.registry()
                    .counter("origin.doctor.probes", "layer", "tcp", "fault", "tcp.refused")
                    .increment();
            URI place = URI.create("http://127.0.0.1:" + endpoint.port() + "/metrics");
            String page = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(place).build(), BodyHandlers.ofString())
                    .body();
            assertThat(page).contains("origin_doctor_probes_total{fault=\"tcp.refused\",layer=\"tcp\"} 1.0");
        }
    }

    @Test
    void aTargetThatMayNotBeProbedIsWrongInput() {
        assertThat(run("watch", "shop.example", "--origin", "127.0.0.1", "--via-edge", "off"))
                .isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(err.toString()).contains("target: 127.0.0.1:443 is loopback").doesNotContain("\tat ");
    }

    /** Whoever reads one line, and then no more: what watches ends with its reader. */
    private static final class OneLine extends FilterWriter {
        OneLine(StringWriter kept) {
            super(kept);
        }

        @Override
        public void flush() throws IOException {
            if (out.toString().contains("\n")) {
                throw new IOException("nobody reads on");
            }
        }
    }

    private int run(String... arguments) {
        return run(out, arguments);
    }

    private int run(Writer reader, String... arguments) {
        CommandLine line = OriginDoctorCommand.commandLine();
        line.setOut(new PrintWriter(reader, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}

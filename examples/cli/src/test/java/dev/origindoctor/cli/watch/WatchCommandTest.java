package dev.origindoctor.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.origindoctor.cli.OriginDoctorCommand;
import dev.origindoctor.cli.console.ExitCode;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.ranges.Cidr;
import dev.origindoctor.ranges.EdgeRanges;
import dev.origindoctor.ranges.RangeFile;
import dev.origindoctor.ranges.RangeList;
import dev.origindoctor.zoo.Certificates;
import dev.origindoctor.zoo.TcpMisbehaviour;
import dev.origindoctor.zoo.TlsMisbehaviour;
import dev.origindoctor.zoo.Zoo;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void aJournalOfAnotherHostsWatchIsRefused() throws IOException {
        Path journal = folder.resolve("watch.jsonl");
        try (Zoo zoo = Zoo.open()) {
            String closed = zoo.start(TcpMisbehaviour.CLOSED_PORT).toString();
            run(new OneLine(out), watch("a.example", closed, "--journal", journal.toString()));
            String kept = Files.readString(journal);
            assertThat(kept).contains("\"host\":\"a.example\"");
            assertThat(run(watch("b.example", closed, "--journal", journal.toString())))
                    .isEqualTo(ExitCode.WRONG_INPUT);
            assertThat(err.toString()).contains("another host's watch").doesNotContain("a bug in");
            assertThat(Files.readString(journal)).isEqualTo(kept);
        }
    }

    @Test
    void aJournalThatCannotBeWrittenIsOneLine() {
        assertThat(run(watch("a.example", "127.0.0.1:1", "--journal", folder.toString())))
                .isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(err.toString())
                .contains("--journal " + folder + ": cannot be used (not a file)")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({"--every", "--for", "--timeout", "--sample-interval", "--connect-timeout"})
    void aDurationWithoutEndIsWrongInput(String option) {
        assertThat(run(watch("a.example", "127.0.0.1:1", option, "999999999m"))).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(err.toString()).contains("expected at most a century");
    }

    @Test
    void whatIsNewAndGoneOfTheEdgesRangesIsTold() throws Exception {
        RangeList known = EdgeRanges.bundled().byId("cloudflare").orElseThrow();
        HttpServer publisher = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        publisher.createContext("/ips", exchange -> {
            String blocks = known.published().stream().map(Cidr::toString).collect(Collectors.joining("\n"));
            byte[] body = blocks.replace("173.245.48.0/20", "173.245.48.0/21").getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        publisher.start();
        Path file = folder.resolve("cloudflare.txt");
        Files.writeString(
                file,
                RangeFile.write(known)
                        .replaceAll("(?m)^# feed: .*\\R", "")
                        .replaceFirst("# format", "# feed: http:/" + publisher.getAddress() + "/ips\n# format"));
        try (Zoo zoo = Zoo.open()) {
            String closed = zoo.start(TcpMisbehaviour.CLOSED_PORT).toString();
            run(new Until("ranges have changed", out), watch("a.example", closed, "--ranges", file.toString()));
        } finally {
            publisher.stop(0);
        }
        assertThat(out.toString()).contains("the edge's published ranges have changed: - 173.245.56.0/21");
    }

    @Test
    void aTargetThatMayNotBeProbedIsWrongInput() {
        assertThat(run("watch", "shop.example", "--origin", "127.0.0.1", "--via-edge", "off"))
                .isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(err.toString()).contains("target: 127.0.0.1:443 is loopback").doesNotContain("\tat ");
    }

    private static String[] watch(String host, String origin, String... more) {
        List<String> words = new ArrayList<>(List.of("watch", host, "--origin", origin));
        words.addAll(List.of("--every", "100ms", "--for", "2m", "--allow-private", "--via-edge", "off"));
        words.addAll(List.of("--samples", "1"));
        if (List.of(more).stream().anyMatch(words::contains)) {
            words.subList(words.indexOf(more[0]), words.indexOf(more[0]) + 2).clear();
        }
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    /** Whoever reads up to some words, and then no more: what watches ends with its reader. */
    private static class Until extends FilterWriter {
        private final String words;

        Until(String words, StringWriter kept) {
            super(kept);
            this.words = words;
        }

        @Override
        public void flush() throws IOException {
            if (out.toString().contains(words)) {
                throw new IOException("nobody reads on");
            }
        }
    }

    /** Whoever reads one line. */
    private static final class OneLine extends Until {
        OneLine(StringWriter kept) {
            super("\n", kept);
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

package dev.origindoctor.cli.ranges;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.origindoctor.cli.OriginDoctorCommand;
import dev.origindoctor.cli.console.ExitCode;
import dev.origindoctor.ranges.Cidr;
import dev.origindoctor.ranges.EdgeRanges;
import dev.origindoctor.ranges.RangeFile;
import dev.origindoctor.ranges.RangeList;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Against a publisher on the loopback; the real ones are never asked. */
class RangesCommandTest {
    private static final RangeList CLOUDFLARE =
            EdgeRanges.bundled().byId("cloudflare").orElseThrow();
    private static final String BLOCKS =
            CLOUDFLARE.published().stream().map(Cidr::toString).collect(Collectors.joining("\n"));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer publisher;
    private String body = BLOCKS;

    @TempDir
    Path folder;

    @BeforeEach
    void publish() throws IOException {
        publisher = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        publisher.createContext("/", this::answer);
        publisher.start();
    }

    @AfterEach
    void stop() {
        publisher.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String tag = "\"" + body.hashCode() + "\"";
        boolean known = tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
        exchange.getResponseHeaders().set("ETag", tag);
        exchange.sendResponseHeaders(known ? 304 : 200, known ? -1 : bytes.length);
        if (!known) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    /** A file of before, whose feed is the publisher of this test. */
    private Path kept() throws IOException {
        String text = RangeFile.write(CLOUDFLARE)
                .replaceAll("(?m)^# feed: .*\\R", "")
                .replaceFirst("# format", "# feed: http:/" + publisher.getAddress() + "/ips\n# format");
        return Files.writeString(folder.resolve("cloudflare.txt"), text);
    }

    @Test
    void aNewListIsKeptAndUsed() throws IOException {
        Path file = kept();
        body = BLOCKS.replace("173.245.48.0/20", "173.245.48.0/21\n9.9.9.0/24");
        assertThat(run("ranges", "refresh", "--file", file.toString())).isZero();
        assertThat(out.toString().lines()).containsExactlyInAnyOrder("+ 9.9.9.0/24", "- 173.245.56.0/21");
        assertThat(run("ranges", "refresh", "--file", file.toString())).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("unchanged");
        assertThat(run("ranges", "allowlist", "--for", "csf", "--ranges", file.toString()))
                .isZero();
        assertThat(out.toString()).contains("s=9.9.9.0/24").contains("s=173.245.48.0/21");
        assertThat(run("ranges", "diff", file.toString(), "--ranges", file.toString()))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Just a moment...</html>", "1.1.1.0/24\n", "0.0.0.0/0\n", ""})
    void anAnswerThatCannotBeMeantIsRefusedAndTheFileStays(String answer) throws IOException {
        Path file = kept();
        String before = Files.readString(file);
        body = answer;
        assertThat(run("ranges", "refresh", "--file", file.toString())).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(err.toString().lines()).hasSize(1).first().asString().startsWith("origin-doctor: refused: ");
        assertThat(out.toString()).isEmpty();
        assertThat(file).hasContent(before);
    }

    @Test
    void withoutAnAnswerTheFirstFileHoldsWhatCameWithTheProgram() {
        Path file = folder.resolve("sucuri.txt");
        assertThat(run("ranges", "refresh", "sucuri", "--file", file.toString()))
                .isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(err.toString()).contains("no feed of Sucuri is known", "the ranges that came with the program");
        assertThat(run("ranges", "allowlist", "--for", "ufw", "--ranges", file.toString()))
                .isZero();
        assertThat(out.toString()).contains("66.248.200.0/22");
    }

    @Test
    void aFileOfAnotherListIsNotOverwritten() throws IOException {
        Path file = kept();
        assertThat(run("ranges", "refresh", "fastly", "--file", file.toString()))
                .isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(err.toString()).contains("holds cloudflare, not fastly");
        assertThat(run("ranges", "allowlist", "--for", "ufw", "--edge", "fastly", "--ranges", file.toString()))
                .isEqualTo(ExitCode.WRONG_INPUT);
    }

    @Test
    void headingsAndRefusalsAreToldInTheLanguageThatIsAskedFor() throws IOException {
        assertThat(run("ranges", "show", "--lang", "zh-CN")).isZero();
        assertThat(out.toString().lines().findFirst().orElseThrow()).contains("个网段，截至");

        assertThat(run("ranges", "show", "nobody", "--lang", "zh-CN")).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(err.toString()).contains("没有 \"nobody\" 的网段（应为 ");

        assertThat(run("ranges", "refresh", "--file", kept().toString(), "--lang", "zh-CN"))
                .isZero();
        assertThat(err.toString()).contains("个网段，截至");
    }

    @ParameterizedTest
    @ValueSource(strings = {"systemd", "cron"})
    void aTimerIsReadyToPaste(String kind) {
        assertThat(run("ranges", "allowlist", "--for", "nftables", "--place", "inet fw in", "--timer", kind))
                .isZero();
        assertThat(out.toString())
                .contains("ranges refresh cloudflare --file /var/lib/origin-doctor/cloudflare.txt")
                .contains("ranges allowlist --for nftables --port 80,443 --place \"inet fw in\" --ranges");
        assertThat(run("ranges", "allowlist", "--for", "nftables", "--timer", "at"))
                .isEqualTo(ExitCode.WRONG_INPUT);
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine line = OriginDoctorCommand.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}

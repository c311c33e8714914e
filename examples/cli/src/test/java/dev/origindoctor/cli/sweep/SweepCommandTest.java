package dev.origindoctor.cli.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.cli.OriginDoctorCommand;
import dev.origindoctor.cli.console.ExitCode;
import dev.origindoctor.fleet.SweepLine;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.zoo.TcpMisbehaviour;
import dev.origindoctor.zoo.TlsMisbehaviour;
import dev.origindoctor.zoo.Zoo;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SweepCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Zoo zoo = Zoo.open();

    @TempDir
    Path folder;

    @AfterEach
    void closeZoo() {
        zoo.close();
    }

    @Test
    void eachOriginIsALineAndTheSummarySaysWhatVisitorsSee() throws IOException {
        Endpoint open = zoo.start(TcpMisbehaviour.ACCEPTS);
        Endpoint closed = zoo.start(TcpMisbehaviour.CLOSED_PORT);
        int exit = sweep("--depth", "reach", file("a.example," + open, "# comment", "", "b.example," + closed));
        assertThat(exit).isEqualTo(ExitCode.FAULTY);
        assertThat(results()).extracting(SweepLine::number).containsExactlyInAnyOrder(1L, 4L);
        assertThat(err.toString())
                .contains("2 origins in ", ": 1 healthy, 1 broken, 0 could not be told")
                .containsPattern("521 Web server is down +1\n")
                .containsPattern("Connection refused  tcp.refused +1\n");
    }

    @Test
    void aRedactedSweepNamesNobodyAndTellsOriginsApart() throws IOException {
        Endpoint closed = zoo.start(TcpMisbehaviour.CLOSED_PORT);
        int exit =
                sweep("--redact", file("secret.example," + closed, "secret..typo", "other-secret.example," + closed));
        assertThat(exit).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(out.toString() + err).doesNotContain("secret");
        assertThat(results()).hasSize(2);
        assertThat(out.toString()).contains("\"host\":\"origin.example\"", "\"host\":\"name-2.example\"");
        assertThat(err.toString()).contains("line 2: cannot be read");
    }

    @Test
    void theSummaryIsToldInAnotherLanguageToo() throws IOException {
        Endpoint closed = zoo.start(TcpMisbehaviour.CLOSED_PORT);
        sweep("--depth", "reach", "--lang", "zh-CN", file("a.example," + closed));
        assertThat(err.toString()).contains("1 个源站", "访客看到", "连接被拒绝  tcp.refused");
    }

    @Test
    void aHelloSeesCertificates() throws IOException {
        Endpoint expired = zoo.start(TlsMisbehaviour.EXPIRED);
        assertThat(sweep("--depth", "hello", "--ssl-mode", "full_strict", file("shop.example," + expired)))
                .isEqualTo(ExitCode.FAULTY);
        assertThat(results().get(0))
                .extracting(SweepLine::fault, SweepLine::status)
                .containsExactly("tls.cert.expired", 526);
    }

    @Test
    void aWholeDiagnosisNamesTheCause() throws IOException {
        Endpoint closed = zoo.start(TcpMisbehaviour.CLOSED_PORT);
        assertThat(sweep(file("{\"host\":\"shop.example\",\"address\":\"127.0.0.1\",\"port\":" + closed.port() + "}")))
                .isEqualTo(ExitCode.FAULTY);
        assertThat(results().get(0).cause()).isNotNull();
        assertThat(out.toString()).contains("\"diagnosis\":{\"schema\":\"origin-doctor/diagnosis/1\"");
        assertThat(err.toString()).contains("because");
    }

    @Test
    void badLinesAreToldWithTheirNumberAndTheRestGoesOn() throws IOException {
        Endpoint open = zoo.start(TcpMisbehaviour.ACCEPTS);
        int exit = sweep("--depth", "reach", file("a..b", "ok.example," + open, "x.example,somewhere", "{\"host\":"));
        assertThat(exit).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(results()).hasSize(1);
        assertThat(err.toString())
                .contains("line 1: host: \"a..b\"", "line 3: address: \"somewhere\"", "line 4: not JSON, or cut short")
                .contains("skipped: 3 that cannot be read, 0 that may not be probed")
                .doesNotContain("\tat ");
    }

    @Test
    void privateTargetsAreRefusedUnlessAllowed() throws IOException {
        int exit = run("sweep", "--depth", "reach", file("a.example,127.0.0.1", "b.example,10.0.0.1:80"));
        assertThat(exit).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(err.toString()).contains("line 1: target: 127.0.0.1:443 is loopback", "line 2: target: 10.0.0.1:80");
        assertThat(err.toString()).contains("skipped: 0 that cannot be read, 2 that may not be probed");
    }

    @Test
    void aJournalIsNotOverwrittenAndNotMistaken() throws IOException {
        Endpoint open = zoo.start(TcpMisbehaviour.ACCEPTS);
        String targets = file("a.example," + open);
        String journal = folder.resolve("journal").toString();
        assertThat(sweep("--depth", "reach", targets, "--journal", journal)).isZero();
        assertThat(sweep("--depth", "reach", targets, "--journal", journal)).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(err.toString()).contains("is there already (add --resume");
        assertThat(sweep("--depth", "hello", targets, "--journal", journal, "--resume"))
                .isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(err.toString()).contains("is no journal of a sweep with these options");
        assertThat(sweep("--depth", "reach", "--port", "99", targets, "--journal", journal, "--resume"))
                .isEqualTo(ExitCode.WRONG_INPUT);
        Files.writeString(Path.of(targets), "other.example," + open + "\n");
        assertThat(sweep("--depth", "reach", targets, "--journal", journal, "--resume"))
                .isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(err.toString()).contains("line 1 names another origin than the journal has there");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "-5         | holds a line that is no result",
                "2147483648 | ",
                "1e3        | holds a line that is no result",
            })
    void aJournalWithLinesOfOtherFilesIsNoDanger(String number, @Nullable String why) throws IOException {
        String targets = file("a.example," + zoo.start(TcpMisbehaviour.ACCEPTS));
        Path journal = folder.resolve("journal");
        sweep("--depth", "reach", targets, "--journal", journal.toString());
        Files.writeString(journal, Files.readString(journal).replaceAll("\"line\":1,", "\"line\":" + number + ","));
        int exit = sweep("--depth", "reach", targets, "--journal", journal.toString(), "--resume");
        assertThat(exit).isEqualTo(why == null ? ExitCode.HEALTHY : ExitCode.WRONG_INPUT);
        assertThat(err.toString()).contains(why == null ? "2 origins in" : why).doesNotContain("a bug in");
    }

    @Test
    void aJournalThatCannotBeOneSaysWhy() throws IOException {
        String targets = file("a.example," + zoo.start(TcpMisbehaviour.ACCEPTS));
        sweep(targets, "--journal", folder.toString(), "--resume");
        sweep(targets, "--journal", folder.resolve("missing/journal").toString());
        assertThat(err.toString())
                .contains("cannot be written (not a file)", "cannot be written (No such file or directory)");
    }

    @Test
    void everyBadLineIsTold() throws IOException {
        sweep(file(Stream.generate(() -> "a..b").limit(50).toArray(String[]::new)));
        assertThat(err.toString().lines().filter(line -> line.startsWith("line ")))
                .hasSize(50);
    }

    @Test
    void aTornLastLineIsSweptAgain() throws IOException {
        Endpoint open = zoo.start(TcpMisbehaviour.ACCEPTS);
        String targets = file("a.example," + open, "b.example," + open, "c.example," + open);
        Path journal = folder.resolve("journal");
        sweep("--depth", "reach", targets, "--journal", journal.toString());
        List<String> lines = Files.readAllLines(journal);
        Files.writeString(
                journal,
                lines.get(0) + "\n" + lines.get(1) + "\n" + lines.get(2).substring(0, 40));
        out.getBuffer().setLength(0);
        assertThat(sweep("--depth", "reach", targets, "--journal", journal.toString(), "--resume"))
                .isZero();
        assertThat(results()).extracting(SweepLine::number).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(Files.readAllLines(journal)).hasSize(4);
    }

    @Test
    void anEmptyListIsWrongInput() throws IOException {
        assertThat(sweep(file("# nothing"))).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(err.toString()).contains("no origin to look at");
    }

    private List<SweepLine> results() {
        return out.toString().lines().map(SweepLine::read).toList();
    }

    private String file(String... lines) throws IOException {
        Path file = folder.resolve("origins.txt");
        Files.write(file, List.of(lines));
        return file.toString();
    }

    private int sweep(String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "sweep";
        arguments[1] = "--allow-private";
        System.arraycopy(more, 0, arguments, 2, more.length);
        return run(arguments);
    }

    private int run(String... arguments) {
        CommandLine line = OriginDoctorCommand.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}

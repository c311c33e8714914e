package dev.origindoctor.cli.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.cli.OriginDoctorCommand;
import dev.origindoctor.cli.console.ExitCode;
import dev.origindoctor.fleet.SweepLine;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.zoo.TcpMisbehaviour;
import dev.origindoctor.zoo.Zoo;
import dev.origindoctor.zoo.machine.ChildJava;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps in a process of their own, which end in ways that no process plans for. */
@EnabledOnOs(OS.LINUX)
class SweepProcessTest {
    private static final int ORIGINS = 800;

    private final Zoo zoo = Zoo.open();
    private final List<Process> processes = new ArrayList<>();

    @TempDir
    Path folder;

    private Path targets;
    private Path journal;

    @BeforeEach
    void plant() throws IOException {
        Endpoint open = zoo.serve(InetAddress.getByName("0.0.0.0"), ChannelInboundHandlerAdapter::new)
                .endpoint();
        Endpoint silent = zoo.start(TcpMisbehaviour.FULL_ACCEPT_QUEUE);
        targets = folder.resolve("origins.txt");
        journal = folder.resolve("journal");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < ORIGINS; i++) {
            lines.add(
                    i == ORIGINS / 2
                            ? "silent.example," + silent
                            : "host" + i + ".example,127.1." + i / 250 + "." + (1 + i % 250) + ":" + open.port());
        }
        Files.write(targets, lines);
    }

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
        zoo.close();
    }

    @Test
    void killedAndResumedItHasEachOriginExactlyOnce() throws Exception {
        Process first = sweep("--in-flight", "2", "--timeout", "5m");
        untilJournalHas(ORIGINS / 8);
        first.destroyForcibly();
        assertThat(first.waitFor()).isEqualTo(137);
        assertThat(keptLines()).isBetween((long) ORIGINS / 8, ORIGINS - 1L);

        Process second = sweep("--timeout", "1500ms", "--resume");
        assertThat(exit(second)).isEqualTo(ExitCode.FAULTY);
        assertThat(numbers(Files.readAllLines(folder.resolve("out")).stream())).isEqualTo(all());
        assertThat(numbers(Files.readAllLines(journal).stream().skip(1))).isEqualTo(all());
    }

    @Test
    void onSigtermWhatWasFinishedIsKeptAndSaidInOneSummary() throws Exception {
        Process process = sweep("--timeout", "5m");
        untilJournalHas(ORIGINS / 8);
        process.destroy();
        assertThat(exit(process)).isEqualTo(143);
        String said = Files.readString(folder.resolve("err"));
        assertThat(said).contains("then interrupted").doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(numbers(Files.readAllLines(folder.resolve("out")).stream()))
                .isEqualTo(numbers(Files.readAllLines(journal).stream().skip(1)));
        assertThat(said).contains(keptLines() + " origins");
    }

    @Test
    void aClosedOutputEndsItQuietly() throws Exception {
        Process process = start(command("--timeout", "5m") + " | head -n 3 > out; wait");
        assertThat(exit(process)).isZero();
        assertThat(Files.readAllLines(folder.resolve("out"))).hasSize(3);
        assertThat(Files.readString(folder.resolve("err")))
                .doesNotContain("\tat ")
                .doesNotContain("Exception");
        assertThat(Files.readString(folder.resolve("err"))).contains("then nobody read on");
        assertThat(keptLines()).isBetween(3L, (long) ORIGINS - 1);
    }

    @Test
    void anOutputThatCannotBeWrittenIsSaidWithItsReasonAndWhatWasFinishedIsKept() throws Exception {
        Process process = start("exec " + command("--timeout", "5m") + " > /dev/full");
        assertThat(exit(process)).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(Files.readString(folder.resolve("err")))
                .contains(
                        "then its output could not be written",
                        "origin-doctor: standard output cannot be written (No space left on device)")
                .doesNotContain("\tat ");
        long kept = keptLines();
        assertThat(kept).isBetween(1L, ORIGINS - 1L);

        Process second = sweep("--timeout", "1500ms", "--resume");
        assertThat(exit(second)).isEqualTo(ExitCode.FAULTY);
        assertThat(numbers(Files.readAllLines(folder.resolve("out")).stream())).isEqualTo(all());
    }

    @Test
    void aFullDiskUnderTheJournalIsOneLineAndWhatWasFinishedIsKept() throws Exception {
        Process process = start("ulimit -f 64; exec " + command("--timeout", "1500ms") + " > /dev/null");
        assertThat(exit(process)).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(Files.readString(folder.resolve("err")))
                .contains("origin-doctor: --journal ", ": cannot be written")
                .doesNotContain("\tat ");
        List<String> kept = Files.readAllLines(journal).stream().skip(1).toList();
        assertThat(kept).hasSizeBetween(20, ORIGINS - 1);
        assertThat(numbers(kept.stream())).doesNotHaveDuplicates();
    }

    private Process sweep(String... more) throws IOException {
        return start("exec " + command(more) + " > out");
    }

    private String command(String... more) {
        List<String> words = new ArrayList<>(List.of("sweep", targets.toString(), "--depth", "reach"));
        words.addAll(List.of("--allow-private", "--journal", journal.toString()));
        words.addAll(Arrays.asList(more));
        return ChildJava.line(OriginDoctorCommand.class, words.toArray(String[]::new));
    }

    private Process start(String shell) throws IOException {
        Process process = new ProcessBuilder("bash", "-c", shell)
                .directory(folder.toFile())
                .redirectError(folder.resolve("err").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        processes.add(process);
        return process;
    }

    private static int exit(Process process) throws InterruptedException {
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    /** Waits for the journal itself, not for a time. */
    private void untilJournalHas(long lines) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (keptLines() < lines) {
            assertThat(System.nanoTime()).as("two minutes are enough").isLessThan(deadline);
            assertThat(processes.get(0).waitFor(5, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    private long keptLines() throws IOException {
        if (!Files.exists(journal)) {
            return 0;
        }
        try (InputStream in = Files.newInputStream(journal)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Math.max(0, text.chars().filter(c -> c == '\n').count() - 1);
        }
    }

    private static List<Long> numbers(Stream<String> lines) {
        return lines.map(line -> SweepLine.read(line).number()).sorted().toList();
    }

    private static List<Long> all() {
        return Stream.iterate(1L, number -> number + 1).limit(ORIGINS).toList();
    }
}

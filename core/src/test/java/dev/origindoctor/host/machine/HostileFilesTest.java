package dev.origindoctor.host.machine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.host.access.HostSource;
import dev.origindoctor.host.access.HostSources;
import dev.origindoctor.host.source.Reading;
import dev.origindoctor.host.source.SourceText;
import dev.origindoctor.host.source.Unread;
import dev.origindoctor.zoo.RealThings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of a machine that are huge, broken, packed or no files at all. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HostileFilesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final String LINE = "2026/11/21 08:00:00 [alert] 1#1: 512 worker_connections are not enough\n";

    @TempDir
    Path folder;

    @Test
    void ofVeryManyFilesSomeAreReadAndTheRestIsNamed() throws IOException {
        Path logs = Files.createDirectories(folder.resolve("var/log/nginx"));
        for (int i = 0; i < 202; i++) {
            Files.writeString(logs.resolve("error.log." + i), "");
        }
        List<Reading> read = logs();
        assertThat(read).hasSize(201);
        assertThat(read.get(200))
                .isInstanceOfSatisfying(
                        Unread.class,
                        last -> assertThat(last.why())
                                .isEqualTo("of more than 200 files by that name, only the first were read"));
    }

    @Test
    void aHugeLogIsReadFromItsEnd() throws IOException {
        Path log = Files.createDirectories(folder.resolve("var/log/nginx")).resolve("error.log");
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.setLength(1L << 30);
            file.seek(1L << 30);
            file.write("\n2026/11/21 08:00:00 [alert] 1#1: 512 worker_connections are not enough\n"
                    .getBytes(StandardCharsets.US_ASCII));
        }
        SourceText text = (SourceText) logs().get(0);
        assertThat(text.text()).isEqualTo("2026/11/21 08:00:00 [alert] 1#1: 512 worker_connections are not enough\n");
        assertThat(text.cut()).isEqualTo(SourceText.Cut.BEGINNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "xz", "bz2", "zst"})
    void aPackedLogIsUnpackedAndABombIsLeft(String kind) throws Exception {
        Path log = Files.createDirectories(folder.resolve("var/log/nginx")).resolve("error.log");
        Files.writeString(log, LINE);
        String packer = Unpacking.packer(Path.of("a." + kind)).orElseThrow();
        RealThings.need(packer);
        run(packer + " -c " + log + " >" + log + "." + kind + " && rm " + log);
        assertThat(logs())
                .singleElement()
                .isInstanceOfSatisfying(
                        SourceText.class, text -> assertThat(text.text()).isEqualTo(LINE));

        Path packed = log.resolveSibling("error.log." + kind);
        Files.write(packed, new byte[] {1, 2, 3});
        assertThat(logs()).singleElement().isInstanceOf(Unread.class);

        run("head -c 300000000 /dev/zero | " + packer + " -c >" + packed);
        assertThat(logs())
                .singleElement()
                .isInstanceOfSatisfying(
                        Unread.class, unread -> assertThat(unread.why()).isEqualTo("it unpacks to more than 256 MB"));
    }

    /** A member after the first and one that is cut short are the usual fate of a log that is packed while it grows. */
    @Test
    void aPackedLogThatEndsTooSoonIsNamed() throws IOException {
        Path log = Files.createDirectories(folder.resolve("var/log/nginx")).resolve("error.log.1.gz");
        try (OutputStream out = Files.newOutputStream(log)) {
            for (int i = 0; i < 2; i++) {
                GZIPOutputStream member = new GZIPOutputStream(out);
                member.write(LINE.getBytes(UTF_8));
                member.finish();
            }
        }
        assertThat(logs())
                .singleElement()
                .isInstanceOfSatisfying(
                        SourceText.class, text -> assertThat(text.text()).isEqualTo(LINE + LINE));
        byte[] whole = Files.readAllBytes(log);
        Files.write(log, java.util.Arrays.copyOf(whole, whole.length - 12));
        assertThat(logs()).singleElement().isInstanceOf(Unread.class);
    }

    /** As a server leaves it that goes on writing where it was, after its log was emptied under it. */
    @Test
    void theLineBehindAHoleIsAWholeOne() throws IOException {
        Path log = Files.createDirectories(folder.resolve("var/log/nginx")).resolve("error.log");
        try (java.io.RandomAccessFile sparse = new java.io.RandomAccessFile(log.toFile(), "rw")) {
            sparse.seek(1L << 30);
            sparse.write(LINE.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        assertThat(logs())
                .singleElement()
                .isInstanceOfSatisfying(
                        SourceText.class, text -> assertThat(text.text()).isEqualTo(LINE));
    }

    /** Some of the kernel's files, such as its log, are regular and never end. */
    @Test
    void aLinkFromAmongTheLogsToAFileOfTheKernelIsNotFollowed() throws IOException {
        Path logs = Files.createDirectories(folder.resolve("var/log/nginx"));
        Files.createSymbolicLink(logs.resolve("error.log"), Path.of("/proc/uptime"));
        assertThat(logs())
                .singleElement()
                .isInstanceOfSatisfying(
                        Unread.class, unread -> assertThat(unread.why()).isEqualTo("not a regular file"));
    }

    @Test
    void whatIsNoFileAmongTheFilesIsNamedAndNoNameIsTooOdd() throws Exception {
        Path logs = Files.createDirectories(folder.resolve("var/log/nginx"));
        Files.writeString(logs.resolve("error.log"), LINE);
        run("cd var/log/nginx; mkfifo fifo-error; ln -s loop-error loop-error; ln -s gone gone-error; mkdir dir-error; "
                + "for name in \"$(printf 'b\\351d-error')\" \"$(printf 'new\\nline-error')\" \"q'-error\"; do "
                + "cp error.log \"./$name\"; done");
        assertThat(logs())
                .filteredOn(SourceText.class::isInstance)
                .allSatisfy(text -> assertThat(((SourceText) text).text()).isEqualTo(LINE))
                .hasSize(3);
        assertThat(logs())
                .filteredOn(Unread.class::isInstance)
                .extracting(each -> each.source().replaceAll(".*/", "") + ": " + ((Unread) each).why())
                .containsExactlyInAnyOrder(
                        "fifo-error: not a regular file",
                        "gone-error: a link that leads nowhere",
                        "loop-error: a link that leads nowhere",
                        "new line-error: its name holds control characters");
        assertThat(logs())
                .extracting(each -> each instanceof Unread unread ? String.valueOf(unread.command()) : "")
                .noneMatch(command -> command.contains("\n"));
    }

    /** Some files of the kernel wait for ever for whoever reads them. */
    @Test
    void noCertificateStandsAmongTheFilesOfTheKernel() {
        assertThat(LocalHost.now().certificates("/proc/kmsg")).isInstanceOf(Unread.class);
        assertThat(LocalHost.now().certificates("/etc/../proc/kmsg")).isInstanceOf(Unread.class);
    }

    private List<Reading> logs() {
        HostSource source = HostSources.LOGS.stream()
                .filter(one -> one.target().equals("/var/log/nginx/*error*"))
                .findFirst()
                .orElseThrow();
        return LocalHost.under(folder, NOW).read(source);
    }

    private void run(String command) throws Exception {
        Process process = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .start();
        assertThat(process.waitFor(Duration.ofMinutes(1).toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(process.exitValue()).isZero();
    }
}

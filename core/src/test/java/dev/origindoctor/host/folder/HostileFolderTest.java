package dev.origindoctor.host.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.host.HostEvidence;
import dev.origindoctor.host.access.HostSource;
import dev.origindoctor.host.access.HostSources;
import dev.origindoctor.host.log.LogEvent;
import dev.origindoctor.host.reading.HostEvidenceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and folders that somebody made to stop, mislead or fill whoever reads them. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HostileFolderTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final String LINE = "2026/11/21 08:00:00 [alert] 1#1: 512 worker_connections are not enough\n";

    /** Rulesets are read by readers of their own, with bounds and tests of their own. */
    private static final Set<HostSource> FIREWALL = Set.of(
            HostSources.IPTABLES,
            HostSources.IP6TABLES,
            HostSources.IPTABLES_LEGACY,
            HostSources.IP6TABLES_LEGACY,
            HostSources.IPSET,
            HostSources.NFT,
            HostSources.NFT_JSON);

    @TempDir
    Path folder;

    private HostEvidence evidence(String... manifest) throws IOException {
        List<String> lines = new ArrayList<>(List.of("origin-doctor/host/1", "taken\t" + NOW));
        lines.addAll(List.of(manifest));
        Files.write(folder.resolve("manifest.tsv"), lines);
        return HostEvidenceReader.read(CollectedFolder.open(folder), NOW);
    }

    private static String read(String file, String name) {
        return "read\t" + file + "\t" + NOW + "\twhole\t" + name;
    }

    @ParameterizedTest
    @ValueSource(strings = {"mkfifo 0001.txt", "ln -s /dev/zero 0001.txt", "ln -s 0001.txt 0001.txt", "mkdir 0001.txt"})
    void whatIsNoPlainFileIsNamedAndNotOpened(String made) throws Exception {
        run(made);
        assertThat(evidence(read("0001.txt", "/proc/net/tcp")).unread())
                .anyMatch(unread -> unread.source().equals("/proc/net/tcp")
                        && unread.why().equals("its file in the folder is missing, or no plain file"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../0001.txt", "/etc/hostname", "..", "0001.txt/../0001.txt", "manifest.tsv", "\u0660001.txt", ""
            })
    void noOtherNameThanOneOfTheFolderIsOpened(String name) throws IOException {
        assertThat(evidence(read(name, "/etc/hosts.deny")).read()).isEmpty();
    }

    @Test
    void manyLinesOfTheManifestAndOneWithoutAnEndAreBounded() throws IOException {
        String[] lines = new String[50_000];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = "unread\tfailed\t/var/log/nginx/error" + i + "\twhy\tsudo";
        }
        lines[0] = "unread\tfailed\t/var/log/nginx/error\t" + "x".repeat(1 << 20) + "\t";
        assertThat(evidence(lines).unread()).hasSizeLessThan(1_000);
    }

    @Test
    void aLineOfManyMegabytesHidesNothingOfTheOthers() throws IOException {
        Files.writeString(folder.resolve("0001.txt"), "denied ".repeat(1 << 20).stripTrailing() + "\n" + LINE);
        assertThat(evidence(read("0001.txt", "/var/log/nginx/error.log")).log(LogEvent.WORKERS_EXHAUSTED))
                .hasSize(1);
    }

    /** Lines on which a pattern may go round without end, or too deep. */
    private static final List<String> LINES = Stream.of(
                    "[",
                    "(",
                    "\"",
                    "\"\\x",
                    "a: ",
                    "1:",
                    "a ",
                    "a. ",
                    "a.",
                    "x@a.",
                    "[a]",
                    "\\ ",
                    "1 ",
                    "max ",
                    "a=1 ",
                    " a",
                    "{",
                    "}",
                    "<",
                    "| ",
                    "password=",
                    "eyJ.",
                    "- ",
                    "\u001b[")
            .flatMap(part -> Stream.of(
                            "",
                            "denied ",
                            "Nov 21 08:00:00 web ",
                            "<1>1 2026-11-21T08:00:00Z a b c d ",
                            "{\"MESSAGE\":\"",
                            "2026/11/21 08:00:00 [error] 1#1: *1 ",
                            "TcpExt:",
                            "max ",
                            "LISTEN 0 9 ",
                            "Listen \"")
                    .map(head -> head + part.repeat(600 / part.length())))
            .toList();

    @Test
    void anyTextInAnySourceIsAnswered() throws IOException {
        Files.writeString(folder.resolve("0001.txt"), String.join("\n", LINES) + "\n" + LINE);
        String[] everywhere = HostSources.all().stream()
                .filter(source -> !FIREWALL.contains(source))
                .map(source -> read("0001.txt", source.name().replace("*", "a")))
                .toArray(String[]::new);
        HostEvidence evidence = evidence(everywhere);
        assertThat(evidence.log(LogEvent.WORKERS_EXHAUSTED)).isNotEmpty();
        assertThat(evidence.listeners().complete()).isFalse();
    }

    @Test
    void longLinesInALogAreAnswered() throws IOException {
        List<String> longer = LINES.stream().map(line -> line.repeat(25)).toList();
        Files.writeString(folder.resolve("0001.txt"), String.join("\n", longer) + "\n" + LINE);
        assertThat(evidence(read("0001.txt", "/var/log/nginx/error.log")).log(LogEvent.WORKERS_EXHAUSTED))
                .hasSize(1);
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

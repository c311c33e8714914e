package dev.origindoctor.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.host.guard.CsfConfReader;
import dev.origindoctor.host.guard.CsfListReader;
import dev.origindoctor.host.guard.Fail2banReader;
import dev.origindoctor.host.guard.FirewalldListReader;
import dev.origindoctor.host.guard.HostsDenyReader;
import dev.origindoctor.host.guard.UfwStatusReader;
import dev.origindoctor.host.listener.CounterReader;
import dev.origindoctor.host.listener.NetstatReader;
import dev.origindoctor.host.listener.ProcNetTcpReader;
import dev.origindoctor.host.listener.SsReader;
import dev.origindoctor.host.log.reading.LogContext;
import dev.origindoctor.host.log.reading.LogReader;
import dev.origindoctor.host.pressure.ControlGroupReader;
import dev.origindoctor.host.pressure.LimitsReader;
import dev.origindoctor.host.pressure.PressureReader;
import dev.origindoctor.host.service.SystemctlListReader;
import dev.origindoctor.host.service.SystemctlShowReader;
import dev.origindoctor.host.service.SystemctlStatusReader;
import dev.origindoctor.host.source.Extract;
import dev.origindoctor.host.source.SourceText;
import dev.origindoctor.host.source.Unread;
import dev.origindoctor.host.webserver.ApacheReader;
import dev.origindoctor.host.webserver.CertificateReading;
import dev.origindoctor.host.webserver.NginxReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Tries every reader on a folder of real files, a sub-folder a kind, where a system property names one. */
@EnabledIfSystemProperty(named = CorpusTest.FOLDER, matches = ".+", disabledReason = "no folder of real files is named")
class CorpusTest {
    static final String FOLDER = "origindoctor.corpus";
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final LogContext LOGS = new LogContext(NOW, NOW, null, null);
    private static final CertificateReading NONE =
            path -> new Unread(path, Unread.Kind.ABSENT, "not on this machine", null);

    private static final Map<String, Function<SourceText, Extract<?>>> READERS = new TreeMap<>(Map.ofEntries(
            Map.entry("ss", SsReader::read),
            Map.entry("netstat-l", NetstatReader::read),
            Map.entry("netstat-s", CounterReader::read),
            Map.entry("proc-net", CorpusTest::procNet),
            Map.entry("proc-limits", LimitsReader::read),
            Map.entry("proc-pressure", text -> PressureReader.stalls(text, "")),
            Map.entry("cgroup", CorpusTest::group),
            Map.entry("log-kernel", CorpusTest::log),
            Map.entry("log-syslog", CorpusTest::log),
            Map.entry("log-systemd", CorpusTest::log),
            Map.entry("log-nginx", CorpusTest::log),
            Map.entry("log-apache", CorpusTest::log),
            Map.entry("log-fail2ban", CorpusTest::log),
            Map.entry("log-haproxy", CorpusTest::log),
            Map.entry("journal", CorpusTest::log),
            Map.entry("systemctl-show", SystemctlShowReader::read),
            Map.entry("systemctl-status", SystemctlStatusReader::read),
            Map.entry("systemctl-list", SystemctlListReader::read),
            Map.entry("nginx", text -> NginxReader.read(List.of(text), NONE)),
            Map.entry("apache", text -> ApacheReader.read(List.of(text), NONE)),
            Map.entry("fail2ban-status", Fail2banReader::bans),
            Map.entry("hosts-deny", text -> HostsDenyReader.read(text, "deny")),
            Map.entry("csf-conf", CsfConfReader::read),
            Map.entry("csf-lists", text -> CsfListReader.rules(text, "deny")),
            Map.entry("ufw-status", UfwStatusReader::rules),
            Map.entry("firewalld-list", FirewalldListReader::read)));

    private static Extract<?> procNet(SourceText text) {
        return text.text().contains("local_address") ? ProcNetTcpReader.read(text, Map.of()) : CounterReader.read(text);
    }

    private static Extract<?> group(SourceText text) {
        return text.text().startsWith("some ") ? PressureReader.stalls(text, "") : ControlGroupReader.events(text, "");
    }

    private static Extract<?> log(SourceText text) {
        return LogReader.read(text, LOGS).entries();
    }

    @Test
    void nearlyAllFilesAreReadWhole() throws IOException {
        int files = 0;
        int whole = 0;
        for (Map.Entry<String, Function<SourceText, Extract<?>>> kind : READERS.entrySet()) {
            List<String> broken = new ArrayList<>();
            List<Path> paths = files(Path.of(System.getProperty(FOLDER), kind.getKey()));
            int facts = 0;
            for (Path path : paths) {
                Extract<?> read = kind.getValue().apply(text(path));
                facts += read.facts().size();
                if (!read.whole()) {
                    broken.add(path.getFileName() + ": " + read.unread().get(0).source() + " "
                            + read.unread().get(0).why() + " (+"
                            + (read.unread().size() - 1) + ")");
                }
                if (Boolean.getBoolean("origindoctor.corpus.facts")) {
                    read.facts().forEach(fact -> System.out.println("  " + path.getFileName() + " " + fact));
                }
            }
            files += paths.size();
            whole += paths.size() - broken.size();
            System.out.printf(
                    "%-17s %3d files, %3d whole, %5d facts%n",
                    kind.getKey(), paths.size(), paths.size() - broken.size(), facts);
            broken.forEach(one -> System.out.println("    " + one));
        }
        System.out.printf("all: %d of %d whole%n", whole, files);
        assertThat(files).isPositive();
        assertThat((double) whole / files).isGreaterThan(0.9);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static SourceText text(Path path) {
        try {
            String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
            return SourceText.whole(path.toString(), text, NOW);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

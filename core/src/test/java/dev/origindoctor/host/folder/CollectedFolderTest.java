package dev.origindoctor.host.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.origindoctor.host.HostEvidence;
import dev.origindoctor.host.log.LogEvent;
import dev.origindoctor.host.reading.HostEvidenceReader;
import dev.origindoctor.host.service.ServiceState.Condition;
import dev.origindoctor.host.source.Unread;
import dev.origindoctor.inspection.Inspection;
import dev.origindoctor.ranges.EdgeRanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CollectedFolderTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    @TempDir
    Path folder;

    private final List<String> manifest = new ArrayList<>(List.of("origin-doctor/host/1", "taken\t" + NOW));

    private void source(String name, String text) throws IOException {
        String file = String.format("%04d.txt", manifest.size());
        Files.writeString(folder.resolve(file), text);
        manifest.add("read\t" + file + "\t" + NOW + "\twhole\t" + name);
    }

    private HostEvidence evidence() throws IOException {
        Files.write(folder.resolve("manifest.tsv"), manifest);
        return HostEvidenceReader.read(CollectedFolder.open(folder), NOW);
    }

    @Test
    void aStoppedServerIsProvedWithItsLine() throws IOException {
        source("/proc/net/tcp", "  sl  local_address rem_address\n");
        source(
                "systemctl show",
                "Id=nginx.service\nLoadState=loaded\nActiveState=failed\nSubState=failed\nResult=oom-kill\nNRestarts=5\n"
                        + "InactiveEnterTimestamp=Sat 2026-11-21 08:59:00 UTC\n\nId=httpd.service\nLoadState=not-found\nActiveState=inactive\n");
        source("dmesg", "[  100.000000] Out of memory: Killed process 812 (nginx) total-vm:1kB\n");
        source("/proc/uptime", "160.00 300.00\n");
        HostEvidence evidence = evidence();
        assertThat(evidence.listeners().sockets()).isEmpty();
        assertThat(evidence.service("nginx").orElseThrow().condition()).isEqualTo(Condition.FAILED);
        assertThat(evidence.service("nginx").orElseThrow().restarts()).hasValue(5);
        assertThat(evidence.service("nginx").orElseThrow().since()).isEqualTo("2026-11-21T08:59:00Z");
        assertThat(evidence.service("httpd")).isEmpty();
        assertThat(evidence.log(LogEvent.OUT_OF_MEMORY_KILL).get(0).quote().text())
                .contains("812 (nginx)");
        assertThat(Inspection.text(
                        evidence, EdgeRanges.bundled().byId("cloudflare").orElseThrow()))
                .contains("nginx.service  failed, oom-kill", "2026-11-21T08:59:00Z");
    }

    @Test
    void withoutTheSecondTableOfSocketsTheListIsNotComplete() throws IOException {
        source("/proc/net/tcp", "  sl  local_address rem_address\n");
        assertThat(evidence().listeners().complete()).isFalse();
        manifest.add("unread\tabsent\t/proc/net/tcp6\tthere is no such file\t");
        assertThat(evidence().listeners().complete()).isTrue();
    }

    @Test
    void whatAFolderSaysNothingOfIsListedWithTheCommand() throws IOException {
        assertThat(evidence().unread())
                .anyMatch(unread ->
                        unread.source().equals("iptables-save") && "sudo iptables-save".equals(unread.command()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fail2ban-client status        | ERROR Failed to access socket path: /var/run/fail2ban/fail2ban.sock. Is fail2ban running? | fail2ban does not run
            firewall-cmd --list-all-zones | Error: DBUS_ERROR: Failed to connect to socket /run/dbus/system_bus_socket: No such file or directory | firewalld does not run
            firewall-cmd --list-all-zones | FirewallD is not running | firewalld does not run
            systemctl show                | System has not been booted with systemd as init system (PID 1). Can't operate. | systemd does not run
            """)
    void aDaemonThatDoesNotRunIsAnAnswerAndNoGap(String source, String complaint, String why) throws IOException {
        manifest.add("unread\tfailed\t" + source + "\t" + complaint + "\tsudo " + source);
        assertThat(evidence().unread())
                .filteredOn(unread -> unread.source().equals(source))
                .containsExactly(new Unread(source, Unread.Kind.ABSENT, why, null));
    }

    @Test
    void nothingOutsideOfTheFolderIsOpened() throws IOException {
        Path secret = Files.writeString(folder.resolveSibling("secret.txt"), "TESTING = \"hush\"\n");
        Files.createSymbolicLink(folder.resolve("0001.txt"), secret);
        manifest.add("read\t0001.txt\t" + NOW + "\twhole\t/etc/csf/csf.conf");
        manifest.add("read\t../secret.txt\t" + NOW + "\twhole\t/etc/hosts.deny");
        manifest.add("read\tmanifest.tsv\t" + NOW + "\twhole\t/etc/hosts.allow");
        HostEvidence evidence = evidence();
        assertThat(evidence.guardSettings()).isEmpty();
        assertThat(evidence.guardRules()).isEmpty();
        assertThat(evidence.unread())
                .extracting(Unread::source)
                .contains("/etc/csf/csf.conf", "/etc/hosts.deny", "/etc/hosts.allow");
        Files.delete(secret);
    }

    @Test
    void binaryAndTruncatedSourcesAreNamed() throws IOException {
        source("/proc/net/tcp", "\u0001\u0002garbage\n   0: 0100007F:");
        source("nginx -T", "# configuration file /etc/nginx/nginx.conf:\nhttp { server { listen 80;");
        source("/proc/meminfo", "MemTotal: what\n");
        HostEvidence evidence = evidence();
        assertThat(evidence.listeners().complete()).isFalse();
        assertThat(evidence.unread())
                .extracting(Unread::source)
                .anyMatch(name -> name.startsWith("/proc/net/tcp:"))
                .anyMatch(name -> name.startsWith("/etc/nginx/nginx.conf"))
                .anyMatch(name -> name.startsWith("/proc/meminfo"));
        assertThat(Inspection.text(
                        evidence, EdgeRanges.bundled().byId("cloudflare").orElseThrow()))
                .doesNotContain("\u0001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "origin-doctor/host/2\ntaken\t2026-11-21T09:00:00Z\n",
                "origin-doctor/host/1\n",
                "origin-doctor/host/1\ntaken\tyesterday\n"
            })
    void anotherManifestIsRefusedInOneSentence(String text) throws IOException {
        Files.writeString(folder.resolve("manifest.tsv"), text);
        assertThatThrownBy(() -> CollectedFolder.open(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("host folder: ")
                .hasMessageNotContaining("\n");
    }
}

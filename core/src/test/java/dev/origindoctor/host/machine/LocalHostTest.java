package dev.origindoctor.host.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.origindoctor.host.HostEvidence;
import dev.origindoctor.host.access.HostSource;
import dev.origindoctor.host.access.HostSource.Kind;
import dev.origindoctor.host.access.HostSources;
import dev.origindoctor.host.listener.Listener;
import dev.origindoctor.host.privacy.Privacy;
import dev.origindoctor.host.reading.HostEvidenceReader;
import dev.origindoctor.inspection.Inspection;
import dev.origindoctor.ranges.EdgeRanges;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class LocalHostTest {
    @Test
    void aSocketOfThisProcessIsListedWithItsProcess() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 7, InetAddress.getByName("127.0.0.1"))) {
            HostEvidence evidence = HostEvidenceReader.read(LocalHost.now(), Instant.now());
            if (Boolean.getBoolean("origindoctor.show")) {
                System.out.println(Inspection.text(
                        evidence, EdgeRanges.bundled().byId("cloudflare").orElseThrow()));
            }
            assertThat(evidence.listeners().complete()).isTrue();
            Listener listener = evidence.listeners().on(server.getLocalPort()).get(0);
            assertThat(listener.loopbackOnly()).isTrue();
            assertThat(listener.owners())
                    .anyMatch(owner -> Long.valueOf(ProcessHandle.current().pid())
                            .equals(owner.pid() == null ? null : Long.valueOf(owner.pid())));
            assertThat(Inspection.text(
                            evidence, EdgeRanges.bundled().byId("cloudflare").orElseThrow()))
                    .contains("\nListening\n");
        }
    }

    @Test
    void nothingButTheListedSourcesIsReadOrRun() {
        LocalHost host = LocalHost.now();
        assertThatThrownBy(() -> host.read(HostSources.certificatesAt("/etc/shadow")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/etc/shadow");
        HostSource reboot = new HostSource(Kind.COMMAND, "reboot", "reboot", Privacy.NOTHING_PRIVATE, 1 << 10, false);
        assertThatThrownBy(() -> host.read(reboot)).isInstanceOf(IllegalArgumentException.class);
    }
}

package dev.origindoctor.ranges.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.machine.MachineScript;
import dev.origindoctor.ranges.EdgeRanges;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is installed is checked by systemd's own verifier; its commands, and cron's, run a command that writes down how it was called. */
class AllowlistTimerTest {
    private static final Allowlist ALLOWLIST =
            new Allowlist(EdgeRanges.bundled().byId("cloudflare").orElseThrow(), List.of(443, 80), "inet filter input");
    private static final String ASKED = "ranges refresh cloudflare --file /var/lib/origin-doctor/cloudflare.txt";
    private static final String APPLIED = "ranges allowlist --for nftables --port 80,443 --place inet filter input"
            + " --ranges /var/lib/origin-doctor/cloudflare.txt";

    /** No publisher answers; the allowlist that is printed says that it ran. */
    private static final String ORIGIN_DOCTOR = """
            #!/bin/sh
            echo "$*" >>$HERE/calls
            case $2 in refresh) exit 3 ;; esac
            echo "echo applied >>$HERE/calls"
            """;

    private static final String MACHINE = """
            export HERE=$PWD PATH=$PWD/bin:$PATH
            chmod +x bin/*
            mount -t tmpfs tmpfs /etc
            mount -t tmpfs tmpfs /var/lib
            mkdir -p /etc/systemd/system /etc/cron.d
            """;

    @TempDir
    Path folder;

    @Test
    void systemdTakesTheUnitsAndTheirCommandsRun() throws Exception {
        String said = run(AllowlistTimer.SYSTEMD, "systemd-analyze", """
                sh install
                systemd-analyze verify /etc/systemd/system/od-cloudflare-nftables.* 2>&1 | grep od-cloudflare || :
                mkdir -p /var/lib/origin-doctor
                sed -n 's/^ExecStart=-*//p' /etc/systemd/system/od-cloudflare-nftables.service >commands
                sh commands
                sh remove
                find /etc/systemd -type f
                """);
        assertThat(said).isEmpty();
        assertThat(folder.resolve("calls")).hasContent(String.join("\n", ASKED, APPLIED, "applied"));
        assertThat(Files.readAllLines(folder.resolve("systemctl-calls")))
                .containsExactly(
                        "daemon-reload",
                        "enable od-cloudflare-nftables.service",
                        "enable --now od-cloudflare-nftables.timer",
                        "start od-cloudflare-nftables.service",
                        "disable --now od-cloudflare-nftables.timer",
                        "disable od-cloudflare-nftables.service",
                        "daemon-reload");
    }

    @Test
    void cronRunsTheSameAndStartsWithTheRangesOfBefore() throws Exception {
        String said = run(AllowlistTimer.CRON, "sh", """
                cp install /etc/cron.d/od-cloudflare-nftables
                grep -v '^#' /etc/cron.d/od-cloudflare-nftables | sed -n 's/^@reboot root //p' >start
                grep -v '^#' /etc/cron.d/od-cloudflare-nftables | sed -n 's/^17 4 \\* \\* \\* root //p' >daily
                sh start
                sh daily
                sh remove
                ls /etc/cron.d
                """);
        assertThat(said).isEmpty();
        assertThat(folder.resolve("calls"))
                .hasContent(String.join("\n", APPLIED, "applied", ASKED, APPLIED, "applied"));
        assertThat(folder.resolve("install"))
                .content()
                .doesNotContain("@STATE@", "@APPLY@")
                .doesNotContain("%");
    }

    private String run(AllowlistTimer timer, String program, String steps) throws Exception {
        Files.createDirectory(folder.resolve("bin"));
        Files.writeString(folder.resolve("bin/origin-doctor"), ORIGIN_DOCTOR);
        Files.writeString(folder.resolve("bin/systemctl"), "#!/bin/sh\necho \"$*\" >>$HERE/systemctl-calls\n");
        Files.writeString(folder.resolve("install"), timer.text(ALLOWLIST, AllowlistTool.NFTABLES));
        Files.writeString(folder.resolve("remove"), timer.undo(ALLOWLIST, AllowlistTool.NFTABLES));
        return MachineScript.in(folder, program).run(MACHINE + steps);
    }
}

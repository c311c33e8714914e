package dev.origindoctor.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.host.guard.Ban;
import dev.origindoctor.host.guard.CsfListReader;
import dev.origindoctor.host.guard.Fail2banReader;
import dev.origindoctor.host.guard.FirewalldListReader;
import dev.origindoctor.host.guard.GuardRule;
import dev.origindoctor.host.guard.HostsDenyReader;
import dev.origindoctor.host.guard.UfwStatusReader;
import dev.origindoctor.host.pressure.ControlGroupReader;
import dev.origindoctor.host.pressure.Gauge;
import dev.origindoctor.host.pressure.GaugeKind;
import dev.origindoctor.host.pressure.PressureReader;
import dev.origindoctor.host.service.ServiceState;
import dev.origindoctor.host.service.ServiceState.Condition;
import dev.origindoctor.host.service.SystemctlStatusReader;
import dev.origindoctor.host.source.SourceText;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardAndPressureReadersTest {
    private static SourceText text(String name, String text) {
        return SourceText.whole(name, text, Instant.EPOCH);
    }

    @Test
    void ufwListsItsRulesInItsOwnWords() {
        SourceText status = text("ufw status", """
                Status: active
                Default: deny (incoming), allow (outgoing), disabled (routed)

                To                         Action      From
                --                         ------      ----
                443/tcp on eth0            ALLOW IN    173.245.48.0/20            # Cloudflare
                Anywhere                   DENY IN     162.158.0.0/15
                80 (v6)                    LIMIT IN    Anywhere (v6)
                """);
        List<GuardRule> rules = UfwStatusReader.rules(status).facts();
        assertThat(rules).extracting(GuardRule::action).containsExactly("allow", "deny", "limit");
        assertThat(rules).extracting(GuardRule::from).containsExactly("173.245.48.0/20", "162.158.0.0/15", "any (v6)");
        assertThat(UfwStatusReader.settings(status).facts()).hasSize(2);
    }

    @Test
    void fail2banListsBansByJail() {
        String status =
                "Status for the jail: web\n|- Filter\n|  `- File list:\t/var/log/nginx/error.log\n`- Actions\n   `- Banned IP list:\t162.158.1.7 2400:cb00::7\n";
        assertThat(Fail2banReader.bans(text("status", status)).facts())
                .extracting(Ban::list, Ban::network)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("web", "162.158.1.7"),
                        org.assertj.core.groups.Tuple.tuple("web", "2400:cb00::7"));
        assertThat(Fail2banReader.bans(text("banned", "[{'web': ['162.158.1.7', '172.70.1.0/24']}, {'sshd': []}]\n"))
                        .facts())
                .hasSize(2);
        assertThat(Fail2banReader.bans(text("banned", "[nonsense\n")).whole()).isFalse();
    }

    @Test
    void csfAndWrappersListTheirs() {
        String deny =
                "# comment\n162.158.0.0/15 # lfd: (mod_security) - today\ntcp|in|d=443|s=172.64.0.0/13\nsome.host.example\n";
        assertThat(CsfListReader.denied(text("csf.deny", deny)).facts())
                .extracting(Ban::network)
                .containsExactly("162.158.0.0/15", "172.64.0.0/13");
        assertThat(CsfListReader.rules(text("csf.deny", deny), "deny").unread()).hasSize(1);
        assertThat(HostsDenyReader.read(text("hosts.deny", "ALL: 192.0.2. \\\n 198.51.100.\n"), "deny")
                        .facts()
                        .get(0)
                        .to())
                .isEqualTo("any");
        assertThat(FirewalldListReader.read(text(
                                "list",
                                "public (active)\n  target: default\n  rich rules: \n\trule family=\"ipv4\" drop\n"))
                        .facts())
                .hasSize(3);
    }

    @Test
    void pressureIsAShareOfTheLimit() {
        assertThat(PressureReader.stalls(
                                text(
                                        "/proc/pressure/memory",
                                        "some avg10=0.00 avg60=12.50 avg300=1.00 total=1\nfull avg10=0.00 avg60=11.00 avg300=1.00 total=1\n"),
                                "")
                        .facts())
                .extracting(Gauge::kind, Gauge::value)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(GaugeKind.MEMORY_STALL, 12.5),
                        org.assertj.core.groups.Tuple.tuple(GaugeKind.MEMORY_STALL_OF_ALL, 11.0));
        Gauge memory = PressureReader.memory(text("/proc/meminfo", "MemTotal: 1000 kB\nMemAvailable: 100 kB\n"))
                .facts()
                .get(0);
        assertThat(memory.share()).hasValue(0.9);
        assertThat(ControlGroupReader.events(text("/x/memory.events", "low 0\noom_kill 3\n"), "nginx")
                        .facts()
                        .get(0)
                        .value())
                .isEqualTo(3);
        Gauge unlimited = ControlGroupReader.used(
                        GaugeKind.GROUP_MEMORY,
                        "a",
                        text("memory.usage_in_bytes", "5\n"),
                        text("limit", "9223372036854771712\n"))
                .facts()
                .get(0);
        assertThat(unlimited.limit()).isNull();
    }

    @Test
    void statusForPeopleIsReadToo() {
        ServiceState failed = SystemctlStatusReader.read(text("systemctl status", """
                \u00d7 nginx.service - A web server
                     Loaded: loaded (/usr/lib/systemd/system/nginx.service; enabled; preset: enabled)
                     Active: failed (Result: exit-code) since Sat 2025-01-18 15:51:23 UTC; 1min 28s ago
                    Process: 15454 ExecStart=/usr/sbin/nginx (code=exited, status=1/FAILURE)
                """))
                .facts()
                .get(0);
        assertThat(failed.condition()).isEqualTo(Condition.FAILED);
        assertThat(failed.property("Result")).contains("exit-code");
        assertThat(failed.property("ExecMainStatus")).contains("1/FAILURE");
        assertThat(SystemctlStatusReader.read(text("service", "nginx is not running\n"))
                        .facts()
                        .get(0)
                        .condition())
                .isEqualTo(Condition.STOPPED);
    }
}

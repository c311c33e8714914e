package dev.origindoctor.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.origindoctor.diagnosis.RankedCause;
import dev.origindoctor.host.CollectScript;
import dev.origindoctor.host.CollectedFolder;
import dev.origindoctor.host.HostEvidence;
import dev.origindoctor.inspection.Inspection;
import dev.origindoctor.machine.MachineScript;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.ranges.EdgeRanges;
import dev.origindoctor.taxonomy.Cause;
import dev.origindoctor.zoo.RealThings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Trouble planted among the real programs on a machine of the test's own, collected there by the script, and judged: the
 * formats are those of the tools that are installed, not of samples.
 */
class CollectedMachineTest {
    private static final String NGINX = """
            rm -f /etc/nginx/sites-enabled/*
            site() { printf '%s\\n' "$1" >/etc/nginx/sites-enabled/site; }
            """;
    private static final String APACHE = """
            mkdir /var/log/sites
            rm -f /etc/apache2/sites-enabled/*
            echo ServerName shop.example >/etc/apache2/conf-enabled/name.conf
            site() { printf '%s\\n' "$1" >/etc/apache2/sites-enabled/site.conf; }
            """;

    /** A machine at ease, however busy the one is that runs the tests. */
    private static final String AT_EASE = """
            mkdir /var/log/nginx /var/log/apache2
            ip addr add 203.0.113.10/24 dev eth0
            echo 'some avg10=0.00 avg60=0.00 avg300=0.00 total=1' >stall
            echo '0.10 0.10 0.10 1/100 1000' >load
            for stall in /proc/pressure/*; do mount --bind stall $stall; done
            mount --bind load /proc/loadavg
            """;

    @TempDir
    Path folder;

    /** What is planted, with the words that have to be quoted for it. */
    enum Trouble {
        LOOPBACK_NGINX(
                Cause.LOOPBACK_ONLY_BIND,
                "tcp refused x3",
                NGINX + "site 'server { listen 127.0.0.1:443; }'\nnginx\n",
                "127.0.0.1:443",
                "nginx",
                "/etc/nginx"),
        NGINX_WITH_A_TYPING_ERROR(
                Cause.WEB_SERVER_CONFIG_INVALID,
                "tcp refused x3; port 80 refused",
                NGINX + "site 'server { lisen 443; }'\nnginx || :\n",
                "unknown directive \"lisen\"",
                "nginx",
                "/etc/nginx"),
        APACHE_WITH_A_TYPING_ERROR(
                Cause.WEB_SERVER_CONFIG_INVALID,
                "tcp refused x3; port 80 refused",
                APACHE + "site 'SSLEngin on'\napache2ctl start || :\n",
                "Invalid command 'SSLEngin'",
                "apache2ctl",
                "/etc/apache2"),
        APACHE_ON_PORT_80_ALONE(
                Cause.NOT_LISTENING_ON_PORT,
                "tcp refused x3; port 80 ok",
                APACHE + "apache2ctl start\n",
                "80",
                "apache2ctl",
                "/etc/apache2"),
        /** The log stands where only the configuration says. */
        NOTHING_BEHIND_APACHE(
                Cause.UPSTREAM_DOWN, "tcp ok; tls ok; http 502", APACHE + """
                        for module in proxy proxy_http; do
                          ln -sf ../mods-available/$module.load /etc/apache2/mods-enabled/
                        done
                        site 'Listen 443
                        <VirtualHost *:443>
                        ErrorLog /var/log/sites/shop.log
                        ProxyPass / http://127.0.0.1:9/
                        </VirtualHost>'
                        apache2ctl start
                        until curl -s -o /dev/null http://127.0.0.1:443/; do sleep 0.05; done
                        """, "AH00957", "apache2ctl", "/etc/apache2"),
        NOTHING_BEHIND_NGINX(
                Cause.UPSTREAM_DOWN,
                "tcp ok; tls ok; http 502",
                NGINX + """
                        mkdir /var/log/sites
                        site 'server { listen 443; error_log /var/log/sites/shop.log; location / { proxy_pass http://127.0.0.1:9; } }'
                        nginx
                        curl -s -o /dev/null http://127.0.0.1:443/
                        """,
                "connect() failed (111: Connection refused)",
                "nginx",
                "/etc/nginx"),
        /** Nobody takes connections from a queue that holds two. */
        QUEUE_OF_TWO(
                Cause.OVERLOADED,
                "tcp ok; tcp timed_out; tcp ok again2",
                NGINX + """
                        site 'server { listen 443 backlog=1; }'
                        nginx
                        kill -STOP $(cat /run/nginx.pid) $(pgrep -P $(cat /run/nginx.pid))
                        for i in 1 2 3 4; do curl -s -m 60 -o /dev/null http://127.0.0.1:443/ & done
                        until ss -Htln 'sport = :443' | grep -Eq 'LISTEN +2 '; do sleep 0.05; done
                        """,
                "2 connections",
                "nginx",
                "/etc/nginx"),
        FIREWALL(
                Cause.FIREWALL_DROPS_EDGE,
                "tcp ok; tls ok; http 200; edge 522",
                NGINX + "site 'server { listen 443; listen 80; }'\nnginx\n"
                        + "iptables -A INPUT -s 10.0.0.0/8 -j ACCEPT\niptables -A INPUT -p tcp --dport 443 -j DROP\n",
                "-A INPUT -p tcp -m tcp --dport 443 -j DROP",
                "nginx",
                "/etc/nginx"),
        BANNED_BY_FAIL2BAN(
                Cause.EDGE_ADDRESS_BANNED,
                "tcp ok; tls ok; http 200; edge 521",
                NGINX + """
                        site 'server { listen 443; listen 80; }'
                        nginx
                        mount -t tmpfs tmpfs /var/lib/fail2ban
                        mkdir /run/fail2ban
                        rm -f /etc/fail2ban/jail.d/*
                        printf '%s\\n' '[sshd]' enabled=false '[nginx-limit-req]' enabled=true backend=polling \\
                          logpath=/var/log/nginx/error.log banaction=iptables-multiport maxretry=2 >/etc/fail2ban/jail.d/test.conf
                        fail2ban-client start >/dev/null
                        for i in 1 2 3; do
                          echo "$(date '+%Y/%m/%d %H:%M:%S') [error] 1#1: *$i limiting requests, excess: 20.4 by zone \\"one\\", client: 172.70.1.9, server: shop, request: \\"GET / HTTP/1.1\\", host: \\"shop\\"" \\
                            >>/var/log/nginx/error.log
                        done
                        until iptables-save | grep -q 172.70.1.9; do sleep 0.05; done
                        """,
                "172.70.1.9",
                "fail2ban-client",
                "/etc/nginx",
                "/etc/fail2ban");

        private final Cause cause;
        private final String seen;
        private final String plant;
        private final String quoted;
        private final String program;
        private final List<String> files;

        Trouble(Cause cause, String seen, String plant, String quoted, String program, String... files) {
            this.cause = cause;
            this.seen = seen;
            this.plant = plant;
            this.quoted = quoted;
            this.program = program;
            this.files = List.of(files);
        }
    }

    private static final Set<Trouble> QUICK =
            EnumSet.of(Trouble.LOOPBACK_NGINX, Trouble.NOTHING_BEHIND_APACHE, Trouble.QUEUE_OF_TWO);

    @ParameterizedTest
    @EnumSource
    void whatTheScriptCollectsProvesTheCause(Trouble trouble) throws Exception {
        assumeTrue(QUICK.contains(trouble) || RealThings.required(), "takes some seconds, and nobody insists");
        Files.writeString(folder.resolve("collect.sh"), CollectScript.text());
        MachineScript.in(folder, trouble.program, "nginx", "apache2ctl", "iptables", "ss", "curl")
                .copying(trouble.files)
                .facing(List.of())
                .run(AT_EASE + trouble.plant + "sh collect.sh collected\n");
        CollectedFolder collected = CollectedFolder.open(folder.resolve("collected"));
        Instant now = collected.takenAt();
        HostEvidence evidence = HostEvidence.of(collected, now);
        Case seen = Sights.since(now.minusSeconds(5), SslMode.FULL, trouble.seen);
        RankedCause first = Judgement.of(seen.with(evidence)).causes().get(0);

        String because = first.evidence().stream()
                .map(each ->
                        each.finding().says().english() + " (" + each.finding().source() + ")")
                .collect(Collectors.joining("\n"));
        String shown = first.cause() + " " + first.probability() + "\n" + because + "\n"
                + Inspection.text(
                        evidence, EdgeRanges.bundled().byId("cloudflare").orElseThrow());
        assertThat(first.cause()).as(shown).isEqualTo(trouble.cause);
        assertThat(first.probability()).as(shown).isGreaterThan(0.9);
        assertThat(because).as(shown).contains(trouble.quoted);
    }
}

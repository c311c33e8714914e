package dev.origindoctor.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.diagnosis.RankedCause;
import dev.origindoctor.host.HostEvidence;
import dev.origindoctor.host.folder.CollectScript;
import dev.origindoctor.host.folder.CollectedFolder;
import dev.origindoctor.host.reading.HostEvidenceReader;
import dev.origindoctor.host.source.Unread;
import dev.origindoctor.host.webserver.CertificateFile;
import dev.origindoctor.host.webserver.VirtualServer;
import dev.origindoctor.host.webserver.WebServer;
import dev.origindoctor.inspection.Inspection;
import dev.origindoctor.machine.MachineScript;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.ranges.EdgeRanges;
import dev.origindoctor.taxonomy.Cause;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
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

    /** A machine at ease, however busy the one is that runs the tests, and whatever its kernel says. */
    private static final String AT_EASE = """
            mkdir /var/log/nginx /var/log/apache2
            ip addr add 203.0.113.10/24 dev eth0
            echo 'some avg10=0.00 avg60=0.00 avg300=0.00 total=1' >stall
            echo '0.10 0.10 0.10 1/100 1000' >load
            for stall in /proc/pressure/*; do mount --bind stall $stall; done
            mount --bind load /proc/loadavg
            printf '#!/bin/sh\n' >silence
            chmod 755 silence
            mount --bind silence "$(command -v dmesg)"
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
        /** What {@code apachectl -S} passes over. */
        APACHE_WITHOUT_ITS_CERTIFICATE(
                Cause.WEB_SERVER_CONFIG_INVALID,
                "tcp refused x3; port 80 refused",
                APACHE + """
                        for module in ssl socache_shmcb; do
                          for file in /etc/apache2/mods-available/$module.*; do ln -sf $file /etc/apache2/mods-enabled/; done
                        done
                        site '<VirtualHost *:443>
                        SSLEngine on
                        SSLCertificateFile /etc/ssl/nowhere/shop.pem
                        </VirtualHost>'
                        apache2ctl start || :
                        """,
                "'/etc/ssl/nowhere/shop.pem' does not exist",
                "apache2ctl",
                "/etc/apache2"),
        NGINX_FOR_IPV6_ALONE(
                Cause.ADDRESS_FAMILY_MISMATCH,
                "tcp refused x3; port 80 refused",
                NGINX + "site 'server { listen [::]:443; }'\nnginx\n",
                "[::]:443",
                "nginx",
                "/etc/nginx"),
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
                        sed -i 's/^worker_processes .*/worker_processes 1;/' /etc/nginx/nginx.conf
                        nginx
                        until pgrep -P "$(cat /run/nginx.pid)" >/dev/null; do sleep 0.05; done
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
                        until fail2ban-client set nginx-limit-req banip 172.70.1.9 >/dev/null 2>&1; do sleep 0.05; done
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

    @ParameterizedTest
    @EnumSource
    void whatTheScriptCollectsProvesTheCause(Trouble trouble) throws Exception {
        Files.writeString(folder.resolve("collect.sh"), CollectScript.text());
        MachineScript.in(folder, trouble.program, "nginx", "apache2ctl", "iptables", "ss", "curl")
                .copying(trouble.files)
                .facing(List.of())
                .run(AT_EASE + trouble.plant + "sh collect.sh collected\n");
        CollectedFolder collected = CollectedFolder.open(folder.resolve("collected"));
        Instant now = collected.takenAt();
        HostEvidence evidence = HostEvidenceReader.read(collected, now);
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

    @Test
    void whatAnOrdinaryUserMayNotSeeIsListedWithTheCommandThatWould() throws Exception {
        Files.writeString(folder.resolve("collect.sh"), CollectScript.text());
        MachineScript.in(folder, "setpriv", "nginx", "iptables")
                .copying(List.of("/etc/nginx"))
                .facing(List.of())
                .run(AT_EASE + NGINX + """
                        chmod 700 /var/log/nginx
                        mkdir -m 700 /run/certificates
                        : >/run/certificates/shop.pem
                        site 'server { listen 443 ssl; ssl_certificate /run/certificates/shop.pem; ssl_certificate_key /run/certificates/shop.pem; }'
                        mkdir -m 777 given
                        setpriv --reuid=65534 --regid=65534 --clear-groups sh collect.sh given/collected
                        """);
        CollectedFolder collected = CollectedFolder.open(folder.resolve("given/collected"));
        HostEvidence evidence = HostEvidenceReader.read(collected, collected.takenAt());
        assertThat(evidence.unread())
                .filteredOn(unread -> unread.kind() == Unread.Kind.FORBIDDEN)
                .extracting(Unread::command)
                .contains("sudo sh -c 'cat /var/log/nginx/*error*'", "sudo iptables-save");
        assertThat(evidence.webServers())
                .flatExtracting(WebServer::servers)
                .flatExtracting(VirtualServer::certificates)
                .extracting(CertificateFile::unreadable)
                .contains("this user may not look into its folder");
        assertThat(evidence.webServers()).allMatch(server -> server.test() == null);
    }
}

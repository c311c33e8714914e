package dev.origindoctor.host.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.machine.MachineScript;
import dev.origindoctor.zoo.machine.ChildJava;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets are planted in everything that the two collectors read, on a machine of the test's own, and in what stands beside
 * it; all of them are the word "swordfish", or what a private key begins with.
 */
class CollectingIsPrivateTest {
    private static final String PLANTED = """
            ip addr add 203.0.113.10/24 dev lo
            mkdir -p /var/log/nginx /var/log/apache2 /etc/csf /run/lock/apache2
            rm -f /etc/nginx/sites-enabled/* /etc/apache2/sites-enabled/*

            openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=shop.example -keyout key.pem -out cert.pem 2>/dev/null
            cat cert.pem key.pem >/etc/nginx/both.pem
            { sed '$d' cert.pem; cat key.pem; } >/etc/nginx/endless.pem
            cat >/etc/nginx/sites-enabled/shop <<'END'
            # password: swordfish
            map $http_authorization $known { "Bearer swordfish" 1; default 0; }
            upstream app { server 127.0.0.1:9000; }
            server {
                listen 8443 ssl; server_name shop.example;
                ssl_certificate /etc/nginx/both.pem; ssl_certificate_key /etc/nginx/both.pem;
                proxy_set_header Authorization "Basic swordfish"; add_header Set-Cookie "sid=swordfish";
                set $api_key swordfish; error_log /var/log/nginx/shop.log;
                auth_basic "swordfish"; auth_basic_user_file /etc/nginx/htpasswd;
                if ($http_x_token != "swordfish") { return 403; }
                location / { fastcgi_param DB_PASSWORD swordfish; proxy_pass http://app/; }
                location /old { return 301 https://jo:swordfish@else.example/; }
            }
            END
            echo jo:swordfish >/etc/nginx/htpasswd
            cat >/etc/apache2/sites-enabled/shop.conf <<'END'
            # password: swordfish
            Define DB_PASS swordfish
            SetEnv DB_PASSWORD swordfish
            ServerAdmin swordfish@shop.example
            <VirtualHost *:8080>
                ServerName shop.example
                ErrorLog "|/usr/bin/logger -t swordfish"
                <Proxy "http://jo:swordfish@127.0.0.1:9000/">
                    Require all granted
                </Proxy>
                <If "%{HTTP:X-Token} != 'swordfish'">
                    Require all denied
                </If>
                Require expr "%{HTTP:X-Token} == 'swordfish'"
                SSLCertificateFile /etc/nginx/endless.pem
            </VirtualHost>
            END

            cat >/var/log/nginx/error.log <<'END'
            2026/11/21 08:00:00 [error] 1#1: *1 access forbidden by rule, client: 172.70.1.9, server: shop.example, request: "GET /reset/swordfish?token=swordfish HTTP/1.1", host: "shop.example", referrer: "https://else.example/swordfish?q=swordfish"
            2026/11/21 08:00:00 [error] 1#1: *1 connect() failed (111: Connection refused) while connecting to upstream, client: 172.70.1.9, request: "POST /swordfish HTTP/1.1", upstream: "http://jo:swordfish@127.0.0.1:9/swordfish?swordfish", host: "a"
            2026/11/21 08:00:00 [error] 1#1: *1 FastCGI sent in stderr: "PHP message: PDO->__construct('mysql', 'jo', 'swordfish')" while reading response header from upstream, client: 172.70.1.9
            2026/11/21 08:00:00 [error] 1#1: *1 ModSecurity: Access denied with code 403 (phase 2). Matched "Operator `Rx' with parameter `x' against variable `ARGS:pw' (Value: `a)swordfish' ) [file "x"] [data "swordfish"] [uri "/swordfish"], client: 172.70.1.9
            2026/11/21 08:00:00 [crit] 1#1: denied, Authorization: Bearer swordfish, and more of swordfish
            2026/11/21 08:00:00 [emerg] 1#1: invalid port in upstream "jo:swordfish@app/" in /etc/nginx/sites-enabled/shop:11
            2026/11/21 08:00:00 [crit] 1#1: denied, Cookie: a=b; sid=swordfish
            2026/11/21 08:00:00 [crit] 1#1: denied, {"password":"swordfish","api_key": "swordfish"} DB_PASSWORD='swordfish' SECRET_KEY_BASE=swordfish Basic c3dvcmRmaXNoswordfish to swordfish@shop.example
            END
            cp /var/log/nginx/error.log /var/log/nginx/shop.log
            for pack in gzip xz bzip2 zstd; do $pack -qk /var/log/nginx/error.log; done
            cat >/var/log/nginx/access.log <<'END'
            172.70.1.9 - swordfish [21/Nov/2026:08:00:00 +0000] "GET /denied?token=swordfish HTTP/1.1" 200 1 "-" "swordfish"
            END
            cat >/var/log/apache2/error.log <<'END'
            [Sat Nov 21 08:00:00.1 2026] [proxy_fcgi:error] [pid 1] [client 172.70.1.9:1] AH01071: Got error 'PHP message: password is swordfish', referer: https://shop.example/swordfish
            [Sat Nov 21 08:00:00.1 2026] [auth_basic:error] [pid 1] [client 172.70.1.9:1] AH01617: user swordfish@shop.example: authentication failure for "/denied": Password Mismatch, token=swordfish
            END
            cat >/var/log/syslog <<'END'
            Nov 21 08:00:00 web app[77]: denied: the word is swordfish
            Nov 21 08:00:00 web sudo:   jo : COMMAND=/usr/bin/mysql -pswordfish ; upstream
            2026-11-21T08:00:00+00:00 web app[77]: denied swordfish
            Nov 21 08:00:00 web systemd[1]: Started curl -u jo --password=swordfish https://jo:swordfish@else.example/ nginx.
            END
            echo 'Nov 21 08:00:00 web lfd[7]: (smtpauth) Failed login from 172.70.1.9: 5 in the last 3600 secs (swordfish@shop.example) - *Blocked in csf*' >/var/log/lfd.log
            printf '%s\\n' 'TESTING = "0"' 'UI_PASS = "swordfish"' 'LF_ALERT_TO = "swordfish@shop.example"' >/etc/csf/csf.conf
            echo '172.70.1.9 # lfd: login of swordfish@shop.example, password=swordfish' | tee /etc/csf/csf.deny /etc/csf/csf.allow >/etc/csf/csf.ignore
            echo 'ALL: 192.0.2.9: spawn /usr/bin/mail -s token=swordfish swordfish@shop.example' >/etc/hosts.deny

            iptables -A INPUT -s 192.0.2.9 -m comment --comment "for swordfish@shop.example token: swordfish" -j DROP
            nft 'add table inet shop'
            nft 'add chain inet shop first { comment "password=swordfish" ; }'
            nft 'add rule inet shop first counter comment "secret: swordfish"'
            ipset create shop hash:ip comment
            ipset add shop 192.0.2.9 comment "of swordfish@shop.example"

            nginx
            TOKEN=swordfish sleep 600 --password=swordfish 2>/dev/null &
            apache2ctl -S >said 2>&1 || :
            """;

    @TempDir
    Path folder;

    @Test
    void noPlantedSecretIsInEitherFolder() throws Exception {
        MachineScript machine = MachineScript.in(
                        folder,
                        "nginx",
                        "apache2ctl",
                        "iptables",
                        "nft",
                        "ipset",
                        "openssl",
                        "dash",
                        "xz",
                        "bzip2",
                        "zstd")
                .copying(List.of("/etc"));
        Path script = Files.writeString(folder.resolve("collect.sh"), CollectScript.text());
        machine.run(
                PLANTED + "dash " + script + " by-script\n" + ChildJava.line(CollectingHere.class, "by-java") + "\n");

        for (String name : List.of("by-script", "by-java")) {
            String all = all(folder.resolve(name));
            assertThat(all.lines().filter(line -> line.contains("swordfish") || line.contains("PRIVATE KEY")))
                    .as(name)
                    .isEmpty();
            assertThat(all)
                    .as(name)
                    .contains(
                            "access forbidden by rule, client: 172.70.1.9",
                            "BEGIN CERTIFICATE",
                            "-s 192.0.2.9/32",
                            "add shop 192.0.2.9",
                            "172.70.1.9 #",
                            "*Blocked in csf*",
                            "AH01071: Got error",
                            "/var/log/nginx/error.log.xz");
        }
        assertThat(contents(folder.resolve("by-script"))).isEqualTo(contents(folder.resolve("by-java")));
    }

    private static String all(Path folder) throws Exception {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    /** What of the logs, the lists and the configurations is left: everything that does not change while it is read. */
    private static TreeSet<String> contents(Path folder) throws Exception {
        TreeSet<String> contents = new TreeSet<>();
        for (String line : Files.readAllLines(folder.resolve("manifest.tsv"))) {
            String[] fields = line.split("\t", -1);
            if (fields[0].equals("read")
                    && fields[4].matches("/etc/.*|/var/log/.*|nginx -T|apachectl -t|certificates .*")) {
                contents.add(fields[4] + "\n" + Files.readString(folder.resolve(fields[1])));
            }
        }
        return contents;
    }
}

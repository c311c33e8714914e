package dev.origindoctor.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.host.folder.CollectedFolder;
import dev.origindoctor.host.reading.HostEvidenceReader;
import dev.origindoctor.inspection.Inspection;
import dev.origindoctor.inspection.View;
import dev.origindoctor.language.Language;
import dev.origindoctor.ranges.EdgeRanges;
import dev.origindoctor.report.Columns;
import dev.origindoctor.report.StandIns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody reads who inspects a collected folder. */
class InspectionTest {
    @TempDir
    Path folder;

    private String inspected(String... changes) throws Exception {
        return inspected(View.PLAIN, changes);
    }

    private String inspected(View view, String... changes) throws Exception {
        return Inspection.text(
                HostFolder.of(List.of(changes)).collected(Files.createTempDirectory(folder, "facts")),
                EdgeRanges.bundled().byId("cloudflare").orElseThrow(),
                view);
    }

    @Test
    void ofAHealthyMachineNothingStandsOut() throws Exception {
        assertThat(inspected())
                .startsWith("""
                        Host evidence of 2026-11-21T09:00:20Z

                        What stands out
                          nothing in what could be read

                        Listening
                          0.0.0.0:80  nginx[811] and 1 more  IPv4
                        """)
                .contains(
                        "port 443: all of Cloudflare is let in", "shop.example on 80, [::]:80, 443 tls, [::]:443 tls");
    }

    @Test
    void aRedactedTextTellsTheSameAndNamesNobody() throws Exception {
        String[] changes = {
            "iptables-save += -A INPUT -s 172.64.0.0/13 -p tcp -m comment --comment \"for bob\" --dport 443 -j DROP",
            "/var/log/nginx/error.log += 2026/11/21 08:59:59 [crit] 812#812: accept4() failed (24: Too many open files)"
                    + " while asking bob@203.0.113.7"
        };
        View open = new View(80, Language.english(), new StandIns(Edge.CLOUDFLARE));

        assertThat(inspected(View.PLAIN, changes)).contains("shop.example", "bob", "198.51.100.9");
        assertThat(inspected(open, changes))
                .doesNotContain("shop", "bob", "203.0.113.7", "198.51.100.9")
                .contains("DROPS 172.64.0.0/13 of Cloudflare", "out of descriptors: …", "origin.example on 80");
    }

    @Test
    void aMachineIsToldOfInChineseToo() throws Exception {
        String text = inspected(new View(60, Language.of(Locale.SIMPLIFIED_CHINESE), null));

        assertThat(text)
                .startsWith("主机证据，采集于 2026-11-21T09:00:20Z")
                .contains("443 端口：放行 Cloudflare 的全部网段", "nginx.service  正在运行");
        assertThat(text.lines()).allMatch(line -> Columns.width(line) <= 60);
    }

    @Test
    void whatIsWrongComesFirstAndFitsTheTerminal() throws Exception {
        String text = inspected(
                "listen 127.0.0.1:443",
                "systemctl show ~ ActiveState=active => ActiveState=failed",
                "nginx -t ~ nginx: the configuration file /etc/nginx/nginx.conf syntax is ok => nginx: [emerg] unknown directive \"sever_name\" in /etc/nginx/sites-enabled/shop:3",
                "nginx -t ~ test is successful => test failed",
                "iptables-save += -A INPUT -s 172.64.0.0/13 -p tcp -m tcp --dport 443 -j DROP",
                "fail2ban-client banned ~ 'nginx-limit-req': [] => 'nginx-limit-req': ['172.70.1.9']",
                "/var/log/nginx/error.log += 2026/11/21 08:59:59 [crit] 812#812: accept4() failed (24: Too many open files)",
                "/proc/sys/net/netfilter/nf_conntrack_count ~ 900 => 65000");
        assertThat(text).startsWith("""
                Host evidence of 2026-11-21T09:00:20Z

                What stands out
                  port 443 is open to this machine only: 127.0.0.1:443
                  nobody listens on port 80
                  nginx.service  failed
                  nginx's configuration fails its own test: nginx: [emerg] unknown directive
                      "sever_name" in /etc/nginx/sites-enabled/shop:3
                  firewall, port 443: DROPS 172.64.0.0/13 of Cloudflare (iptables-save:7 -A
                      INPUT -s 172.64.0.0/13 -p tcp -m tcp --dport 443 -j DROP)
                  fail2ban nginx-limit-req bans 172.70.1.9, which is Cloudflare's
                  2026-11-21T08:59:59Z  out of descriptors: 2026/11/21 08:59:59 [crit] 812#812:
                      accept4() failed (24: Too many open files)  (/var/log/nginx/error.log:1)
                  entries in the table of tracked connections: 65000 of 65536 entries (99 %)

                Listening
                """);
        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            listen [::]:443                                                    | port 443 takes IPv6 only: [::]:443
            processes ~ 9001	nginx => 9001	python3                           | port 443 is held by python3, though nginx is told to listen on it
            nginx -T ~ listen 443 ssl; => listen 443;                          | no TLS is configured on 443
            nginx -T ~ listen 443 ssl; => listen 443 ssl proxy_protocol;       | 443 wants a PROXY protocol header first
            nginx -T ~ listen 80; => listen 80; ssl_verify_client on;          | shop.example lets only clients with a certificate in
            /proc/uptime ~ 900000.00 => 27000.00                               | time since the machine was started: 7.5 hours
            """)
    void whatAnEdgeWouldStumbleOverIsTold(String change, String told) throws Exception {
        assertThat(inspected(change)).contains(told);
    }

    @Test
    void nobodyMissesPort80WhereOnlyTlsIsServed() throws Exception {
        assertThat(inspected("listen 0.0.0.0:443", "nginx -T -= listen 80", "nginx -T -= listen [::]:80"))
                .doesNotContain("nobody listens on port 80");
        assertThat(inspected("listen 0.0.0.0:443")).contains("nobody listens on port 80");
    }

    @Test
    void linesThatTellTheSameAreToldOnce() throws Exception {
        String line = "2026/11/21 08:59:5%d [emerg] 1#1: bind() to 0.0.0.0:443 failed (98: Address already in use)";
        String[] changes = IntStream.range(0, 6)
                .mapToObj(i -> "/var/log/nginx/error.log += "
                        + (i < 5 ? line.formatted(i) : "2026/11/21 08:59:59 [emerg] 1#1: still could not bind()"))
                .toArray(String[]::new);
        assertThat(inspected(changes))
                .contains("(5 times)")
                .containsSubsequence("What stands out", "failed (98: Address already in use)", "Listening");
    }

    @Test
    void aFolderThatSomebodyPutTogetherByHandIsNotBlamedLineByLine() throws Exception {
        Files.writeString(folder.resolve("0001.txt"), "");
        Files.writeString(folder.resolve("manifest.tsv"), """
                origin-doctor/host/1
                taken\t2026-11-21T09:00:00Z
                read\t0001.txt\t2026-11-21T09:00:01Z\twhole\t/var/log/nginx/error.log
                """);

        String text = Inspection.text(
                HostEvidenceReader.read(CollectedFolder.open(folder), Sights.START),
                EdgeRanges.bundled().byId("cloudflare").orElseThrow());

        assertThat(text)
                .containsPattern("Could not be read\n +[0-9]+ further sources that the folder does not hold;")
                .doesNotContain("/proc/");
    }
}

package dev.origindoctor.ranges.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.machine.MachineScript;
import dev.origindoctor.machine.Outside;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.EdgeRanges;
import dev.origindoctor.ranges.Family;
import dev.origindoctor.ranges.Ip;
import dev.origindoctor.ranges.RangeList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The scripts are run beside the real server with copies of its packaged files; it is asked from both sides of every
 * boundary of the ranges, always with a header that claims a visitor.
 */
class AllowlistWebServerTest {
    private static final RangeList CLOUDFLARE =
            EdgeRanges.bundled().byId("cloudflare").orElseThrow();
    private static final AddressSet EDGE = CLOUDFLARE.addresses();
    private static final String VISITOR = "203.0.113.7";

    /** Who asks until the server has taken its new configuration. */
    private static final String WAITING = "198.51.100.10";

    @TempDir
    Path folder;

    /** A server, its files, and a site with a place that only the edge may ask. */
    enum Server {
        NGINX(
                AllowlistTool.NGINX,
                "nginx",
                "/etc/nginx",
                """
                log_format seen '$realip_remote_addr $remote_addr $status $server_port';
                server {
                  listen 80 default_server;
                  listen [::]:80 default_server;
                  access_log /var/log/seen seen;
                  location / { return 200 open; }
                }
                server {
                  listen 81;
                  listen [::]:81;
                  access_log /var/log/seen seen;
                  INCLUDE
                  location / { return 200 open; }
                }
                """,
                "include snippets/od-cloudflare-only.conf;",
                "mkdir /var/log/nginx; rm -f /etc/nginx/sites-enabled/*; cp site /etc/nginx/sites-enabled/site",
                "nginx"),
        APACHE(
                AllowlistTool.APACHE,
                "apache2",
                "/etc/apache2",
                """
                Listen 81
                ServerName shop.example
                LogFormat "%{c}a %a %>s %{local}p" seen
                CustomLog /var/log/seen seen
                DocumentRoot FOLDER/page
                <Directory FOLDER/page>
                  Require all granted
                </Directory>
                <VirtualHost *:81>
                  <Location />
                  INCLUDE
                  </Location>
                </VirtualHost>
                """,
                "Include od-cloudflare-only.inc",
                """
                mkdir /var/log/apache2 page; echo page >page/index.html; chmod -R a+rX page
                rm -f /etc/apache2/sites-enabled/*; cp site /etc/apache2/sites-enabled/site.conf
                ln -sf ../mods-available/remoteip.load /etc/apache2/mods-enabled/""",
                "apache2ctl start");

        private final AllowlistTool tool;
        private final String program;
        private final String files;
        private final String site;
        private final String include;
        private final String prepare;
        private final String start;

        Server(
                AllowlistTool tool,
                String program,
                String files,
                String site,
                String include,
                String prepare,
                String start) {
            this.tool = tool;
            this.program = program;
            this.files = files;
            this.site = site;
            this.include = include;
            this.prepare = prepare;
            this.start = start;
        }

        String reload() {
            return start.equals("nginx") ? "nginx -s reload" : "apache2ctl graceful";
        }

        String configured() {
            return files + (this == NGINX ? "/sites-enabled/site" : "/sites-enabled/site.conf");
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheEdgeIsServedAndItsVisitorsAreSeen(Server server) throws Exception {
        List<Ip> sources = Stream.concat(
                        boundaries(), Stream.of(Ip.parse("198.51.100.9").orElseThrow()))
                .toList();
        String said = run(server, sources, """
                state before
                sh allow.sh
                cp guarded CONFIGURED
                RELOAD
                # Workers of before end when they have answered; the new ones are asked once they are there.
                until outside curl -s -o /dev/null -w '%{http_code}' --interface WAITING http://192.0.2.10:81/ | grep -q 403
                do sleep 0.05; done
                outside curl -s -K questions >/dev/null
                # A server writes down whom it answered some time after it did.
                until [ "$(grep -vc '^WAITING ' /var/log/seen)" -ge ANSWERS ]; do sleep 0.05; done
                grep -v '^WAITING ' /var/log/seen >seen
                state once
                echo again
                sh allow.sh
                state twice
                echo refused
                if sh undo.sh; then echo undone too early; fi
                cp site CONFIGURED
                echo undo
                sh undo.sh
                state undone
                """);
        assertThat(said.substring(said.indexOf("again\n")))
                .matches("again\nrefused\norigin-doctor: remove '" + server.include
                        + "' from the .*first\nundo\n(?s:.*)");
        assertThat(state("twice")).isEqualTo(state("once"));
        assertThat(state("undone")).isEqualTo(state("before"));

        List<String> seen = Files.readAllLines(folder.resolve("seen"));
        assertThat(seen).hasSize(2 * sources.size());
        Set<Ip> asked = new HashSet<>();
        for (String line : seen) {
            String[] words = line.split(" ");
            Ip source = Ip.parse(words[0]).orElseThrow();
            boolean edge = EDGE.contains(source);
            asked.add(source);
            assertThat(words[1]).as(line).isEqualTo(edge ? VISITOR : words[0]);
            assertThat(words[2]).as(line).isEqualTo(edge || words[3].equals("80") ? "200" : "403");
        }
        assertThat(asked).containsExactlyInAnyOrderElementsOf(sources);
    }

    @ParameterizedTest
    @EnumSource
    void whatTheServerDoesNotTakeChangesNothing(Server server) throws Exception {
        String said = run(server, List.of(), """
                sh allow.sh
                state once
                echo broken >>CONFIGURED
                sed -i 's,173.245.48.0/20,173.245.48.0/21,' allow.sh
                if sh allow.sh; then echo taken; else echo "status $?"; fi
                cp site CONFIGURED
                state after
                """);
        assertThat(said).contains("does not take the new ranges; the old ones stay", "status 1");
        assertThat(ranges("after")).isEqualTo(ranges("once")).isNotEmpty();
    }

    private String run(Server server, List<Ip> sources, String steps) throws IOException, InterruptedException {
        Allowlist allowlist = Allowlist.of(CLOUDFLARE, List.of(443));
        Files.writeString(folder.resolve("allow.sh"), allowlist.script(server.tool));
        Files.writeString(folder.resolve("undo.sh"), allowlist.undo(server.tool));
        String site = server.site.replace("FOLDER", folder.toString());
        Files.writeString(folder.resolve("site"), site.replace("INCLUDE", ""));
        Files.writeString(folder.resolve("guarded"), site.replace("INCLUDE", server.include));
        Files.writeString(folder.resolve("questions"), questions(sources));
        String prepared = "state() { (cd %s; find . -type f ! -name 'site*' | sort | xargs cksum) >state-$1; }\n"
                .formatted(server.files);
        return MachineScript.in(folder, server.program, "curl")
                .copying(List.of(server.files))
                .facing(Stream.concat(sources.stream(), Ip.parse(WAITING).stream())
                        .toList())
                .run(prepared + server.prepare + "\n" + server.start + "\n"
                        + steps.replace("WAITING", WAITING)
                                .replace("ANSWERS", Integer.toString(2 * sources.size()))
                                .replace("CONFIGURED", server.configured())
                                .replace("RELOAD", server.reload()));
    }

    private static Stream<Ip> boundaries() {
        return EDGE.ranges().stream()
                .flatMap(range -> Stream.of(
                        range.first().previous(),
                        range.first(),
                        range.last(),
                        range.last().next()))
                .distinct();
    }

    /** What curl is to ask: from each source the open site, then the one that only the edge may ask. */
    private static String questions(List<Ip> sources) {
        StringBuilder questions = new StringBuilder();
        for (Ip source : sources) {
            String machine = source.family() == Family.IPV4 ? Outside.FOUR : "[" + Outside.SIX + "]";
            for (int port = 80; port <= 81; port++) {
                questions.append(
                        """
                        %surl = "http://%s:%d/"
                        interface = "%s"
                        header = "CF-Connecting-IP: %s"
                        """.formatted(questions.isEmpty() ? "" : "next\nsilent\n", machine, port, source, VISITOR));
            }
        }
        return questions.toString();
    }

    private List<String> state(String moment) throws IOException {
        return Files.readAllLines(folder.resolve("state-" + moment));
    }

    private List<String> ranges(String moment) throws IOException {
        return state(moment).stream().filter(line -> line.contains("od-")).toList();
    }
}

package dev.origindoctor.host.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.origindoctor.host.HostEvidence;
import dev.origindoctor.host.listener.Listener;
import dev.origindoctor.host.machine.LocalHost;
import dev.origindoctor.host.privacy.Privacy;
import dev.origindoctor.host.reading.HostEvidenceReader;
import dev.origindoctor.host.source.SourceText;
import dev.origindoctor.host.source.Unread;
import dev.origindoctor.host.webserver.ApacheReader;
import dev.origindoctor.host.webserver.CertificateReading;
import dev.origindoctor.host.webserver.ConfigurationPrivacy;
import dev.origindoctor.host.webserver.NginxReader;
import dev.origindoctor.host.webserver.WebServer;
import dev.origindoctor.zoo.RealThings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(OS.LINUX)
class HostCollectorTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final CertificateReading NONE = path -> Unread.absent(path, "not looked for");

    @TempDir
    Path work;

    @Test
    void whatIsCollectedReadsLikeTheMachine() throws IOException {
        Path folder = work.resolve("collected");
        try (ServerSocket server = new ServerSocket(0, 9, InetAddress.getByName("127.0.0.1"))) {
            HostCollector.collect(LocalHost.now(), folder);
            HostEvidence evidence = HostEvidenceReader.read(CollectedFolder.open(folder), NOW);
            Listener own = evidence.listeners().on(server.getLocalPort()).get(0);
            assertThat(own.backlog()).isEqualTo(9);
            assertThat(own.owners()).isNotEmpty();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        HostEvidence collected = HostEvidenceReader.read(CollectedFolder.open(folder), NOW);
        HostEvidence local = HostEvidenceReader.read(LocalHost.now(), NOW);
        assertThat(collected.listeners().complete()).isTrue();
        assertThat(collected.setting("net.core.somaxconn")).isPresent();
        assertThat(collected.webServers()).hasSameSizeAs(local.webServers());
    }

    @Test
    void aFolderThatIsThereIsLeftAlone() throws IOException {
        Path folder = Files.createDirectory(work.resolve("mine"));
        assertThatThrownBy(() -> HostCollector.collect(LocalHost.now(), folder))
                .isInstanceOf(FileAlreadyExistsException.class);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void theScriptWritesTheSameFolder() throws Exception {
        Path script = Files.writeString(work.resolve("collect.sh"), CollectScript.text());
        Path byScript = work.resolve("by-script");
        String said = run(List.of("dash", script.toString(), byScript.toString()), "");
        assertThat(said).contains("collected ");
        Path byJava = work.resolve("by-java");
        HostCollector.collect(LocalHost.now(), byJava);
        Map<String, String> scripts = manifest(byScript);
        Map<String, String> javas = manifest(byJava);
        // a busy machine may keep a command from ending in time, for one of them
        Set<String> late = Stream.of(scripts, javas)
                .flatMap(each -> each.entrySet().stream())
                .filter(each -> each.getValue().equals("unread failed"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        scripts.keySet().removeAll(late);
        javas.keySet().removeAll(late);
        assertThat(scripts.entrySet()).containsExactlyInAnyOrderElementsOf(javas.entrySet());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(byScript)))
                .isEqualTo("rwx------");
        HostEvidence one = HostEvidenceReader.read(CollectedFolder.open(byScript), NOW);
        HostEvidence other = HostEvidenceReader.read(CollectedFolder.open(byJava), NOW);
        assertThat(one.listeners().complete()).isTrue();
        assertThat(one.webServers()).isEqualTo(other.webServers());
        assertThat(one.settings()).hasSameSizeAs(other.settings());
        try (Stream<Path> files = Files.list(byScript)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .allMatch(name -> name.matches("[0-9]{4}\\.txt|manifest\\.tsv"));
        }
    }

    /** What was read and what was not, by name. Other programs come and go, so files of control groups are left out. */
    private static Map<String, String> manifest(Path folder) throws IOException {
        Map<String, String> names = new TreeMap<>();
        for (String line : Files.readAllLines(folder.resolve("manifest.tsv"))) {
            String[] fields = line.split("\t", -1);
            if (fields[0].equals("read") && !fields[4].startsWith("/sys/fs/cgroup")) {
                names.put(fields[4], "read " + fields[3]);
            } else if (fields[0].equals("unread")) {
                names.put(fields[2], "unread " + fields[1]);
            }
        }
        return names;
    }

    private static final String NGINX = """
            user www-data;  # a comment; with { braces }
            http {
                server_tokens off; real_ip_header CF-Connecting-IP;
                lua_shared_dict secrets 10m;
                set_real_ip_from 173.245.48.0/20;
                server {
                    listen 443 ssl default_server; listen [::]:443 ssl;
                    server_name shop.example
                                "~^(?<sub>[a-z]{2,5})\\.shop\\.example$";
                    ssl_certificate /etc/ssl/shop.pem;
                    ssl_certificate_key /etc/ssl/private/shop.key;
                    ssl_verify_client on;
                    proxy_set_header X-Secret "hush; } {";
                    if ($http_x_origin_token != "very-secret-token") { return 403; }
                    access_by_lua_block {
                        local t = { a = "}" } -- } in a comment
                        ngx.exit(403) return [[ } ]]
                    }
                    location ~ "^/(a|b){1,2}$" { deny 192.0.2.0/24; allow all; return 301 https://user:pw@else.example/; }
                    location / { return 444; }
                }
            }
            """;

    private static final String APACHE = """
            Listen 443 https
            SSLPassPhraseDialog "exec:/usr/bin/secret"
            Define hidden swordfish
            Define port 8443
            <VirtualHost *:443>
                ServerName shop.example
                ServerAlias www.shop.example \\
                    shop.test
                SSLEngine on
                SSLCertificateFile /etc/ssl/shop.pem
                SSLCertificateKeyFile /etc/ssl/private/shop.key
                RequestHeader set X-Secret swordfish
                <Location />
                    Require ip 173.245.48.0/20
                    Require expr "%{HTTP:X-Token} == 'swordfish'"
                </Location>
                <If "%{HTTP:X-Token} != 'swordfish'">
                    Require all denied
                </If>
            </VirtualHost>
            """;

    private static final String LOG = """
            2026/11/21 08:00:00 [error] 1#1: *1 access forbidden by rule, client: 172.70.1.9, server: shop.example, request: "GET /a?token=hush&x=1 HTTP/1.1", host: "shop.example", referrer: "https://else.example/?q=swordfish"
            2026/11/21 08:00:01 [info] 1#1: *2 client 192.0.2.7 closed keepalive connection
            Nov 21 08:00:02 web kernel: Out of memory: Killed process 812 (nginx) total-vm:1kB
            Nov 21 08:00:03 web app: denied password=swordfish Cookie: hush; other
            """;

    private static final String RULES = """
            -A INPUT -m comment --comment "of jo.doe@shop.example, token=hush" -j ACCEPT
            -A INPUT -m string --string "password=left as it is" -j DROP
            -A INPUT -m comment --comment key=hush -m string --string "token=left" -j LOG --log-prefix "pin: left"
            # by jo.doe@shop.example
            ip saddr 192.0.2.1 drop comment "a \\"token=hush\\" b" # handle 7
            """;

    private static final String JSON_RULES = """
            {"nftables": [{"rule": {"family": "ip", "expr": [{"match": {"left": {"ct": {"key": "state"}}, "right": "new"}}], "comment": "key=hush of \\"jo.doe@shop.example\\""}}, {"rule": {"comment":"token: hush", "expr": []}}]}
            """;

    @Test
    void aRulesetInJsonStaysOne() {
        assertThat(Privacy.JSON_COMMENTS.apply(JSON_RULES)).isEqualTo("""
                {"nftables": [{"rule": {"family": "ip", "expr": [{"match": {"left": {"ct": {"key": "state"}}, "right": "new"}}], "comment": "-"}}, {"rule": {"comment":"-", "expr": []}}]}
                """);
    }

    @Test
    void theCommentsOfRulesAreMaskedAndTheRulesAreLeft() {
        assertThat(Privacy.COMMENTS.apply(RULES)).isEqualTo("""
                        -A INPUT -m comment --comment "of -, token=-" -j ACCEPT
                        -A INPUT -m string --string "password=left as it is" -j DROP
                        -A INPUT -m comment --comment key=- -m string --string "token=left" -j LOG --log-prefix "pin: left"
                        # by -
                        ip saddr 192.0.2.1 drop comment "a \\"token=-" b" # handle 7
                        """);
    }

    @Test
    void noSecretIsLeft() {
        String nginx = ConfigurationPrivacy.nginx(NGINX);
        assertThat(nginx)
                .doesNotContain("hush", "very-secret", "private", "user:pw", "ngx", "lua_shared")
                .contains("173.245.48.0/20", "return 444;", "if $http_x_origin_token {");
        assertThat(ConfigurationPrivacy.apache(APACHE))
                .doesNotContain("swordfish", "secret", "private")
                .contains("173.245.48.0/20");
        assertThat(Privacy.LOG.apply(LOG))
                .doesNotContain("hush", "swordfish", "192.0.2.7")
                .contains("172.70.1.9", "Killed process 812");
    }

    @Test
    void whatIsLeftMeansTheSame() {
        WebServer whole = nginx(NGINX);
        WebServer left = nginx(ConfigurationPrivacy.nginx(NGINX));
        assertThat(left.servers().get(0).access())
                .extracting("effect", "from", "where")
                .isEqualTo(whole.servers().get(0).access().stream()
                        .map(rule -> org.assertj.core.groups.Tuple.tuple(rule.effect(), rule.from(), rule.where()))
                        .toList());
        assertThat(left.servers().get(0).names())
                .isEqualTo(whole.servers().get(0).names());
        assertThat(left.listens()).extracting(listen -> listen.quote().line()).containsExactly(7, 7);
        assertThat(left.complete()).isTrue();
    }

    private static WebServer nginx(String text) {
        return NginxReader.read(List.of(SourceText.whole("/etc/nginx/nginx.conf", text, NOW)), NONE)
                .facts()
                .get(0);
    }

    @Test
    void theScriptLeavesTheSame() throws Exception {
        assertThat(function("nginx_words", NGINX)).isEqualTo(ConfigurationPrivacy.nginx(NGINX));
        assertThat(function("apache_words", APACHE)).isEqualTo(ConfigurationPrivacy.apache(APACHE));
        assertThat(function("tell", LOG)).isEqualTo(Privacy.LOG.apply(LOG));
        assertThat(function("comments", RULES)).isEqualTo(Privacy.COMMENTS.apply(RULES));
        assertThat(function("json_comments", JSON_RULES)).isEqualTo(Privacy.JSON_COMMENTS.apply(JSON_RULES));
        assertThat(function("csf_words", "# a\nTESTING = \"0\"\nUI_PASS = \"hush\"\n"))
                .isEqualTo(Privacy.CSF.apply("# a\nTESTING = \"0\"\nUI_PASS = \"hush\"\n"));
    }

    @Test
    void apacheKeepsItsMeaning() {
        WebServer left = ApacheReader.read(
                        List.of(SourceText.whole(
                                "/etc/apache2/apache2.conf", ConfigurationPrivacy.apache(APACHE), NOW)),
                        NONE)
                .facts()
                .get(0);
        assertThat(left.complete()).isTrue();
        assertThat(left.servers().get(0).names()).containsExactly("shop.example", "www.shop.example", "shop.test");
        assertThat(left.servers().get(0).access()).extracting("from").contains("173.245.48.0/20", "all");
    }

    /** A log of a gigabyte without anything in it but its end, and busybox in the place of every program. */
    @Test
    void aHugeLogIsReadFromItsEndByAPlainShell() throws Exception {
        RealThings.need("busybox");
        Path log = work.resolve("error.log");
        try (java.io.RandomAccessFile sparse = new java.io.RandomAccessFile(log.toFile(), "rw")) {
            sparse.setLength(1L << 30);
            sparse.seek(1L << 30);
            sparse.write("2026/11/21 08:00:00 [crit] 1#1: accept4() failed (24: Too many open files) Cookie: hush\n"
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        Path folder = scripted("file '" + log + "' LOG 8388608 end");
        assertThat(Files.readString(folder.resolve("0001.txt")))
                .isEqualTo("2026/11/21 08:00:00 [crit] 1#1: accept4() failed (24: Too many open files) Cookie: -\n");
        assertThat(Files.readString(folder.resolve("manifest.tsv"))).contains("no-beginning\t" + log);
    }

    @Test
    void theScriptSaysThatItReadsOnlySomeOfVeryManyFiles() throws Exception {
        RealThings.need("busybox");
        Path logs = Files.createDirectory(work.resolve("logs"));
        for (int i = 0; i < 202; i++) {
            Files.writeString(logs.resolve(i + ".log"), "");
        }
        String why = "of more than 200 files by that name, only the first were read";

        Path folder = scripted("files '" + logs + "/*.log' LOG 8388608 end");

        assertThat(Files.readAllLines(folder.resolve("manifest.tsv")))
                .filteredOn(line -> line.startsWith("read\t"))
                .hasSize(200);
        assertThat(Files.readString(folder.resolve("manifest.tsv")))
                .contains("unread\tfailed\t" + logs + "/*.log\t" + why);
    }

    /** A web server takes every name; what is no file among them, or could break the manifest, is named and left. */
    @ParameterizedTest
    @ValueSource(strings = {"busybox sh", "dash"})
    void oddNamesAreReadOrNamedAndNoneIsRun(String shell) throws Exception {
        RealThings.need(shell.split(" ")[0]);
        Path odd = Files.createDirectory(work.resolve("odd"));
        plantOddNames(odd);

        Path folder = scripted("files '" + odd + "/*' NGINX 8388608 start", shell.split(" "));

        String manifest = Files.readString(folder.resolve("manifest.tsv"), StandardCharsets.ISO_8859_1)
                .replace(odd + "/", "");
        assertThat(manifest.lines().filter(line -> line.startsWith("read\t")).map(line -> line.split("\t")[4]))
                .containsExactlyInAnyOrder("$(touch owned)", "-rf", "a b", "b\u00e9d", "q'\"", "semi;touch owned;");
        assertThat(manifest.lines()
                        .filter(line -> line.startsWith("unread\t"))
                        .map(line -> line.split("\t"))
                        .map(fields -> fields[2] + ": " + fields[3]))
                .containsExactlyInAnyOrder(
                        "fifo: not a regular file",
                        "kernel: not a regular file",
                        "loop: a link that leads nowhere",
                        "new line: its name holds control characters",
                        "nowhere: a link that leads nowhere",
                        "tab tab: its name holds control characters");
        assertThat(work.resolve("owned")).doesNotExist();
        assertThat(folder.resolve("owned")).doesNotExist();
    }

    private void plantOddNames(Path odd) throws Exception {
        Path script = Files.writeString(work.resolve("plant.sh"), """
                cd "$1"
                for name in '$(touch owned)' -rf 'a b' "$(printf 'b\\351d')" "q'\\"" 'semi;touch owned;' .hidden \
                    "$(printf 'new\\nline')" "$(printf 'tab\\ttab')"; do
                    echo 'listen 80;' >"./$name"
                done
                mkfifo fifo; ln -s loop loop; ln -s gone nowhere; ln -s /proc/kmsg kernel; mkdir folder
                """);
        run(List.of("sh", script.toString(), odd.toString()), "");
    }

    /** A line as long as a file takes awk for ever: of that long a line the beginning is kept, and the source cut. */
    @Test
    void oneHugeLineOfAConfigurationIsCut() throws Exception {
        RealThings.need("busybox");
        Path huge =
                Files.writeString(work.resolve("huge.conf"), "listen 80;\n" + "a".repeat(4 << 20) + "\nlisten 81;\n");
        Path folder = scripted("file '" + huge + "' NGINX 8388608 start");
        assertThat(Files.readString(folder.resolve("manifest.tsv"))).contains("\tno-end\t" + huge);
        assertThat(Files.readString(folder.resolve("0001.txt"))).contains("listen 80;");
    }

    /** The folder that the script writes in busybox where this is all that it collects. */
    private Path scripted(String source) throws IOException, InterruptedException {
        return scripted(source, "busybox", "sh");
    }

    private Path scripted(String source, String... shell) throws IOException, InterruptedException {
        String text = CollectScript.text();
        String functions = text.substring(0, text.lastIndexOf("\nprintf 'origin-doctor/host/1"));
        Path script = Files.writeString(work.resolve("one.sh"), functions + "\n" + source + "\n");
        Path folder = work.resolve("one");
        List<String> command = new ArrayList<>(List.of(shell));
        command.addAll(List.of(script.toString(), folder.toString()));
        run(command, "");
        return folder;
    }

    private String function(String name, String input) throws Exception {
        String script = CollectScript.text();
        String functions = script.substring(script.indexOf("\ntell() {"), script.indexOf("\n# The error logs that"));
        return run(List.of("dash", "-c", "LC_ALL=C; export LC_ALL\n" + functions + "\n" + name), input);
    }

    private String run(List<String> command, String input) throws IOException, InterruptedException {
        RealThings.need(command.get(0));
        Path in = Files.writeString(work.resolve("in"), input);
        Process process = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}

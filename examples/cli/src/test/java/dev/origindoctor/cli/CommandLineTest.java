package dev.origindoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.cli.console.ExitCode;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.taxonomy.Cause;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.zoo.Misbehaviour;
import dev.origindoctor.zoo.TcpMisbehaviour;
import dev.origindoctor.zoo.Zoo;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            explain tcp.refusd                                  | nothing is called "tcp.refusd" (did you mean tcp.refused
            explain 666                                         | nothing is called "666"
            explain gibberish                                   | (expected a status such as 521, or an identifier
            explain 521 --edge cloudflair                       | "cloudflair" is no edge
            explain 521 --ssl-mode loose                        | "loose" is no SSL mode
            explain 521 --lang 7                                | --lang 7 (expected en, zh-CN
            explain                                             | Missing required parameter: 'ID|STATUS'
            dianose shop.example                                | there is no command dianose (did you mean diagnose?)
            explain 521 522                                     | one argument too many: 522
            explain 521 --edg nginx                             | there is no option --edg (did you mean --edge?)
            diagnose                                            | Give either a HOST or --replay FILE
            diagnose a..b                                       | host: "a..b" (expected a host name or an IP address)
            diagnose 1.2.3.4.5                                  | host: "1.2.3.4.5" (expected a host name
            diagnose shop.example --port 0                      | port: 0 (expected 1..65535)
            diagnose shop.example --origin 192.0.2.1:70000      | port: 70000 (expected 1..65535)
            diagnose shop.example --origin somewhere            | "somewhere" is no address
            diagnose shop.example --path shop                   | path: expected a request path
            diagnose shop.example --scheme gopher               | "gopher" is no scheme (expected http, https)
            diagnose shop.example --timeout 5                   | "5" is no duration (expected 500ms, 5s or 2m)
            diagnose shop.example --timeout 0s                  | timeout: PT0S (expected more than nothing)
            diagnose shop.example --samples 0                   | samples: 0 (expected 1..100)
            diagnose shop.example --via-edge everywhere         | "everywhere" is no address
            diagnose shop.example --trust /nonexistent.pem      | --trust /nonexistent.pem: cannot be read
            diagnose shop.example --origin 127.0.0.1            | target: 127.0.0.1:443 is loopback (127.0.0.0/8) (expected a public address); --allow-private permits it
            diagnose shop.example --origin 169.254.169.254      | target: 169.254.169.254:443 is
            diagnose shop.example --origin [::ffff:10.0.0.1]    | target:
            diagnose shop.example --format yaml                 | "yaml" is no format (expected text, json, html, markdown)
            diagnose --host-evidence /nonexistent shop.example  | host folder: /nonexistent is no folder
            host firewall                                       | Missing required parameter: 'FILE'
            host firewall /nonexistent                          | /nonexistent: cannot be read
            host firewall pom.xml --port 0                      | port: 0 (expected 1..65535)
            host firewall pom.xml --source somewhere            | somewhere
            host firewall pom.xml --destination shop.example    | --destination shop.example (expected an IP address)
            host firewall pom.xml --format xml                  | --format xml (expected text or json)
            host firewall pom.xml --edge bunny                  | --edge bunny: no published ranges (use --source)
            host inspect /nonexistent                           | host folder: /nonexistent is no folder
            host collect                                        | Give either a DIR or --script
            host collect src                                    | src: is there already
            ranges show nobody                                  | no ranges are known of "nobody" (expected cloudflare
            ranges allowlist --for windows                      | --for windows (expected ufw, iptables
            ranges allowlist --for ufw --port 0                 | port: 0 (expected 1..65535)
            ranges diff /nonexistent                            | /nonexistent: cannot be read as text
            diagnose --replay /nonexistent.json                 | --replay /nonexistent.json: cannot be read
            diagnose --replay tokyo=/nonexistent.json           | --replay /nonexistent.json: cannot be read
            """)
    void wrongInputIsOneClearLineAndExitCodeTwo(String line, String message) {
        String[] arguments = line.contains("--origin") ? with(line, "--via-edge off") : line.split(" +");
        assertThat(run(arguments)).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(err.toString()).contains(message).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(err.toString().lines().filter(each -> each.startsWith("origin-doctor: ")))
                .hasSize(1);
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("words")
    void everyWordOfTheTaxonomyIsExplained(String word) {
        assertThat(run("explain", word)).isZero();
        assertThat(out.toString()).contains(word);
        assertThat(out.toString().lines())
                .filteredOn(line -> !line.strip()
                        .matches("(curl|openssl|journalctl|certbot|systemctl|fallocate|echo|conntrack) .*"))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void aCauseIsExplainedWithItsFix() {
        assertThat(run("explain", "firewall_rejects_edge")).isZero();
        assertThat(out.toString())
                .contains("Let Cloudflare's networks in to port 443")
                .contains("\n      origin-doctor ranges allowlist --for iptables\n");
    }

    @Test
    void aStatusIsExplainedWithItsUsualCauses() {
        assertThat(run("explain", "521")).isZero();
        assertThat(out.toString())
                .containsSubsequence("web_server_stopped", "not_listening_on_port", "firewall_rejects_edge")
                .doesNotContain("certificate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void aCommandToPasteIsNeverBroken(String language) {
        run("explain", "web_server_stopped", "--lang", language);
        assertThat(out.toString().lines().map(String::strip))
                .contains(
                        "curl -sS -o /dev/null -D - --resolve 'shop.example:443:203.0.113.10' 'https://shop.example:443/'",
                        "curl -sS -o /dev/null -D - https://shop.example/",
                        "systemctl stop nginx");
    }

    static Stream<String> words() {
        Stream<String> statuses = Edge.CLOUDFLARE.statuses().stream().map(String::valueOf);
        return Stream.of(
                        Fault.all().stream().map(Fault::id),
                        Arrays.stream(Cause.values()).map(Cause::id),
                        statuses,
                        Stream.of("1016", "L4CON", "ECONNREFUSED"))
                .flatMap(stream -> stream);
    }

    @Test
    void refusedPortEndsWithOneAndPredicts521() {
        assertThat(diagnose(TcpMisbehaviour.CLOSED_PORT)).isEqualTo(ExitCode.FAULTY);
        assertThat(out.toString()).contains("521 Web server is down").contains("refused");
    }

    @Test
    void silentPortEndsWithOneAndPredicts522() {
        assertThat(diagnose(TcpMisbehaviour.FULL_ACCEPT_QUEUE, "--connect-timeout", "1200ms"))
                .isEqualTo(ExitCode.FAULTY);
        assertThat(out.toString()).contains("522 Connection timed out");
    }

    @Test
    void aSavedDiagnosisIsJudgedTheSameAgain() throws IOException {
        Path first = folder.resolve("first.json");
        Path second = folder.resolve("second.json");
        diagnose(TcpMisbehaviour.CLOSED_PORT, "--format", "json", "--output", first.toString());
        run("diagnose", "--replay", first.toString(), "--format", "json", "--output", second.toString());
        assertThat(second).hasSameTextualContentAs(first);
        assertThat(out.toString()).isEmpty();
        assertThat(Files.readString(first)).contains("\"fault\": \"tcp.refused\"");
    }

    @Test
    void savedDiagnosesOfSeveralPlacesAreComparedInWhateverOrderTheyCome() throws IOException {
        Path berlin = folder.resolve("berlin.json");
        Path other = folder.resolve("o=ther.json");
        run(with(
                "diagnose 127.0.0.1 --allow-private --port 9 --samples 1 --via-edge off --format json",
                "--vantage berlin --output " + berlin));
        Files.writeString(other, Files.readString(berlin).replace("\"berlin\"", "\"here\""));

        run("diagnose", "--replay", berlin.toString(), "--replay", "tokyo=" + other, "--format", "json");
        String compared = out.toString();
        out.getBuffer().setLength(0);
        run("diagnose", "--replay", "tokyo=" + other, "--replay", berlin.toString(), "--format", "json");

        assertThat(compared)
                .contains("places_agree", "\"vantage\": \"berlin, tokyo\"")
                .isEqualTo(out.toString());
    }

    @Test
    void aSavedRulesetIsSplitOverTheEdgesRanges() throws IOException {
        Path rules = folder.resolve("rules.v4");
        Files.writeString(rules, """
                *filter
                :INPUT DROP [0:0]
                -A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
                -A INPUT -s 173.245.48.0/20 -p tcp --dport 443 -j ACCEPT
                -A INPUT -s 104.16.0.0/13 -p tcp -j REJECT --reject-with tcp-reset
                COMMIT
                """);
        int exit = run(
                "host", "firewall", rules.toString(), "--format", "json", "--source", "173.245.48.0/20,104.16.0.0/12");
        assertThat(exit).isEqualTo(ExitCode.FAULTY);
        assertThat(out.toString())
                .contains("\"schema\":\"origin-doctor/firewall/1\"")
                .containsPattern("\"sources\":\\[\"173.245.48.0/20\"\\],\"verdict\":\"accept\"")
                .containsPattern("\"sources\":\\[\"104.16.0.0/13\"\\],\"verdict\":\"reject\",\"answer\":\"rst\"")
                .containsPattern("\"sources\":\\[\"104.24.0.0/13\"\\],\"verdict\":\"drop\"")
                .contains("\"predicted\":521")
                .contains("\"predicted\":522");
    }

    @Test
    void aRedactedRulesetKeepsTheEdgesAddressesAlone() throws IOException {
        Path rules = folder.resolve("bob.rules");
        Files.writeString(rules, """
                *filter
                :INPUT ACCEPT [0:0]
                -A INPUT -s 198.51.100.7 -p tcp --dport 443 -m comment --comment "for bob" -j ACCEPT
                -A INPUT ! -s 198.51.100.7 -p tcp --dport 443 -m comment --comment "not for bob" -j DROP
                COMMIT
                """);
        for (String format : List.of("text", "json")) {
            out.getBuffer().setLength(0);
            run("host", "firewall", rules.toString(), "--redact", "--format", format);
            assertThat(out.toString())
                    .contains("103.21.244.0/22", "192.0.2.1")
                    .doesNotContain("198.51.100.7", "bob", folder.toString());
        }
    }

    @Test
    void theBundledRangesAreShownAndDiffedAgainstAnAllowlist() throws IOException {
        assertThat(run("ranges", "show")).isZero();
        Path allowlist = folder.resolve("allow.conf");
        Files.writeString(allowlist, out.toString().replace("173.245.48.0/20", "192.0.2.0/24"));
        out.getBuffer().setLength(0);
        assertThat(run("ranges", "diff", allowlist.toString())).isEqualTo(ExitCode.FAULTY);
        assertThat(out.toString().lines()).contains("+ 173.245.48.0/20", "- 192.0.2.0/24");
    }

    private int diagnose(Misbehaviour misbehaviour, String... more) {
        try (Zoo zoo = Zoo.open()) {
            Endpoint endpoint = zoo.start(misbehaviour);
            String line = "diagnose shop.example --allow-private --via-edge off --samples 1 --origin " + endpoint;
            return run(with(line, String.join(" ", more)));
        }
    }

    private static String[] with(String line, String more) {
        return (line + " " + more).strip().split(" +");
    }

    private int run(String... arguments) {
        CommandLine line = OriginDoctorCommand.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}

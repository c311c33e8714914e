package dev.origindoctor.inference;

import dev.origindoctor.host.FirewallText;
import dev.origindoctor.host.HostAddress;
import dev.origindoctor.host.HostEvidence;
import dev.origindoctor.host.SourceRead;
import dev.origindoctor.host.guard.Ban;
import dev.origindoctor.host.listener.Families;
import dev.origindoctor.host.listener.Listener;
import dev.origindoctor.host.listener.Listeners;
import dev.origindoctor.host.listener.SocketOwner;
import dev.origindoctor.host.log.LogEntry;
import dev.origindoctor.host.log.LogEvent;
import dev.origindoctor.host.log.LogTime;
import dev.origindoctor.host.pressure.Gauge;
import dev.origindoctor.host.pressure.GaugeKind;
import dev.origindoctor.host.service.ServiceState;
import dev.origindoctor.host.service.ServiceState.Condition;
import dev.origindoctor.host.source.Quote;
import dev.origindoctor.host.source.SourceText;
import dev.origindoctor.host.webserver.ClientCertificates;
import dev.origindoctor.host.webserver.ConfigTest;
import dev.origindoctor.host.webserver.ConfiguredListen;
import dev.origindoctor.host.webserver.VirtualServer;
import dev.origindoctor.host.webserver.WebServer;
import dev.origindoctor.observation.Fact;
import dev.origindoctor.origin.Addresses;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Machines written by hand, in words: a healthy nginx host, changed by each word. {@code silent} is a machine that was
 * not asked.
 */
final class Machines {
    private static final Instant NOW = Sights.START;
    private static final Quote LINE = new Quote("by hand", 1, "a line");
    private static final Gauge PROCESS = gauge(GaugeKind.DESCRIPTORS, "nginx[812]", 120, 1024);

    private final List<Listener> sockets =
            new ArrayList<>(List.of(socket("0.0.0.0", 443), socket("::", 443), socket("0.0.0.0", 80)));
    private final List<LogEntry> log = new ArrayList<>();
    private final List<Gauge> gauges = new ArrayList<>(
            List.of(PROCESS, gauge(GaugeKind.CONNECTIONS_TRACKED, "", 900, 65_536), gauge(GaugeKind.LOAD, "", 0.4, 4)));
    private final List<Ban> bans = new ArrayList<>();
    private List<String> addresses = List.of("203.0.113.10", "2001:db8::10");
    private ServiceState service = service(Condition.RUNNING, Duration.ofDays(9), Map.of());
    private boolean configPasses = true;
    private boolean tls = true;
    private boolean contained;
    private boolean proxyHeader;
    private ClientCertificates clientCertificates = ClientCertificates.NOT_ASKED;
    private String name = "shop.example";
    private String rules = """
            *filter
            :INPUT DROP [0:0]
            :FORWARD DROP [0:0]
            :OUTPUT ACCEPT [0:0]
            -A INPUT -i lo -j ACCEPT
            -A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
            %s
            -A INPUT -p tcp -m tcp --dport 80 -j ACCEPT
            -A INPUT -p tcp -m tcp --dport 443 -j ACCEPT
            COMMIT
            """;

    private String rule = "";

    private Machines() {}

    /** The machine that {@code words} describe, separated by semicolons. */
    static HostEvidence of(String words) {
        Machines machine = new Machines();
        for (String word : words.split(";")) {
            machine.change(word.strip().split(" ", 2));
        }
        return machine.evidence();
    }

    private void change(String[] word) {
        String rest = word.length > 1 ? word[1] : "";
        switch (word[0]) {
            case "healthy" -> {}
            case "nothing-listens" -> {
                sockets.clear();
                gauges.remove(PROCESS);
            }
            case "in-a-container" -> {
                sockets.clear();
                contained = true;
            }
            case "port-80-only" -> sockets.removeIf(socket -> socket.port() == 443);
            case "loopback" -> {
                sockets.clear();
                sockets.add(socket("127.0.0.1", 443));
            }
            case "ipv4-only" -> sockets.removeIf(socket -> socket.address().getAddress().length == 16);
            case "queue-full" -> {
                sockets.clear();
                sockets.add(new Listener(
                        address("0.0.0.0"),
                        443,
                        Families.IPV4,
                        null,
                        List.of(new SocketOwner("nginx", 812)),
                        512,
                        511,
                        LINE));
            }
            case "stopped" -> service = service(Condition.STOPPED, Duration.ofHours(3), Map.of());
            case "failed" ->
                service = service(
                        Condition.FAILED, Duration.ofHours(3), Map.of("Result", rest.isEmpty() ? "exit-code" : rest));
            case "restarting" ->
                service = service(Condition.RESTARTING, Duration.ofSeconds(2), Map.of("NRestarts", "41"));
            case "just-started" -> service = service(Condition.RUNNING, Duration.ofSeconds(-3), Map.of());
            case "config-invalid" -> configPasses = false;
            case "log" -> log.add(entry(rest));
            case "starved" -> gauges.add(gauge(GaugeKind.CPU_STALL, "", 92, 100));
            case "table-full" -> gauges.set(1, gauge(GaugeKind.CONNECTIONS_TRACKED, "", 65_536, 65_536));
            case "descriptors-full" -> gauges.set(0, gauge(GaugeKind.DESCRIPTORS, "nginx[812]", 1024, 1024));
            case "ban" -> bans.add(new Ban("fail2ban", "nginx-limit-req", rest, null, LINE));
            case "private" -> addresses = List.of("10.0.0.5");
            case "elsewhere" -> addresses = List.of("198.51.100.77");
            case "plain-443" -> tls = false;
            case "proxy-header" -> proxyHeader = true;
            case "client-certificates" -> clientCertificates = ClientCertificates.REQUIRED;
            case "serves" -> name = rest;
            case "rule" -> rule += rest + "\n";
            case "rules-gone" -> rules = "";
            default -> throw new IllegalArgumentException("machine: " + word[0]);
        }
    }

    private HostEvidence evidence() {
        return HostEvidence.builder(NOW)
                .listeners(new Listeners(sockets, true))
                .log(log)
                .gauges(gauges)
                .bans(bans)
                .addresses(addresses.stream()
                        .map(text -> new HostAddress("eth0", address(text), LINE))
                        .toList())
                .services(contained ? List.of() : List.of(service))
                .webServers(contained ? List.of() : List.of(webServer()))
                .firewall(
                        rules.isEmpty()
                                ? List.of()
                                : List.of(new FirewallText(
                                        FirewallText.Format.IPTABLES_SAVE,
                                        SourceText.whole(
                                                "iptables-save",
                                                rules.formatted(rule.stripTrailing())
                                                        .replace("\n\n", "\n"),
                                                NOW))))
                .read(List.of(read("dmesg"), read("fail2ban-client banned"), read("/var/log/nginx/error.log")))
                .build();
    }

    private WebServer webServer() {
        List<ConfiguredListen> listens = List.of(listen(80, false), listen(443, tls));
        VirtualServer site =
                new VirtualServer(List.of(name), listens, List.of(), List.of(), clientCertificates, false, false, LINE);
        return new WebServer("nginx", listens, List.of(site), new ConfigTest(configPasses, List.of(LINE)), true);
    }

    private ConfiguredListen listen(int port, boolean encrypted) {
        return new ConfiguredListen(
                address("0.0.0.0"), "0.0.0.0:" + port, port, Families.IPV4, encrypted, proxyHeader, true, LINE);
    }

    /** {@code OUT_OF_MEMORY_KILL process=nginx}, {@code CRASHED process=nginx}, {@code UPSTREAM_REFUSED} … */
    private static LogEntry entry(String words) {
        String[] parts = words.split(" ");
        List<Fact> facts = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            facts.add(Fact.of(parts[i].split("=")[0], parts[i].split("=")[1]));
        }
        Instant when = NOW.minusSeconds(60);
        return new LogEntry(LogEvent.valueOf(parts[0]), "kernel", LogTime.exact(when), facts, LINE);
    }

    private static SourceRead read(String source) {
        return new SourceRead(source, NOW, SourceText.Cut.NOTHING);
    }

    private static ServiceState service(Condition condition, Duration ago, Map<String, String> properties) {
        return new ServiceState("nginx.service", condition, NOW.minus(ago), properties, LINE);
    }

    private static Gauge gauge(GaugeKind kind, String of, double value, double limit) {
        return new Gauge(kind, of, value, limit, LINE);
    }

    private static Listener socket(String address, int port) {
        InetAddress bound = address(address);
        return new Listener(
                bound,
                port,
                bound.getAddress().length == 16 ? Families.IPV6 : Families.IPV4,
                null,
                List.of(new SocketOwner("nginx", 812)),
                0,
                511,
                LINE);
    }

    private static InetAddress address(String text) {
        return Addresses.parse(text).orElseThrow();
    }
}

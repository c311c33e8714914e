package dev.origindoctor.firewall.kernel;

import dev.origindoctor.ranges.Family;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Two network namespaces with a wire between them: rules are loaded in the one, and connections come from the other,
 * from any address of its prefix. It needs root and the programs of iproute2 and iptables.
 */
final class TestNetwork implements AutoCloseable {
    static final String FOUR = "192.0.2.10";
    static final String SIX = "2001:db8:ffff::10";
    static final String FOUR_SOURCES = "198.18.0.0/15";
    static final String SIX_SOURCES = "2001:db8:1::/48";

    private static final AtomicInteger MADE = new AtomicInteger();

    private final String name = ProcessHandle.current().pid() + "x" + MADE.incrementAndGet();
    private final String client = "odc" + name;
    private final String server = "ods" + name;
    private final List<Process> processes = new ArrayList<>();
    private final BufferedReader answers;
    private final Writer questions;

    TestNetwork(int port) throws IOException, InterruptedException {
        sh("ip netns add " + client + " && ip netns add " + server);
        sh("ip link add eth0 netns " + server + " address 02:00:00:00:00:10 type veth peer name c0 netns " + client
                + " address 02:00:00:00:00:20");
        inServer("ip link set lo up; sysctl -qw net.ipv6.conf.all.accept_dad=0 net.ipv4.conf.all.rp_filter=0"
                + " net.ipv4.conf.eth0.rp_filter=0 net.ipv4.icmp_ratelimit=0 net.ipv6.icmp.ratelimit=0"
                + " net.ipv4.icmp_msgs_per_sec=100000000 net.ipv4.icmp_msgs_burst=100000000 net.ipv4.tcp_syncookies=0;"
                + " ip link set eth0 up; ip addr add " + FOUR + "/32 dev eth0; ip -6 addr add " + SIX
                + "/128 dev eth0 nodad; ip neigh replace 169.254.7.1 lladdr 02:00:00:00:00:20 dev eth0 nud permanent;"
                + " ip route add default via 169.254.7.1 dev eth0 onlink;"
                + " ip -6 neigh replace fe80::7 lladdr 02:00:00:00:00:20 dev eth0 nud permanent;"
                + " ip -6 route add default via fe80::7 dev eth0 onlink");
        sh(
                in(client) + "sh -ec 'ip link set lo up; ip link set c0 up; ip addr add 169.254.7.1/32 dev c0;"
                        + " ip route add " + FOUR + " dev c0; ip route add local " + FOUR_SOURCES + " dev lo;"
                        + " ip -6 addr add fe80::7/64 dev c0 nodad; ip -6 route add " + SIX + " dev c0;"
                        + " ip -6 route add local " + SIX_SOURCES + " dev lo;"
                        + " ip neigh replace " + FOUR + " lladdr 02:00:00:00:00:10 dev c0 nud permanent;"
                        + " ip -6 neigh replace " + SIX + " lladdr 02:00:00:00:00:10 dev c0 nud permanent;"
                        + " sysctl -qw net.ipv6.ip_nonlocal_bind=1 net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.c0.rp_filter=0'");
        Process echo = java(server, "echo", "" + port);
        new BufferedReader(new InputStreamReader(echo.getInputStream(), StandardCharsets.US_ASCII)).readLine();
        Process prober = java(client, "probe");
        answers = new BufferedReader(new InputStreamReader(prober.getInputStream(), StandardCharsets.US_ASCII));
        questions = new OutputStreamWriter(prober.getOutputStream(), StandardCharsets.US_ASCII);
    }

    /** The server's address of a family. */
    static String address(Family family) {
        return family == Family.IPV4 ? FOUR : SIX;
    }

    /** The prefix from which connections of a family can come. */
    static String sources(Family family) {
        return family == Family.IPV4 ? FOUR_SOURCES : SIX_SOURCES;
    }

    /** What is missing for such a network here; empty where nothing is. */
    static String missing() throws IOException, InterruptedException {
        List<String> missing = new ArrayList<>();
        for (String program :
                List.of("ip", "nft", "iptables-legacy-restore", "iptables-nft-restore", "ip6tables-nft-restore")) {
            if (new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() != 0) {
                missing.add(program);
            }
        }
        boolean root = "root".equals(System.getProperty("user.name"));
        return String.join(
                ", ",
                Stream.concat(missing.stream(), Stream.of(root ? "" : "root"))
                        .filter(word -> !word.isEmpty())
                        .toList());
    }

    private static String in(String namespace) {
        return "ip netns exec " + namespace + " ";
    }

    private Process java(String namespace, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        command.addAll(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Prober.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.add(process);
        return process;
    }

    /** Runs a shell line beside the rules. */
    void inServer(String line) throws IOException, InterruptedException {
        sh(in(server) + "sh -ec '" + line + "'");
    }

    /** Loads rules as iptables-restore does; every table that is not given is emptied. */
    void load(Family family, String backend, String rules) throws IOException, InterruptedException {
        run(rules, (family == Family.IPV4 ? "iptables-" : "ip6tables-") + backend + "-restore");
    }

    /** Replaces all that nft knows with these rules. */
    void loadNft(String rules) throws IOException, InterruptedException {
        run("flush ruleset\n" + rules, "nft", "-f", "-");
    }

    /** What {@code nft list ruleset} prints. */
    String listNft(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("nft"));
        command.addAll(List.of(options));
        command.addAll(List.of("list", "ruleset"));
        return run("", command.toArray(String[]::new));
    }

    private String run(String input, String... program) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", server));
        command.addAll(List.of(program));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (Writer in = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII)) {
            in.write(input);
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(said + "\n" + input);
        }
        return said;
    }

    /** What connections from these sources met: accepted, stalled, timeout, refused and so on. */
    Map<String, String> probe(long patienceMillis, String address, int port, Iterable<String> sources)
            throws IOException {
        questions.write(patienceMillis + " " + address + " " + port + " " + String.join(" ", sources) + "\n");
        questions.flush();
        Map<String, String> met = new HashMap<>();
        String line = answers.readLine();
        for (String one : line.substring(1, line.length() - 1).split(", ")) {
            met.put(one.substring(0, one.indexOf('=')), one.substring(one.indexOf('=') + 1));
        }
        return met;
    }

    private static void sh(String line) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder("sh", "-ec", line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(line + ": " + said);
        }
    }

    @Override
    public void close() throws IOException {
        for (Process process : processes) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.onExit().join();
        }
        for (String namespace : List.of(client, server)) {
            new ProcessBuilder("ip", "netns", "del", namespace).start().onExit().join();
        }
    }
}

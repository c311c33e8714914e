package dev.origindoctor.firewall.kernel;

import dev.origindoctor.machine.Outside;
import dev.origindoctor.ranges.Family;
import dev.origindoctor.zoo.RealThings;
import dev.origindoctor.zoo.machine.Cage;
import dev.origindoctor.zoo.machine.ChildJava;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A machine that rules are loaded in, and the world outside it, where a prober connects from any address of a prefix. */
final class TestNetwork implements AutoCloseable {
    private static final String FOUR_SOURCES = "198.18.0.0/15";
    private static final String SIX_SOURCES = "2001:db8:1::/48";

    /** Every answer is to be heard, however many are asked for at once. */
    private static final String TALKATIVE = """
            mount -t tmpfs tmpfs /run
            sysctl -qw net.ipv4.icmp_ratelimit=0 net.ipv6.icmp.ratelimit=0 net.ipv4.tcp_syncookies=0
            sysctl -qw net.ipv4.icmp_msgs_per_sec=100000000 net.ipv4.icmp_msgs_burst=100000000
            """;

    private final Cage server = Cage.open(TALKATIVE + Outside.of(List.of(FOUR_SOURCES, SIX_SOURCES)));
    private final BufferedReader answers;
    private final Writer questions;

    TestNetwork(int port) throws IOException {
        server.start("exec " + ChildJava.line(Prober.class, "echo", "" + port))
                .inputReader()
                .readLine();
        Process prober = server.start("exec " + Outside.THERE + ChildJava.line(Prober.class, "probe"));
        answers = prober.inputReader();
        questions = prober.outputWriter();
    }

    /** The server's address of a family. */
    static String address(Family family) {
        return family == Family.IPV4 ? Outside.FOUR : Outside.SIX;
    }

    /** The prefix from which connections of a family can come. */
    static String sources(Family family) {
        return family == Family.IPV4 ? FOUR_SOURCES : SIX_SOURCES;
    }

    /** Ends the test where there can be no such network. */
    static void need() {
        RealThings.needNamespaces("nft", "iptables-legacy-restore", "iptables-nft-restore", "ip6tables-nft-restore");
    }

    /** Loads rules as iptables-restore does; every table that is not given is emptied. */
    void load(Family family, String backend, String rules) {
        server.run((family == Family.IPV4 ? "iptables-" : "ip6tables-") + backend + "-restore", rules);
    }

    /** Replaces all that nft knows with these rules. */
    void loadNft(String rules) {
        server.run("nft -f -", "flush ruleset\n" + rules);
    }

    /** What {@code nft list ruleset} prints. */
    String listNft(String... options) {
        return server.run("nft " + String.join(" ", options) + " list ruleset");
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

    @Override
    public void close() {
        server.close();
    }
}

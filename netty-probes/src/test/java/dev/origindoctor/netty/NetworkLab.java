package dev.origindoctor.netty;

import dev.origindoctor.zoo.RealThings;
import dev.origindoctor.zoo.machine.Cage;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A network of the test's own: a client, a router and an origin, each a machine of its own. The client has
 * 10.77.1.2 and fd77:1::2, the origin 10.77.2.2 and fd77:2::2, the router .1 and ::1 of both networks.
 */
final class NetworkLab implements AutoCloseable {
    private static final String TALKATIVE = """
            sysctl -qw net.ipv4.icmp_ratelimit=0 net.ipv6.icmp.ratelimit=0
            sysctl -qw net.ipv6.conf.all.accept_dad=0 net.ipv6.conf.default.accept_dad=0
            """;

    final Cage client = Cage.open(TALKATIVE);
    final Cage router = Cage.open(TALKATIVE + "sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1");
    final Cage origin = Cage.open(TALKATIVE);

    private NetworkLab() {}

    static NetworkLab open() {
        RealThings.needNamespaces("nft", "prlimit", "setpriv");
        NetworkLab lab = new NetworkLab();
        lab.connect(lab.client, 1);
        lab.connect(lab.origin, 2);
        return lab;
    }

    private void connect(Cage machine, int network) {
        String device = "down" + network;
        String four = "10.77." + network + ".";
        String six = "fd77:" + network + "::";
        router.cable(machine, device);
        router.run("set -e; ip addr add " + four + "1/24 dev " + device + "; ip addr add " + six + "1/64 dev " + device
                + " nodad");
        machine.run("set -e; ip addr add " + four + "2/24 dev wire; ip addr add " + six + "2/64 dev wire nodad\n"
                + "ip route add 10.0.0.0/8 via " + four + "1; ip route add fd00::/8 via " + six + "1");
    }

    /** Starts a program that lives as long as the machine, and waits until it has printed a line. */
    static void resident(Cage machine, String commandLine) {
        try {
            machine.start(commandLine).inputReader().readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        router.close();
        origin.close();
    }
}

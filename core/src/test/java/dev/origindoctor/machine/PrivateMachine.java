package dev.origindoctor.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.ranges.Family;
import dev.origindoctor.ranges.Ip;
import dev.origindoctor.zoo.RealThings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A machine of the test's own: a script runs with its own network, mounts and processes, and all of them are gone when it
 * ends. The real programs run in it, with copies of their files in place of the machine's.
 */
public final class PrivateMachine {
    /** The addresses of the machine on the wire to the world outside. */
    public static final String FOUR = "192.0.2.10";

    public static final String SIX = "2001:db8:ffff::10";

    private static final String WIRE = """
            ip netns add outside
            ip link add eth0 address 02:00:00:00:00:10 type veth peer name wire netns outside address 02:00:00:00:00:20
            sysctl -qw net.ipv6.conf.all.accept_dad=0 net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.eth0.rp_filter=0
            ip link set eth0 up
            ip addr add 192.0.2.10/32 dev eth0
            ip -6 addr add 2001:db8:ffff::10/128 dev eth0 nodad
            ip neigh replace 169.254.7.1 lladdr 02:00:00:00:00:20 dev eth0 nud permanent
            ip route add default via 169.254.7.1 dev eth0 onlink
            ip -6 neigh replace fe80::7 lladdr 02:00:00:00:00:20 dev eth0 nud permanent
            ip -6 route add default via fe80::7 dev eth0 onlink
            outside() { ip netns exec outside "$@"; }
            outside sysctl -qw net.ipv6.ip_nonlocal_bind=1 net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.wire.rp_filter=0
            outside ip link set lo up
            outside ip link set wire up
            outside ip addr add 169.254.7.1/32 dev wire
            outside ip -6 addr add fe80::7/64 dev wire nodad
            outside ip route add 192.0.2.10 dev wire
            outside ip -6 route add 2001:db8:ffff::10 dev wire
            outside ip neigh replace 192.0.2.10 lladdr 02:00:00:00:00:10 dev wire nud permanent
            outside ip -6 neigh replace 2001:db8:ffff::10 lladdr 02:00:00:00:00:10 dev wire nud permanent
            """;

    private final Path folder;
    private final StringBuilder script = new StringBuilder("set -eu\n");
    private int copies;

    private PrivateMachine(Path folder) {
        this.folder = folder;
    }

    /** A machine with these programs, that works in {@code folder}; the test is skipped where they are missing. */
    public static PrivateMachine in(Path folder, String... programs) throws IOException {
        RealThings.needNamespaces(programs);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        PrivateMachine machine = new PrivateMachine(folder);
        machine.script
                .append("cd ")
                .append(folder)
                .append("\nmount -t tmpfs -o mode=755 tmpfs /run\nmkdir -m 1777 /run/lock /run/copies\n")
                .append("mount -t tmpfs tmpfs /var/log\nip link set lo up\n");
        return machine;
    }

    /** Puts copies in place of the machine's own files and folders. */
    public PrivateMachine copying(Collection<String> paths) {
        for (String path : paths) {
            String copy = "/run/copies/" + copies++;
            script.append("cp -a %s %s\nmount --bind %s %s\n".formatted(path, copy, copy, path));
        }
        return this;
    }

    /** Adds a world outside in which all these addresses are, each of which can connect. */
    public PrivateMachine facing(Collection<Ip> outsiders) throws IOException {
        script.append(WIRE);
        for (Family family : Family.values()) {
            String routes = outsiders.stream()
                    .filter(address -> address.family() == family)
                    .map(address -> "route add local " + address + " dev lo\n")
                    .collect(Collectors.joining());
            Path file = Files.writeString(folder.resolve("routes-" + family), routes);
            script.append("outside ip %s -batch %s\n".formatted(family == Family.IPV6 ? "-6" : "-4", file));
        }
        return this;
    }

    /** Runs these steps and gives what they said; a step that fails, fails the test. */
    public String run(String steps) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("steps.sh"), script + steps);
        Path log = folder.resolve("steps.log");
        Process process = new ProcessBuilder(
                        "unshare",
                        "--mount",
                        "--propagation=private",
                        "--net",
                        "--pid",
                        "--fork",
                        "--kill-child",
                        "--mount-proc",
                        "sh",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(240, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        String said = Files.readString(log);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}

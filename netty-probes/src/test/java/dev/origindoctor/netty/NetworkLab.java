package dev.origindoctor.netty;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.origindoctor.zoo.RealThings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A network of the test's own: a client, a router and an origin, each in a network namespace. The client has
 * 10.77.1.2 and fd77:1::2, the origin 10.77.2.2 and fd77:2::2, the router .1 and ::1 of both networks. Needs root, {@code ip}
 * and {@code nft}; a test on a machine without them is skipped, or fails where everything real is required.
 */
final class NetworkLab implements AutoCloseable {
    private final String tag = "od" + ProcessHandle.current().pid() % 100_000;
    final String client = tag + "c";
    final String router = tag + "r";
    final String origin = tag + "o";
    private final List<Process> residents = new ArrayList<>();

    private NetworkLab() {}

    static NetworkLab open() {
        NetworkLab lab = new NetworkLab();
        try {
            lab.build();
            return lab;
        } catch (IllegalStateException | UncheckedIOException e) {
            lab.close();
            String reason = "network namespaces cannot be made here: " + e.getMessage();
            return RealThings.required() ? fail(reason, e) : abort(reason);
        }
    }

    private void build() {
        run("nft", "--version");
        for (String namespace : List.of(client, router, origin)) {
            run("ip", "netns", "add", namespace);
            in(namespace, "ip link set lo up");
            in(namespace, "sysctl -qw net.ipv4.icmp_ratelimit=0 net.ipv6.icmp.ratelimit=0");
            in(namespace, "sysctl -qw net.ipv6.conf.all.accept_dad=0 net.ipv6.conf.default.accept_dad=0");
        }
        in(router, "sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1");
        cable(client, 1);
        cable(origin, 2);
    }

    private void cable(String namespace, int network) {
        in(namespace, "ip link add wire type veth peer name down" + network + " netns " + router);
        in(namespace, "ip link set wire up");
        in(router, "ip link set down" + network + " up");
        String four = "10.77." + network + ".";
        String six = "fd77:" + network + "::";
        in(namespace, "ip addr add " + four + "2/24 dev wire");
        in(namespace, "ip addr add " + six + "2/64 dev wire nodad");
        in(router, "ip addr add " + four + "1/24 dev down" + network);
        in(router, "ip addr add " + six + "1/64 dev down" + network + " nodad");
        in(namespace, "ip route add 10.0.0.0/8 via " + four + "1");
        in(namespace, "ip route add fd00::/8 via " + six + "1");
    }

    /** Runs a command, its words separated by blanks, in a namespace. */
    String in(String namespace, String command) {
        return run(words(namespace, command.split(" ")));
    }

    /** Loads a ruleset into a namespace. */
    void rules(String namespace, String ruleset) {
        finish(start(words(namespace, "nft", "-f", "-"), ruleset));
    }

    /** Starts a program that lives as long as the lab, and waits until it has printed a line. */
    void resident(String namespace, String... command) {
        Process process = start(words(namespace, command), "");
        residents.add(process);
        try {
            process.inputReader().readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String[] words(String namespace, String... command) {
        List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        all.addAll(List.of(command));
        return all.toArray(String[]::new);
    }

    String run(String... command) {
        return finish(start(command, ""));
    }

    private static Process start(String[] command, String input) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var out = process.getOutputStream()) {
                out.write(input.getBytes(StandardCharsets.UTF_8));
            }
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String finish(Process process) {
        ProcessHandle handle = process.toHandle();
        var watchdog = CompletableFuture.delayedExecutor(60, TimeUnit.SECONDS);
        watchdog.execute(handle::destroyForcibly);
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(output.strip());
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        residents.forEach(NetworkLab::end);
        for (String namespace : List.of(client, router, origin)) {
            try {
                run("ip", "netns", "del", namespace);
            } catch (IllegalStateException | UncheckedIOException e) {
                // It was never made.
                continue;
            }
        }
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

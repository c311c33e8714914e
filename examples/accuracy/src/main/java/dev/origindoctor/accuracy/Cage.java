package dev.origindoctor.accuracy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A machine of its own: network, processes and mounts apart from everything else. Its first process reads the standard
 * input that this process holds open, so that the machine with all that runs in it ends when it is closed, and also
 * when this process is killed; it has no name that could be left behind.
 */
final class Cage implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 180;
    private static final List<String> PLACES = List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin");
    private static final List<String> PROGRAMS = List.of(
            "unshare",
            "nsenter",
            "ip",
            "ss",
            "iptables",
            "nft",
            "ipset",
            "ufw",
            "curl",
            "perl",
            "nmap",
            "fail2ban-client",
            "firewalld",
            "dbus-daemon",
            "prometheus-blackbox-exporter",
            "nginx",
            "apachectl",
            "haproxy",
            "varnishd",
            "caddy",
            "openssl");

    private final Process init;
    private final long pid;

    private Cage(Process init, long pid) {
        this.init = init;
        this.pid = pid;
    }

    /** Starts a machine; {@code setUp} is run in it first, by a shell, before anything can reach it. */
    static Cage open(String setUp) {
        try {
            Process init = new ProcessBuilder(
                            "unshare",
                            "-n",
                            "-m",
                            "-p",
                            "-f",
                            "--kill-child",
                            "--mount-proc",
                            "sh",
                            "-ec",
                            "ip link set lo up\n" + setUp + "\necho ready\nexec cat")
                    .redirectErrorStream(true)
                    .start();
            BufferedReader said = init.inputReader();
            StringBuilder complaint = new StringBuilder();
            String line = said.readLine();
            while (line != null && !line.equals("ready")) {
                complaint.append(line).append('\n');
                line = said.readLine();
            }
            if (line == null) {
                throw new IllegalStateException("a machine of its own cannot be made: " + complaint);
            }
            return new Cage(
                    init, init.toHandle().children().findFirst().orElseThrow().pid());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number of its first process, as others see it. */
    long pid() {
        return pid;
    }

    /** Lays a cable to another machine: there it is called {@code wire}, here as is said. */
    void cable(Cage other, String name) {
        List<String> words =
                new ArrayList<>(List.of("nsenter", "-t", Long.toString(pid), "-n", "ip", "link", "add", name));
        words.addAll(List.of("type", "veth", "peer", "name", "wire", "netns", Long.toString(other.pid)));
        try {
            finish(new ProcessBuilder(words).redirectErrorStream(true).start(), String.join(" ", words));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("ip link set " + name + " up");
        other.run("ip link set wire up");
    }

    /** Runs a command line in it by a shell, and gives what it says. */
    String run(String commandLine) {
        return finish(start(commandLine), commandLine);
    }

    /** The same with something to read. */
    String run(String commandLine, String input) {
        Process process = start(commandLine);
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return finish(process, commandLine);
    }

    /** Starts a program that goes on, with its output in a file; it ends with the machine. */
    void leaveRunning(String commandLine, Path log) {
        try {
            within(commandLine)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process in it that is spoken to. */
    Process start(String commandLine) {
        try {
            return within(commandLine).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder within(String commandLine) {
        List<String> words = new ArrayList<>(List.of("nsenter", "-t", Long.toString(pid), "-n", "-m", "-p"));
        words.addAll(List.of("--wd=/", "sh", "-c", commandLine));
        return new ProcessBuilder(words);
    }

    private static String finish(Process process, String commandLine) {
        ProcessHandle handle = process.toHandle();
        CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS).execute(handle::destroyForcibly);
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(commandLine + ": " + output.strip());
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
        init.destroyForcibly();
        init.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** What is missing for machines to be made here, in a sentence; nothing where they can. */
    static String missing() {
        return missing(PROGRAMS);
    }

    static String missing(List<String> programs) {
        List<String> absent = programs.stream()
                .filter(program -> PLACES.stream().noneMatch(place -> Files.isExecutable(Path.of(place, program))))
                .toList();
        if (!absent.isEmpty()) {
            return "not installed: " + String.join(", ", absent);
        }
        try (Cage cage = open("nft list ruleset > /dev/null")) {
            return cage.pid() > 0 ? "" : "no process";
        } catch (IllegalStateException | UncheckedIOException e) {
            return "no machine of its own can be made: " + e.getMessage();
        }
    }
}

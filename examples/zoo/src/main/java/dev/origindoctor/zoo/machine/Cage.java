package dev.origindoctor.zoo.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A machine of its own: network, processes and mounts apart from everything else. Its first process reads the standard
 * input that this process holds open, so that the machine with all that runs in it ends when it is closed, and also
 * when this process is killed; it has no name that could be left behind.
 */
public final class Cage implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 180;

    private final Process init;
    private final long pid;

    private Cage(Process init, long pid) {
        this.init = init;
        this.pid = pid;
    }

    /** Starts a machine; {@code setUp} is run in it first, by a shell, before anything can reach it. */
    public static Cage open(String setUp) {
        List<String> words = new ArrayList<>(List.of("unshare", "--net", "--mount", "--pid", "--fork"));
        words.addAll(List.of("--kill-child", "--mount-proc", "sh", "-ec"));
        words.add("ip link set lo up\n" + setUp + "\necho ready\nexec cat");
        Process init = started(new ProcessBuilder(words).redirectErrorStream(true));
        StringBuilder complaint = new StringBuilder();
        BufferedReader said = init.inputReader();
        try {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.equals("ready")) {
                    return new Cage(
                            init,
                            init.toHandle().children().findFirst().orElseThrow().pid());
                }
                complaint.append(line).append('\n');
            }
        } catch (IOException e) {
            init.destroyForcibly();
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("a machine of its own cannot be made: " + complaint);
    }

    /** The number of its first process, as others see it. */
    public long pid() {
        return pid;
    }

    /** Lays a cable to another machine: there it is called {@code wire}, here as is said. */
    public void cable(Cage other, String name) {
        List<String> words =
                new ArrayList<>(List.of("nsenter", "-t", Long.toString(pid), "-n", "ip", "link", "add", name));
        words.addAll(List.of("type", "veth", "peer", "name", "wire", "netns", Long.toString(other.pid)));
        finish(started(new ProcessBuilder(words).redirectErrorStream(true)), String.join(" ", words));
        run("ip link set " + name + " up");
        other.run("ip link set wire up");
    }

    /** Runs a command line in it by a shell, and gives what it says. */
    public String run(String commandLine) {
        return run(commandLine, "");
    }

    /** The same with something to read. */
    public String run(String commandLine, String input) {
        Process process = started(within(commandLine).redirectErrorStream(true));
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended without reading on; what it said tells more than the broken pipe.
            return finish(process, commandLine);
        }
        return finish(process, commandLine);
    }

    /** Starts a program that goes on, with its output in a file; it ends with the machine. */
    public void leaveRunning(String commandLine, Path log) {
        started(within(commandLine).redirectErrorStream(true).redirectOutput(log.toFile()));
    }

    /** A process in it that is spoken to; what it complains of goes where the complaints of this process go. */
    public Process start(String commandLine) {
        return started(within(commandLine).redirectError(ProcessBuilder.Redirect.INHERIT));
    }

    private ProcessBuilder within(String commandLine) {
        List<String> words = new ArrayList<>(List.of("nsenter", "-t", Long.toString(pid), "-n", "-m", "-p"));
        words.addAll(List.of("--wd=/", "sh", "-c", commandLine));
        return new ProcessBuilder(words);
    }

    private static Process started(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String finish(Process process, String commandLine) {
        ProcessHandle handle = process.toHandle();
        // The shell is a child of nsenter, and would keep the pipe open without it.
        handle.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).whenComplete((ended, late) -> {
            if (late != null) {
                handle.descendants().forEach(ProcessHandle::destroyForcibly);
                handle.destroyForcibly();
            }
        });
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

    /** Ends everything in it, and returns when all of it is gone: the first process ends last. */
    @Override
    public void close() {
        try {
            init.getOutputStream().close();
        } catch (IOException e) {
            init.destroyForcibly();
        }
        init.onExit()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .whenComplete((ended, late) -> init.destroyForcibly())
                .join();
    }
}

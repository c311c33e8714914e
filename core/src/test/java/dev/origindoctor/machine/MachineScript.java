package dev.origindoctor.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.ranges.Ip;
import dev.origindoctor.zoo.RealThings;
import dev.origindoctor.zoo.machine.Cage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.concurrent.TimeUnit;

/**
 * A script for a machine of its own: the real programs run there, with copies of their files in place of the real ones, and
 * with nothing of this machine's logs and states.
 */
public final class MachineScript {
    private static final long PATIENCE_SECONDS = 240;

    private final Path folder;
    private final StringBuilder script = new StringBuilder();
    private int copies;

    private MachineScript(Path folder) {
        this.folder = folder;
        script.append("set -eu\ncd ").append(folder).append('\n');
        script.append("mount -t tmpfs -o mode=755 tmpfs /run\nmkdir -m 1777 /run/lock /run/copies\n");
        script.append("mount -t tmpfs tmpfs /var/log\n");
    }

    /** For a machine with these programs, in {@code folder}; the test is skipped where they are missing. */
    public static MachineScript in(Path folder, String... programs) throws IOException {
        RealThings.needNamespaces(programs);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new MachineScript(folder);
    }

    /** Puts copies in place of the machine's own files and folders. */
    public MachineScript copying(Collection<String> paths) {
        for (String path : paths) {
            String copy = "/run/copies/" + copies++;
            script.append("cp -a %s %s\nmount --bind %s %s\n".formatted(path, copy, copy, path));
        }
        return this;
    }

    /** Adds a world outside in which all these addresses are, each of which can connect. */
    public MachineScript facing(Collection<Ip> outsiders) {
        script.append(Outside.of(outsiders.stream().map(Ip::toString).toList()));
        return this;
    }

    /** Runs these steps and gives what they said; a step that fails, fails the test. */
    public String run(String steps) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("steps.sh"), script + steps);
        Path log = folder.resolve("steps.log");
        try (Cage cage = Cage.open("")) {
            // Into a file, because what goes on in the background would hold a pipe open.
            Process process = cage.start("exec sh " + file + " >" + log + " 2>&1 </dev/null");
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            String said = Files.readString(log);
            assertThat(ended).as("ended, after it said: %s", said).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
            return said;
        }
    }
}

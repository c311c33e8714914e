package dev.origindoctor.zoo.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.origindoctor.zoo.RealThings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** A machine of its own hears and answers, and leaves nothing behind. */
class CageTest {
    /** What is killed in a test: it opens a machine, starts something there, says its number, and waits. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            Cage cage = Cage.open("");
            cage.leaveRunning("sleep 600", Path.of(arguments[0]));
            System.out.println(cage.pid());
            System.in.read();
        }
    }

    @BeforeEach
    void need() {
        RealThings.needNamespaces("bash");
    }

    @Test
    void commandsHearAndAnswer() {
        try (Cage cage = Cage.open("")) {
            assertThat(cage.run("tr a-z A-Z", "words")).isEqualTo("WORDS");
            assertThat(cage.run("ip -o link | wc -l").strip()).isEqualTo("1");
            assertThatThrownBy(() -> cage.run("echo no such thing >&2; exit 3"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageEndingWith(": no such thing");
        }
    }

    @Test
    void machineThatCannotBeSetUpSaysWhy() {
        assertThatThrownBy(() -> Cage.open("echo no wheels; exit 1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no wheels");
    }

    @Test
    void refusalComesOverTheCable() {
        try (Cage one = Cage.open("");
                Cage other = Cage.open("")) {
            one.cable(other, "other");
            one.run("ip addr add 192.0.2.1/24 dev other");
            other.run("ip addr add 192.0.2.2/24 dev wire");
            assertThat(one.run("bash -c 'exec 3<>/dev/tcp/192.0.2.2/9' 2>&1 || :"))
                    .contains("Connection refused");
        }
    }

    @Test
    void closedMachineTakesEverythingWithIt(@TempDir Path folder) {
        Cage cage = Cage.open("");
        cage.leaveRunning("exec sleep 600", folder.resolve("log"));
        ProcessHandle first = ProcessHandle.of(cage.pid()).orElseThrow();
        cage.close();
        assertThat(first.isAlive()).isFalse();
    }

    @Test
    void killedRunLeavesNoMachine(@TempDir Path folder) throws Exception {
        Process run = new ProcessBuilder(
                        ChildJava.words(Holder.class, folder.resolve("log").toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        ProcessHandle machine =
                ProcessHandle.of(Long.parseLong(run.inputReader().readLine())).orElseThrow();
        run.destroyForcibly().waitFor();
        machine.onExit().get(60, TimeUnit.SECONDS);
        assertThat(machine.isAlive()).isFalse();
    }

    @Test
    void whatIsMissingIsSaidAndSkipped() {
        assertThatThrownBy(() -> RealThings.needNamespaces("nginx-of-nobody", "sh"))
                .isInstanceOf(RealThings.required() ? AssertionError.class : TestAbortedException.class)
                .hasMessageContaining("nginx-of-nobody");
    }
}

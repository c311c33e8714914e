package dev.origindoctor.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.taxonomy.TcpFault;
import dev.origindoctor.zoo.RealThings;
import dev.origindoctor.zoo.machine.Cage;
import dev.origindoctor.zoo.machine.ChildJava;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines and files of a run leave nothing behind, and do not meet those of another. */
class LabTest {
    private static final String LISTEN = "perl -MSocket -e 'socket(S, PF_INET, SOCK_STREAM, 0);"
            + " bind(S, pack_sockaddr_in(443, INADDR_ANY)); listen(S, 9); sleep 600' > /dev/null 2>&1 &\n"
            + "until ss -Htln | grep -q ':443 '; do sleep 0.05; done";

    /** What is killed in the test: it opens a machine, starts something there, says its number, and waits. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            Workplace place = Workplace.open(Path.of(arguments[0]));
            Cage cage = Cage.open("");
            cage.leaveRunning("sleep 600", place.folder().resolve("sleep.log"));
            System.out.println(cage.pid());
            System.in.read();
        }
    }

    @BeforeEach
    void need() {
        RealThings.needNamespaces("perl", "curl", "ss");
    }

    @Test
    void aKilledRunLeavesNoMachineAndTheNextRunTakesItsFilesAway(@TempDir Path parent) throws Exception {
        Process run = new ProcessBuilder(ChildJava.words(Holder.class, parent.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader said = run.inputReader();
        ProcessHandle machine =
                ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
        run.destroyForcibly().waitFor();
        machine.onExit().get(30, TimeUnit.SECONDS);
        assertThat(machine.isAlive()).isFalse();
        assertThat(parent.resolve(Long.toString(run.pid()))).exists();
        try (Workplace next = Workplace.open(parent)) {
            assertThat(parent.resolve(Long.toString(run.pid()))).doesNotExist();
            assertThat(next.folder()).isEmptyDirectory();
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void aRunThatGoesOnKeepsItsFiles(@TempDir Path parent) throws Exception {
        Path other = Files.createDirectories(parent.resolve(
                Long.toString(ProcessHandle.current().parent().orElseThrow().pid())));
        try (Workplace mine = Workplace.open(parent)) {
            assertThat(mine.folder()).exists();
        }
        assertThat(other).exists();
    }

    @Test
    void twoLabsWithTheSameAddressesDoNotMeet(@TempDir Path folder) throws Exception {
        try (Lab one = Lab.open();
                Lab other = Lab.open();
                LabOrigin listens = one.origin(folder.resolve("one"));
                LabOrigin silent = other.origin(folder.resolve("other"))) {
            assertThat(listens.address()).isEqualTo(silent.address());
            listens.cage().run(LISTEN);
            String connect =
                    "curl -s -o /dev/null --max-time 2 telnet://" + listens.address() + ":443 < /dev/null; echo $?";
            assertThat(one.client().run(connect).strip()).isIn("0", "28");
            assertThat(other.client().run(connect).strip()).isEqualTo("7");
        }
    }

    @Test
    void twoRunsHaveResidentsOfTheirOwn(@TempDir Path folder) throws Exception {
        PlantedCase planted = PlantedCase.table(
                        PlantedCase.Ring.NETWORK,
                        "lab-well | nothing | full | 521 | tcp.refused | outside | web_server_stopped | -")
                .get(0);
        try (Lab one = Lab.open();
                Lab other = Lab.open();
                ResidentProber ofOne = ResidentProber.start(one.client(), folder, new Reports(folder));
                ResidentProber ofOther = ResidentProber.start(other.client(), folder, new Reports(folder));
                LabOrigin origin = one.origin(folder.resolve("origin"))) {
            LabQuestion question =
                    new LabQuestion(planted.id(), Knowledge.OUTSIDE, List.of(origin.address()), null, null);
            assertThat(ofOne.ask(planted, question).fault()).isEqualTo(TcpFault.REFUSED);
            assertThat(ofOther.ask(planted, question).fault()).isNotEqualTo(TcpFault.REFUSED);
        }
    }

    @Test
    void aCaseThatIsWronglyPlantedInTheLabFailsTheRun(@TempDir Path folder) throws Exception {
        List<PlantedCase> cases = PlantedCase.table(
                PlantedCase.Ring.NETWORK,
                "wrongly | sleep 0 | full | 522 | tcp.timed_out | outside | firewall_drops_edge | -");
        List<String> failures = new ArrayList<>();
        LabRing.run(cases, folder, new Reports(folder), new Peers(), new Attempts(), failures);
        assertThat(failures)
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("case wrongly: the edge meets curl's 7, which is not tcp.timed_out: it is not planted");
    }
}

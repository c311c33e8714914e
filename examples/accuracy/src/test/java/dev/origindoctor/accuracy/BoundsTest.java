package dev.origindoctor.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.origindoctor.accuracy.PlantedCase.Ring;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The run really plants, and really fails: a small one, with cases that are right and cases that are wrong. */
class BoundsTest {
    private static final String RIGHT = """
            well    | http-healthy-page   | flexible | -    | -          | outside | healthy           | -
            broken  | http-internal-error | flexible | =500 | http.error | outside | application_error | healthy
            """;

    private static List<String> missed(Path folder, String table) {
        List<PlantedCase> cases = PlantedCase.table(Ring.IN_PROCESS, table);
        return Bounds.missed(InProcessRing.run(cases, folder, new Reports(folder), new Attempts()));
    }

    @Test
    void casesThatAreRightMissNoBound(@TempDir Path folder) {
        assertThat(missed(folder, RIGHT)).isEmpty();
    }

    @Test
    void aCaseThatIsPlantedWronglyFailsTheRun(@TempDir Path folder) {
        String wrongly = RIGHT.replace("=500 | http.error", "521  | tcp.refused");
        assertThat(missed(folder, wrongly))
                .contains("broken, outside only: http.error and 500 (expected tcp.refused and 521)");
    }

    @Test
    void aCauseThatIsPlantedWronglyFailsTheRun(@TempDir Path folder) {
        String wrongly = RIGHT.replace("application_error", "conntrack_full   ");
        assertThat(missed(folder, wrongly))
                .contains(
                        "outside only: top 3 0.500 (expected at least 0.90)",
                        "with the edge: top 1 0.500 (expected at least 0.80)",
                        "with host evidence: top 1 0.000 (expected at least 0.95)");
    }

    @Test
    void aTableSaysWhatItDoesNotUnderstand() {
        assertThatThrownBy(() -> PlantedCase.table(Ring.IN_PROCESS, "one | two"))
                .hasMessage("case: one | two (expected 8 columns)");
        assertThatThrownBy(() -> PlantedCase.table(Ring.IN_PROCESS, RIGHT.replace("application_error", "bad_luck")))
                .hasMessageStartingWith("cause: bad_luck is unknown, in broken");
    }
}

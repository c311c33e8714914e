package dev.origindoctor.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The accuracy run itself: plants every case, writes the page, and fails where a bound is missed. */
@Tag("accuracy-run")
class AccuracyRunTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "accuracy.md");
    private static final Reports REPORTS = new Reports(Path.of("target", "accuracy"));

    /** A regular expression chooses cases by their names; then no page is written. */
    private static final String ONLY = System.getProperty("accuracy.only", "");

    private static List<PlantedCase> chosen(List<PlantedCase> cases) {
        return cases.stream()
                .filter(planted -> ONLY.isEmpty() || planted.id().matches(ONLY))
                .toList();
    }

    @Test
    void theDoctorIsRightOftenEnough(@TempDir Path machines) throws Exception {
        List<Outcome> outcomes = new ArrayList<>(InProcessRing.run(chosen(InProcessCases.all()), machines, REPORTS));
        List<String> failures = new ArrayList<>();
        Peers peers = new Peers();
        List<PlantedCase> ofLab = chosen(LabCases.all());
        String missing = ofLab.isEmpty() ? "" : Cage.missing();
        if (!ofLab.isEmpty() && missing.isEmpty()) {
            outcomes.addAll(LabRing.run(ofLab, machines, REPORTS, peers, failures));
        }
        boolean whole = ONLY.isEmpty() && missing.isEmpty() && failures.isEmpty();
        Files.writeString(whole ? PAGE : REPORTS.folder().resolve("accuracy.md"), AccuracyPage.of(outcomes, peers));
        failures.addAll(Bounds.missed(outcomes));
        assertThat(failures).isEmpty();
        leftOut(missing);
    }

    private static void leftOut(String missing) {
        if (!missing.isEmpty() && Boolean.parseBoolean(System.getenv("ORIGIN_DOCTOR_REQUIRE_REAL"))) {
            fail("the lab is required here: " + missing);
        }
        assumeTrue(missing.isEmpty(), "the lab was left out, and the page is not written: " + missing);
    }
}

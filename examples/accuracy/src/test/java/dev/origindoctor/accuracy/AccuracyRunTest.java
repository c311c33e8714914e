package dev.origindoctor.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

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
        List<Outcome> outcomes = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        outcomes.addAll(InProcessRing.run(chosen(InProcessCases.all()), machines, REPORTS));
        List<PlantedCase> ofLab = chosen(LabCases.all());
        if (!ofLab.isEmpty()) {
            outcomes.addAll(LabRing.run(ofLab, machines, REPORTS, failures));
        }
        Files.writeString(
                ONLY.isEmpty() ? PAGE : Path.of("target", "accuracy", "accuracy.md"), AccuracyPage.of(outcomes));
        failures.addAll(Bounds.missed(outcomes));
        assertThat(failures).isEmpty();
    }
}

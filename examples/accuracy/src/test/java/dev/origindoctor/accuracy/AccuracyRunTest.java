package dev.origindoctor.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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

    @Test
    void theDoctorIsRightOftenEnough(@TempDir Path machines) throws Exception {
        List<PlantedCase> cases = InProcessCases.all().stream()
                .filter(planted -> ONLY.isEmpty() || planted.id().matches(ONLY))
                .toList();
        List<Outcome> outcomes = InProcessRing.run(cases, machines, REPORTS);
        Files.writeString(
                ONLY.isEmpty() ? PAGE : Path.of("target", "accuracy", "accuracy.md"), AccuracyPage.of(outcomes));
        assertThat(Bounds.missed(outcomes)).isEmpty();
    }
}

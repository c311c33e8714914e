package dev.origindoctor.benchmarks.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
    private static final Subject PROBE = Subject.parse("TcpProbeBenchmark.probe(port=open)");
    private static final Subject BARE = Subject.parse("TcpProbeBenchmark.bareNetty(port=open)");
    private static final Limit BYTES = new Limit(PROBE, null, 3_000, 2_500);
    private static final Limit RATIO = new Limit(PROBE, BARE, 1.5, 1.0);

    @TempDir
    private Path folder;

    @Test
    void whatStaysBelowItsLimitsIsFine() {
        assertThat(complaints(List.of(BYTES, RATIO), List.of(run(2_999, 14, 10))))
                .isEmpty();
    }

    @Test
    void whatCrossesALimitIsNamed() {
        assertThat(complaints(List.of(BYTES, RATIO), List.of(run(3_001, 16, 10))))
                .containsExactly(
                        "TcpProbeBenchmark.probe(port=open): 3,001 bytes, the limit is 3,000 bytes (it was 2,500 bytes)",
                        "TcpProbeBenchmark.probe(port=open) to TcpProbeBenchmark.bareNetty(port=open): 1.60,"
                                + " the limit is 1.50 (it was 1.00)");
    }

    @Test
    void whatCrossesALimitOnceAndNotAgainWasTheMachine() {
        assertThat(complaints(
                        List.of(BYTES, RATIO), List.of(run(9_000, 90, 10), run(8_000, 14, 10), run(2_600, 99, 10))))
                .isEmpty();
    }

    @Test
    void onlyWhatCrossedIsMeasuredAgainAndNotForEver() {
        List<Collection<Subject>> asked = new ArrayList<>();
        new Trial(subjects -> {
                    asked.add(subjects);
                    return run(4_000, 14, 10);
                })
                .of(List.of(BYTES, RATIO));
        assertThat(asked.stream().map(List::copyOf))
                .containsExactly(List.of(BARE, PROBE), List.of(PROBE), List.of(PROBE));
    }

    @Test
    void whatWasNotMeasuredIsNamed() {
        assertThat(complaints(List.of(BYTES), List.of(Map.of())))
                .containsExactly("TcpProbeBenchmark.probe(port=open): not measured");
        assertThat(complaints(List.of(RATIO), List.of(Map.of(PROBE, new Measured(1, 1)))))
                .hasSize(1);
        assertThat(complaints(List.of(RATIO), List.of(run(1, 0, 10)))).hasSize(1);
        assertThat(complaints(List.of(RATIO), List.of(run(1, 0, 0)))).hasSize(1);
        assertThat(complaints(List.of(BYTES), List.of(run(0, 1, 1)))).hasSize(1);
        assertThat(complaints(List.of(BYTES), List.of(run(Double.NaN, 1, 1)))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TcpProbeBenchmark.guess(port=open)",
                "TcpProbeBenchmark.probe(harbour=open)",
                "NoSuchBenchmark.probe",
                "TcpProbeBenchmark.close"
            })
    void whatIsNoBenchmarkIsNamed(String name) {
        assertThat(Guard.unknown(List.of(PROBE, Subject.parse(name)))).containsExactly(name + ": no such benchmark");
    }

    @Test
    void theKeptLimitsCanBeReadAndNameBenchmarks() throws IOException {
        List<Limit> limits = Limit.read(Path.of("limits.json"));
        assertThat(Guard.unknown(limits.stream().map(Limit::benchmark).toList()))
                .isEmpty();
        assertThat(limits).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "[1]",
                "[{}]",
                "[{'benchmark':'A.b','room':2,'headroom':'x'}]",
                "[{'benchmark':'A.b','measured':1,'room':2,'headroom':'x'}]",
                "[{'benchmark':'A.b','measured':{},'room':2,'headroom':'x'}]",
                "[{'benchmark':'A.b','measured':{'17':0},'room':2,'headroom':'x'}]",
                "[{'benchmark':'A.b','measured':{'new':1},'room':2,'headroom':'x'}]",
                "[{'benchmark':'A.b','measured':{'17':1},'headroom':'x'}]",
                "[{'benchmark':'A.b','measured':{'17':1},'room':1,'headroom':'none'}]",
                "[{'benchmark':'A.b','measured':{'17':1},'room':2}]",
                "[{'benchmark':'A.b','measured':{'17':1},'room':2,'headroom':'x','least':1}]",
                "[{'benchmark':'A b','measured':{'17':1},'room':2,'headroom':'x'}]",
                "[{'benchmark':'A.b','measured':{'17':1},'room':2,'headroom':'x'},"
                        + "{'benchmark':'A.b','measured':{'17':1},'room':2,'headroom':'x'}]"
            })
    void limitsThatMeanNothingAreRefused(String json) throws IOException {
        Path file = limits(json);
        assertThatThrownBy(() -> Limit.read(file))
                .isInstanceOfAny(IllegalArgumentException.class, NullPointerException.class);
    }

    @Test
    void eachJdkIsHeldAgainstItsOwnFigureOrTheNewestBefore() throws IOException {
        Path file = limits("[{'benchmark':'A.b','measured':{'17':400,'25':200},'room':1.5,'headroom':'x'}]");
        assertThat(List.of(11, 17, 21, 25, 26))
                .extracting(jdk -> Limit.read(file, jdk).get(0).most())
                .containsExactly(600.0, 600.0, 600.0, 300.0, 300.0);
    }

    private Path limits(String json) throws IOException {
        return Files.writeString(folder.resolve("limits.json"), json.replace('\'', '"'));
    }

    /** One run after the other; the last one is what there is from then on. */
    private static List<String> complaints(List<Limit> limits, List<Map<Subject, Measured>> runs) {
        Deque<Map<Subject, Measured>> next = new ArrayDeque<>(runs);
        Trial trial = new Trial(subjects -> next.size() > 1 ? next.remove() : next.element());
        return Comparison.of(limits, trial.of(limits)).complaints();
    }

    private static Map<Subject, Measured> run(double bytes, double micros, double bareMicros) {
        return Map.of(PROBE, new Measured(bytes, micros), BARE, new Measured(900, bareMicros));
    }
}

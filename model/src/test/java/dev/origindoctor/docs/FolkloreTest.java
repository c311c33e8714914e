package dev.origindoctor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.edge.EdgeTimer;
import dev.origindoctor.edge.EdgeVerdict;
import dev.origindoctor.edge.Reading;
import dev.origindoctor.edge.StatusReading;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.taxonomy.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/taxonomy/folklore.md says instead is what the model says. */
class FolkloreTest {
    private static final Pattern SECTION = Pattern.compile("(?m)^## (F\\d+): .*\\n(?s:.*?)```model\\n((?s:.*?))```");
    private static final Pattern SHOWS = Pattern.compile("(\\w+) (\\w+) ([a-z_.]+) -> (\\w+)");
    private static final Pattern WAITS = Pattern.compile("(\\w+) waits (\\w+) (\\d+) s");
    private static final Pattern ERRNO = Pattern.compile("errno (\\w+) -> ([a-z_.]+)");
    private static final Pattern READS =
            Pattern.compile("(\\w+) (\\d+) (\\w+)(?: after (\\d+) ms)? (never|likely) ([a-z_.]+)");

    record Line(String section, String text) {}

    static List<Line> lines() throws IOException {
        List<Line> lines = new ArrayList<>();
        Matcher sections = SECTION.matcher(Files.readString(Page.FOLDER.resolve("folklore.md")));
        while (sections.find()) {
            sections.group(2)
                    .lines()
                    .map(text -> new Line(sections.group(1), text))
                    .forEach(lines::add);
        }
        return lines;
    }

    @Test
    void everyStatementIsChecked() throws IOException {
        List<String> sections = lines().stream().map(Line::section).distinct().toList();
        assertThat(sections)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 15)
                        .mapToObj(number -> "F" + number)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("lines")
    void isSo(Line line) {
        boolean understood = check(ERRNO, line, FolkloreTest::errno)
                || check(WAITS, line, FolkloreTest::waits)
                || check(READS, line, FolkloreTest::reads)
                || check(SHOWS, line, FolkloreTest::shows);
        assertThat(understood)
                .as("a line of one of the four forms: %s", line.text())
                .isTrue();
    }

    private interface Check {
        void of(MatchResult said);
    }

    private static boolean check(Pattern form, Line line, Check check) {
        Matcher said = form.matcher(line.text());
        if (said.matches()) {
            check.of(said);
            return true;
        }
        return false;
    }

    private static void shows(MatchResult said) {
        EdgeVerdict verdict = edge(said.group(1)).verdict(fault(said.group(3)), mode(said.group(2)));
        String shown = switch (verdict.outcome()) {
            case ERROR -> String.valueOf(verdict.status());
            case PASSED_THROUGH -> "own";
            case SERVED -> "page";
            case NOT_ASKED, NOT_THE_ORIGIN -> "nothing";
        };
        assertThat(shown).isEqualTo(said.group(4));
    }

    private static void waits(MatchResult said) {
        EdgeTimer.WaitsFor thing = EdgeTimer.WaitsFor.valueOf(said.group(2).toUpperCase(Locale.ROOT));
        assertThat(edge(said.group(1)).limits().timer(thing).map(EdgeTimer::limit))
                .contains(Duration.ofSeconds(Integer.parseInt(said.group(3))));
    }

    private static void errno(MatchResult said) {
        assertThat(Fault.fromErrno(said.group(1))).first().isEqualTo(fault(said.group(2)));
    }

    private static void reads(MatchResult said) {
        Duration latency = Optional.ofNullable(said.group(4))
                .map(millis -> Duration.ofMillis(Long.parseLong(millis)))
                .orElse(null);
        StatusReading reading =
                StatusReading.of(edge(said.group(1)), Integer.parseInt(said.group(2)), mode(said.group(3)), latency);
        List<Reading> named = said.group(5).equals("never") ? reading.impossible() : reading.likely();
        assertThat(named).extracting(Reading::fault).contains(fault(said.group(6)));
    }

    private static Edge edge(String id) {
        return Edge.byId(id).orElseThrow();
    }

    private static SslMode mode(String id) {
        return SslMode.byId(id).orElseThrow();
    }

    private static Fault fault(String id) {
        return Fault.byId(id).orElseThrow();
    }
}

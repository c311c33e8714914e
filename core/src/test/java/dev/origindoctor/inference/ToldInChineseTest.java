package dev.origindoctor.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.diagnosis.Phrase;
import dev.origindoctor.language.Language;
import dev.origindoctor.report.Columns;
import dev.origindoctor.report.Report;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A language whose characters are wide and whose words have no blanks between them. */
class ToldInChineseTest {
    private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    private static final List<Diagnosis> DIAGNOSES =
            PlantedCasesTest.diagnoses().toList();

    static Stream<Diagnosis> diagnoses() {
        return DIAGNOSES.stream();
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 100})
    void everyLineFitsButForCommands(int columns) {
        for (Diagnosis diagnosis : DIAGNOSES) {
            Set<String> commands = commands(diagnosis);
            assertThat(Report.text(columns, false, CHINESE).of(diagnosis).lines())
                    .filteredOn(line -> !commands.contains(line.strip()))
                    .allSatisfy(line -> assertThat(Columns.width(line)).as(line).isLessThanOrEqualTo(columns));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 61, 80})
    void noLineBeginsWithPunctuation(int columns) {
        for (Diagnosis diagnosis : DIAGNOSES) {
            assertThat(Report.text(columns, false, CHINESE).of(diagnosis).lines())
                    .noneMatch(line -> line.matches("\\s*[，。、；：！？）”].*"));
        }
    }

    @ParameterizedTest
    @MethodSource("diagnoses")
    void whatIsSaidIsSaidInChinese(Diagnosis diagnosis) {
        Language words = Language.of(CHINESE);

        assertThat(diagnosis.findings())
                .allSatisfy(finding -> assertThat(words.say(finding.says())).containsPattern("\\p{IsHan}"));
        assertThat(diagnosis.gaps())
                .allSatisfy(gap -> assertThat(words.say(gap.what())).containsPattern("\\p{IsHan}"));
        assertThat(words.say(diagnosis.verdict().summary())).containsPattern("\\p{IsHan}");
    }

    @Test
    void theDocumentStaysEnglishAndTheSame() {
        for (Diagnosis diagnosis : DIAGNOSES) {
            String before = Report.json().of(diagnosis);
            Report.text(80, false, CHINESE).of(diagnosis);
            assertThat(Report.json().of(diagnosis)).isEqualTo(before).doesNotContainPattern("\\p{IsHan}");
        }
    }

    @ParameterizedTest
    @CsvSource({"en, en", "zh, zh-CN", "zh-CN, zh-CN", "xx, en"})
    void thePageNamesItsLanguage(String asked, String named) {
        assertThat(Report.html(Locale.forLanguageTag(asked)).of(DIAGNOSES.get(0)))
                .contains("<html lang=\"" + named + "\">");
    }

    private static Set<String> commands(Diagnosis diagnosis) {
        Stream<String> steps = diagnosis.causes().stream()
                .flatMap(ranked -> ranked.remedies().stream())
                .flatMap(remedy -> remedy.steps().stream())
                .map(step -> step.command() == null ? "" : step.command());
        Stream<String> checks =
                diagnosis.nextChecks().stream().map(check -> check.command() == null ? "" : check.command());
        Stream<String> inSentences = diagnosis.causes().stream()
                .flatMap(ranked -> ranked.remedies().stream())
                .flatMap(remedy -> Stream.of(remedy.undo(), remedy.confirm()))
                .filter(Objects::nonNull)
                .flatMap(ToldInChineseTest::commandsIn);
        return Stream.of(steps, checks, inSentences)
                .flatMap(commands -> commands)
                .flatMap(String::lines)
                .map(String::strip)
                .collect(Collectors.toSet());
    }

    private static Stream<String> commandsIn(Phrase sentence) {
        return sentence.isCommand()
                ? Stream.of(sentence.english())
                : sentence.values().stream()
                        .filter(Phrase.class::isInstance)
                        .map(Phrase.class::cast)
                        .flatMap(ToldInChineseTest::commandsIn);
    }
}

package dev.origindoctor.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.diagnosis.RankedCause;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every planted case, every near miss and every comparison of places, in every form of report. */
class EveryCaseReportedTest {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*?(/?)>");
    private static final Pattern COMMAND = Pattern.compile(" {4,8}[^ ·+?-].*");
    private static final Set<String> WITHOUT_END = Set.of("meta", "br", "hr", "img", "link", "input");
    private static final List<Diagnosis> CASES = Stream.concat(
                    PlantedCasesTest.diagnoses(),
                    Stream.of(
                                    "@a tcp ok; @a tls ok; @a http 200; @b tcp timed_out x3",
                                    "@a tcp ok; @a edge 200; @b tcp timed_out; @b edge timed_out",
                                    "@a tcp ok; @a edge 200; @b tcp refused; @b edge 521")
                            .map(seen -> Judgement.of(Sights.of(SslMode.FULL, seen))))
            .toList();

    @Test
    void everyDocumentObeysTheSchema() throws IOException {
        try (InputStream in = Report.class.getResourceAsStream("diagnosis-1.schema.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in);
            for (Diagnosis diagnosis : CASES) {
                assertThat(schema.validate(Report.json().of(diagnosis), InputFormat.JSON))
                        .isEmpty();
            }
        }
    }

    /** What is left out of a ranking is under a hundredth each. */
    @Test
    void noRankingPromisesMoreThanCertainty() {
        for (Diagnosis diagnosis : CASES) {
            double sum = diagnosis.causes().stream()
                    .mapToDouble(RankedCause::probability)
                    .sum();
            assertThat(sum).isBetween(0.6, 1 + 1e-9);
        }
    }

    @Test
    void everyPageIsWellFormed() {
        for (Diagnosis diagnosis : CASES) {
            assertThat(unclosed(Report.html(Locale.ENGLISH).of(diagnosis))).isEmpty();
        }
    }

    /** A line that somebody will paste is not broken; all others keep to the width. */
    @Test
    void everyTextKeepsToAHundredColumns() {
        for (Diagnosis diagnosis : CASES) {
            assertThat(Report.text(100, false, Locale.ENGLISH).of(diagnosis).lines())
                    .filteredOn(line -> line.length() > 100)
                    .allMatch(line -> COMMAND.matcher(line).matches());
        }
    }

    private static Deque<String> unclosed(String page) {
        Deque<String> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(page.replaceAll("(?s)<style.*?</style>", ""));
        while (tag.find()) {
            if (tag.group(1).isEmpty()) {
                if (tag.group(3).isEmpty() && !WITHOUT_END.contains(tag.group(2))) {
                    open.push(tag.group(2));
                }
            } else {
                assertThat(open.poll()).isEqualTo(tag.group(2));
            }
        }
        return open;
    }
}

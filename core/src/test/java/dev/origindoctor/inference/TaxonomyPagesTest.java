package dev.origindoctor.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.diagnosis.RankedCause;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.report.Report;
import dev.origindoctor.taxonomy.Cause;
import dev.origindoctor.taxonomy.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages of docs/taxonomy run: what was seen, and the report that follows from it. {@code -Ddocs=write} rewrites the
 * reports. The first line of what was seen is the SSL mode, every other line a sight as {@link Sights} reads it, or
 * after the word {@code machine} what the origin's own machine says, as {@link Machines} reads it.
 */
class TaxonomyPagesTest {
    private static final Path FOLDER = Path.of("..", "docs", "taxonomy");
    private static final Pattern BLOCK = Pattern.compile("```seen\\n((?s:.*?))```\\n\\n```report\\n((?s:.*?))```");

    /** What a line about the origin's own machine begins with. */
    private static final String MACHINE = "machine ";

    /** A page's name without its ending is the identifier that it explains. */
    record Example(Path page, String seen, String report) {
        String id() {
            return page.getFileName().toString().replaceFirst("\\.md$", "");
        }

        Diagnosis diagnosis() {
            List<String> lines = seen.lines().toList();
            SslMode mode = SslMode.byId(lines.get(0)).orElseThrow();
            Case outside = Sights.of(mode, words(lines, line -> !line.startsWith(MACHINE)));
            String machine = words(lines, line -> line.startsWith(MACHINE));
            return Judgement.of(machine.isEmpty() ? outside : outside.with(Machines.of(machine)));
        }

        private static String words(List<String> lines, Predicate<String> wanted) {
            return lines.stream()
                    .skip(1)
                    .filter(wanted)
                    .map(line -> line.startsWith(MACHINE) ? line.substring(MACHINE.length()) : line)
                    .collect(Collectors.joining(";"));
        }

        @Override
        public String toString() {
            return id();
        }
    }

    static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        for (Path page : pages()) {
            if ("write".equals(System.getProperty("docs"))) {
                write(page);
            }
            Matcher block = BLOCK.matcher(Files.readString(page));
            while (block.find()) {
                examples.add(new Example(page, block.group(1), block.group(2)));
            }
        }
        return examples;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void reportFollowsFromWhatWasSeen(Example example) {
        assertThat(example.report())
                .as("docs/taxonomy/%s.md; -Ddocs=write brings it up to date", example.id())
                .isEqualTo(shown(example.diagnosis()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleIsOfWhatThePageExplains(Example example) {
        Diagnosis diagnosis = example.diagnosis();
        Fault.byId(example.id()).ifPresent(fault -> assertThat(met(diagnosis)).contains(fault));
        Cause.byId(example.id())
                .ifPresent(cause -> assertThat(firstThree(diagnosis)).contains(cause));
    }

    private static List<Cause> firstThree(Diagnosis diagnosis) {
        return diagnosis.causes().stream().limit(3).map(RankedCause::cause).toList();
    }

    @Test
    void everyFaultOnTheWireHasAnExample() throws IOException {
        List<String> shown = examples().stream().map(Example::id).toList();
        assertThat(Fault.all().stream().map(Fault::id).filter(id -> !id.startsWith("local.")))
                .isSubsetOf(shown);
    }

    @Test
    void everyCauseHasAnExample() throws IOException {
        List<String> shown = examples().stream().map(Example::id).toList();
        assertThat(Arrays.stream(Cause.values()).map(Cause::id)).isSubsetOf(shown);
    }

    private static List<Fault> met(Diagnosis diagnosis) {
        return diagnosis.observations().stream()
                .flatMap(seen -> seen.seenFault().stream())
                .toList();
    }

    /**
     * The report for a terminal without what a reader of the page has just read: what was asked and seen. Shares are left
     * out, because the words for them change less often than the figures.
     */
    private static String shown(Diagnosis diagnosis) {
        String text = Report.text(100, false, Locale.ENGLISH).of(diagnosis);
        List<String> parts = Arrays.asList(text.strip().split("\n\n"));
        return parts.stream()
                .skip(1)
                .limit(parts.size() - 2L)
                .filter(part -> !part.startsWith("Seen\n"))
                .map(TaxonomyPagesTest::shortened)
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static String shortened(String part) {
        if (part.startsWith("Why\n")) {
            return part.replaceAll("(?m)^ +\\d+ %  ", "  ").replaceAll("(?s)\n  \\d+ further causes? .*", "");
        }
        return part.startsWith("What would tell them apart\n") ? part.replaceAll("(?s)\n  2\\. .*", "") : part;
    }

    private static void write(Path page) throws IOException {
        String found = Files.readString(page);
        String written = BLOCK.matcher(found).replaceAll(block -> Matcher.quoteReplacement(rewritten(page, block)));
        if (!written.equals(found)) {
            Files.writeString(page, written);
        }
    }

    private static String rewritten(Path page, MatchResult block) {
        String report = shown(new Example(page, block.group(1), "").diagnosis());
        return "```seen\n" + block.group(1) + "```\n\n```report\n" + report + "```";
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }
}

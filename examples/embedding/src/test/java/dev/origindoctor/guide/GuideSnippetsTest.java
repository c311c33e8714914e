package dev.origindoctor.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide shows what is compiled here. {@code -Ddocs=write} brings it up to date. */
class GuideSnippetsTest {
    private static final Path GUIDE = Path.of("../../docs/embedding.md");
    private static final List<Path> SOURCES =
            List.of(Path.of("src/test/java/dev/origindoctor/guide"), Path.of("src/test/kotlin/dev/origindoctor/guide"));
    private static final Pattern SHOWN =
            Pattern.compile("<!-- snippet:(\\w+) -->\n```(java|kotlin)\n(.*?)```\n", Pattern.DOTALL);

    @Test
    void theGuideShowsWhatIsCompiled() throws IOException {
        String guide = Files.readString(GUIDE);
        String renewed = SHOWN.matcher(guide).replaceAll(GuideSnippetsTest::compiled);
        if ("write".equals(System.getProperty("docs"))) {
            Files.writeString(GUIDE, renewed);
            return;
        }
        assertThat(guide).isEqualTo(renewed);
    }

    @Test
    void noCodeInTheGuideIsLeftUncompiled() throws IOException {
        String guide = Files.readString(GUIDE);
        assertThat(SHOWN.matcher(guide).results().count())
                .isPositive()
                .isEqualTo(Pattern.compile("```(java|kotlin)\n")
                        .matcher(guide)
                        .results()
                        .count());
    }

    private static String compiled(MatchResult shown) {
        String name = shown.group(1);
        String code = between("// snippet:" + name + "\n", "// end:" + name + "\n");
        return java.util.regex.Matcher.quoteReplacement("<!-- snippet:" + name + " -->\n```" + shown.group(2) + "\n"
                + code.stripTrailing().stripIndent().strip() + "\n```\n");
    }

    private static String between(String begin, String end) {
        String all = SOURCES.stream().map(GuideSnippetsTest::everythingIn).collect(Collectors.joining());
        int from = all.indexOf(begin);
        assertThat(from).as(begin).isNotNegative();
        String code = all.substring(from + begin.length(), all.indexOf(end, from));
        return code.substring(0, code.lastIndexOf('\n') + 1);
    }

    private static String everythingIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(GuideSnippetsTest::read).collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

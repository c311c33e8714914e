package dev.origindoctor.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README shows what is compiled here. {@code -Ddocs=write} brings it up to date. */
class ReadmeTest {
    private static final Path README = Path.of("../../README.md");
    private static final Path SOURCE = Path.of("src/main/java/dev/origindoctor/quickstart/QuickStart.java");

    private static final String BEGIN = "<!-- snippet:begin -->";

    @Test
    void theReadmeShowsTheSnippetThatIsCompiled() throws IOException {
        String code = between(Files.readString(SOURCE), "// snippet:begin\n", "    // snippet:end")
                .stripIndent();
        String block = "\n```java\n" + code + "```\n";
        String readme = Files.readString(README);
        String shown = between(readme, BEGIN, "<!-- snippet:end -->");
        if ("write".equals(System.getProperty("docs"))) {
            Files.writeString(README, readme.replace(BEGIN + shown, BEGIN + block));
            return;
        }
        assertThat(shown).isEqualTo(block);
    }

    @Test
    void theReadmeNamesExactlyTwoCommandsToBeginWith() throws IOException {
        String begin = between(Files.readString(README), "## Try it", "<!-- output:begin -->");
        assertThat(begin.lines().filter(line -> line.startsWith("./")))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("./origin-doctor demo"))
                .anyMatch(line -> line.startsWith("./mvnw verify"));
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf(end, from));
    }
}

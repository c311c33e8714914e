package dev.origindoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The README shows what the program prints. {@code -Ddocs=write} brings it up to date. */
class ReadmeOutputTest {
    private static final Path README = Path.of("../../README.md");
    private static final String BEGIN = "<!-- output:begin -->";
    private static final String END = "<!-- output:end -->";

    @Test
    void theReadmeShowsWhatIsPrinted() throws IOException {
        String readme = Files.readString(README);
        String shown = readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END));
        String block =
                "\n```text\n$ ./origin-doctor diagnose shop.example --origin 203.0.113.10\n" + printed() + "```\n";
        if ("write".equals(System.getProperty("docs"))) {
            Files.writeString(README, readme.replace(BEGIN + shown, BEGIN + block));
            return;
        }
        assertThat(shown).isEqualTo(block);
    }

    private static String printed() {
        StringWriter out = new StringWriter();
        CommandLine line = OriginDoctorCommand.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.execute("diagnose", "--no-color", "--replay", "src/test/resources/refused.json");
        return out.toString();
    }
}

package dev.origindoctor.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.origindoctor.cli.OriginDoctorCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What a person gets who asks the terminal: help, completion, the manual. */
class TerminalHelpTest {
    @TempDir
    Path folder;

    static Stream<CommandLine> commands() {
        return everyCommandUnder(OriginDoctorCommand.commandLine());
    }

    private static Stream<CommandLine> everyCommandUnder(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream().distinct().flatMap(TerminalHelpTest::everyCommandUnder));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpTeaches(CommandLine command) {
        String name = command.getCommandSpec().qualifiedName();
        assertThat(command.getCommandSpec().usageMessage().description())
                .as(name)
                .isNotEmpty();
        assertThat(command.getCommandSpec().options().stream()
                        .filter(option -> !option.hidden())
                        .map(OptionSpec::description))
                .as(name)
                .allSatisfy(text -> assertThat(String.join("", text)).isNotBlank());
        String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
        assertThat(help)
                .as(name)
                .contains("origin-doctor")
                .satisfiesAnyOf(
                        text -> assertThat(text).contains("Example"),
                        text -> assertThat(command.getSubcommands()).isNotEmpty());
        assertThat(command.getCommandSpec().usageMessage().footer())
                .as("an example would be broken at the end of the line")
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(79));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            origin-doctor di           | diagnose
            origin-doctor explain --ed | --edge
            origin-doctor host ins     | inspect
            origin-doctor host f       | firewall
            """)
    void tabCompletes(String typed, String completed) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash here");
        Path script = folder.resolve("completion");
        Files.writeString(script, output("completion", "bash"));
        List<String> words = Arrays.asList(typed.strip().split(" "));
        String quoted = "'" + String.join("' '", words) + "'";
        String asked = "source " + script + "; COMP_WORDS=(" + quoted + "); COMP_CWORD=" + (words.size() - 1)
                + "; COMP_LINE='" + typed.strip() + "'; COMP_POINT=${#COMP_LINE}; "
                + "_complete_origin-doctor; printf '%s\\n' \"${COMPREPLY[@]}\"";
        Process bash = new ProcessBuilder("/bin/bash", "--norc", "-c", asked)
                .redirectErrorStream(true)
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said.lines().map(String::strip)).contains(completed);
    }

    @Test
    void manualNamesEveryCommandAndOption() {
        String manual = output("manual");
        assertThat(manual).startsWith(".TH ORIGIN-DOCTOR 1 ").doesNotContain("${");
        commands().forEach(command -> {
            assertThat(manual).contains(command.getCommandName().replace("-", "\\-"));
            assertThat(command.getCommandSpec().options())
                    .filteredOn(option -> !option.hidden() && !option.usageHelp() && !option.versionHelp())
                    .allSatisfy(option -> assertThat(manual).contains("\\fB" + option.names()[0].replace("-", "\\-")));
        });
    }

    private static String output(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = OriginDoctorCommand.commandLine().setOut(new PrintWriter(out, true));
        assertThat(line.execute(arguments)).isZero();
        return out.toString();
    }
}

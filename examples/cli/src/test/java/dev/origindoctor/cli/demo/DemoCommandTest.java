package dev.origindoctor.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.cli.OriginDoctorCommand;
import dev.origindoctor.cli.console.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DemoCommandTest {
    @Test
    void theDemoSeesWhatItPlanted() {
        StringWriter out = new StringWriter();
        CommandLine line = OriginDoctorCommand.commandLine();
        line.setOut(new PrintWriter(out, true));
        int exit = line.execute("demo", "--no-color");
        String table = out.toString().split("One of them in full")[0];
        assertThat(table.lines().filter(row -> row.startsWith("✗"))).isEmpty();
        assertThat(table.lines().filter(row -> row.startsWith("✓"))).hasSize(Scene.values().length);
        assertThat(table.lines()).allSatisfy(row -> assertThat(row.length()).isLessThanOrEqualTo(80));
        assertThat(table).doesNotContain("…");
        assertThat(exit).isEqualTo(ExitCode.HEALTHY);
    }
}

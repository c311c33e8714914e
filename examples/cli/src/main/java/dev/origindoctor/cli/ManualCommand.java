package dev.origindoctor.cli;

import dev.origindoctor.cli.console.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The manual, made from what the commands are, so that it is never older than they. */
@Command(
        name = "manual",
        mixinStandardHelpOptions = true,
        description = "Prints the manual page, for man and for packages.",
        footer = {
            "",
            "Examples:",
            "  origin-doctor manual | man -l -",
            "  origin-doctor manual > /usr/local/share/man/man1/origin-doctor.1"
        })
final class ManualCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(ManPage.of(spec.root().commandLine()));
        spec.commandLine().getOut().flush();
        return ExitCode.HEALTHY;
    }
}

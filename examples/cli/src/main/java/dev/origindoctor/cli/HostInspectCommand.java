package dev.origindoctor.cli;

import dev.origindoctor.host.HostInspection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the evidence says. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = "Shows what this machine, or a collected folder, says: listeners, logs, services, pressure,"
                + " and what could not be read.",
        footer = {"", "Examples:", "  sudo origin-doctor host inspect local", "  origin-doctor host inspect facts"})
final class HostInspectCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "local|DIR", description = "This machine, or a folder that host collect wrote.")
    private String place = "local";

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(HostInspection.text(HostEvidencePlace.read(place)));
        spec.commandLine().getOut().flush();
        return ExitCode.HEALTHY;
    }
}

package dev.origindoctor.cli;

import dev.origindoctor.host.inspection.Inspection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the evidence says. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = "Shows what this machine, or a collected folder, says: what stands out, listeners, the firewall"
                + " against the edge's ranges, logs, services, pressure, and what could not be read.",
        footer = {"", "Examples:", "  sudo origin-doctor host inspect local", "  origin-doctor host inspect facts"})
final class HostInspectCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "local|DIR", description = "This machine, or a folder that host collect wrote.")
    private String place = "local";

    @Mixin
    private RangesOptions ranges = new RangesOptions();

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(Inspection.text(HostEvidencePlace.read(place), ranges.list()));
        spec.commandLine().getOut().flush();
        return ExitCode.HEALTHY;
    }
}

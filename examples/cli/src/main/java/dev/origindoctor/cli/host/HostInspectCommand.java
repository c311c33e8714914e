package dev.origindoctor.cli.host;

import dev.origindoctor.cli.console.ExitCode;
import dev.origindoctor.cli.console.Terminal;
import dev.origindoctor.cli.option.HostEvidencePlace;
import dev.origindoctor.cli.option.LanguageOption;
import dev.origindoctor.cli.option.RangesOptions;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.inspection.Inspection;
import dev.origindoctor.inspection.View;
import dev.origindoctor.report.StandIns;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the evidence says. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = "Shows what this machine, or a collected folder, says: what stands out, listeners, the firewall"
                + " against the edge's ranges, logs, services, pressure, and what could not be read.",
        footer = {
            "",
            "Examples:",
            "  sudo origin-doctor host inspect local",
            "  origin-doctor host inspect facts --redact"
        })
final class HostInspectCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "local|DIR", description = "This machine, or a folder that host collect wrote.")
    private String place = "local";

    @Mixin
    private RangesOptions ranges = new RangesOptions();

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Option(
            names = "--redact",
            description = "Without addresses that are not the edge's, names, paths and lines of logs, to be shown in"
                    + " public places.")
    private boolean redact;

    @Override
    public Integer call() {
        Edge edge = Edge.byId(ranges.list(language.language()).id()).orElse(Edge.CLOUDFLARE);
        View view = new View(Terminal.here().columns(), language.language(), redact ? new StandIns(edge) : null);
        spec.commandLine()
                .getOut()
                .print(Inspection.text(HostEvidencePlace.read(place), ranges.list(language.language()), view));
        spec.commandLine().getOut().flush();
        return ExitCode.HEALTHY;
    }
}

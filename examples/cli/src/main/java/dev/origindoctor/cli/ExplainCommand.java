package dev.origindoctor.cli;

import dev.origindoctor.report.Explanation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The taxonomy, offline. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Explains a fault, a cause, a status or another tool's code; needs no network.",
        footer = {
            "",
            "Examples:",
            "  origin-doctor explain tcp.refused",
            "  origin-doctor explain firewall_rejects_edge",
            "  origin-doctor explain 521",
            "  origin-doctor explain 502 --edge nginx",
            "  origin-doctor explain ERR_CONNECTION_REFUSED"
        })
final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID|STATUS", description = "What to explain.")
    private String word = "";

    @Mixin
    private EdgeOptions front = new EdgeOptions();

    @Mixin
    private WordingOptions wording = new WordingOptions();

    @Override
    public Integer call() {
        Terminal terminal = wording.on(Terminal.here());
        Explanation.Layout layout = new Explanation.Layout(terminal.columns(), terminal.colour(), wording.language());
        String text = Explanation.of(word, front.edge(), front.sslMode(), layout)
                .orElseThrow(() -> new WrongInput("nothing is called \"" + word + "\" (nearest: "
                        + String.join(", ", Explanation.nearest(word)) + ")"));
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
        return ExitCode.HEALTHY;
    }
}

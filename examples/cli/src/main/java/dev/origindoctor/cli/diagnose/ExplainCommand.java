package dev.origindoctor.cli.diagnose;

import dev.origindoctor.OriginDoctor;
import dev.origindoctor.cli.console.ExitCode;
import dev.origindoctor.cli.console.Terminal;
import dev.origindoctor.cli.console.WrongInput;
import dev.origindoctor.cli.option.EdgeOptions;
import dev.origindoctor.cli.option.WordingOptions;
import dev.origindoctor.report.Explanation;
import java.util.List;
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
public final class ExplainCommand implements Callable<Integer> {
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
        Explanation.Textbook book = OriginDoctor.textbook(front.edge());
        String text = Explanation.of(word, front.edge(), front.sslMode(), layout, book)
                .orElseThrow(() -> unknown());
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
        return ExitCode.HEALTHY;
    }

    private WrongInput unknown() {
        List<String> nearest = Explanation.nearest(word);
        String expected = nearest.isEmpty()
                ? "expected a status such as 521, or an identifier such as tcp.refused or web_server_stopped"
                : "did you mean " + String.join(" or ", nearest) + "?";
        return new WrongInput("nothing is called \"" + word + "\" (" + expected + ")");
    }
}

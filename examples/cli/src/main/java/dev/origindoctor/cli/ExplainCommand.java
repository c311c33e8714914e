package dev.origindoctor.cli;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.report.Explanation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Option(
            names = "--edge",
            paramLabel = "EDGE",
            defaultValue = "cloudflare",
            converter = Converters.Edges.class,
            description = "Whose status it is (${DEFAULT-VALUE}).")
    private Edge edge = Edge.CLOUDFLARE;

    @Option(
            names = "--ssl-mode",
            paramLabel = "MODE",
            defaultValue = "full",
            converter = Converters.SslModes.class,
            description = "How that edge talks to the origin (${DEFAULT-VALUE}).")
    private SslMode sslMode = SslMode.FULL;

    @Option(names = "--no-color", description = "No colours, as with NO_COLOR in the environment.")
    private boolean noColour;

    @Option(names = "--lang", paramLabel = "TAG", defaultValue = "en", description = "The language (${DEFAULT-VALUE}).")
    private String language = "en";

    @Override
    public Integer call() {
        Terminal terminal = noColour ? Terminal.here().withoutColour() : Terminal.here();
        Explanation.Layout layout =
                new Explanation.Layout(terminal.columns(), terminal.colour(), Terminal.language(language));
        String text = Explanation.of(word, edge, sslMode, layout)
                .orElseThrow(() -> new WrongInput("nothing is called \"" + word + "\" (nearest: "
                        + String.join(", ", Explanation.nearest(word)) + ")"));
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
        return ExitCode.HEALTHY;
    }
}

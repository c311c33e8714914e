package dev.origindoctor.cli.sweep;

import dev.origindoctor.cli.console.Terminal;
import dev.origindoctor.cli.console.WrongInput;
import dev.origindoctor.cli.option.Converters;
import dev.origindoctor.cli.option.EdgeOptions;
import dev.origindoctor.cli.option.LanguageOption;
import dev.origindoctor.cli.option.ProberOptions;
import dev.origindoctor.fleet.Depth;
import dev.origindoctor.fleet.Sweep;
import dev.origindoctor.fleet.SweepLine;
import dev.origindoctor.netty.NettyProbes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Many origins, one a line; a line of JSON for each as it finishes, and a summary at the end. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        description = "Looks at many origins; prints a line of JSON for each, and a summary on standard error.",
        footer = {
            "",
            "A line of FILE is HOST, HOST,ADDRESS or HOST,ADDRESS:PORT, or the same as",
            "a JSON object. Blank lines and those that begin with # are left out.",
            "",
            "Exit codes, the first that fits: 2 some lines could not be read or may not be",
            "probed, or the output or the journal cannot be written, 1 some are broken,",
            "3 some could not be told, or nobody read on, 0 all healthy.",
            "",
            "Examples:",
            "  origin-doctor sweep origins.txt > results.jsonl",
            "  origin-doctor sweep origins.txt --depth reach --journal sweep.log",
            "  origin-doctor sweep origins.txt --depth reach --journal sweep.log --resume"
        })
public final class SweepCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE|-", description = "The origins, one a line; - for standard input.")
    private String file = "-";

    @Option(
            names = "--depth",
            paramLabel = "reach|hello|full",
            defaultValue = "full",
            converter = Converters.Depths.class,
            description = "A TCP connection, a TLS hello with the certificates, or a whole diagnosis"
                    + " (${DEFAULT-VALUE}).")
    private Depth depth = Depth.FULL;

    @Mixin
    private EdgeOptions front = new EdgeOptions();

    @Option(names = "--port", paramLabel = "N", description = "The port of lines that name none. Default: 443, or 80.")
    private @Nullable Integer port;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            description = "How many are looked at at once. Default: 1000, and 100 for whole diagnoses.")
    private @Nullable Integer inFlight;

    @Option(
            names = "--per-network",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many of them in one /24 or /48 (${DEFAULT-VALUE}).")
    private int perNetwork = 8;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = Converters.Durations.class,
            description = "The limit for one origin. Default: 5s, and 20s for a whole diagnosis.")
    private @Nullable Duration timeout;

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description = "Keep the results there, so that --resume can go on.")
    private @Nullable Path journal;

    @Option(names = "--resume", description = "Go on with the journal: print what it holds, look at the rest.")
    private boolean resume;

    @Option(
            names = "--redact",
            description = "Without addresses, names and paths; the same name has the same stand-in in every line. The"
                    + " journal keeps them.")
    private boolean redact;

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private ProberOptions prober = new ProberOptions();

    @Override
    public Integer call() {
        SweepOutput output = output();
        SweepSummary summary = new SweepSummary();
        try (NettyProbes probes = prober.probes();
                KeptResults kept = kept(summary, output)) {
            return new SweepSession(sweep(probes), summary, kept, output).run(path());
        }
    }

    private SweepOutput output() {
        CommandLine line = spec.commandLine();
        return new SweepOutput(
                line.getOut(), line.getErr(), Terminal.ofProgress(), language.language(), redact ? front.edge() : null);
    }

    private Sweep sweep(NettyProbes probes) {
        Sweep.Builder sweep = Sweep.through(probes)
                .depth(depth)
                .edge(front.edge())
                .sslMode(front.sslMode())
                .perNetwork(perNetwork);
        if (port != null) {
            sweep.port(port);
        }
        if (inFlight != null) {
            sweep.inFlight(inFlight);
        }
        if (timeout != null) {
            sweep.timeout(timeout);
        }
        return sweep.build();
    }

    private @Nullable Path path() {
        return file.equals("-") ? null : Path.of(file);
    }

    private KeptResults kept(SweepSummary summary, SweepOutput output) {
        if (journal == null) {
            if (resume) {
                throw new WrongInput("--resume needs --journal FILE");
            }
            return KeptResults.nowhere();
        }
        String head = "{\"schema\":\"origin-doctor/sweep-journal/1\",\"depth\":\"" + depth.id() + "\",\"edge\":\""
                + front.edge().id() + "\",\"sslMode\":\"" + front.sslMode().id() + "\""
                + (port == null ? "" : ",\"port\":" + port) + "}";
        return resume
                ? KeptResults.resume(journal, head, line -> {
                    summary.count(SweepLine.read(line));
                    output.result(line);
                })
                : KeptResults.begin(journal, head);
    }
}

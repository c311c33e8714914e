package dev.origindoctor.cli.host;

import dev.origindoctor.cli.console.ExitCode;
import dev.origindoctor.cli.console.Output;
import dev.origindoctor.cli.console.Terminal;
import dev.origindoctor.cli.console.WrongInput;
import dev.origindoctor.cli.option.Converters;
import dev.origindoctor.cli.option.LanguageOption;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.firewall.Firewall;
import dev.origindoctor.firewall.FirewallSplit;
import dev.origindoctor.firewall.NamedText;
import dev.origindoctor.firewall.Outcome;
import dev.origindoctor.firewall.Part;
import dev.origindoctor.firewall.Target;
import dev.origindoctor.inspection.RulesetTable;
import dev.origindoctor.inspection.View;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.EdgeRanges;
import dev.origindoctor.ranges.RangeList;
import dev.origindoctor.report.Redaction;
import dev.origindoctor.report.StandIns;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What saved rulesets alone do to the edge's ranges. */
@Command(
        name = "firewall",
        mixinStandardHelpOptions = true,
        description = "What a saved ruleset does to the edge's ranges: iptables-save, ip6tables-save, ipset save,"
                + " nft text or JSON. Several files are one host.",
        footer = {
            "",
            "Exit codes: 0 all are let in, 1 some are kept out, 2 wrong command line or",
            "input, 3 the rules alone do not tell.",
            "",
            "Examples:",
            "  iptables-save > rules.v4; ip6tables-save > rules.v6; ipset save > sets",
            "  origin-doctor host firewall rules.v4 rules.v6 sets --port 443",
            "  nft -j list ruleset > rules.json",
            "  origin-doctor host firewall rules.json --format json"
        })
final class HostFirewallCommand implements Callable<Integer> {
    private static final long LARGEST = 512L << 20;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The saved rulesets of one host.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--port", paramLabel = "N", defaultValue = "443", description = "The port (${DEFAULT-VALUE}).")
    private int port = 443;

    @Option(
            names = "--destination",
            paramLabel = "ADDRESS",
            description = "The host's address that is asked. Default: any of them.")
    private @Nullable String destination;

    @Option(
            names = "--interface",
            paramLabel = "NAME",
            description = "The interface that leads to the world. Default: whichever does.")
    private @Nullable String device;

    @Option(
            names = "--source",
            paramLabel = "CIDR",
            split = ",",
            description = "These sources instead of the edge's ranges; repeatable.")
    private List<String> sources = new ArrayList<>();

    @Option(
            names = "--edge",
            paramLabel = "EDGE",
            defaultValue = "cloudflare",
            converter = Converters.Edges.class,
            description = "Whose ranges (${DEFAULT-VALUE}).")
    private Edge edge = Edge.CLOUDFLARE;

    @Option(names = "--format", paramLabel = "text|json", defaultValue = "text", description = "text or json.")
    private String format = "text";

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Option(
            names = "--redact",
            description = "Without addresses that are not the edge's, comments, and paths of files.")
    private boolean redact;

    @Override
    public Integer call() {
        if (!format.equals("text") && !format.equals("json")) {
            throw new WrongInput("--format " + format + " (expected text or json)");
        }
        Firewall firewall =
                Firewall.read(files.stream().map(HostFirewallCommand::text).toList());
        FirewallSplit split = firewall.towards(target()).split(asked());
        print(split, spec.commandLine().getOut());
        return exit(split);
    }

    private void print(FirewallSplit split, PrintWriter out) {
        StandIns standIns = new StandIns(edge);
        if (format.equals("json")) {
            Output.document(out, redact ? new Redaction(standIns).document(split.json()) + "\n" : split.json());
        } else {
            View view = new View(Terminal.here().columns(), language.language(), redact ? standIns : null);
            out.print(RulesetTable.of(split, view));
        }
        out.flush();
    }

    private Target target() {
        Target target = Target.port(port);
        if (destination != null) {
            String text = destination;
            target = target.at(Addresses.parse(text)
                    .orElseThrow(() -> new WrongInput("--destination " + text + " (expected an IP address)")));
        }
        return device == null ? target : target.through(device);
    }

    private AddressSet asked() {
        if (sources.isEmpty()) {
            return EdgeRanges.bundled()
                    .of(edge)
                    .map(RangeList::addresses)
                    .orElseThrow(() -> new WrongInput("--edge " + edge.id() + ": no published ranges (use --source)"));
        }
        return sources.stream().map(AddressSet::parse).reduce(AddressSet.empty(), AddressSet::union);
    }

    private static NamedText text(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new WrongInput(file + ": larger than " + (LARGEST >> 20) + " MB");
            }
            return new NamedText(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new WrongInput(file + ": cannot be read", e);
        }
    }

    private static int exit(FirewallSplit split) {
        if (!split.sources(HostFirewallCommand::refuses).isEmpty()) {
            return ExitCode.FAULTY;
        }
        return split.sources(Outcome.MAYBE).isEmpty() ? ExitCode.HEALTHY : ExitCode.INCONCLUSIVE;
    }

    private static boolean refuses(Part part) {
        return part.outcome() != Outcome.ACCEPT && part.outcome() != Outcome.MAYBE;
    }
}

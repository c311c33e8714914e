package dev.origindoctor.cli.ranges;

import dev.origindoctor.cli.console.ExitCode;
import dev.origindoctor.cli.console.WrongInput;
import dev.origindoctor.cli.option.LanguageOption;
import dev.origindoctor.cli.option.RangesOptions;
import dev.origindoctor.language.Language;
import dev.origindoctor.ranges.EdgeRanges;
import dev.origindoctor.ranges.RangeDiff;
import dev.origindoctor.ranges.RangeList;
import dev.origindoctor.ranges.allowlist.Allowlist;
import dev.origindoctor.ranges.allowlist.AllowlistTimer;
import dev.origindoctor.ranges.allowlist.AllowlistTool;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The edges' published ranges. */
@Command(
        name = "ranges",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "The edges' published ranges, and allowlists made of them.",
        subcommands = RangesRefreshCommand.class)
public final class RangesCommand implements Callable<Integer> {
    private static final String KNOWN = "The list, by its identifier (${DEFAULT-VALUE}); `ranges show all` names them.";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.WRONG_INPUT;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows the ranges, a block a line.",
            footer = {"", "Examples:", "  origin-doctor ranges show", "  origin-doctor ranges show all"})
    Integer show(
            @Parameters(paramLabel = "EDGE", arity = "0..1", defaultValue = "cloudflare", description = KNOWN)
                    String edge,
            @Mixin LanguageOption language) {
        Language words = language.language();
        if (edge.equals("all")) {
            EdgeRanges.bundled().lists().forEach(list -> out().println(summary(list, words)));
        } else {
            RangeList list = RangesOptions.bundled(edge, words);
            out().println("# " + summary(list, words));
            list.published().forEach(out()::println);
        }
        out().flush();
        return ExitCode.HEALTHY;
    }

    @Command(
            name = "diff",
            mixinStandardHelpOptions = true,
            description =
                    "What a file (an older snapshot, an allowlist) lacks of the ranges (+) and has beyond them (-).",
            footer = {
                "",
                "Exit codes: 0 nothing is missing or beyond, 1 something is, 2 wrong input.",
                "",
                "Example:",
                "  origin-doctor ranges diff /etc/nginx/allow-edge.conf"
            })
    Integer diff(
            @Parameters(paramLabel = "FILE", description = "The file.") Path file,
            @Mixin RangesOptions ranges,
            @Mixin LanguageOption language) {
        Language words = language.language();
        RangeDiff diff = RangeDiff.ofAllowlist(RangesOptions.text(file, words), ranges.list(words));
        diff.lines().forEach(out()::println);
        out().flush();
        return diff.isEmpty() ? ExitCode.HEALTHY : ExitCode.FAULTY;
    }

    @Command(
            name = "allowlist",
            mixinStandardHelpOptions = true,
            description = "Prints what lets the edge in, and nobody else, in the words of a tool.",
            footer = {
                "",
                "Examples:",
                "  origin-doctor ranges allowlist --for ufw",
                "  origin-doctor ranges allowlist --for nftables --port 443 > edge.nft"
            })
    Integer allowlist(
            @Option(
                            names = "--for",
                            paramLabel = "TOOL",
                            required = true,
                            description =
                                    "The tool: ufw, iptables," + " nftables, firewalld, csf, nginx, apache or aws.")
                    String tool,
            @Mixin RangesOptions ranges,
            @Option(
                            names = "--port",
                            paramLabel = "N",
                            split = ",",
                            defaultValue = "443,80",
                            description = "The" + " ports (${DEFAULT-VALUE}).")
                    List<Integer> ports,
            @Option(
                            names = "--place",
                            paramLabel = "NAME",
                            defaultValue = "",
                            description = "Where the tool has several places: the family, table and chain of"
                                    + " nftables, the zone of firewalld, the security group of AWS.")
                    String place,
            @Option(
                            names = "--timer",
                            paramLabel = "KIND",
                            description = "Print what runs it after each start and daily, with renewed ranges:"
                                    + " systemd or cron.")
                    @Nullable
                    String timer,
            @Option(names = "--undo", description = "Print what takes it back instead.") boolean undo,
            @Mixin LanguageOption language) {
        Language words = language.language();
        AllowlistTool chosen = AllowlistTool.byId(tool).orElseThrow(() -> new WrongInput(unknown(tool, words)));
        Allowlist allowlist = new Allowlist(ranges.list(words), ports, place);
        if (timer == null) {
            out().print(undo ? allowlist.undo(chosen) : allowlist.script(chosen));
        } else {
            AllowlistTimer kind = AllowlistTimer.byId(timer)
                    .orElseThrow(
                            () -> new WrongInput(words.say("ranges.expected", "--timer " + timer, "systemd, cron")));
            out().print(undo ? kind.undo(allowlist, chosen) : kind.text(allowlist, chosen));
        }
        out().flush();
        return ExitCode.HEALTHY;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static String summary(RangeList list, Language words) {
        int blocks = list.published().size();
        return list.date() == null
                ? words.say("ranges.undated", list.id(), list.title(), blocks, list.source())
                : words.say("ranges.dated", list.id(), list.title(), blocks, list.source(), list.date());
    }

    private static String unknown(String tool, Language words) {
        String known =
                Arrays.stream(AllowlistTool.values()).map(AllowlistTool::id).collect(Collectors.joining(", "));
        return words.say("ranges.expected", "--for " + tool, known);
    }
}

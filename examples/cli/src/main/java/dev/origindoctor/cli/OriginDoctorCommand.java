package dev.origindoctor.cli;

import dev.origindoctor.cli.console.ExitCode;
import dev.origindoctor.cli.console.Output;
import dev.origindoctor.cli.console.Terminal;
import dev.origindoctor.cli.console.WrongInput;
import dev.origindoctor.cli.demo.DemoCommand;
import dev.origindoctor.cli.diagnose.DiagnoseCommand;
import dev.origindoctor.cli.diagnose.ExplainCommand;
import dev.origindoctor.cli.host.HostCommand;
import dev.origindoctor.cli.ranges.RangesCommand;
import dev.origindoctor.cli.sweep.SweepCommand;
import dev.origindoctor.cli.watch.WatchCommand;
import dev.origindoctor.probe.TargetRefusedException;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The root command, and the one place where a failure becomes a line and an exit code. */
@Command(
        name = "origin-doctor",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Tells why an origin refuses its edge (521, 522, 523, 525, 526 ...) and what to do about it.",
        footer = {
            "",
            "Exit codes: 0 healthy, 1 a fault was found, 2 wrong command line or input, or",
            "output that cannot be written, 3 nothing could be concluded.",
            "",
            "Begin with:  origin-doctor demo",
            "             origin-doctor diagnose shop.example --origin 203.0.113.10",
            "             origin-doctor explain 521"
        },
        subcommands = {
            DiagnoseCommand.class,
            DemoCommand.class,
            SweepCommand.class,
            WatchCommand.class,
            ExplainCommand.class,
            HostCommand.class,
            RangesCommand.class,
            CompletionCommand.class,
            ManualCommand.class
        })
public final class OriginDoctorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    /** Made by the command line's own machinery. */
    public OriginDoctorCommand() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String... arguments) {
        System.exit(run(Output.to(FileDescriptor.out), Output.to(FileDescriptor.err), arguments));
    }

    /** The exit code. An answer that did not get out is no answer; a reader who has read enough is content with it. */
    static int run(Output out, Output err, String... arguments) {
        CommandLine line = commandLine().setOut(out).setErr(err);
        int code = execute(line, arguments);
        out.flush();
        IOException why = out.failure();
        if (why == null || out.isReaderGone()) {
            return code;
        }
        say(line, "standard output cannot be written (" + WrongInput.reason(why) + ")");
        return ExitCode.WRONG_INPUT;
    }

    private static int execute(CommandLine line, String... arguments) {
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError e) {
            say(line, "not enough memory (" + e.getMessage() + ")");
            return ExitCode.INCONCLUSIVE;
        } catch (Error e) {
            say(line, bug(e));
            return ExitCode.INCONCLUSIVE;
        }
    }

    /** The command line as {@link #main} runs it, to write where the caller wants it to. */
    public static CommandLine commandLine() {
        Ansi colours = Terminal.here().colour() ? Ansi.ON : Ansi.OFF;
        return new CommandLine(new OriginDoctorCommand())
                .setColorScheme(CommandLine.Help.defaultColorScheme(colours))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(Terminal.here().helpColumns())
                .setParameterExceptionHandler((wrong, arguments) -> refuse(wrong))
                .setExecutionExceptionHandler((failure, line, parsed) -> failed(failure, line));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.WRONG_INPUT;
    }

    private static int refuse(CommandLine.ParameterException wrong) {
        CommandLine line = wrong.getCommandLine();
        say(line, wrong instanceof UnmatchedArgumentException unknown ? unknown(unknown) : brief(wrong));
        line.getErr().println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        line.getErr().flush();
        return ExitCode.WRONG_INPUT;
    }

    private static String brief(CommandLine.ParameterException wrong) {
        return wrong.getMessage().lines().findFirst().orElse("wrong arguments");
    }

    /** What was typed and means nothing here, and what it resembles. */
    private static String unknown(UnmatchedArgumentException wrong) {
        String typed = wrong.getUnmatched().get(0);
        CommandLine line = wrong.getCommandLine();
        String kind = wrong.isUnknownOption()
                ? "there is no option "
                : line.getSubcommands().isEmpty() ? "one argument too many: " : "there is no command ";
        List<String> near = wrong.getSuggestions().stream()
                .map(suggestion -> suggestion.replaceAll("[= ].*", ""))
                .limit(1)
                .toList();
        return kind + typed + (near.isEmpty() ? "" : " (did you mean " + near.get(0) + "?)");
    }

    private static int failed(Exception failure, CommandLine line) {
        Throwable cause = Causes.root(failure);
        if (Causes.isWrongInput(cause)) {
            String wayOut = cause instanceof TargetRefusedException ? "; --allow-private permits it" : "";
            say(line, cause.getMessage() + wayOut);
            return ExitCode.WRONG_INPUT;
        }
        say(line, bug(cause));
        return ExitCode.INCONCLUSIVE;
    }

    private static String bug(Throwable cause) {
        return "a bug in Origin Doctor, please report it: " + Causes.brief(cause);
    }

    private static void say(CommandLine line, String message) {
        PrintWriter err = line.getErr();
        err.println("origin-doctor: " + message);
        err.flush();
    }
}

package dev.origindoctor.cli;

import dev.origindoctor.cli.console.ExitCode;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The shell's own help with the options, made from what the commands are. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints what makes the Tab key complete commands and options.",
        footer = {
            "",
            "Examples:",
            "  source <(origin-doctor completion bash)            for this shell",
            "  source <(origin-doctor completion zsh)             the same script serves zsh",
            "For good, with bash:",
            "  cd ~/.local/share/bash-completion/completions",
            "  origin-doctor completion bash > origin-doctor"
        })
final class CompletionCommand implements Callable<Integer> {
    /** Shells that the script serves. */
    enum Shell {
        BASH,
        ZSH
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "bash|zsh", description = "Which shell.")
    private Shell shell = Shell.BASH;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.println("# origin-doctor, completed by " + shell.name().toLowerCase(Locale.ROOT));
        out.print(AutoComplete.bash("origin-doctor", spec.root().commandLine()));
        out.flush();
        return ExitCode.HEALTHY;
    }
}

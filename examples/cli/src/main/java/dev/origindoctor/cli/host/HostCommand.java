package dev.origindoctor.cli.host;

import dev.origindoctor.cli.console.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the origin's own machine can tell. */
@Command(
        name = "host",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Evidence on the origin host: listeners, firewall, logs, services, pressure.",
        subcommands = {HostCollectCommand.class, HostInspectCommand.class, HostFirewallCommand.class})
public final class HostCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.WRONG_INPUT;
    }
}

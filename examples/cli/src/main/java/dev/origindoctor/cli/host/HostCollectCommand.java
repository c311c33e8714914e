package dev.origindoctor.cli.host;

import dev.origindoctor.cli.console.ExitCode;
import dev.origindoctor.cli.console.WrongInput;
import dev.origindoctor.host.folder.CollectScript;
import dev.origindoctor.host.folder.HostCollector;
import dev.origindoctor.host.machine.LocalHost;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gathers the evidence into a folder. */
@Command(
        name = "collect",
        mixinStandardHelpOptions = true,
        description = "Gathers host evidence into a new folder that only you may enter; nothing leaves the machine.",
        footer = {
            "",
            "Examples:",
            "  sudo origin-doctor host collect facts",
            "  origin-doctor host collect --script > collect.sh",
            "  sh collect.sh facts                                on the origin"
        })
final class HostCollectCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "The folder to make.")
    private @Nullable Path folder;

    @Option(names = "--script", description = "Print a shell script that does the same on an origin without Java.")
    private boolean script;

    @Override
    public Integer call() {
        if (script == (folder != null)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "Give either a DIR or --script");
        }
        if (folder == null) {
            spec.commandLine().getOut().print(CollectScript.text());
        } else {
            spec.commandLine().getOut().println(collected(folder) + " sources in " + folder);
        }
        spec.commandLine().getOut().flush();
        return ExitCode.HEALTHY;
    }

    private static int collected(Path folder) {
        try {
            return HostCollector.collect(LocalHost.now(), folder);
        } catch (FileAlreadyExistsException e) {
            throw new WrongInput(folder + ": is there already (expected a new folder)", e);
        } catch (IOException e) {
            throw new WrongInput(folder + ": cannot be written (" + reason(e) + ")", e);
        }
    }

    private static String reason(IOException e) {
        String said = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        return said == null ? e.getClass().getSimpleName() : said;
    }
}

package dev.origindoctor.cli.ranges;

import dev.origindoctor.cli.console.ExitCode;
import dev.origindoctor.cli.console.WrongInput;
import dev.origindoctor.cli.option.Converters;
import dev.origindoctor.cli.option.LanguageOption;
import dev.origindoctor.cli.option.RangesOptions;
import dev.origindoctor.language.Language;
import dev.origindoctor.ranges.RangeFile;
import dev.origindoctor.ranges.RangeList;
import dev.origindoctor.ranges.feed.RangeFeeds;
import dev.origindoctor.ranges.feed.Refreshed;
import dev.origindoctor.ranges.feed.Refreshed.Refused;
import dev.origindoctor.ranges.feed.Refreshed.Renewed;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks the publisher for the list and keeps it in a file. */
@Command(
        name = "refresh",
        mixinStandardHelpOptions = true,
        description = "Asks the publisher for the list and keeps it in a file; prints what is new (+) and gone (-)."
                + " An answer that cannot be meant leaves the file as it is.",
        footer = {
            "",
            "Exit codes: 0 the file is up to date, 2 wrong input, 3 no answer, or one that",
            "was refused.",
            "",
            "Example:",
            "  origin-doctor ranges refresh cloudflare --file /var/lib/edge/cloudflare.txt"
        })
final class RangesRefreshCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "EDGE",
            arity = "0..1",
            defaultValue = RangesOptions.USUAL,
            description = "The list, by its identifier (${DEFAULT-VALUE}); `ranges show all` names them.")
    private String edge;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            required = true,
            description = "Where the list is kept; made where there is none yet.")
    private Path file;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "20s",
            converter = Converters.Durations.class,
            description = "How long a publisher may take (${DEFAULT-VALUE}).")
    private Duration timeout;

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Override
    public Integer call() {
        boolean kept = Files.exists(file);
        Language words = language.language();
        RangeList known = kept ? RangesOptions.read(file, words) : RangesOptions.bundled(edge, words);
        if (!known.id().equals(edge)) {
            throw new WrongInput(words.say("ranges.other_list", file, known.id(), edge));
        }
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        Refreshed refreshed = RangeFeeds.over(client, timeout)
                .refresh(known, LocalDate.now(ZoneOffset.UTC))
                .join();
        if (refreshed instanceof Renewed renewed) {
            return renewed(renewed);
        }
        if (!kept) {
            write(known);
        }
        return refreshed instanceof Refused refused ? refused(refused, kept) : unchanged(known);
    }

    private int renewed(Renewed renewed) {
        write(renewed.list());
        renewed.diff().lines().forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
        say(renewed.diff().isEmpty() ? "ranges.same" : "ranges.changed", renewed.list());
        return ExitCode.HEALTHY;
    }

    private int unchanged(RangeList known) {
        say("ranges.unchanged", known);
        return ExitCode.HEALTHY;
    }

    private int refused(Refused refused, boolean kept) {
        say(kept ? "ranges.refused_stays" : "ranges.refused_bundled", refused.why(), file);
        return ExitCode.INCONCLUSIVE;
    }

    private void say(String key, RangeList list) {
        say(key, list.id(), list.published().size(), list.date());
    }

    /** All of the file or nothing: another program may read it at any time. */
    private void write(RangeList list) {
        try {
            Path whole = file.toAbsolutePath();
            Path next = whole.resolveSibling(whole.getFileName() + ".new");
            Files.writeString(next, RangeFile.write(list));
            Files.move(next, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new WrongInput(
                    language.language()
                            .say("ranges.unwritable", file, e.getClass().getSimpleName()),
                    e);
        }
    }

    private void say(String key, @Nullable Object... values) {
        spec.commandLine()
                .getErr()
                .println("origin-doctor: " + language.language().say(key, values));
        spec.commandLine().getErr().flush();
    }
}

package dev.origindoctor.cli.option;

import dev.origindoctor.cli.console.WrongInput;
import dev.origindoctor.language.Language;
import dev.origindoctor.ranges.EdgeRanges;
import dev.origindoctor.ranges.RangeFile;
import dev.origindoctor.ranges.RangeList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose ranges are meant, and whether those that came with the program or refreshed ones. */
public final class RangesOptions {
    public static final String USUAL = "cloudflare";

    @Option(
            names = "--edge",
            paramLabel = "EDGE",
            description = "The list, by its identifier (" + USUAL + "); `ranges show all` names them.")
    private @Nullable String edge;

    @Option(
            names = "--ranges",
            paramLabel = "FILE",
            description = "A file that `ranges refresh` wrote, instead of the ranges that came with the program.")
    private @Nullable Path file;

    public RangeList list(Language words) {
        if (file == null) {
            return bundled(edge == null ? USUAL : edge, words);
        }
        RangeList list = read(file, words);
        if (edge != null && !edge.equals(list.id())) {
            throw new WrongInput(words.say("ranges.other_list", "--ranges " + file, list.id(), edge));
        }
        return list;
    }

    public static RangeList bundled(String id, Language words) {
        return EdgeRanges.bundled()
                .byId(id)
                .orElseThrow(() -> new WrongInput(words.say(
                        "ranges.unknown",
                        id,
                        EdgeRanges.bundled().lists().stream().map(RangeList::id).collect(Collectors.joining(", ")))));
    }

    public static RangeList read(Path file, Language words) {
        return RangeFile.read(file.toString(), text(file, words));
    }

    public static String text(Path file, Language words) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new WrongInput(words.say("ranges.unreadable", file), e);
        }
    }
}

package dev.origindoctor.cli.watch;

import dev.origindoctor.cli.option.RangesOptions;
import dev.origindoctor.language.Language;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.RangeDiff;
import dev.origindoctor.ranges.RangeList;
import dev.origindoctor.ranges.feed.RangeFeeds;
import dev.origindoctor.ranges.feed.Refreshed;
import dev.origindoctor.ranges.feed.Refreshed.Refused;
import dev.origindoctor.ranges.feed.Refreshed.Renewed;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** How the ranges that a publisher has now differ from those in a file; the file stays as it is. */
final class RangesDrift implements Supplier<CompletableFuture<RangeDiff>> {
    private static final RangeDiff NONE = RangeDiff.between(AddressSet.empty(), AddressSet.empty());

    private final RangeList known;
    private final RangeFeeds feeds = RangeFeeds.over(
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build(), Duration.ofSeconds(20));
    private final Path file;
    private final Language words;
    private final PrintWriter err;

    RangesDrift(Path file, Language words, PrintWriter err) {
        this.known = RangesOptions.read(file, words);
        this.file = file;
        this.words = words;
        this.err = err;
    }

    @Override
    public CompletableFuture<RangeDiff> get() {
        return feeds.refresh(known, LocalDate.now(ZoneOffset.UTC)).thenApply(this::difference);
    }

    private RangeDiff difference(Refreshed refreshed) {
        if (refreshed instanceof Refused refused) {
            err.println("origin-doctor: " + words.say("ranges.refused_stays", refused.why(), file));
            err.flush();
        }
        return refreshed instanceof Renewed renewed ? renewed.diff() : NONE;
    }
}

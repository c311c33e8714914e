package dev.origindoctor.ranges.feed;

import dev.origindoctor.ranges.Cidr;
import dev.origindoctor.ranges.FeedFormat;
import dev.origindoctor.ranges.RangeDiff;
import dev.origindoctor.ranges.RangeList;
import dev.origindoctor.ranges.feed.Refreshed.Refused;
import dev.origindoctor.ranges.feed.Refreshed.Renewed;
import dev.origindoctor.ranges.feed.Refreshed.Unchanged;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Asks publishers for their lists. Nothing asks unless a program or a person does. */
public final class RangeFeeds {
    /** The longest feed, of all AWS ranges, has about 3 MB. */
    private static final int MOST_BYTES = 16 << 20;

    private final HttpClient client;
    private final Duration timeout;

    private RangeFeeds(HttpClient client, Duration timeout) {
        this.client = Objects.requireNonNull(client, "client");
        this.timeout = Objects.requireNonNull(timeout, "timeout");
    }

    /** Feeds that are asked through {@code client}, each within {@code timeout}. */
    public static RangeFeeds over(HttpClient client, Duration timeout) {
        return new RangeFeeds(client, timeout);
    }

    /**
     * Asks the feeds of {@code known} for a newer list. An answer that holds anything but blocks, reserved or far too
     * wide ones, or far fewer or more of them than before, is refused.
     *
     * @param today the day to date a new list with
     */
    public CompletableFuture<Refreshed> refresh(RangeList known, LocalDate today) {
        if (known.feeds().isEmpty()) {
            return CompletableFuture.completedFuture(new Refused("no feed of " + known.title() + " is known"));
        }
        return ask(known, known.tags())
                .thenCompose(answers -> partly(answers) ? ask(known, Map.of()) : completed(answers))
                .thenApply(answers -> judge(known, answers, today))
                .exceptionally(RangeFeeds::failed);
    }

    private static <T> CompletableFuture<T> completed(T value) {
        return CompletableFuture.completedFuture(value);
    }

    /** With one part of a list new and another unchanged, all of it is asked for again. */
    private static boolean partly(List<HttpResponse<String>> answers) {
        long unchanged =
                answers.stream().filter(answer -> answer.statusCode() == 304).count();
        return unchanged > 0 && unchanged < answers.size();
    }

    private CompletableFuture<List<HttpResponse<String>>> ask(RangeList known, Map<URI, String> tags) {
        CompletableFuture<List<HttpResponse<String>>> all = completed(new ArrayList<>());
        for (URI feed : known.feeds()) {
            all = all.thenCombine(ask(feed, Optional.ofNullable(tags.get(feed))), (answers, answer) -> {
                answers.add(answer);
                return answers;
            });
        }
        return all;
    }

    private CompletableFuture<HttpResponse<String>> ask(URI feed, Optional<String> tag) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(feed).timeout(timeout).header("Accept", "*/*");
        tag.ifPresent(known -> request.header("If-None-Match", known));
        return client.sendAsync(request.build(), head -> new BoundedBody(MOST_BYTES))
                .exceptionally(failure -> {
                    throw new FeedText.NoList(feed + ": " + said(failure));
                });
    }

    /** In a few words, without the names of classes. */
    private String said(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof HttpTimeoutException) {
            return "no answer within " + timeout.toMillis() + "ms";
        }
        String said = cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return (cause instanceof ConnectException ? "no connection" : "no whole answer") + said;
    }

    private static Refreshed judge(RangeList known, List<HttpResponse<String>> answers, LocalDate today) {
        if (answers.stream().allMatch(answer -> answer.statusCode() == 304)) {
            return new Unchanged();
        }
        List<Cidr> blocks = new ArrayList<>();
        Map<URI, String> tags = new HashMap<>();
        for (int i = 0; i < answers.size(); i++) {
            HttpResponse<String> answer = answers.get(i);
            URI feed = known.feeds().get(i);
            if (answer.statusCode() != 200) {
                String place = answer.headers()
                        .firstValue("Location")
                        .map(to -> ", go to " + to)
                        .orElse("");
                return new Refused(feed + ": answered " + answer.statusCode() + place);
            }
            blocks.addAll(read(known.format(), answer.body(), feed));
            answer.headers().firstValue("ETag").ifPresent(tag -> tags.put(feed, tag));
        }
        Optional<String> refusal = RangeCheck.refusal(known, blocks);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        RangeList list = known.renewed(blocks.stream().distinct().sorted().toList(), today, tags);
        return new Renewed(list, RangeDiff.between(known.addresses(), list.addresses()));
    }

    private static List<Cidr> read(FeedFormat format, String body, URI feed) {
        try {
            return FeedText.read(format, body);
        } catch (FeedText.NoList why) {
            throw new FeedText.NoList(feed + ": " + why.getMessage());
        }
    }

    private static Refreshed failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof FeedText.NoList refused) {
            return new Refused(String.valueOf(refused.getMessage()));
        }
        throw failure instanceof RuntimeException ours ? ours : new CompletionException(failure);
    }
}

package dev.origindoctor.edge;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where an edge had a page from, as its own header says. */
public enum PageSource {
    /** From the origin, or checked there, for this very request. */
    ORIGIN,
    /** From its own store; the origin was not asked. */
    STORE,
    /** The edge does not say. */
    UNSAID;

    // spotless:off
    private static final Map<Edge, Mark> MARKS = new EnumMap<>(Map.of(
            // Documented: default cache behaviour, "Cloudflare cache responses".
            Edge.CLOUDFLARE,       words("cf-cache-status", Set.of("dynamic", "miss", "bypass", "expired", "revalidated"), Set.of("hit", "stale", "updating")),
            // Observed, and named in the maker's guide: RefreshHit is a page that the origin has just confirmed.
            Edge.CLOUDFRONT,       words("x-cache", Set.of("miss from cloudfront", "refreshhit from cloudfront"), Set.of("hit from cloudfront")),
            // Documented: a word from each server on the way, and only MISS of all of them means that the origin was asked.
            Edge.FASTLY,           words("x-cache", Set.of("miss"), Set.of("hit")),
            // Documented: the last two are pages that may not be kept.
            Edge.AZURE_FRONT_DOOR, words("x-cache", Set.of("tcp_miss", "config_nocache", "private_nostore"), Set.of("tcp_hit", "tcp_remote_hit")),
            Edge.BUNNY,            words("cdn-cache", Set.of("miss", "bypass"), Set.of("hit")),
            // Measured with 7.1: one number for a page that was fetched, a second one for the request that fetched it before.
            Edge.VARNISH,          new Mark("x-varnish", value -> value.strip().contains(" ") ? STORE : ORIGIN)));
    // spotless:on

    /** Edges without a store, or with one that marks what it keeps by {@code Age} (RFC 9111 section 5.1); nginx does not. */
    private static final Set<Edge> AGE_TELLS = Set.of(Edge.AWS_ALB, Edge.HAPROXY, Edge.APACHE);

    private record Mark(String header, Function<String, PageSource> meaning) {}

    private static Mark words(String header, Set<String> fetched, Set<String> kept) {
        return new Mark(header, value -> {
            List<String> words = Arrays.stream(value.toLowerCase(Locale.ROOT).split(",", -1))
                    .map(String::strip)
                    .toList();
            return words.stream().anyMatch(kept::contains) ? STORE : fetched.containsAll(words) ? ORIGIN : UNSAID;
        });
    }

    /**
     * Reads the header by which {@code edge} says so.
     *
     * @param headers the value of an answer's header, by its name
     */
    public static PageSource of(Edge edge, Function<String, Optional<String>> headers) {
        Objects.requireNonNull(headers, "headers");
        Mark mark = MARKS.get(edge);
        if (mark != null) {
            return headers.apply(mark.header()).map(mark.meaning()).orElse(UNSAID);
        }
        return !AGE_TELLS.contains(edge) ? UNSAID : headers.apply("age").isPresent() ? STORE : ORIGIN;
    }

    /** The names of all headers that tell it, in small letters. */
    public static Set<String> headers() {
        return Stream.concat(MARKS.values().stream().map(Mark::header), Stream.of("age"))
                .collect(Collectors.toUnmodifiableSet());
    }
}

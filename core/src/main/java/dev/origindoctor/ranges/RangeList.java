package dev.origindoctor.ranges;

import dev.origindoctor.edge.Edge;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of one edge as its publisher listed them on a day.
 *
 * @param id names the list: the edge, and who is meant where it has several
 * @param edge names the edge, also one that {@link Edge} does not know
 * @param date when the publisher said so; null where the copy carries no date
 * @param feeds where the publisher keeps the list for programs; empty where there is no such place
 * @param format how the feeds are written
 * @param source where this copy came from
 * @param published the blocks, as they were written
 * @param tags what the feeds called their answers (ETag), to ask for newer ones only
 */
public record RangeList(
        String id,
        String title,
        String edge,
        Set<Facing> faces,
        @Nullable LocalDate date,
        List<URI> feeds,
        FeedFormat format,
        String source,
        List<Cidr> published,
        Map<URI, String> tags) {
    /** Copies the lists; there is no list without a block. */
    public RangeList {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(edge, "edge");
        faces = Set.copyOf(faces);
        feeds = List.copyOf(feeds);
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(source, "source");
        published = List.copyOf(published);
        tags = Map.copyOf(tags);
        if (published.isEmpty()) {
            throw new IllegalArgumentException("ranges of " + id + ": none");
        }
    }

    /** Whom an edge's addresses talk to. */
    public enum Facing {
        /** The edge connects to origins from these addresses. */
        ORIGIN,
        /** Visitors reach the edge under these addresses. */
        VISITORS
    }

    /** The blocks as a set. */
    public AddressSet addresses() {
        return AddressSet.of(published);
    }

    /** The same list as its feeds answered on {@code day}. */
    public RangeList renewed(List<Cidr> blocks, LocalDate day, Map<URI, String> newTags) {
        return new RangeList(id, title, edge, faces, day, feeds, format, "its feeds", blocks, newTags);
    }
}

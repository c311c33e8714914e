package dev.origindoctor.ranges;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.ranges.RangeList.Facing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The published ranges of every edge that is known, dated. */
public final class EdgeRanges {
    /** The files that come with the library; how each was come by stands in its head. */
    private static final List<String> FILES = List.of(
            "cloudflare",
            "fastly",
            "cloudfront",
            "cloudfront-visitors",
            "google_cloud",
            "azure_front_door",
            "azure_front_door-visitors",
            "gcore",
            "imperva",
            "sucuri",
            "arvancloud",
            "gocache");

    private final List<RangeList> lists;

    private EdgeRanges(Collection<RangeList> lists) {
        this.lists = List.copyOf(lists);
    }

    /** The lists that come with the library. */
    public static EdgeRanges bundled() {
        return Bundle.RANGES;
    }

    private static final class Bundle {
        static final EdgeRanges RANGES =
                new EdgeRanges(FILES.stream().map(EdgeRanges::read).toList());
    }

    /** Lists from elsewhere, such as refreshed ones. */
    public static EdgeRanges of(Collection<RangeList> lists) {
        return new EdgeRanges(lists);
    }

    private static RangeList read(String id) {
        try (InputStream in = EdgeRanges.class.getResourceAsStream(id + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("ranges of " + id + " are missing from the library");
            }
            return RangeFile.read(id + ".txt", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every list, the best known edge first. */
    public List<RangeList> lists() {
        return lists;
    }

    /** The list of this identifier. */
    public Optional<RangeList> byId(String id) {
        return lists.stream().filter(list -> list.id().equals(id)).findFirst();
    }

    /** The addresses from which {@code edge} connects to origins; empty where none are published. */
    public Optional<RangeList> of(Edge edge) {
        return facing(edge, Facing.ORIGIN);
    }

    /** The addresses under which visitors reach {@code edge}; empty where none are published. */
    public Optional<RangeList> visitorsOf(Edge edge) {
        return facing(edge, Facing.VISITORS);
    }

    private Optional<RangeList> facing(Edge edge, Facing facing) {
        return lists.stream()
                .filter(list -> list.edge().equals(edge.id()) && list.faces().contains(facing))
                .findFirst();
    }

    /** The lists that hold {@code address}. */
    public List<RangeList> holding(Ip address) {
        return lists.stream()
                .filter(list -> list.published().stream().anyMatch(block -> block.contains(address)))
                .toList();
    }
}

package dev.origindoctor.ranges;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The file of one {@link RangeList}: lines {@code # key: value}, then a block a line. */
public final class RangeFile {
    private RangeFile() {}

    /** Reads a file; {@code name} is for the message where a line is wrong. */
    public static RangeList read(String name, String text) {
        Map<String, List<String>> head = new HashMap<>();
        List<Cidr> blocks = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\r?\n", -1)) {
            number++;
            if (line.startsWith("# ") && line.indexOf(": ") > 0) {
                String[] pair = line.substring(2).split(": ", 2);
                head.computeIfAbsent(pair[0], key -> new ArrayList<>()).add(pair[1]);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                String where = name + " line " + number + ": " + line.strip() + " (expected ADDRESS/LENGTH)";
                blocks.add(Cidr.parse(line.strip()).orElseThrow(() -> new IllegalArgumentException(where)));
            }
        }
        return list(name, head, blocks);
    }

    private static RangeList list(String name, Map<String, List<String>> head, List<Cidr> blocks) {
        String id = one(head, "id", name);
        String date = one(head, "date", "");
        return new RangeList(
                id,
                one(head, "title", id),
                one(head, "edge", id),
                Arrays.stream(one(head, "faces", "origin, visitors").split(", *"))
                        .map(face -> RangeList.Facing.valueOf(face.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet()),
                date.isEmpty() ? null : LocalDate.parse(date),
                head.getOrDefault("feed", List.of()).stream().map(URI::create).toList(),
                FeedFormat.byId(one(head, "format", "none")).orElse(FeedFormat.NONE),
                one(head, "source", name),
                blocks,
                tags(head.getOrDefault("tag", List.of())));
    }

    private static Map<URI, String> tags(List<String> pairs) {
        return pairs.stream()
                .map(pair -> pair.split(" ", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> URI.create(pair[0]), pair -> pair[1], (one, other) -> other));
    }

    private static String one(Map<String, List<String>> head, String key, String otherwise) {
        return head.getOrDefault(key, List.of(otherwise)).get(0);
    }

    /** Writes the file that {@link #read} reads. */
    public static String write(RangeList list) {
        List<String> lines = new ArrayList<>();
        lines.add("# id: " + list.id());
        lines.add("# title: " + list.title());
        lines.add("# edge: " + list.edge());
        lines.add("# faces: "
                + list.faces().stream()
                        .sorted()
                        .map(face -> face.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ")));
        lines.addAll(dated(list.date()));
        list.feeds().forEach(feed -> lines.add("# feed: " + feed));
        lines.add("# format: " + list.format().id());
        lines.add("# source: " + list.source());
        new TreeMap<>(list.tags()).forEach((feed, tag) -> lines.add("# tag: " + feed + " " + tag));
        list.published().forEach(block -> lines.add(block.toString()));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> dated(@Nullable LocalDate date) {
        return date == null ? List.of() : List.of("# date: " + date);
    }
}

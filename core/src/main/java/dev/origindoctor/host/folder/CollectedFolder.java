package dev.origindoctor.host.folder;

import dev.origindoctor.host.access.HostAccess;
import dev.origindoctor.host.access.HostSource;
import dev.origindoctor.host.access.HostSources;
import dev.origindoctor.host.source.Neutral;
import dev.origindoctor.host.source.PlainText;
import dev.origindoctor.host.source.Reading;
import dev.origindoctor.host.source.SourceText;
import dev.origindoctor.host.source.SourceText.Cut;
import dev.origindoctor.host.source.Unread;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was collected on a machine, in a folder. The folder may come from anybody: nothing outside of it is opened, no
 * link is followed, and no more is read than the bounds allow.
 */
public final class CollectedFolder implements HostAccess {
    static final String VERSION = "origin-doctor/host/1";
    static final String CERTIFICATES = "certificates ";
    private static final int MANIFEST = 4 << 20;
    private static final int MOST = 10_000;

    private final Path folder;
    private final Instant takenAt;
    private final Map<String, Entry> entries;

    /** A line of the manifest: a file with its time, or why there is none. */
    private record Entry(
            @Nullable String file,
            Instant takenAt,
            Cut cut,
            @Nullable Unread unread) {}

    private CollectedFolder(Path folder, Instant takenAt, Map<String, Entry> entries) {
        this.folder = folder;
        this.takenAt = takenAt;
        this.entries = entries;
    }

    /**
     * Opens a folder.
     *
     * @throws IllegalArgumentException where it is no folder of that kind, with one clear sentence
     * @throws IOException where it cannot be read
     */
    public static CollectedFolder open(Path folder) throws IOException {
        Path manifest = folder.resolve("manifest.tsv");
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("host folder: " + shown(folder) + " is no folder");
        }
        if (!Files.isRegularFile(manifest, LinkOption.NOFOLLOW_LINKS)) {
            throw new IllegalArgumentException("host folder: " + shown(folder) + " has no manifest.tsv in it");
        }
        if (Files.size(manifest) > MANIFEST) {
            throw new IllegalArgumentException(
                    "host folder: its manifest.tsv is larger than " + (MANIFEST >> 20) + " MB");
        }
        List<String> lines = new String(Files.readAllBytes(manifest), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (lines.isEmpty() || !lines.get(0).equals(VERSION)) {
            String first = lines.isEmpty() ? "nothing" : '"' + Neutral.text(lines.get(0), 60) + '"';
            throw new IllegalArgumentException(
                    "host folder: manifest.tsv begins with " + first + " (expected \"" + VERSION + "\")");
        }
        Instant takenAt = taken(lines);
        return new CollectedFolder(folder, takenAt, entries(lines, takenAt));
    }

    private static String shown(Path folder) {
        return Neutral.text(folder.toString(), 200);
    }

    private static Instant taken(List<String> lines) {
        String line = lines.size() > 1 ? lines.get(1) : "";
        try {
            return Instant.parse(line.startsWith("taken\t") ? line.substring(6) : line);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "host folder: the second line of manifest.tsv is no time (expected \"taken\", a tab and a time such as 2026-11-21T09:00:00Z)",
                    e);
        }
    }

    private static Map<String, Entry> entries(List<String> lines, Instant takenAt) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (String line : lines.subList(2, Math.min(lines.size(), MOST))) {
            String[] fields = line.split("\t", -1);
            if (fields.length == 5 && fields[0].equals("read")) {
                entries.putIfAbsent(fields[4], new Entry(fields[1], time(fields[2], takenAt), cut(fields[3]), null));
            } else if (fields.length == 5 && fields[0].equals("unread")) {
                entries.putIfAbsent(fields[2], new Entry(null, takenAt, Cut.NOTHING, unread(fields)));
            }
        }
        return entries;
    }

    private static Instant time(String text, Instant otherwise) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return otherwise;
        }
    }

    static String cut(Cut cut) {
        return switch (cut) {
            case NOTHING -> "whole";
            case BEGINNING -> "no-beginning";
            case END -> "no-end";
        };
    }

    /** What is not known to be whole is not taken for whole. */
    private static Cut cut(String word) {
        return switch (word) {
            case "whole" -> Cut.NOTHING;
            case "no-beginning" -> Cut.BEGINNING;
            default -> Cut.END;
        };
    }

    private static Unread unread(String[] fields) {
        Unread.Kind kind = switch (fields[1].toLowerCase(Locale.ROOT)) {
            case "absent" -> Unread.Kind.ABSENT;
            case "forbidden" -> Unread.Kind.FORBIDDEN;
            default -> Unread.Kind.FAILED;
        };
        String command = fields[4].isBlank() ? null : Neutral.text(fields[4], 2000);
        return new Unread(fields[2], kind, fields[3], command);
    }

    @Override
    public Instant takenAt() {
        return takenAt;
    }

    @Override
    public List<Reading> read(HostSource source) {
        if (source.kind() != HostSource.Kind.FILES) {
            return List.of(entry(source.name(), source));
        }
        Pattern pattern = Pattern.compile("\\Q" + source.target().replace("*", "\\E[^/]*\\Q") + "\\E");
        List<Reading> readings = new ArrayList<>();
        entries.keySet().stream()
                .filter(name -> pattern.matcher(name).matches())
                .forEach(name -> readings.add(entry(name, source.at(name))));
        return readings;
    }

    @Override
    public Reading certificates(String path) {
        HostSource source = HostSources.certificatesAt(path).named(CERTIFICATES + path);
        if (!entries.containsKey(source.name())) {
            String command = "sudo cat " + Neutral.text(path, 200);
            return new Unread(path, Unread.Kind.ABSENT, "its certificates were not collected", command);
        }
        Reading reading = entry(source.name(), source);
        return reading instanceof SourceText text
                ? new SourceText(path, text.text(), text.takenAt(), text.cut())
                : ((Unread) reading).named(path);
    }

    @Override
    public Reading log(String path) {
        return entry(path, HostSources.logAt(path));
    }

    @Override
    public Reading jail(String name) {
        HostSource source = HostSources.jail(name);
        return entry(source.name(), source);
    }

    private Reading entry(String name, HostSource source) {
        Entry entry = entries.get(name);
        if (entry == null) {
            return new Unread(name, Unread.Kind.NOT_COLLECTED, "the folder says nothing of it", source.byHand());
        }
        String file = entry.file();
        if (file == null) {
            return java.util.Objects.requireNonNull(entry.unread());
        }
        Path path = folder.resolve(file.matches("[0-9]{4}\\.txt") ? file : "manifest.tsv");
        boolean plain = file.matches("[0-9]{4}\\.txt") && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
        if (!plain) {
            return new Unread(
                    name, Unread.Kind.FAILED, "its file in the folder is missing, or no plain file", source.byHand());
        }
        try {
            return text(name, source, entry, path);
        } catch (IOException e) {
            return new Unread(name, Unread.Kind.FAILED, "its file in the folder cannot be read", source.byHand());
        }
    }

    /** What was left out when it was collected is left out again: the folder may be of another's making. */
    private static Reading text(String name, HostSource source, Entry entry, Path path) throws IOException {
        long size = Files.size(path);
        boolean large = size > source.limit();
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            if (large && source.end()) {
                in.skipNBytes(size - source.limit());
            }
            String text = PlainText.of(in.readNBytes(source.limit()));
            Cut cut = large ? (source.end() ? Cut.BEGINNING : Cut.END) : entry.cut();
            return new SourceText(name, source.privacy().apply(text), entry.takenAt(), cut);
        }
    }
}

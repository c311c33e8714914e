package dev.origindoctor.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the documentation: written by hand, with parts between markers that are generated. {@code -Ddocs=write}
 * rewrites those parts, and a plain run fails where one is out of date.
 */
final class Page {
    static final Path FOLDER = Path.of("..", "docs", "taxonomy");
    private static final Pattern PART =
            Pattern.compile("(<!-- generated: ([a-z-]+) -->\n).*?(\n?<!-- /generated -->)", Pattern.DOTALL);

    private final String name;
    private final Map<String, String> parts = new LinkedHashMap<>();

    private Page(String name) {
        this.name = name;
    }

    static Page named(String name) {
        return new Page(name);
    }

    Page with(String part, String text) {
        parts.put(part, text);
        return this;
    }

    String name() {
        return name;
    }

    Map<String, String> parts() {
        return parts;
    }

    /** The page as it is on the disk; empty where it is missing. */
    String found() {
        try {
            Path file = FOLDER.resolve(name);
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is written by hand on it. */
    String story() {
        return PART.matcher(found())
                .replaceAll("")
                .replaceAll("(?s)## Seen, and what follows.*?```report.*?```", "")
                .strip();
    }

    /** The page as it ought to be: what is written by hand, and the generated parts as they are now. */
    String expected() {
        return PART.matcher(found())
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + parts.getOrDefault(found.group(2), "")
                        + "\n" + found.group(3).strip()));
    }

    void write() {
        try {
            Files.writeString(FOLDER.resolve(name), expected());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}

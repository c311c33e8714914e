package dev.origindoctor.benchmarks.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A line that a benchmark may not cross: bytes of heap for an operation, or the processor time for one as a multiple of
 * another benchmark's in the same run. There is no limit in seconds: those are the machine's. JDKs differ in what they
 * allocate, so that each was measured by itself, and is held against its own figure.
 *
 * @param benchmark which one, as {@link Subject} writes it
 * @param than whose processor time is the measure; null where the limit is in bytes
 * @param most the limit
 * @param measured what it was when the limit was drawn
 */
record Limit(Subject benchmark, @Nullable Subject than, double most, double measured) {
    private static final Set<String> FIELDS = Set.of("benchmark", "than", "measured", "room", "headroom");

    Limit {
        if (!(measured > 0) || !(most > measured)) {
            throw new IllegalArgumentException(
                    benchmark + ": limit " + most + ", measured " + measured + " (expected some room above it)");
        }
    }

    /** What {@code run} has to be held against it, where it was measured. */
    Optional<Double> figure(Map<Subject, Measured> run) {
        Measured own = run.getOrDefault(benchmark, Measured.NOTHING);
        if (than == null) {
            return Optional.of(own.bytes()).filter(bytes -> bytes > 0);
        }
        Measured other = run.getOrDefault(than, Measured.NOTHING);
        return Optional.of(own.cpuMicros() / other.cpuMicros()).filter(ratio -> ratio > 0 && ratio < Double.MAX_VALUE);
    }

    /** Whether {@code figure} stays below it. */
    boolean holds(@Nullable Double figure) {
        return figure != null && figure <= most;
    }

    /** Reads the file of limits, a list of objects, as far as they are for this JDK. */
    static List<Limit> read(Path file) throws IOException {
        return read(file, Runtime.version().feature());
    }

    /** The same for another JDK: what counts is the newest figure that is no newer than it, else the oldest. */
    static List<Limit> read(Path file, int jdk) throws IOException {
        List<Limit> limits = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        try (JsonParser in = new JsonFactory().createParser(ObjectReadContext.empty(), Files.readString(file))) {
            expect(in.nextToken(), JsonToken.START_ARRAY);
            while (in.nextToken() != JsonToken.END_ARRAY) {
                Map<String, String> fields = new HashMap<>();
                NavigableMap<Integer, Double> figures = new TreeMap<>();
                readInto(fields, figures, in);
                if (!seen.add(fields.get("benchmark") + " " + fields.get("than"))) {
                    throw new IllegalArgumentException("twice: " + fields.get("benchmark"));
                }
                limits.add(of(fields, figures, jdk));
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException(file + ": " + e.getOriginalMessage(), e);
        }
        if (limits.isEmpty()) {
            throw new IllegalArgumentException(file + ": no limits");
        }
        return limits;
    }

    private static void readInto(Map<String, String> fields, NavigableMap<Integer, Double> figures, JsonParser in) {
        expect(in.currentToken(), JsonToken.START_OBJECT);
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            if (!FIELDS.contains(name)) {
                throw new IllegalArgumentException("unknown field: " + name);
            }
            in.nextToken();
            if (name.equals("measured")) {
                expect(in.currentToken(), JsonToken.START_OBJECT);
                while (in.nextToken() != JsonToken.END_OBJECT) {
                    int jdk = Integer.parseInt(in.currentName());
                    in.nextToken();
                    figures.put(jdk, Double.valueOf(in.getString()));
                }
            } else {
                fields.put(name, in.getString());
            }
        }
    }

    private static Limit of(Map<String, String> fields, NavigableMap<Integer, Double> figures, int jdk) {
        String than = fields.get("than");
        needed(fields, "headroom");
        Map.Entry<Integer, Double> nearest = figures.floorEntry(jdk);
        double measured = Objects.requireNonNull(
                        nearest == null ? figures.firstEntry() : nearest, () -> "missing: measured in " + fields)
                .getValue();
        return new Limit(
                Subject.parse(needed(fields, "benchmark")),
                than == null ? null : Subject.parse(than),
                measured * Double.parseDouble(needed(fields, "room")),
                measured);
    }

    private static String needed(Map<String, String> fields, String name) {
        return Objects.requireNonNull(fields.get(name), () -> "missing: " + name + " in " + fields);
    }

    private static void expect(@Nullable JsonToken token, JsonToken expected) {
        if (token != expected) {
            throw new IllegalArgumentException("expected a list of objects");
        }
    }
}

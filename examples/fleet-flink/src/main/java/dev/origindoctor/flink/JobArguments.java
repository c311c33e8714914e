package dev.origindoctor.flink;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.fleet.Depth;
import dev.origindoctor.origin.SslMode;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.core.fs.Path;
import org.apache.flink.util.ParameterTool;
import org.apache.flink.util.TimeUtils;
import org.jspecify.annotations.Nullable;

/**
 * What the job was started with.
 *
 * @param targets the file, or the folder of files, with the origins
 * @param out the folder for results
 * @param every how long a round takes; null where the targets are looked at once
 * @param checkpoints the time between checkpoints, after which results become visible
 * @param capacity how many looks one subtask waits for
 * @param fleet how the origins are looked at
 */
record JobArguments(
        String targets, Path out, @Nullable Duration every, Duration checkpoints, int capacity, FleetOptions fleet) {
    static final String USAGE = """
            --targets FILE|FOLDER --out FOLDER [--depth reach|hello|full] [--edge cloudflare] [--ssl-mode full]
            [--port N] [--in-flight 1000] [--capacity 2000] [--timeout 5s] [--patience 10m] [--every 5m]
            [--checkpoints 10s] [--allow-private]""";

    private static final Set<String> KNOWN = Set.of(
            "targets",
            "out",
            "depth",
            "edge",
            "ssl-mode",
            "port",
            "in-flight",
            "capacity",
            "timeout",
            "patience",
            "every",
            "checkpoints",
            "allow-private");

    /**
     * Reads the arguments.
     *
     * @throws IllegalArgumentException where they cannot be meant
     */
    static JobArguments of(String... arguments) {
        ParameterTool given = ParameterTool.fromArgs(arguments);
        Set<String> unknown = new TreeSet<>(given.toMap().keySet());
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown: --" + String.join(", --", unknown));
        }
        return new JobArguments(
                needed(given, "targets"),
                new Path(needed(given, "out")),
                given.has("every") ? duration(given, "every", "") : null,
                duration(given, "checkpoints", "10s"),
                positive(given, "capacity", 2_000),
                fleet(given).checked());
    }

    private static FleetOptions fleet(ParameterTool given) {
        String depth = given.get("depth", Depth.REACH.id());
        String edge = given.get("edge", Edge.CLOUDFLARE.id());
        String sslMode = given.get("ssl-mode", SslMode.FULL.id());
        return new FleetOptions(
                Depth.byId(depth).orElseThrow(() -> unknown("depth", depth)),
                Edge.byId(edge).orElseThrow(() -> unknown("edge", edge)),
                SslMode.byId(sslMode).orElseThrow(() -> unknown("ssl-mode", sslMode)),
                given.has("port") ? positive(given, "port", 0) : null,
                positive(given, "in-flight", 1_000),
                duration(given, "timeout", depth.equals(Depth.FULL.id()) ? "20s" : "5s"),
                duration(given, "patience", "10m"),
                given.has("allow-private"));
    }

    private static String needed(ParameterTool given, String name) {
        String text = given.get(name);
        if (text == null) {
            throw new IllegalArgumentException("--" + name + ": missing");
        }
        return text;
    }

    private static int positive(ParameterTool given, String name, int otherwise) {
        String text = given.get(name, String.valueOf(otherwise));
        if (!text.matches("[1-9][0-9]{0,7}")) {
            throw new IllegalArgumentException("--" + name + ": " + text + " (expected a number above 0)");
        }
        return Integer.parseInt(text);
    }

    private static Duration duration(ParameterTool given, String name, String otherwise) {
        String text = given.get(name, otherwise);
        try {
            Duration duration = TimeUtils.parseDuration(text);
            if (!duration.isZero()) {
                return duration;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--" + name + ": " + text + " (expected 30s or 5m)", e);
        }
        throw new IllegalArgumentException("--" + name + ": " + text + " (expected more than nothing)");
    }

    private static IllegalArgumentException unknown(String name, String text) {
        return new IllegalArgumentException("--" + name + ": \"" + text + "\" is unknown");
    }
}

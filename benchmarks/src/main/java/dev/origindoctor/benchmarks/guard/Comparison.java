package dev.origindoctor.benchmarks.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run beside the limits.
 *
 * @param rows a row of a table for each limit
 * @param complaints what is wrong, the benchmark named; empty where all is well
 */
record Comparison(List<String> rows, List<String> complaints) {
    static Comparison of(List<Limit> limits, Map<Subject, Measured> run) {
        List<String> rows = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        for (Limit limit : limits) {
            Double now = now(limit, run);
            if (now == null) {
                complaints.add(what(limit) + ": not measured");
            } else if (now > limit.most()) {
                complaints.add(what(limit) + ": " + figure(limit, now) + ", the limit is " + figure(limit, limit.most())
                        + " (it was " + figure(limit, limit.measured()) + ")");
            }
            rows.add("| " + what(limit) + " | " + (now == null ? "none" : figure(limit, now)) + " | "
                    + figure(limit, limit.measured()) + " | " + figure(limit, limit.most()) + " |");
        }
        return new Comparison(rows, complaints);
    }

    private static @Nullable Double now(Limit limit, Map<Subject, Measured> run) {
        Measured measured = run.get(limit.benchmark());
        if (measured == null || limit.than() == null) {
            return measured == null || !(measured.bytes() > 0) ? null : measured.bytes();
        }
        Measured baseline = run.get(limit.than());
        if (baseline == null || !(baseline.cpuMicros() > 0 && measured.cpuMicros() > 0)) {
            return null;
        }
        return measured.cpuMicros() / baseline.cpuMicros();
    }

    private static String what(Limit limit) {
        return limit.than() == null ? limit.benchmark().toString() : limit.benchmark() + " to " + limit.than();
    }

    private static String figure(Limit limit, double number) {
        return String.format(Locale.ROOT, limit.than() == null ? "%,.0f bytes" : "%.2f", number);
    }
}

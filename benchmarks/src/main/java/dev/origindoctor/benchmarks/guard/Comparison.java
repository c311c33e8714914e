package dev.origindoctor.benchmarks.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A run beside the limits.
 *
 * @param rows a row of a table for each limit
 * @param complaints what is wrong, the benchmark named; empty where all is well
 */
record Comparison(List<String> rows, List<String> complaints) {
    static Comparison of(List<Limit> limits, Map<Limit, Double> figures) {
        List<String> rows = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        for (Limit limit : limits) {
            Double now = figures.get(limit);
            if (now == null) {
                complaints.add(what(limit) + ": not measured");
            } else if (!limit.holds(now)) {
                complaints.add(what(limit) + ": " + figure(limit, now) + ", the limit is " + figure(limit, limit.most())
                        + " (it was " + figure(limit, limit.measured()) + ")");
            }
            rows.add("| " + what(limit) + " | " + (now == null ? "none" : figure(limit, now)) + " | "
                    + figure(limit, limit.measured()) + " | " + figure(limit, limit.most()) + " |");
        }
        return new Comparison(rows, complaints);
    }

    private static String what(Limit limit) {
        return limit.than() == null ? limit.benchmark().toString() : limit.benchmark() + " to " + limit.than();
    }

    private static String figure(Limit limit, double number) {
        return String.format(Locale.ROOT, limit.than() == null ? "%,.0f bytes" : "%.2f", number);
    }
}

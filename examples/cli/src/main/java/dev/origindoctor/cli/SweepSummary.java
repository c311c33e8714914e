package dev.origindoctor.cli;

import dev.origindoctor.diagnosis.Verdict.Conclusion;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.fleet.SweepLine;
import dev.origindoctor.taxonomy.Cause;
import dev.origindoctor.taxonomy.Fault;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a sweep found, counted: how many, what their visitors see, and why. */
final class SweepSummary {
    private static final int NAME = 62;

    private final Map<Conclusion, Long> conclusions = new EnumMap<>(Conclusion.class);
    private final Map<String, Long> statuses = new TreeMap<>();
    private final Map<String, Long> reasons = new TreeMap<>();
    private long refused;
    private long badLines;

    void count(SweepLine line) {
        if (line.refused()) {
            refused++;
            return;
        }
        conclusions.merge(line.conclusion(), 1L, Long::sum);
        if (line.conclusion() == Conclusion.FAULTY) {
            statuses.merge(status(line), 1L, Long::sum);
        }
        if (line.conclusion() != Conclusion.HEALTHY) {
            reasons.merge(reason(line), 1L, Long::sum);
        }
    }

    void countBadLine() {
        badLines++;
    }

    /** How many targets there were. */
    long all() {
        return refused
                + conclusions.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Wrong input outweighs a fault, and a fault what could not be told: nothing is hidden behind a 0. */
    int exitCode() {
        if (badLines + refused > 0) {
            return ExitCode.WRONG_INPUT;
        }
        if (of(Conclusion.FAULTY) > 0) {
            return ExitCode.FAULTY;
        }
        return of(Conclusion.INCONCLUSIVE) > 0 ? ExitCode.INCONCLUSIVE : ExitCode.HEALTHY;
    }

    void print(PrintWriter err, String took) {
        err.println(number(all()) + (all() == 1 ? " origin in " : " origins in ") + took + ": "
                + number(of(Conclusion.HEALTHY)) + " healthy, "
                + number(of(Conclusion.FAULTY)) + " broken, "
                + number(of(Conclusion.INCONCLUSIVE)) + " could not be told");
        if (refused + badLines > 0) {
            err.println("skipped: " + number(badLines) + " that cannot be read, " + number(refused)
                    + " that may not be probed");
        }
        table(err, "visitors see", statuses);
        table(err, "because", reasons);
        err.flush();
    }

    private long of(Conclusion conclusion) {
        return conclusions.getOrDefault(conclusion, 0L);
    }

    private static String status(SweepLine line) {
        Integer status = line.status();
        if (status == null) {
            return "no error status of the edge's";
        }
        return status + Edge.statusTitle(status).map(title -> " " + title).orElse("");
    }

    private static String reason(SweepLine line) {
        if (line.cause() != null) {
            return title(
                    line.cause(), Cause.byId(line.cause()).map(Cause::title).orElse(""));
        }
        if (line.fault() != null) {
            return title(
                    line.fault(), Fault.byId(line.fault()).map(Fault::title).orElse(""));
        }
        return "could not be told";
    }

    private static String title(String id, String title) {
        return title.isEmpty() ? id : id + "  " + title;
    }

    private static void table(PrintWriter err, String head, Map<String, Long> counts) {
        if (counts.isEmpty()) {
            return;
        }
        err.println();
        err.println(head);
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(row -> err.println(
                        "  " + pad(row.getKey()) + " " + String.format(Locale.ROOT, "%,12d", row.getValue())));
    }

    private static String pad(String text) {
        String cut = text.length() > NAME ? text.substring(0, NAME - 1) + "…" : text;
        return cut + " ".repeat(NAME - cut.length());
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}

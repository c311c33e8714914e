package dev.origindoctor.cli.sweep;

import dev.origindoctor.cli.console.ExitCode;
import dev.origindoctor.diagnosis.Phrase;
import dev.origindoctor.diagnosis.Verdict.Conclusion;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.fleet.SweepLine;
import dev.origindoctor.language.Language;
import dev.origindoctor.language.Phrases;
import dev.origindoctor.report.Columns;
import dev.origindoctor.taxonomy.Cause;
import dev.origindoctor.taxonomy.Fault;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What a sweep found, counted: how many, what their visitors see, and why. */
final class SweepSummary {
    private static final int NAME = 66;

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

    void print(PrintWriter err, Language words, String took) {
        err.println(words.say(
                "sweep.summary",
                number(all()),
                took,
                number(of(Conclusion.HEALTHY)),
                number(of(Conclusion.FAULTY)),
                number(of(Conclusion.INCONCLUSIVE))));
        if (refused + badLines > 0) {
            err.println(words.say("sweep.skipped", number(badLines), number(refused)));
        }
        table(err, words.say("sweep.visitors_see"), statuses, status -> status(status, words));
        table(err, words.say("sweep.because"), reasons, reason -> reason(reason, words));
        err.flush();
    }

    private long of(Conclusion conclusion) {
        return conclusions.getOrDefault(conclusion, 0L);
    }

    /** Empty where the edge shows no error of its own. */
    private static String status(SweepLine line) {
        return line.status() == null ? "" : line.status().toString();
    }

    private static String status(String status, Language words) {
        return status.isEmpty()
                ? words.say("sweep.no_status")
                : status
                        + Edge.statusTitle(Integer.parseInt(status))
                                .map(title -> " " + title)
                                .orElse("");
    }

    /** The cause, else the fault, else nothing. */
    private static String reason(SweepLine line) {
        return line.cause() != null ? line.cause() : line.fault() != null ? line.fault() : "";
    }

    private static String reason(String id, Language words) {
        if (id.isEmpty()) {
            return words.say("sweep.not_told");
        }
        Optional<Phrase> title =
                Cause.byId(id).map(Phrases::title).or(() -> Fault.byId(id).map(Phrases::title));
        return title.map(known -> words.say(known) + "  " + id).orElse(id);
    }

    private static void table(PrintWriter err, String head, Map<String, Long> counts, UnaryOperator<String> named) {
        if (counts.isEmpty()) {
            return;
        }
        err.println();
        err.println(head);
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(row -> err.println("  " + Columns.padded(named.apply(row.getKey()), NAME)
                        + String.format(Locale.ROOT, "%,12d", row.getValue())));
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}

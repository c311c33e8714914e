package dev.origindoctor.benchmarks.guard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs every benchmark that has a limit, for a few seconds each, and ends with 1 where a limit is crossed. */
public final class Guard {
    private static final TimeValue WARM_UP = TimeValue.milliseconds(700);
    private static final TimeValue MEASUREMENT = TimeValue.milliseconds(500);

    private Guard() {}

    /** Takes the file of limits. */
    public static void main(String... arguments) throws Exception {
        List<Limit> limits = Limit.read(Path.of(arguments[0]));
        List<String> complaints = new ArrayList<>(unknown(Trial.subjects(limits)));
        if (complaints.isEmpty()) {
            Comparison comparison = Comparison.of(limits, new Trial(Guard::run).of(limits));
            System.out.println("| benchmark | now | measured | limit |\n|---|---|---|---|");
            comparison.rows().forEach(System.out::println);
            complaints.addAll(comparison.complaints());
        }
        complaints.forEach(complaint -> System.err.println("benchmark guard: " + complaint));
        System.exit(complaints.isEmpty() ? 0 : 1);
    }

    /** A complaint for each that is no benchmark. */
    static List<String> unknown(Collection<Subject> subjects) {
        return subjects.stream()
                .filter(subject -> !subject.exists())
                .map(subject -> subject + ": no such benchmark")
                .toList();
    }

    private static Map<Subject, Measured> run(Collection<Subject> subjects) {
        Map<Subject, Measured> run = new TreeMap<>();
        for (Subject subject : subjects) {
            Measured measured = measured(result(subject));
            run.put(subject, measured);
            System.out.printf(
                    Locale.ROOT, "%s: %,.0f bytes, %.1f us%n", subject, measured.bytes(), measured.cpuMicros());
        }
        return run;
    }

    private static RunResult result(Subject subject) {
        try {
            return new Runner(options(subject).build()).runSingle();
        } catch (RunnerException e) {
            throw new IllegalStateException(subject + " did not run", e);
        }
    }

    private static ChainedOptionsBuilder options(Subject subject) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + Pattern.quote(subject.fullName()) + "$")
                .forks(1)
                .warmupIterations(4)
                .warmupTime(WARM_UP)
                .measurementIterations(3)
                .measurementTime(MEASUREMENT)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        subject.parameters().forEach(options::param);
        return options;
    }

    private static Measured measured(RunResult result) {
        Map<String, ? extends Result<?>> secondary = generic(result);
        double operations = score(secondary, "operations");
        return new Measured(
                score(secondary, "gc.alloc.rate.norm"),
                operations == 0 ? 0 : score(secondary, "clientNanos") / operations / 1e3);
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // JMH's own results are raw
    private static Map<String, ? extends Result<?>> generic(RunResult result) {
        return (Map) result.getSecondaryResults();
    }

    private static double score(Map<String, ? extends Result<?>> results, String name) {
        return results.entrySet().stream()
                .filter(result -> result.getKey().endsWith(name))
                .mapToDouble(result -> result.getValue().getScore())
                .findFirst()
                .orElse(0);
    }
}

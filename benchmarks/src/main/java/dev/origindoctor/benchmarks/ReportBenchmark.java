package dev.origindoctor.benchmarks;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.report.Report;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What each report of one diagnosis costs: a refused port with the machine's own word and its ruleset. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls diagnose() first
public class ReportBenchmark {
    private Diagnosis diagnosis;

    /** Made by JMH. */
    public ReportBenchmark() {}

    /** Judges once. */
    @Setup
    public void diagnose() {
        JudgementBenchmark judged = new JudgementBenchmark();
        judged.knowledge = "ruleset";
        judged.gather();
        diagnosis = judged.judgement();
    }

    /** For a terminal. */
    @Benchmark
    public String text() {
        return Report.text(80, false, Locale.ENGLISH).of(diagnosis);
    }

    /** For programs. */
    @Benchmark
    public String json() {
        return Report.json().of(diagnosis);
    }

    /** For tickets. */
    @Benchmark
    public String markdown() {
        return Report.markdown(Locale.ENGLISH).of(diagnosis);
    }

    /** For browsers. */
    @Benchmark
    public String html() {
        return Report.html(Locale.ENGLISH).of(diagnosis);
    }
}

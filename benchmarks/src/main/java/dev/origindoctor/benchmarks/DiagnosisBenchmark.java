package dev.origindoctor.benchmarks;

import dev.origindoctor.OriginDoctor;
import dev.origindoctor.Question;
import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.diagnosis.Verdict.Conclusion;
import dev.origindoctor.netty.NettyProbes;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.probe.TargetPolicy;
import dev.origindoctor.zoo.Certificates;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long a whole diagnosis of a healthy origin on loopback takes, end to end: three samples of every layer, what is
 * worth trying beside, and the judgement. The line to hold is 300 ms.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
public class DiagnosisBenchmark {
    /** How the origin is asked. */
    @Param({"HTTP", "HTTPS"})
    public Scheme scheme = Scheme.HTTP;

    private OriginsElsewhere origins;
    private OriginDoctor doctor;
    private Question question;

    /** Made by JMH. */
    public DiagnosisBenchmark() {}

    /** Starts the origins, and the doctor. */
    @Setup
    public void open() throws Exception {
        origins = OriginsElsewhere.start();
        doctor = OriginDoctor.with(NettyProbes.builder()
                .targetPolicy(TargetPolicy.everything())
                .trust(List.of(origins.root()))
                .build());
        question = Question.about(Certificates.NAME)
                .scheme(scheme)
                .port(origins.at(scheme).port())
                .origin(origins.at(scheme))
                .viaEdge(Question.ViaEdge.OFF)
                .build();
    }

    /** Ends everything. */
    @TearDown
    public void close() {
        doctor.close();
        origins.close();
    }

    /** In a process that has diagnosed before: the distribution. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @Fork(1)
    @Warmup(iterations = 3, time = 3)
    @Measurement(iterations = 4, time = 5)
    public void warm(Cpu cpu) throws InterruptedException {
        cpu.count(Cpu::ofProcess, 1, this::diagnose);
    }

    /** The first one of a process. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(5)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public void cold(Cpu cpu) throws InterruptedException {
        cpu.count(Cpu::ofProcess, 1, this::diagnose);
    }

    private void diagnose() {
        Diagnosis diagnosis = doctor.diagnose(question).join();
        if (diagnosis.verdict().conclusion() != Conclusion.HEALTHY) {
            throw new IllegalStateException(diagnosis.verdict().toString());
        }
    }
}

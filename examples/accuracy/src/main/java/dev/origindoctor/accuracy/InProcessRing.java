package dev.origindoctor.accuracy;

import dev.origindoctor.OriginDoctor;
import dev.origindoctor.Question;
import dev.origindoctor.Question.ViaEdge;
import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.host.HostEvidence;
import dev.origindoctor.host.folder.CollectedFolder;
import dev.origindoctor.host.reading.HostEvidenceReader;
import dev.origindoctor.netty.NettyProbes;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.probe.Probes;
import dev.origindoctor.probe.TargetPolicy;
import dev.origindoctor.zoo.Certificates;
import dev.origindoctor.zoo.CloudflareStandIn;
import dev.origindoctor.zoo.Exhibit;
import dev.origindoctor.zoo.Misbehaviour;
import dev.origindoctor.zoo.PassingEdge;
import dev.origindoctor.zoo.Zoo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Plants its cases as servers of the zoo on loopback, several side by side, and asks the doctor about each. */
final class InProcessRing {
    private static final int SIDE_BY_SIDE = 6;
    private final Path machines;
    private final Reports reports;
    private final OriginDoctor doctor;
    private final LagWatch lag;

    private InProcessRing(Path machines, Reports reports, OriginDoctor doctor, LagWatch lag) {
        this.machines = machines;
        this.reports = reports;
        this.doctor = doctor;
        this.lag = lag;
    }

    /** What the doctor makes of each case at each level, in the cases' order. */
    static List<Outcome> run(List<PlantedCase> cases, Path machines, Reports reports, Attempts attempts) {
        ExecutorService workers = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        Probes probes = new LongerWaits(NettyProbes.builder()
                .targetPolicy(TargetPolicy.everything())
                .trust(List.of(Certificates.root()))
                .build());
        try (OriginDoctor doctor = OriginDoctor.with(probes);
                LagWatch lag = LagWatch.over(probes::health)) {
            InProcessRing ring = new InProcessRing(machines, reports, doctor, lag);
            List<Callable<List<Outcome>>> tasks = new ArrayList<>();
            cases.forEach(planted -> tasks.add(() -> attempts.at(planted, () -> ring.examine(planted))));
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<List<Outcome>> done : workers.invokeAll(tasks)) {
                outcomes.addAll(done.get());
            }
            return outcomes;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            workers.shutdownNow();
        }
    }

    /** Every level meets an origin of its own: what one diagnosis does to it must not be seen by the next. */
    private List<Outcome> examine(PlantedCase planted) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Knowledge knowledge : planted.levels()) {
            long begin = System.nanoTime();
            try (Zoo zoo = Zoo.open()) {
                Diagnosis diagnosis =
                        doctor.diagnose(question(planted, knowledge, zoo)).join();
                reports.keep(planted, knowledge, diagnosis);
                outcomes.add(Outcome.of(planted, knowledge, diagnosis, lag.worstSince(begin)));
            }
        }
        return outcomes;
    }

    private Question question(PlantedCase planted, Knowledge knowledge, Zoo zoo) {
        Endpoint origin = zoo.start(Misbehaviour.byId(planted.plant()));
        Question.Builder question = Question.about(Certificates.NAME)
                .origin(origin)
                .port(origin.port())
                .sslMode(planted.mode())
                .viaEdge(ViaEdge.OFF)
                .samples(2)
                .sampleInterval(Duration.ofMillis(100))
                .connectTimeout(Duration.ofMillis(2500))
                .timeout(Duration.ofSeconds(4));
        if (knowledge != Knowledge.OUTSIDE) {
            question.viaEdge(ViaEdge.at(edge(planted, origin, zoo).endpoint()));
        }
        String words = planted.machine();
        if (knowledge == Knowledge.WITH_HOST && words != null) {
            question.hostEvidence(machine(planted, words, origin));
        }
        return question.build();
    }

    private static Exhibit edge(PlantedCase planted, Endpoint origin, Zoo zoo) {
        Shown shown = planted.shown();
        Integer status = shown.status();
        if (shown.ofOrigin() || status == null) {
            return new PassingEdge(origin, scheme(planted)).open(zoo);
        }
        CloudflareStandIn own = CloudflareStandIn.showing(status);
        return (shown.code() == status ? own : own.withCode(shown.code())).openEncrypted(zoo);
    }

    private static Scheme scheme(PlantedCase planted) {
        return planted.mode().originScheme(Scheme.HTTPS);
    }

    private HostEvidence machine(PlantedCase planted, String words, Endpoint origin) {
        Path folder = machines.resolve(planted.id());
        try {
            PlantedMachine.write(folder, words, origin.port(), scheme(planted));
            return HostEvidenceReader.read(CollectedFolder.open(folder), Instant.now());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

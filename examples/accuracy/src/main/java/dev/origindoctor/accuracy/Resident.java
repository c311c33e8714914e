package dev.origindoctor.accuracy;

import dev.origindoctor.OriginDoctor;
import dev.origindoctor.Question;
import dev.origindoctor.Question.ViaEdge;
import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.host.folder.CollectedFolder;
import dev.origindoctor.host.reading.HostEvidenceReader;
import dev.origindoctor.netty.NettyProbes;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.probe.Probes;
import dev.origindoctor.probe.TargetPolicy;
import dev.origindoctor.taxonomy.DnsFault;
import dev.origindoctor.zoo.Certificates;
import dev.origindoctor.zoo.CloudflareStandIn;
import dev.origindoctor.zoo.Exhibit;
import dev.origindoctor.zoo.NameServer;
import dev.origindoctor.zoo.PassingEdge;
import dev.origindoctor.zoo.Zoo;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What runs on the client's machine: reads questions, a line each, asks the doctor, and writes what came of it. The
 * stand-in for the edge runs here too, and asks the origin from the edge's address.
 */
final class Resident {
    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofSeconds(9);

    private final Map<String, PlantedCase> cases;
    private final Reports reports;
    private final List<X509Certificate> trusted;
    private final OriginDoctor doctor;
    private final LagWatch lag;

    private Resident(Reports reports, List<X509Certificate> trusted, OriginDoctor doctor, LagWatch lag) {
        this.cases = LabCases.all().stream().collect(Collectors.toMap(PlantedCase::id, Function.identity()));
        this.reports = reports;
        this.trusted = trusted;
        this.doctor = doctor;
        this.lag = lag;
    }

    /** The reports' folder, and the certificate to trust. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        ExecutorService workers = Executors.newCachedThreadPool();
        List<X509Certificate> trusted = List.of(root(Path.of(arguments[1])), Certificates.root());
        Probes probes = new LongerWaits(probes(trusted).build());
        try (OriginDoctor doctor = OriginDoctor.with(probes);
                LagWatch lag = LagWatch.over(probes::health)) {
            Resident resident = new Resident(new Reports(Path.of(arguments[0])), trusted, doctor, lag);
            out.println("ready");
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                LabQuestion question = LabQuestion.read(line);
                workers.execute(() -> out.println(resident.answer(question)));
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private static NettyProbes.Builder probes(List<X509Certificate> trusted) {
        return NettyProbes.builder().targetPolicy(TargetPolicy.everything()).trust(trusted);
    }

    private static X509Certificate root(Path file) throws IOException, CertificateException {
        try (var in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    /** A question that cannot be answered is answered with why. */
    private String answer(LabQuestion question) {
        try {
            return "DONE\t" + OutcomeLine.write(examine(question));
        } catch (RuntimeException | IOException e) {
            return "FAILED\t" + question.key() + "\t" + e;
        }
    }

    private Outcome examine(LabQuestion question) throws IOException {
        PlantedCase planted = cases.get(question.planted());
        if (planted == null) {
            throw new IllegalArgumentException("case: " + question.planted() + " is unknown");
        }
        long begin = System.nanoTime();
        try (Zoo zoo = Zoo.open()) {
            Question asked = asked(planted, question, zoo);
            Diagnosis diagnosis =
                    question.zone() == null ? doctor.diagnose(asked).join() : amongNames(question.zone(), asked);
            reports.keep(planted, question.knowledge(), diagnosis);
            return Outcome.of(planted, question.knowledge(), diagnosis, lag.worstSince(begin));
        }
    }

    /** Where the origin is given by its name, a doctor who asks the name server of the case. */
    private Diagnosis amongNames(String zone, Question asked) {
        try (NameServer names = NameServer.of(Certificates.NAME, zone);
                OriginDoctor one = OriginDoctor.with(new LongerWaits(
                        probes(trusted).resolver(names.address()).build()))) {
            return one.diagnose(asked).join();
        }
    }

    private static Question asked(PlantedCase planted, LabQuestion question, Zoo zoo) throws IOException {
        Scheme scheme = planted.mode().originScheme(Scheme.HTTPS);
        List<Endpoint> origin = new ArrayList<>();
        for (String address : question.addresses()) {
            origin.add(new Endpoint(Addresses.parse(address).orElseThrow(), scheme.port()));
        }
        Question.Builder asked = Question.about(Certificates.NAME)
                .sslMode(planted.mode())
                .viaEdge(ViaEdge.OFF)
                .samples(3)
                .sampleInterval(Duration.ofMillis(300))
                .connectTimeout(Duration.ofMillis(3500))
                .timeout(planted.waits() ? LONG : SHORT);
        if (question.zone() == null) {
            asked.origin(origin);
        }
        boolean noName = planted.fault() instanceof DnsFault;
        if (question.knowledge() != Knowledge.OUTSIDE && !noName) {
            asked.viaEdge(ViaEdge.at(edge(planted, origin.get(0), scheme, zoo).endpoint()));
        }
        if (question.folder() != null) {
            asked.hostEvidence(
                    HostEvidenceReader.read(CollectedFolder.open(Path.of(question.folder())), Instant.now()));
        }
        return asked.build();
    }

    private static Exhibit edge(PlantedCase planted, Endpoint origin, Scheme scheme, Zoo zoo) {
        Shown shown = planted.shown();
        Integer status = shown.status();
        if (shown.ofOrigin() || status == null) {
            return new PassingEdge(origin, scheme)
                    .askingFrom(Addresses.parse(Lab.OF_EDGE).orElseThrow())
                    .open(zoo);
        }
        CloudflareStandIn own = CloudflareStandIn.showing(status);
        return (shown.code() == status ? own : own.withCode(shown.code())).openEncrypted(zoo);
    }
}

package dev.origindoctor.cli.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.OriginDoctor;
import dev.origindoctor.Question;
import dev.origindoctor.Question.ViaEdge;
import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.fleet.Depth;
import dev.origindoctor.fleet.FleetTarget;
import dev.origindoctor.fleet.Sweep;
import dev.origindoctor.netty.NettyProbes;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.probe.TargetPolicy;
import dev.origindoctor.taxonomy.Cause;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.zoo.Certificates;
import dev.origindoctor.zoo.HttpMisbehaviour;
import dev.origindoctor.zoo.HttpsMisbehaviour;
import dev.origindoctor.zoo.Misbehaviour;
import dev.origindoctor.zoo.TcpMisbehaviour;
import dev.origindoctor.zoo.TlsMisbehaviour;
import dev.origindoctor.zoo.Zoo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A sweep looks at a glance first, a diagnosis layer by layer; of the same origin they say the same. */
class SweepAgreesWithDiagnosisTest {
    private static final int AT_ONCE = 8;
    private static final Duration AMPLE = Duration.ofSeconds(60);

    /** These end nothing by themselves, or who is scheduled first decides whether it ends before something was said. */
    private static final Set<Misbehaviour> LEFT_OUT = Set.of(
            TcpMisbehaviour.ACCEPTS,
            TcpMisbehaviour.FULL_ACCEPT_QUEUE,
            TcpMisbehaviour.SLOW_ACCEPT,
            TcpMisbehaviour.SHUTS_DOWN_LATER,
            TcpMisbehaviour.CLOSES_AT_ONCE,
            TcpMisbehaviour.RESETS_AT_ONCE,
            TlsMisbehaviour.FIN_AT_ONCE,
            TlsMisbehaviour.RST_AT_ONCE,
            TlsMisbehaviour.SILENT,
            TlsMisbehaviour.BYTE_A_SECOND,
            TlsMisbehaviour.TRUNCATED_RECORD_STALLS,
            HttpMisbehaviour.STALLS_BEFORE_FIRST_BYTE,
            HttpMisbehaviour.STALLS_IN_HEAD,
            HttpMisbehaviour.STALLS_IN_BODY,
            HttpMisbehaviour.DRIPS_HEAD,
            HttpsMisbehaviour.H2_STALLS);

    @ParameterizedTest
    @EnumSource(
            value = SslMode.class,
            names = {"FULL_STRICT", "FLEXIBLE"})
    void aSweepSaysWhatADiagnosisSays(SslMode mode) {
        try (Zoo zoo = Zoo.open();
                NettyProbes probes = NettyProbes.builder()
                        .targetPolicy(TargetPolicy.everything())
                        .trust(List.of(Certificates.root()))
                        .build()) {
            Map<String, FleetTarget> animals = animals(zoo, mode);
            Map<String, String> expected = diagnosed(probes, mode, animals);
            Map<String, String> swept = swept(probes, mode, animals);
            swept.forEach((animal, said) -> assertThat(said).as(animal).isEqualTo(expected.get(animal)));
            assertThat(swept).hasSameSizeAs(animals);
        }
    }

    private static Map<String, FleetTarget> animals(Zoo zoo, SslMode mode) {
        Stream<Misbehaviour> all = mode.encrypts()
                ? Stream.of(TcpMisbehaviour.values(), TlsMisbehaviour.values(), HttpsMisbehaviour.values())
                        .flatMap(Stream::of)
                : Stream.of(TcpMisbehaviour.values(), HttpMisbehaviour.values()).flatMap(Stream::of);
        Map<String, FleetTarget> targets = new TreeMap<>();
        all.filter(each -> !LEFT_OUT.contains(each)).forEach(each -> targets.put(each.id(), target(zoo.start(each))));
        return targets;
    }

    private static FleetTarget target(Endpoint endpoint) {
        return FleetTarget.at(HostName.of(Certificates.NAME), endpoint);
    }

    private static Map<String, String> swept(NettyProbes probes, SslMode mode, Map<String, FleetTarget> animals) {
        List<String> names = List.copyOf(animals.keySet());
        Map<String, String> said = new ConcurrentHashMap<>();
        Sweep.through(probes)
                .depth(Depth.FULL)
                .sslMode(mode)
                .inFlight(AT_ONCE)
                .timeout(AMPLE)
                .build()
                .over(animals.values())
                .forEach(result -> said.put(names.get((int) result.number() - 1), said(result.diagnosis())))
                .join();
        return said;
    }

    private static Map<String, String> diagnosed(NettyProbes probes, SslMode mode, Map<String, FleetTarget> animals) {
        OriginDoctor doctor = OriginDoctor.with(probes);
        Semaphore slots = new Semaphore(AT_ONCE);
        Map<String, CompletableFuture<Diagnosis>> begun = new TreeMap<>();
        animals.forEach((name, target) -> {
            slots.acquireUninterruptibly();
            begun.put(
                    name,
                    doctor.diagnose(question(target, mode)).whenComplete((diagnosis, failure) -> slots.release()));
        });
        Map<String, String> said = new TreeMap<>();
        begun.forEach((name, diagnosis) -> said.put(name, said(diagnosis.join())));
        return said;
    }

    /** Two samples: who looks more than once looks layer by layer. */
    private static Question question(FleetTarget target, SslMode mode) {
        return Question.about(target.host().ascii())
                .origin(new Endpoint(target.address(), target.port()))
                .port(target.port())
                .sslMode(mode)
                .viaEdge(ViaEdge.OFF)
                .samples(2)
                .sampleInterval(Duration.ofMillis(10))
                .timeout(AMPLE)
                .build();
    }

    private static String said(Diagnosis diagnosis) {
        Fault fault = diagnosis.verdict().fault();
        Cause cause = diagnosis.causes().get(0).cause();
        return String.join(
                " ",
                diagnosis.verdict().conclusion().name(),
                fault == null ? "-" : fault.id(),
                String.valueOf(diagnosis.verdict().predicted().status()),
                cause.id());
    }
}

package dev.origindoctor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.netty.NettyProbes;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.probe.TargetPolicy;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.Layer;
import dev.origindoctor.zoo.TcpMisbehaviour;
import dev.origindoctor.zoo.Zoo;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MeteredProbesTest {
    private static final Deadline DEADLINE = Deadline.after(Duration.ofMinutes(1));

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void probesAreCountedByLayerAndFault() {
        try (Zoo zoo = Zoo.open();
                MeteredProbes probes = metered()) {
            probes.connect(zoo.start(TcpMisbehaviour.CLOSED_PORT), DEADLINE).join();
            probes.connect(zoo.start(TcpMisbehaviour.ACCEPTS), DEADLINE).join();
            probes.connect(zoo.start(TcpMisbehaviour.ACCEPTS), DEADLINE).join();
        }
        assertThat(count("tcp", "tcp.refused")).isEqualTo(1);
        assertThat(count("tcp", "none")).isEqualTo(2);
        assertThat(registry.get("origin.doctor.probe.duration")
                        .tag("phase", "connect")
                        .timer()
                        .count())
                .isEqualTo(3);
        assertThat(registry.get("origin.doctor.in.flight").gauge().value()).isZero();
        assertThat(registry.get("origin.doctor.prober.limited").counter().count())
                .isZero();
    }

    @Test
    void whatIsCancelledIsNoLongerInFlight() {
        try (Zoo zoo = Zoo.open();
                MeteredProbes probes = metered()) {
            Endpoint silent = zoo.start(TcpMisbehaviour.FULL_ACCEPT_QUEUE);
            CompletableFuture<TcpObservation> probe = probes.connect(silent, DEADLINE);
            assertThat(registry.get("origin.doctor.in.flight").gauge().value()).isEqualTo(1);
            probe.cancel(true);
            assertThat(registry.get("origin.doctor.in.flight").gauge().value()).isZero();
        }
    }

    @Test
    void labelsAreIdentifiersOfTheTaxonomy() {
        probesAreCountedByLayerAndFault();
        Set<String> known = Stream.of(
                        Fault.all().stream().map(Fault::id),
                        Arrays.stream(Layer.values()).map(Layer::id),
                        Stream.of("none", "resolve", "connect", "handshake", "hello", "request", "glance", "via_edge"))
                .flatMap(ids -> ids)
                .collect(Collectors.toSet());
        assertThat(registry.getMeters())
                .flatExtracting((Meter meter) -> meter.getId().getTags())
                .extracting(Tag::getValue)
                .isNotEmpty()
                .allMatch(known::contains);
    }

    /** Everything but the metrics themselves works on a class path that has no Micrometer. */
    @Test
    void withoutMicrometerNothingOfItIsLoaded() throws Exception {
        List<URL> path = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.contains("micrometer")) {
                path.add(Path.of(entry).toUri().toURL());
            }
        }
        try (URLClassLoader without =
                new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            for (String name : List.of("OriginDoctor", "fleet.SweepRun", "fleet.QuickLook", "watch.WatchRun")) {
                assertThat(Class.forName("dev.origindoctor." + name, true, without)
                                .getClassLoader())
                        .isSameAs(without);
            }
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> Class.forName("dev.origindoctor.metrics.MeteredProbes", true, without)
                                    .getDeclaredMethods())
                    .isInstanceOf(NoClassDefFoundError.class);
        }
    }

    private double count(String layer, String fault) {
        return registry.get("origin.doctor.probes")
                .tags("layer", layer, "fault", fault)
                .counter()
                .count();
    }

    private MeteredProbes metered() {
        return MeteredProbes.of(
                NettyProbes.builder().targetPolicy(TargetPolicy.everything()).build(), registry);
    }
}

package dev.origindoctor.cli.demo;

import dev.origindoctor.OriginDoctor;
import dev.origindoctor.Question;
import dev.origindoctor.Question.ViaEdge;
import dev.origindoctor.cli.console.ExitCode;
import dev.origindoctor.cli.console.Terminal;
import dev.origindoctor.cli.option.WordingOptions;
import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.language.Language;
import dev.origindoctor.netty.NettyProbes;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.probe.TargetPolicy;
import dev.origindoctor.report.Report;
import dev.origindoctor.zoo.Certificates;
import dev.origindoctor.zoo.Zoo;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Broken origins, started in this process and diagnosed: what the library does, without any network. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Starts broken origins on loopback and diagnoses each of them; no network needed.",
        footer = {"", "Example:", "  origin-doctor demo"})
public final class DemoCommand implements Callable<Integer> {
    private static final String HOST = Certificates.NAME;

    @Spec
    private CommandSpec spec;

    @Mixin
    private WordingOptions wording = new WordingOptions();

    @Override
    public Integer call() {
        Locale locale = wording.language();
        Language words = Language.of(locale);
        PrintWriter out = spec.commandLine().getOut();
        Terminal terminal = wording.on(Terminal.here());
        DemoTable table = new DemoTable(out, terminal, words);
        try (Zoo zoo = Zoo.open();
                OriginDoctor doctor = doctor()) {
            table.begin();
            Map<Scene, CompletableFuture<Diagnosis>> diagnoses = new EnumMap<>(Scene.class);
            for (Scene scene : Scene.values()) {
                diagnoses.put(scene, doctor.diagnose(question(scene, zoo.start(scene.origin()))));
            }
            boolean asPlanted = true;
            for (Map.Entry<Scene, CompletableFuture<Diagnosis>> planted : diagnoses.entrySet()) {
                asPlanted &= table.row(planted.getKey(), planted.getValue().join());
            }
            out.println();
            out.println(words.say("demo.in_full"));
            out.println();
            Report full = Report.text(terminal.columns(), terminal.colour(), locale);
            out.print(full.of(
                    Objects.requireNonNull(diagnoses.get(Scene.FULL_REPORT)).join()));
            out.flush();
            return asPlanted ? ExitCode.HEALTHY : ExitCode.FAULTY;
        }
    }

    private static OriginDoctor doctor() {
        NettyProbes.Builder probes =
                NettyProbes.builder().targetPolicy(TargetPolicy.everything()).trust(List.of(Certificates.root()));
        return OriginDoctor.with(probes.build()).at("this machine");
    }

    private static Question question(Scene scene, Endpoint endpoint) {
        return Question.about(HOST)
                .origin(endpoint)
                .port(endpoint.port())
                .sslMode(scene.sslMode())
                .viaEdge(ViaEdge.OFF)
                .samples(1)
                .timeout(scene.timeout())
                .connectTimeout(Duration.ofMillis(1_500))
                .build();
    }
}

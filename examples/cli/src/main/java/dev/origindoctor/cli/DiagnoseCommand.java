package dev.origindoctor.cli;

import dev.origindoctor.OriginDoctor;
import dev.origindoctor.Question;
import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.host.HostEvidence;
import dev.origindoctor.report.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The main job: one origin, one answer. */
@Command(
        name = "diagnose",
        mixinStandardHelpOptions = true,
        description = "Tells why an origin refuses its edge, and what to do about it.",
        footer = {
            "",
            "Examples:",
            "  origin-doctor diagnose shop.example --origin 203.0.113.10",
            "  origin-doctor diagnose shop.example --origin 203.0.113.10:8443 --ssl-mode full_strict",
            "  origin-doctor diagnose shop.example --edge nginx --format json"
        })
final class DiagnoseCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "HOST", arity = "0..1", description = "The name that visitors use.")
    private @Nullable String host;

    @Option(
            names = "--replay",
            paramLabel = "FILE",
            description = "Judge a saved diagnosis again, without any network; repeatable, for several vantage points.")
    private List<Path> replay = new ArrayList<>();

    @Mixin
    private QuestionOptions asked = new QuestionOptions();

    @Option(
            names = "--host-evidence",
            paramLabel = "local|DIR",
            description = "Facts from the origin host itself: this machine, or a folder of host collect.")
    private @Nullable String hostEvidence;

    @Mixin
    private ProberOptions prober = new ProberOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        if ((host == null) == replay.isEmpty()) {
            throw new CommandLine.ParameterException(spec.commandLine(), "Give either a HOST or --replay FILE");
        }
        Diagnosis diagnosis =
                host == null ? OriginDoctor.judge(recorded(), evidence()) : diagnose(asked.about(host, evidence()));
        output.write(diagnosis, Terminal.here(), spec.commandLine().getOut());
        return ExitCode.of(diagnosis);
    }

    private Diagnosis diagnose(Question question) {
        try (OriginDoctor doctor = OriginDoctor.with(prober.probes())) {
            return doctor.diagnose(question).join();
        }
    }

    private @Nullable HostEvidence evidence() {
        return hostEvidence == null ? null : HostEvidencePlace.read(hostEvidence);
    }

    private Recording recorded() {
        return replay.stream()
                .map(DiagnoseCommand::recording)
                .reduce(Recording::with)
                .orElseThrow();
    }

    private static Recording recording(Path file) {
        try {
            return Recording.read(Files.readString(file));
        } catch (IOException e) {
            throw new WrongInput("--replay " + file + ": cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new WrongInput("--replay " + file + ": " + e.getMessage(), e);
        }
    }
}

package dev.origindoctor.cli.diagnose;

import dev.origindoctor.OriginDoctor;
import dev.origindoctor.Question;
import dev.origindoctor.cli.console.ExitCode;
import dev.origindoctor.cli.console.Terminal;
import dev.origindoctor.cli.console.WrongInput;
import dev.origindoctor.cli.option.HostEvidencePlace;
import dev.origindoctor.cli.option.ProberOptions;
import dev.origindoctor.cli.option.QuestionOptions;
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
            "Exit codes: 0 healthy, 1 a fault was found, 2 wrong command line or input,",
            "3 nothing could be concluded.",
            "",
            "Examples:",
            "  origin-doctor diagnose shop.example --origin 203.0.113.10",
            "  origin-doctor diagnose shop.example --ssl-mode full_strict --via-edge off",
            "  origin-doctor diagnose shop.example --edge nginx --format json",
            "  origin-doctor diagnose shop.example --format html --output report.html",
            "  sudo origin-doctor diagnose shop.example --host-evidence local",
            "  origin-doctor diagnose --replay saved.json --redact --format markdown"
        })
public final class DiagnoseCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "HOST", arity = "0..1", description = "The name that visitors use.")
    private @Nullable String host;

    @Option(
            names = "--replay",
            paramLabel = "[NAME=]FILE",
            description =
                    "Judge a saved diagnosis again, without any network; repeatable, to compare several vantage points. "
                            + "NAME says where it was made, where the file does not.")
    private List<String> replay = new ArrayList<>();

    @Option(
            names = "--vantage",
            paramLabel = "NAME",
            description = "What to call this place, for when its diagnosis is compared with others' (here).")
    private @Nullable String vantage;

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
        try (OriginDoctor doctor = OriginDoctor.with(prober.probes());
                DiagnosisProgress progress = output.progress(
                        question.origin().host().authority(), spec.commandLine().getErr())) {
            OriginDoctor here = vantage == null ? doctor : doctor.at(vantage);
            return here.diagnose(question, progress).join();
        }
    }

    private @Nullable HostEvidence evidence() {
        return hostEvidence == null ? null : HostEvidencePlace.read(hostEvidence);
    }

    private Recording recorded() {
        List<Recording> parts = replay.stream().map(DiagnoseCommand::recording).toList();
        try {
            return Recording.merged(parts);
        } catch (IllegalArgumentException e) {
            throw new WrongInput("--replay: " + e.getMessage(), e);
        }
    }

    /** A file's name may have an equals sign in it: a file that is there is taken as it is named. */
    private static Recording recording(String named) {
        int equals = named.indexOf('=');
        if (equals < 1 || Files.exists(Path.of(named))) {
            return read(Path.of(named));
        }
        Path file = Path.of(named.substring(equals + 1));
        try {
            return read(file).at(named.substring(0, equals));
        } catch (IllegalArgumentException e) {
            throw new WrongInput("--replay " + file + ": " + e.getMessage(), e);
        }
    }

    private static Recording read(Path file) {
        try {
            return Recording.read(Files.readString(file));
        } catch (IOException e) {
            throw new WrongInput("--replay " + file + ": cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new WrongInput("--replay " + file + ": " + e.getMessage(), e);
        }
    }
}

package dev.origindoctor.cli.watch;

import dev.origindoctor.OriginDoctor;
import dev.origindoctor.cli.console.Terminal;
import dev.origindoctor.cli.console.WrongInput;
import dev.origindoctor.cli.option.Converters;
import dev.origindoctor.cli.option.LanguageOption;
import dev.origindoctor.cli.option.ProberOptions;
import dev.origindoctor.cli.option.QuestionOptions;
import dev.origindoctor.metrics.MeteredProbes;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.probe.Probes;
import dev.origindoctor.watch.Watch;
import dev.origindoctor.watch.WatchRules;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
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

/** One origin, again and again: what changed, and whether the error is gone. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = "Looks at one origin again and again, and reports what changes.",
        footer = {
            "",
            "Exit codes: 0 healthy at the end, 1 broken, 2 wrong command line or input,",
            "3 could not be told.",
            "",
            "Examples:",
            "  origin-doctor watch shop.example --origin 203.0.113.10 --until-healthy",
            "  origin-doctor watch shop.example --journal shop.watch --metrics-port 9521"
        })
public final class WatchCommand implements Callable<Integer> {
    private static final WatchRules USUAL = WatchRules.usual();
    private static final Duration ONCE_A_DAY = Duration.ofDays(1);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "HOST", description = "The name that visitors use.")
    private String host = "";

    @Option(
            names = "--every",
            paramLabel = "DURATION",
            defaultValue = "30s",
            converter = Converters.Durations.class,
            description = "The time from one look to the next (${DEFAULT-VALUE}).")
    private Duration every = Duration.ofSeconds(30);

    @Option(names = "--rise", paramLabel = "N", description = "Healthy looks in a row that make it healthy (2).")
    private int rise = USUAL.rise();

    @Option(names = "--fall", paramLabel = "N", description = "Broken looks in a row that make it broken (2).")
    private int fall = USUAL.fall();

    @Option(names = "--until-healthy", description = "End as soon as it is healthy: is the 521 gone?")
    private boolean untilHealthy;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = Converters.Durations.class,
            description = "End after that time in any case.")
    private @Nullable Duration limit;

    @Option(
            names = "--certificate-warning",
            paramLabel = "DAYS",
            defaultValue = "14",
            description = "Warn so many days before the certificate ends (${DEFAULT-VALUE}).")
    private int certificateDays = 14;

    @Option(names = "--journal", paramLabel = "FILE", description = "Keep what changed there, and go on from it.")
    private @Nullable Path journal;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "A line of text or of JSON for each event (${DEFAULT-VALUE}).")
    private String format = "text";

    @Option(
            names = "--metrics-port",
            paramLabel = "N",
            description = "Serve figures for Prometheus at http://127.0.0.1:N/metrics.")
    private @Nullable Integer metricsPort;

    @Option(
            names = "--metrics-address",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Where to serve them (${DEFAULT-VALUE}).")
    private String metricsAddress = "127.0.0.1";

    @Option(
            names = "--ranges",
            paramLabel = "FILE",
            description = "Also ask once a day how the edge's ranges differ from FILE, which `ranges refresh` wrote.")
    private @Nullable Path ranges;

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private QuestionOptions asked = new QuestionOptions();

    @Mixin
    private ProberOptions prober = new ProberOptions();

    @Override
    public Integer call() {
        if (!List.of("text", "json").contains(format)) {
            throw new WrongInput("--format " + format + " (expected text or json)");
        }
        try (MetricsEndpoint metrics = metricsPort == null ? null : endpoint(metricsPort);
                OriginDoctor doctor = OriginDoctor.with(probes(metrics))) {
            Watch watch = watch(doctor);
            WatchOutput output = output();
            if (Terminal.ofProgress().live()) {
                output.began(host, every);
            }
            return new WatchSession(output, limit).run(watch, metrics == null ? null : metrics.registry());
        } catch (UncheckedIOException e) {
            throw WrongInput.of("--journal " + journal + ": cannot be used", e.getCause());
        }
    }

    private Watch watch(OriginDoctor doctor) {
        Watch watch = Watch.of(doctor, asked.about(host, null))
                .every(every)
                .rules(new WatchRules(rise, fall, Duration.ofDays(certificateDays)));
        if (journal != null) {
            watch.journal(journal);
        }
        if (ranges != null) {
            PrintWriter err = spec.commandLine().getErr();
            watch.ranges(new RangesDrift(ranges, language.language(), err), ONCE_A_DAY);
        }
        return untilHealthy ? watch.untilHealthy() : watch;
    }

    private Probes probes(@Nullable MetricsEndpoint metrics) {
        Probes probes = prober.probes();
        return metrics == null ? probes : MeteredProbes.of(probes, metrics.registry());
    }

    private MetricsEndpoint endpoint(int port) {
        InetAddress address = Addresses.parse(metricsAddress)
                .orElseThrow(() -> new WrongInput("--metrics-address " + metricsAddress + " (expected an IP address)"));
        return MetricsEndpoint.at(address, port);
    }

    private WatchOutput output() {
        CommandLine line = spec.commandLine();
        WatchPage page = new WatchPage(ZoneId.systemDefault(), language.language());
        return new WatchOutput(line.getOut(), line.getErr(), page, format.equals("json"));
    }
}

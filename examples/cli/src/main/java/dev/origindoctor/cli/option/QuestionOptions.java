package dev.origindoctor.cli.option;

import dev.origindoctor.Question;
import dev.origindoctor.Question.ViaEdge;
import dev.origindoctor.host.HostEvidence;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.Place;
import dev.origindoctor.origin.Scheme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what is asked, and with how much effort. */
public final class QuestionOptions {
    @Option(
            names = "--origin",
            paramLabel = "ADDRESS[:PORT]",
            converter = Converters.Places.class,
            description = "The origin's own address; repeatable. Default: what DNS says, where that is not the edge.")
    private List<Place> origins = new ArrayList<>();

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port that the edge asks. Default: 443, or 80 where the SSL mode has it so.")
    private @Nullable Integer port;

    @Option(
            names = "--scheme",
            paramLabel = "http|https",
            converter = Converters.Schemes.class,
            description = "How the edge asks the origin. Default: as the SSL mode has it.")
    private @Nullable Scheme scheme;

    @Option(
            names = "--path",
            paramLabel = "PATH",
            defaultValue = "/",
            description = "What is asked for (${DEFAULT-VALUE}).")
    private String path = "/";

    @Mixin
    private EdgeOptions front = new EdgeOptions();

    @Option(
            names = "--via-edge",
            paramLabel = "auto|off|ADDRESS[:PORT]",
            defaultValue = "auto",
            description = "Whether, and where, the same is asked through the edge (${DEFAULT-VALUE}).")
    private String viaEdge = "auto";

    @Option(
            names = "--samples",
            paramLabel = "N",
            description =
                    "How often the direct probe is made, to see what comes and goes (3, without waiting as long as all is well).")
    private @Nullable Integer samples;

    @Option(
            names = "--sample-interval",
            paramLabel = "DURATION",
            converter = Converters.Durations.class,
            description = "The time between them (700ms).")
    private @Nullable Duration sampleInterval;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "20s",
            converter = Converters.Durations.class,
            description = "The limit for the whole diagnosis (${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ofSeconds(20);

    @Option(
            names = "--connect-timeout",
            paramLabel = "DURATION",
            defaultValue = "5s",
            converter = Converters.Durations.class,
            description = "The limit for one connection attempt (${DEFAULT-VALUE}).")
    private Duration connectTimeout = Duration.ofSeconds(5);

    public Question about(String host, @Nullable HostEvidence evidence) {
        Question.Builder question = Question.about(host)
                .edge(front.edge())
                .sslMode(front.sslMode())
                .path(path)
                .viaEdge(edgePlace())
                .timeout(timeout)
                .connectTimeout(connectTimeout);
        if (samples != null) {
            question.samples(samples);
        }
        if (sampleInterval != null) {
            question.sampleInterval(sampleInterval);
        }
        if (scheme != null) {
            question.scheme(scheme);
        }
        if (asked() != null) {
            question.port(asked());
        }
        if (evidence != null) {
            question.hostEvidence(evidence);
        }
        Question without = question.build();
        List<Endpoint> endpoints = origins.stream()
                .map(place -> place.endpoint(without.origin().port()))
                .toList();
        return question.origin(endpoints).build();
    }

    /** The port named by {@code --port}, or by the one {@code --origin} that there is. */
    private @Nullable Integer asked() {
        return port != null || origins.size() != 1 ? port : origins.get(0).port();
    }

    private ViaEdge edgePlace() {
        return switch (viaEdge) {
            case "auto" -> ViaEdge.AUTO;
            case "off" -> ViaEdge.OFF;
            default -> ViaEdge.at(new Converters.Places().convert(viaEdge).endpoint(Scheme.HTTPS.port()));
        };
    }
}

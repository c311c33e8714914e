package dev.origindoctor.report;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.taxonomy.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The direct connections over time, address by address and place by place: what comes and goes shows as a pattern. */
final class SampleLine {
    private final Html html;
    private final Wording words;

    SampleLine(Html html, Wording words) {
        this.html = html;
        this.words = words;
    }

    /** One connection: how long after the first one, and how it ended. */
    private record Sample(Duration after, @Nullable Fault fault) {}

    void draw(Diagnosis diagnosis) {
        Map<String, List<Sample>> lines = samples(diagnosis);
        if (lines.values().stream().noneMatch(line -> line.size() > 1)) {
            return;
        }
        html.element("h2", words.say("samples"));
        lines.forEach((endpoint, line) -> {
            html.open("p").element("b", endpoint).close("p").open("ol", "class", "strip");
            line.forEach(this::chip);
            html.close("ol");
        });
    }

    private void chip(Sample sample) {
        String ended = sample.fault() == null ? words.say("connected") : words.title(sample.fault());
        html.element(
                "li",
                (sample.fault() == null ? "✓ " : "✗ ") + Durations.text(sample.after()) + " " + ended,
                "class",
                sample.fault() == null ? "ACCEPTED" : "REJECTED");
    }

    private static Map<String, List<Sample>> samples(Diagnosis diagnosis) {
        Instant first = diagnosis.observations().stream()
                .map(seen -> seen.timing().startedAt())
                .min(Instant::compareTo)
                .orElse(diagnosis.startedAt());
        Map<String, List<Sample>> lines = new LinkedHashMap<>();
        for (Observation seen : diagnosis.observations()) {
            if (seen instanceof TcpObservation tcp && tcp.endpoint().port() == port(diagnosis)) {
                Duration after = Duration.between(first, tcp.timing().startedAt());
                String name = Sighting.placed(tcp.endpoint().toString(), tcp);
                lines.computeIfAbsent(name, none -> new ArrayList<>()).add(new Sample(after, tcp.fault()));
            }
        }
        return lines;
    }

    private static int port(Diagnosis diagnosis) {
        return diagnosis.origin().endpoints().stream()
                .findFirst()
                .map(Endpoint::port)
                .orElse(diagnosis.origin().port());
    }
}

package dev.origindoctor.accuracy;

import dev.origindoctor.taxonomy.Cause;
import dev.origindoctor.taxonomy.Fault;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** An outcome as a line of text, on its way out of the client's machine. */
final class OutcomeLine {
    private OutcomeLine() {}

    static String write(Outcome outcome) {
        String causes = outcome.causes().entrySet().stream()
                .map(entry -> entry.getKey().id() + "=" + entry.getValue())
                .collect(Collectors.joining(","));
        return String.join(
                "\t",
                outcome.planted().id(),
                outcome.knowledge().name(),
                outcome.fault() == null ? "-" : outcome.fault().id(),
                outcome.status() == null ? "-" : outcome.status().toString(),
                Long.toString(outcome.took().toMillis()),
                causes,
                outcome.trouble() == null ? "-" : outcome.trouble());
    }

    static Outcome read(PlantedCase planted, String line) {
        String[] fields = line.split("\t", -1);
        Map<Cause, Double> causes = new LinkedHashMap<>();
        for (String entry : fields[5].split(",")) {
            String[] parts = entry.split("=");
            causes.put(Cause.byId(parts[0]).orElseThrow(), Double.valueOf(parts[1]));
        }
        return new Outcome(
                planted,
                Knowledge.valueOf(fields[1]),
                fields[2].equals("-") ? null : Fault.byId(fields[2]).orElseThrow(),
                fields[3].equals("-") ? null : Integer.valueOf(fields[3]),
                causes,
                Duration.ofMillis(Long.parseLong(fields[4])),
                fields[6].equals("-") ? null : fields[6]);
    }
}

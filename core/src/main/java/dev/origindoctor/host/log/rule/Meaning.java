package dev.origindoctor.host.log.rule;

import dev.origindoctor.host.log.LogEvent;
import dev.origindoctor.host.log.line.LogLine;
import dev.origindoctor.observation.Fact;
import java.util.List;
import java.util.Optional;

/**
 * What a line of a log tells of an origin's failure.
 *
 * @param event what it tells
 * @param facts the words in it that say of what
 */
public record Meaning(LogEvent event, List<Fact> facts) {
    public Meaning {
        facts = List.copyOf(facts);
    }

    /** What the line tells; empty for one that tells nothing. */
    public static Optional<Meaning> of(LogLine line) {
        for (LogRule rule : LogRules.of(line.program())) {
            Optional<List<Fact>> facts = rule.facts(line.message());
            if (facts.isPresent()) {
                return Optional.of(new Meaning(rule.event(), facts.get()));
            }
        }
        return line.program().equals("kernel")
                ? PacketLine.event(line.message()).map(event -> new Meaning(event, PacketLine.facts(line.message())))
                : Optional.empty();
    }
}

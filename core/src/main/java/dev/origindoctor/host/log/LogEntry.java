package dev.origindoctor.host.log;

import dev.origindoctor.host.source.Quote;
import dev.origindoctor.observation.Fact;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of a log that tells something.
 *
 * @param event what it tells
 * @param program who wrote it, such as {@code kernel}, {@code nginx}, {@code apache}, {@code fail2ban}, {@code csf} or
 *     {@code systemd}
 * @param time when, or null where the line has no time that can be placed
 * @param facts its values: {@code process}, {@code pid}, {@code unit}, {@code client}, {@code address}, {@code port},
 *     {@code jail}, {@code upstream}, {@code error}, {@code cgroup}, {@code server}, as far as the line has them
 * @param quote the line itself
 */
public record LogEntry(
        LogEvent event, String program, @Nullable LogTime time, List<Fact> facts, Quote quote) {
    public LogEntry {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(program, "program");
        facts = List.copyOf(facts);
        Objects.requireNonNull(quote, "quote");
    }

    /** The value of this name, where the line has it. */
    public Optional<String> fact(String name) {
        return facts.stream()
                .filter(fact -> fact.name().equals(name))
                .map(Fact::value)
                .findFirst();
    }
}

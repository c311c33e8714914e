package dev.origindoctor.diagnosis;

import dev.origindoctor.observation.Fact;
import java.util.List;
import java.util.Objects;

/**
 * A small fact derived from observations or host evidence: the coin in which inference counts.
 *
 * @param id its permanent identifier, such as {@code port_refused}
 * @param says one sentence, with its values
 * @param source what it rests on, as an observation's subject or a host source is quoted
 * @param facts the values by themselves
 */
public record Finding(String id, Phrase says, String source, List<Fact> facts) {
    public Finding {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(says, "says");
        Objects.requireNonNull(source, "source");
        facts = List.copyOf(facts);
    }
}

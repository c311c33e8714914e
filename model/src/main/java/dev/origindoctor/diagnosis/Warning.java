package dev.origindoctor.diagnosis;

import dev.origindoctor.taxonomy.Fault;
import java.util.Objects;

/**
 * A defect that this edge accepts today.
 *
 * @param fault the defect
 * @param says what it would mean elsewhere
 */
public record Warning(Fault fault, Phrase says) {
    public Warning {
        Objects.requireNonNull(fault, "fault");
        Objects.requireNonNull(says, "says");
    }
}

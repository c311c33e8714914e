package dev.origindoctor.diagnosis;

import dev.origindoctor.taxonomy.Cause;
import java.util.List;
import java.util.Objects;

/**
 * A cause, how probable it is, what moved it, and what to do about it.
 *
 * @param cause the cause
 * @param probability how probable it is, 0 to 1
 * @param evidence what spoke for and against it, strongest first
 * @param remedies what to do, best first
 */
public record RankedCause(Cause cause, double probability, List<Evidence> evidence, List<Remedy> remedies) {
    public RankedCause {
        Objects.requireNonNull(cause, "cause");
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability: " + probability + " (expected 0..1)");
        }
        evidence = List.copyOf(evidence);
        remedies = List.copyOf(remedies);
    }
}

package dev.origindoctor.edge;

import dev.origindoctor.taxonomy.Fault;
import java.util.Objects;

/**
 * Whether a status can come from a fault.
 *
 * @param fault the fault
 * @param plausibility whether it can
 * @param because why
 */
public record Reading(Fault fault, Plausibility plausibility, String because) {
    /** How well a status and a fault go together. */
    public enum Plausibility {
        /** It is what this edge shows for it. */
        LIKELY,
        /** It may be, under other settings or against what is known. */
        POSSIBLE,
        /** It cannot be. */
        IMPOSSIBLE
    }

    public Reading {
        Objects.requireNonNull(fault, "fault");
        Objects.requireNonNull(plausibility, "plausibility");
        Objects.requireNonNull(because, "because");
    }
}

package dev.origindoctor.edge;

/** How a statement about an edge is known, surest first. */
public enum Provenance {
    /** We put the real program in front of a really broken origin and looked. */
    MEASURED,
    /** Its maker's documentation says so. */
    DOCUMENTED,
    /** Its source code says so. */
    SOURCE,
    /** Somebody else saw and recorded it. */
    OBSERVED,
    /** It follows from the above, and nobody has confirmed it. */
    INFERRED
}

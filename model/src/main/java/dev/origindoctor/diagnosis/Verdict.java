package dev.origindoctor.diagnosis;

import dev.origindoctor.taxonomy.Fault;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The answer in short.
 *
 * @param conclusion what could be concluded
 * @param fault the first fault that the edge meets, as far as it is proved; null when healthy or unknown
 * @param proved every proved fault on the path, in the order in which the edge would meet them
 * @param predicted what the visitor is expected to see
 * @param observedStatus the status that the edge really gave; null where it was not asked or did not answer
 * @param observedRay the edge's name for that request
 * @param intermittent whether only a part of the edge's connections meet the fault
 * @param summary one sentence that a customer understands
 */
public record Verdict(
        Conclusion conclusion,
        @Nullable Fault fault,
        List<Fault> proved,
        Prediction predicted,
        @Nullable Integer observedStatus,
        @Nullable String observedRay,
        boolean intermittent,
        Phrase summary) {
    /** What a diagnosis can end in. */
    public enum Conclusion {
        /** The edge can serve the page from this origin now. */
        HEALTHY,
        /** Something is wrong, and it is named. */
        FAULTY,
        /** Nothing could be concluded; the gaps say why. */
        INCONCLUSIVE
    }

    public Verdict {
        Objects.requireNonNull(conclusion, "conclusion");
        proved = List.copyOf(proved);
        Objects.requireNonNull(predicted, "predicted");
        Objects.requireNonNull(summary, "summary");
    }

    /** Whether the edge can serve the page from this origin now. */
    public boolean healthy() {
        return conclusion == Conclusion.HEALTHY;
    }
}

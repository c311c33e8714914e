package dev.origindoctor.edge;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an edge shows the visitor when it meets a fault.
 *
 * @param outcome what becomes of the request
 * @param status the status that the visitor gets; null where a page is served, where the origin's own status passes,
 *     and where no edge is asked
 * @param title the status's name as this edge has it
 * @param text the edge's own text, log flag or code for it, where it has one
 * @param alsoSeen other statuses that this edge gives for the same fault under other settings or versions
 * @param provenance how this is known
 * @param because a short why, or the condition
 */
public record EdgeVerdict(
        Outcome outcome,
        @Nullable Integer status,
        String title,
        @Nullable String text,
        List<Integer> alsoSeen,
        Provenance provenance,
        String because) {
    /** What becomes of a request that meets a fault. */
    public enum Outcome {
        /** The edge answers with an error of its own. */
        ERROR,
        /** The origin's own answer reaches the visitor unchanged. */
        PASSED_THROUGH,
        /** The visitor gets the page all the same. */
        SERVED,
        /** The visitor never reaches the edge. */
        NOT_ASKED,
        /** The fault is the prober's own: it says nothing about what the edge meets. */
        NOT_THE_ORIGIN
    }

    public EdgeVerdict {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(title, "title");
        alsoSeen = List.copyOf(alsoSeen);
        Objects.requireNonNull(provenance, "provenance");
        Objects.requireNonNull(because, "because");
    }
}

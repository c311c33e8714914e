package dev.origindoctor.diagnosis;

import dev.origindoctor.edge.Edge;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the visitor is expected to see.
 *
 * @param edge through which edge
 * @param status the error status; null where a page or a redirect is served, and where no edge is asked
 * @param title the status's name
 * @param share the share of the edge's connections that meet it, 0 to 1
 * @param passedThrough whether the status is the origin's own
 */
public record Prediction(Edge edge, @Nullable Integer status, Phrase title, double share, boolean passedThrough) {
    /** Whether the status has a name beside its number. */
    public boolean named() {
        return title.isVerbatim();
    }

    public Prediction {
        Objects.requireNonNull(edge, "edge");
        Objects.requireNonNull(title, "title");
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share: " + share + " (expected 0..1)");
        }
    }

    /** The share in whole percent; a part never reads as none or as all. */
    public int percent() {
        int rounded = (int) Math.round(share * 100);
        return share > 0 && share < 1 ? Math.max(1, Math.min(99, rounded)) : rounded;
    }
}

package dev.origindoctor.finding;

import dev.origindoctor.observation.Observation;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.Layer;
import org.jspecify.annotations.Nullable;

/**
 * One direct probe that travelled the way of the edge's own request.
 *
 * @param endpoint where it went
 * @param observation what was seen
 * @param reach the last layer that this kind of probe can tell about
 * @param fault what stopped it in the edge's eyes, or null
 */
public record Attempt(
        Endpoint endpoint,
        Observation observation,
        Layer reach,
        @Nullable Fault fault) {
    /** Whether this attempt came as far as {@code layer}, and so can tell about it. A request judges no certificate. */
    public boolean reached(Layer layer) {
        return (layer != Layer.CERTIFICATE || reach == layer)
                && reach.compareTo(layer) >= 0
                && (fault == null || fault.layer().compareTo(layer) >= 0);
    }

    /** Whether it was {@code layer} that stopped it. */
    public boolean stoppedAt(Layer layer) {
        return fault != null && fault.layer() == layer;
    }

    /** The vantage point that it was made at; the empty name where there is one alone. */
    public String place() {
        return Places.of(observation);
    }

    /** Whether the prober's own machine stopped it, so that it tells nothing of the origin. */
    public boolean spoiled() {
        return stoppedAt(Layer.LOCAL);
    }
}

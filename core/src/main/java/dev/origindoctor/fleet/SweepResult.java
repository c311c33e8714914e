package dev.origindoctor.fleet;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.diagnosis.Verdict.Conclusion;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.taxonomy.Cause;
import dev.origindoctor.taxonomy.Fault;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a sweep found at one origin.
 *
 * @param number which one of the sweep it is, counted from 1; the line number where the targets come from a file
 * @param target the origin
 * @param depth how deep it was looked at
 * @param finding the answer in short
 * @param observations what was seen; empty where nothing was
 * @param diagnosis the whole diagnosis, at {@link Depth#FULL}
 * @param refused why the target may not be probed, or could not be read; null where it was probed
 */
public record SweepResult(
        long number,
        FleetTarget target,
        Depth depth,
        Finding finding,
        List<Observation> observations,
        @Nullable Diagnosis diagnosis,
        @Nullable String refused) {
    /**
     * The answer in short.
     *
     * @param conclusion what could be concluded, as far as this depth goes
     * @param fault the first fault that the edge meets; the prober's own where nothing could be concluded
     * @param status the error that the visitor is expected to get, where one can be told
     * @param share the share of the edge's connections that meet it, 0 to 1
     * @param cause the likeliest cause, at {@link Depth#FULL}
     * @param warnings defects that this edge accepts
     * @param because why nothing could be concluded, in a few words
     */
    public record Finding(
            Conclusion conclusion,
            @Nullable Fault fault,
            @Nullable Integer status,
            double share,
            @Nullable Cause cause,
            List<Fault> warnings,
            @Nullable String because) {
        public Finding {
            Objects.requireNonNull(conclusion, "conclusion");
            warnings = List.copyOf(warnings);
        }

        static Finding inconclusive(@Nullable Fault fault, String because) {
            return new Finding(Conclusion.INCONCLUSIVE, fault, null, 0, null, List.of(), because);
        }
    }

    public SweepResult {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(depth, "depth");
        Objects.requireNonNull(finding, "finding");
        observations = List.copyOf(observations);
    }

    /** The same answer for another origin that leads to the same address. */
    SweepResult forTarget(long other, FleetTarget itsTarget) {
        return new SweepResult(other, itsTarget, depth, finding, observations, diagnosis, refused);
    }
}

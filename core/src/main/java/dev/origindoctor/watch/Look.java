package dev.origindoctor.watch;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.diagnosis.RankedCause;
import dev.origindoctor.diagnosis.Verdict;
import dev.origindoctor.diagnosis.Verdict.Conclusion;
import dev.origindoctor.observation.CertificateFacts;
import dev.origindoctor.observation.TlsObservation;
import dev.origindoctor.taxonomy.Cause;
import dev.origindoctor.taxonomy.Fault;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one look at the origin said, in short.
 *
 * @param at when
 * @param conclusion what could be concluded
 * @param fault the fault that the edge meets
 * @param status the error that the visitor is expected to get
 * @param cause the likeliest cause
 * @param share the share of the edge's connections that meet the fault, over addresses and samples
 * @param certificateEnds when the first of the certificates shown ends; null where none was seen
 */
public record Look(
        Instant at,
        Conclusion conclusion,
        @Nullable Fault fault,
        @Nullable Integer status,
        @Nullable Cause cause,
        double share,
        @Nullable Instant certificateEnds) {
    public Look {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(conclusion, "conclusion");
    }

    /** The look that ended in this diagnosis. */
    public static Look of(Diagnosis diagnosis) {
        Verdict verdict = diagnosis.verdict();
        boolean faulty = verdict.conclusion() == Conclusion.FAULTY;
        Cause cause = diagnosis.causes().stream()
                .filter(ranked -> faulty)
                .findFirst()
                .map(RankedCause::cause)
                .orElse(null);
        return new Look(
                diagnosis.startedAt().plus(diagnosis.took()),
                verdict.conclusion(),
                verdict.fault(),
                verdict.predicted().status(),
                cause,
                faulty ? verdict.predicted().share() : 0,
                certificateEnds(diagnosis));
    }

    boolean healthy() {
        return conclusion == Conclusion.HEALTHY;
    }

    /** Only the leaf is the origin's to renew. */
    private static @Nullable Instant certificateEnds(Diagnosis diagnosis) {
        return diagnosis.observations().stream()
                .filter(TlsObservation.class::isInstance)
                .flatMap(tls -> ((TlsObservation) tls).answer().chain().stream().limit(1))
                .map(CertificateFacts::notAfter)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}

package dev.origindoctor.observation;

import dev.origindoctor.taxonomy.Fault;
import java.util.List;
import java.util.Objects;

/**
 * One judge's opinion of the chain that the server showed: every defect, not only the first.
 *
 * @param judge whose roots were used: {@code browser}, or an edge's identifier
 * @param defects what is wrong in that judge's eyes, in the order of the taxonomy; empty where it is trusted
 * @param notes what stands behind the defects, and what could not be checked, a few words each
 */
public record CertificateVerdict(String judge, List<Fault> defects, List<String> notes) {
    public CertificateVerdict {
        Objects.requireNonNull(judge, "judge");
        defects = List.copyOf(defects);
        notes = List.copyOf(notes);
    }

    /** An opinion without notes. */
    public CertificateVerdict(String judge, List<Fault> defects) {
        this(judge, defects, List.of());
    }

    /** Whether this judge accepts the chain for the name. */
    public boolean trusted() {
        return defects.isEmpty();
    }
}

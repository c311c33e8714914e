package dev.origindoctor.fleet;

import dev.origindoctor.diagnosis.Verdict.Conclusion;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.edge.EdgeVerdict;
import dev.origindoctor.edge.EdgeVerdict.Outcome;
import dev.origindoctor.fleet.SweepResult.Finding;
import dev.origindoctor.observation.CertificateVerdict;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.observation.TlsObservation;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.Layer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one look at each address of an origin means to its edge. */
record EdgeEyes(Edge edge, SslMode mode) {
    /** The addresses count the same; what the prober's own machine prevented says nothing about the origin. */
    Finding judge(List<? extends Observation> seen) {
        List<Fault> met = new ArrayList<>();
        Set<Fault> warnings = new LinkedHashSet<>();
        Fault own = null;
        int told = 0;
        for (Observation observation : seen) {
            Fault fault = first(observation, warnings);
            if (fault != null && fault.layer() == Layer.LOCAL) {
                own = fault;
                continue;
            }
            told++;
            if (fault != null) {
                met.add(fault);
            }
        }
        if (told == 0) {
            return Finding.inconclusive(own, "the prober's own machine prevented every look");
        }
        if (met.isEmpty()) {
            return new Finding(Conclusion.HEALTHY, null, null, 0, null, List.copyOf(warnings), null);
        }
        Fault worst = met.get(0);
        Integer status = edge.verdict(worst, mode).status();
        double share = (double) met.size() / told;
        return new Finding(Conclusion.FAULTY, worst, status, share, null, List.copyOf(warnings), null);
    }

    /** The first fault that this edge minds; a certificate is seen with the edge's roots, where it has its own. */
    private @Nullable Fault first(Observation observation, Set<Fault> warnings) {
        Fault fault = observation.seenFault().orElse(null);
        boolean ofCertificate = fault == null || fault.layer() == Layer.CERTIFICATE;
        if (!(observation instanceof TlsObservation tls) || !ofCertificate) {
            return fault;
        }
        Fault minded = null;
        for (Fault defect : defects(tls)) {
            if (!minds(defect)) {
                warnings.add(defect);
            } else if (minded == null) {
                minded = defect;
            }
        }
        return minded;
    }

    private List<Fault> defects(TlsObservation tls) {
        List<CertificateVerdict> verdicts = tls.answer().verdicts();
        return verdicts.stream()
                .filter(verdict -> verdict.judge().equals(edge.id()))
                .findFirst()
                .or(() -> verdicts.stream().findFirst())
                .map(CertificateVerdict::defects)
                .orElse(tls.seenFault().map(List::of).orElse(List.of()));
    }

    private boolean minds(Fault fault) {
        EdgeVerdict verdict = edge.verdict(fault, mode);
        return verdict.outcome() == Outcome.ERROR || verdict.outcome() == Outcome.PASSED_THROUGH;
    }
}

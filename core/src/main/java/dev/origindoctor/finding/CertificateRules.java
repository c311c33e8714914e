package dev.origindoctor.finding;

import dev.origindoctor.diagnosis.Phrase;
import dev.origindoctor.edge.EdgeVerdict;
import dev.origindoctor.observation.CertificateFacts;
import dev.origindoctor.observation.Fact;
import dev.origindoctor.observation.TlsObservation;
import dev.origindoctor.taxonomy.CertificateFault;
import dev.origindoctor.taxonomy.Fault;
import java.util.List;
import java.util.Map;

/** What is wrong with the certificate, and whether this edge minds. */
final class CertificateRules {
    private static final Map<Fault, Clue> CLUES = Map.of(
            CertificateFault.EXPIRED, Clue.CERTIFICATE_OUT_OF_DATE,
            CertificateFault.NOT_YET_VALID, Clue.CERTIFICATE_NOT_VALID_YET,
            CertificateFault.NAME_INVALID, Clue.CERTIFICATE_FOR_ANOTHER_NAME,
            CertificateFault.SELF_SIGNED, Clue.CERTIFICATE_SELF_SIGNED,
            CertificateFault.AUTHORITY_INVALID, Clue.CERTIFICATE_OF_UNKNOWN_AUTHORITY,
            CertificateFault.INCOMPLETE_CHAIN, Clue.INTERMEDIATE_CERTIFICATE_MISSING,
            CertificateFault.REVOKED, Clue.CERTIFICATE_WITHDRAWN,
            CertificateFault.WEAK, Clue.CERTIFICATE_TOO_WEAK,
            CertificateFault.INVALID, Clue.CERTIFICATE_UNSUITABLE);

    private CertificateRules() {}

    /** Every defect counts for itself, and only where the edge would mind it; accepted are all of them or none. */
    static void defects(Scene scene, Notes notes) {
        boolean anyMinded = scene.direct(TlsObservation.class).stream()
                .flatMap(seen -> scene.defects(seen).stream())
                .anyMatch(defect -> minded(scene, defect));
        for (TlsObservation seen : scene.direct(TlsObservation.class)) {
            List<Fault> defects = scene.defects(seen);
            for (Fault defect : defects) {
                Clue clue = minded(scene, defect)
                        ? CLUES.getOrDefault(defect, Clue.CERTIFICATE_UNSUITABLE)
                        : Clue.CERTIFICATE_DEFECT_TOLERATED;
                Says says = Says.with(defect, seen.endpoint(), value(seen, defect), scene.mode());
                notes.add(clue, says, seen.subject(), facts(seen));
            }
            if (defects.isEmpty() && !anyMinded && !seen.answer().chain().isEmpty()) {
                Says says = Says.with(scene.edge(), seen.endpoint());
                notes.add(Clue.CERTIFICATE_ACCEPTED, says, seen.subject(), facts(seen));
            }
        }
    }

    private static boolean minded(Scene scene, Fault defect) {
        return scene.verdict(defect).outcome() == EdgeVerdict.Outcome.ERROR;
    }

    private static Phrase value(TlsObservation seen, Fault defect) {
        if (seen.answer().chain().isEmpty()) {
            return Phrase.verbatim("");
        }
        CertificateFacts leaf = seen.answer().chain().get(0);
        if (defect == CertificateFault.EXPIRED) {
            return Says.part("on_date", leaf.notAfter());
        }
        if (defect == CertificateFault.NOT_YET_VALID) {
            return Says.part("until_date", leaf.notBefore());
        }
        return defect == CertificateFault.NAME_INVALID
                ? Says.part("for_names", String.join(", ", leaf.names()))
                : Says.part("issued_by", leaf.issuer());
    }

    private static Fact[] facts(TlsObservation seen) {
        return seen.facts().toArray(Fact[]::new);
    }
}

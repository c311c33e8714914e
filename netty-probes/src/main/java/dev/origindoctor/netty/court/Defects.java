package dev.origindoctor.netty.court;

import dev.origindoctor.observation.CertificateVerdict;
import dev.origindoctor.taxonomy.CertificateFault;
import dev.origindoctor.taxonomy.Fault;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a judge has found so far, each defect with the words that stand behind it. */
final class Defects {
    private static final int MOST_NOTES = 20;

    private final Set<CertificateFault> found = EnumSet.noneOf(CertificateFault.class);
    private final Set<String> notes = new LinkedHashSet<>();

    void add(CertificateFault defect, String because) {
        found.add(defect);
        note(because);
    }

    void note(String words) {
        if (notes.size() < MOST_NOTES) {
            notes.add(words);
        }
    }

    CertificateVerdict verdict(String judge) {
        return new CertificateVerdict(judge, List.<Fault>copyOf(found), List.copyOf(notes));
    }
}

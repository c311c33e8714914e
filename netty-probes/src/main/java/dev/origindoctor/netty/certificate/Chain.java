package dev.origindoctor.netty.certificate;

import dev.origindoctor.observation.CertificateFacts;
import java.util.List;

/**
 * The certificates that a server showed, in its order.
 *
 * @param certificates those that could be read
 * @param unreadable how many could not
 */
public record Chain(List<ShownCertificate> certificates, int unreadable) {
    public Chain {
        certificates = List.copyOf(certificates);
    }

    /** Whether nothing was shown. */
    public boolean isEmpty() {
        return certificates.isEmpty() && unreadable == 0;
    }

    /** What they say of themselves. */
    public List<CertificateFacts> facts() {
        return certificates.stream().map(ShownCertificate::facts).toList();
    }
}

package dev.origindoctor.netty.court;

import dev.origindoctor.netty.certificate.ShownCertificate;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Intermediate certificates that some server showed and that led to a trusted root. They prove of another server that
 * it forgot to show one. Bounded: what was not met for longest goes first.
 */
final class Intermediates {
    private static final int MOST = 256;

    private final Map<String, ShownCertificate> met = new RecentlyMet<>(MOST);

    void remember(Path path) {
        if (path.trusted() && path.certificates().size() > 2) {
            synchronized (met) {
                path.judged().stream().skip(1).forEach(issuer -> met.put(issuer.sha256(), issuer));
            }
        }
    }

    Set<ShownCertificate> all() {
        synchronized (met) {
            return new LinkedHashSet<>(met.values());
        }
    }
}

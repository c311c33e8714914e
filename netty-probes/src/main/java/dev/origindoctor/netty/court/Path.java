package dev.origindoctor.netty.court;

import dev.origindoctor.netty.certificate.ShownCertificate;
import java.util.List;

/**
 * The best way found from the leaf upwards.
 *
 * @param certificates leaf first; the anchor last where the end is {@link End#ANCHOR}
 * @param end how it ends
 */
record Path(List<ShownCertificate> certificates, End end) {
    /** How a path may end. */
    enum End {
        /** At a trusted root. */
        ANCHOR,
        /** The leaf signed itself. */
        SELF_SIGNED,
        /** At a root that is not trusted. */
        UNKNOWN_ROOT,
        /** The issuer's certificate was not shown. */
        MISSING_ISSUER,
        /** The issuer is there, and its key did not make the signature. */
        BROKEN_SIGNATURE
    }

    Path {
        certificates = List.copyOf(certificates);
    }

    ShownCertificate leaf() {
        return certificates.get(0);
    }

    ShownCertificate top() {
        return certificates.get(certificates.size() - 1);
    }

    boolean trusted() {
        return end == End.ANCHOR;
    }

    /** What lies below the anchor: the part whose dates, strength and rights count. */
    List<ShownCertificate> judged() {
        return trusted() && certificates.size() > 1 ? certificates.subList(0, certificates.size() - 1) : certificates;
    }
}

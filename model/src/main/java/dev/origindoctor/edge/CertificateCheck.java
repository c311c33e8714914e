package dev.origindoctor.edge;

import dev.origindoctor.origin.SslMode;

/** Whether an edge looks at the origin's certificate: how {@link SslMode#checksCertificate()} reads there. */
public enum CertificateCheck {
    /** The SSL mode says it, and nothing else does. */
    BY_MODE("as the SSL mode says"),
    /** Checked unless somebody switched it off; the modes without a check stand for that switch. */
    ON_BY_DEFAULT("on unless switched off"),
    /** Not checked unless somebody switched it on; the strict modes stand for that switch. */
    OFF_BY_DEFAULT("off unless switched on"),
    /** Checked whatever anybody wishes. */
    ALWAYS("always"),
    /** Never checked: no setting for it exists. */
    NEVER("never"),
    /** No TLS is spoken to the origin at all. */
    NO_TLS("no TLS towards the origin");

    private final String title;

    CertificateCheck(String title) {
        this.title = title;
    }

    /** A few words for it. */
    public String title() {
        return title;
    }

    /** Whether a bad certificate is noticed under {@code mode}. */
    public boolean checks(SslMode mode) {
        return switch (this) {
            case BY_MODE, ON_BY_DEFAULT, OFF_BY_DEFAULT -> mode.checksCertificate();
            case ALWAYS -> mode.encrypts();
            case NEVER, NO_TLS -> false;
        };
    }

    /** Whether an HTTPS visitor's request reaches the origin inside TLS. */
    public boolean encrypts(SslMode mode) {
        return this != NO_TLS && mode.encrypts();
    }
}

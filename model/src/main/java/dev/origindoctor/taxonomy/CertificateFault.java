package dev.origindoctor.taxonomy;

import java.util.List;

/** The faults of the layer {@link Layer#CERTIFICATE}. */
public enum CertificateFault implements Fault {
    EXPIRED("tls.cert.expired", "Certificate expired"),
    NOT_YET_VALID("tls.cert.not_yet_valid", "Certificate not yet valid"),
    NAME_INVALID("tls.cert.name_invalid", "Certificate for another name"),
    SELF_SIGNED("tls.cert.self_signed", "Self-signed certificate"),
    AUTHORITY_INVALID("tls.cert.authority_invalid", "Unknown certificate authority"),
    INCOMPLETE_CHAIN("tls.cert.incomplete_chain", "Intermediate certificate missing"),
    REVOKED("tls.cert.revoked", "Certificate revoked"),
    WEAK("tls.cert.weak", "Weak certificate"),
    INVALID("tls.cert.invalid", "Invalid certificate");

    private final String id;
    private final String title;

    CertificateFault(String id, String title) {
        this.id = id;
        this.title = title;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Layer layer() {
        return Layer.CERTIFICATE;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<Party> parties() {
        return List.of(Party.ORIGIN_ADMINISTRATOR);
    }
}

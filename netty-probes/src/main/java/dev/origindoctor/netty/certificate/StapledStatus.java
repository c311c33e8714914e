package dev.origindoctor.netty.certificate;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Locale;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/** What a stapled OCSP response (RFC 6960) says of the leaf, once its own signature is checked. */
public enum StapledStatus {
    GOOD,
    REVOKED,
    UNKNOWN,
    /** It is malformed, stale, about another certificate, or not signed by the issuer or its delegate. */
    INVALID,
    /** The issuer's certificate is not at hand, so that nobody can tell. */
    UNVERIFIABLE;

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final int MOST_DELEGATES = 4;

    /** The identifier. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static StapledStatus read(
            byte[] der, ShownCertificate leaf, @Nullable ShownCertificate issuer, Instant now) {
        try {
            OCSPResp response = new OCSPResp(der);
            if (response.getStatus() != OCSPResp.SUCCESSFUL
                    || !(response.getResponseObject() instanceof BasicOCSPResp basic)) {
                return INVALID;
            }
            if (issuer == null) {
                return UNVERIFIABLE;
            }
            return signedFor(basic, issuer, now) ? answer(basic, leaf, issuer.holder(), now) : INVALID;
        } catch (Exception e) {
            // Whatever the library throws over bytes from the network: it is no valid response.
            return INVALID;
        }
    }

    private static StapledStatus answer(
            BasicOCSPResp basic, ShownCertificate leaf, X509CertificateHolder issuer, Instant now) throws Exception {
        DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
        for (SingleResp single : basic.getResponses()) {
            boolean ours = single.getCertID().getSerialNumber().equals(leaf.serial())
                    && single.getCertID().matchesIssuer(issuer, digests);
            if (ours && current(single, now)) {
                return status(single.getCertStatus());
            }
        }
        return INVALID;
    }

    private static StapledStatus status(@Nullable CertificateStatus status) {
        return status instanceof RevokedStatus ? REVOKED : status instanceof UnknownStatus ? UNKNOWN : GOOD;
    }

    private static boolean current(SingleResp single, Instant now) {
        Date next = single.getNextUpdate();
        return single.getThisUpdate().toInstant().isBefore(now.plus(CLOCKS_DIFFER))
                && (next == null || next.toInstant().isAfter(now.minus(CLOCKS_DIFFER)));
    }

    /** RFC 6960 section 4.2.2.2: by the issuer itself, or by a delegate that the issuer certified for it. */
    private static boolean signedFor(BasicOCSPResp basic, ShownCertificate issuer, Instant now) {
        boolean byIssuer = Signatures.verifies(basic::isSignatureValid, issuer.key());
        return byIssuer
                || Arrays.stream(basic.getCerts())
                        .limit(MOST_DELEGATES)
                        .filter(delegate -> delegated(delegate, issuer, now))
                        .anyMatch(delegate ->
                                Signatures.verifies(basic::isSignatureValid, delegate.getSubjectPublicKeyInfo()));
    }

    private static boolean delegated(X509CertificateHolder delegate, ShownCertificate issuer, Instant now) {
        ExtendedKeyUsage purposes = delegate.getExtensions() == null
                ? null
                : ExtendedKeyUsage.getInstance(
                        delegate.getExtensions().getExtensionParsedValue(Extension.extendedKeyUsage));
        return purposes != null
                && purposes.hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning)
                && delegate.isValidOn(Date.from(now))
                && Signatures.verifies(delegate, issuer.key());
    }
}

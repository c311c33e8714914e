package dev.origindoctor.netty.certificate;

import java.security.Provider;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.bc.BcECContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * Verifies signatures with the JDK, whose own path validation refuses what it thinks too weak, while here weakness is a
 * finding of its own. What the JDK has not learned (other curves, mostly) BouncyCastle verifies.
 */
public final class Signatures {
    private static final DigestAlgorithmIdentifierFinder DIGESTS = new DefaultDigestAlgorithmIdentifierFinder();

    private Signatures() {}

    public static boolean verifies(X509CertificateHolder signed, SubjectPublicKeyInfo key) {
        return verifies(signed::isSignatureValid, key);
    }

    /** Whether {@code signed} accepts a verifier for this key. */
    public static boolean verifies(Signed signed, SubjectPublicKeyInfo key) {
        try {
            return signed.verifies(verifier(key));
        } catch (Exception e) {
            return verifiesByBouncyCastle(signed, key);
        }
    }

    /** Elliptic curves by BouncyCastle's bare arithmetic: a sixth of what the JDK 17 takes, and no provider to load. */
    private static ContentVerifierProvider verifier(SubjectPublicKeyInfo key) throws Exception {
        return key.getAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)
                ? new BcECContentVerifierProviderBuilder(DIGESTS).build(PublicKeyFactory.createKey(key))
                : new JcaContentVerifierProviderBuilder().build(key);
    }

    private static boolean verifiesByBouncyCastle(Signed signed, SubjectPublicKeyInfo key) {
        try {
            return signed.verifies(new JcaContentVerifierProviderBuilder()
                    .setProvider(BouncyCastle.PROVIDER)
                    .build(key));
        } catch (Exception e) {
            // Whatever the libraries throw over a key or signature from the network: it does not verify.
            return false;
        }
    }

    /** Anything that can be asked whether its signature is this key's. */
    @FunctionalInterface
    interface Signed {
        boolean verifies(ContentVerifierProvider verifier) throws Exception;
    }

    private static final class BouncyCastle {
        static final Provider PROVIDER = new BouncyCastleProvider();
    }
}

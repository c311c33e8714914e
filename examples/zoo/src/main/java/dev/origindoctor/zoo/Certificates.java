package dev.origindoctor.zoo;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The certificates of the zoo, made once and kept. They hang from one root, {@link #root()}, which a prober trusts or
 * does not; all are for {@value #NAME} unless said otherwise.
 */
public final class Certificates {
    /** The name that the zoo's certificates are for. */
    public static final String NAME = "origin.test";

    private static final Map<String, X509Bundle> MADE = new ConcurrentHashMap<>();

    private Certificates() {}

    /** The zoo's own root, for probers that should trust the zoo. */
    public static X509Certificate root() {
        return authority().getCertificate();
    }

    /** The root with its key. */
    public static X509Bundle authority() {
        return made("root", () -> ca("CN=Zoo Root, O=Origin Zoo").buildSelfSigned());
    }

    /** An intermediate below the root. */
    public static X509Bundle intermediate() {
        return made(
                "intermediate", () -> ca("CN=Zoo Intermediate, O=Origin Zoo").buildIssuedBy(authority()));
    }

    /** Nothing wrong with it: leaf and intermediate. */
    public static X509Bundle healthy() {
        return leaf("healthy", builder -> builder);
    }

    /** Nothing wrong with it, and its key is RSA. */
    public static X509Bundle healthyRsa() {
        return leaf("healthy-rsa", CertificateBuilder::rsa2048);
    }

    /** Expired two days ago. */
    public static X509Bundle expired() {
        return leaf("expired", builder -> dated(builder, -400, -2));
    }

    /** Valid from the day after tomorrow. */
    public static X509Bundle notYetValid() {
        return leaf("not-yet-valid", builder -> dated(builder, 2, 300));
    }

    /** For another name. */
    public static X509Bundle wrongName() {
        return made(
                "wrong-name",
                () -> base("CN=other.test").addSanDnsName("other.test").buildIssuedBy(intermediate()));
    }

    /** Its name stands in the subject alone. */
    public static X509Bundle commonNameOnly() {
        return made("common-name", () -> base("CN=" + NAME).buildIssuedBy(intermediate()));
    }

    /** Signed by itself. */
    public static X509Bundle selfSigned() {
        return made("self-signed", () -> named().setIsCertificateAuthority(true).buildSelfSigned());
    }

    /** From a root that nobody trusts. */
    public static X509Bundle unknownRoot() {
        return made(
                "unknown-root",
                () -> named().buildIssuedBy(ca("CN=Nobody's Root, O=Nobody").buildSelfSigned()));
    }

    /** For a server that shows the leaf alone; the leaf says where its issuer is to be had. */
    public static X509Bundle pointingToIssuer() {
        return leaf(
                "missing-intermediate",
                builder -> access(
                        builder, AccessDescription.id_ad_caIssuers, "http://issuers.origin.test/intermediate.der"));
    }

    /** RSA with 1024 bits. */
    public static X509Bundle weakRsa() {
        return leaf("weak-rsa", builder -> builder.keyPair(rsa(1024)));
    }

    /** Signed with SHA-1. */
    public static X509Bundle sha1() {
        return made("sha1", Certificates::signedWithSha1);
    }

    /** For clients by its extended key usage. */
    public static X509Bundle forClientsOnly() {
        return leaf("clients-only", CertificateBuilder::addExtendedKeyUsageClientAuth);
    }

    /** By its key usage it may sign revocation lists and nothing else. */
    public static X509Bundle forSigningListsOnly() {
        return leaf("lists-only", builder -> builder.setKeyUsage(true, CertificateBuilder.KeyUsage.cRLSign));
    }

    /** Issued by a certificate that is no authority. */
    public static X509Bundle issuedByLeaf() {
        return made("issued-by-leaf", () -> named().buildIssuedBy(healthy()));
    }

    /** Expired, for another name, and from nobody: everything at once. */
    public static X509Bundle threeDefects() {
        return made(
                "three-defects",
                () -> dated(base("CN=other.test").addSanDnsName("other.test"), -400, -2)
                        .buildIssuedBy(ca("CN=Nobody's Root, O=Nobody").buildSelfSigned()));
    }

    /** Names an OCSP responder. */
    public static X509Bundle withResponder(String address) {
        return leaf("responder " + address, builder -> access(builder, AccessDescription.id_ad_ocsp, address));
    }

    /** By BouncyCastle itself: pkitesting has no such signature any more. */
    private static X509Bundle signedWithSha1() throws Exception {
        X509Bundle issuer = rsaAuthority();
        KeyPair key = rsa(2048);
        Instant now = Instant.now();
        X509CertificateHolder leaf = new JcaX509v3CertificateBuilder(
                        issuer.getCertificate(),
                        BigInteger.valueOf(System.nanoTime()),
                        Date.from(now.minus(Duration.ofDays(10))),
                        Date.from(now.plus(Duration.ofDays(80))),
                        new X500Principal("CN=" + NAME),
                        key.getPublic())
                .addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.dNSName, NAME)))
                .build(new JcaContentSignerBuilder("SHA1withRSA")
                        .build(issuer.getKeyPair().getPrivate()));
        X509Certificate[] path = {
            new JcaX509CertificateConverter().getCertificate(leaf), issuer.getCertificate(),
        };
        return X509Bundle.fromCertificatePath(path, root(), key);
    }

    private static X509Bundle rsaAuthority() {
        return made(
                "rsa-intermediate",
                () -> ca("CN=Zoo RSA Intermediate, O=Origin Zoo").rsa2048().buildIssuedBy(authority()));
    }

    private static X509Bundle leaf(String id, UnaryOperator<CertificateBuilder> change) {
        return made(id, () -> change.apply(named()).buildIssuedBy(intermediate()));
    }

    private static CertificateBuilder named() {
        return base("CN=" + NAME).addSanDnsName(NAME);
    }

    private static CertificateBuilder base(String subject) {
        return dated(new CertificateBuilder().ecp256().subject(subject), -10, 80);
    }

    private static CertificateBuilder ca(String subject) {
        return dated(new CertificateBuilder().ecp256().subject(subject), -1000, 3000)
                .setIsCertificateAuthority(true)
                .setKeyUsage(true, CertificateBuilder.KeyUsage.keyCertSign, CertificateBuilder.KeyUsage.cRLSign);
    }

    private static CertificateBuilder dated(CertificateBuilder builder, int fromDay, int toDay) {
        Instant now = Instant.now();
        return builder.notBefore(now.plus(Duration.ofDays(fromDay))).notAfter(now.plus(Duration.ofDays(toDay)));
    }

    private static CertificateBuilder access(CertificateBuilder builder, ASN1ObjectIdentifier method, String address) {
        GeneralName place = new GeneralName(GeneralName.uniformResourceIdentifier, address);
        try {
            return builder.serial(BigInteger.valueOf(System.nanoTime()))
                    .addExtensionOctetString(
                            Extension.authorityInfoAccess.getId(),
                            false,
                            new AuthorityInformationAccess(new AccessDescription(method, place)).getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Not {@code computeIfAbsent}: making a leaf makes its issuer. */
    private static X509Bundle made(String id, Callable<X509Bundle> maker) {
        X509Bundle known = MADE.get(id);
        if (known != null) {
            return known;
        }
        synchronized (MADE) {
            X509Bundle before = MADE.get(id);
            return before != null ? before : make(id, maker);
        }
    }

    private static X509Bundle make(String id, Callable<X509Bundle> maker) {
        try {
            X509Bundle bundle = maker.call();
            MADE.put(id, bundle);
            return bundle;
        } catch (Exception e) {
            throw new IllegalStateException("the certificate " + id + " cannot be made", e);
        }
    }
}

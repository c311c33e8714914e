package dev.origindoctor.netty.certificate;

import dev.origindoctor.observation.CertificateFacts;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/** One certificate as it was shown: its bytes, and what they say. Remembers whose signature it bears. */
public final class ShownCertificate {
    private static final int MOST_NAMES = 250;
    private static final int MOST_ISSUERS_REMEMBERED = 8;

    private final X509CertificateHolder holder;
    private final String sha256;
    private final int size;
    private final Map<String, Boolean> signedBy = new ConcurrentHashMap<>();
    private final UnaryOperator<String> neutral;
    private volatile @Nullable CertificateFacts facts;
    private volatile @Nullable String keyPrint;

    private ShownCertificate(X509CertificateHolder holder, byte[] der, UnaryOperator<String> neutral) {
        this.holder = holder;
        sha256 = Sha256.hex(der);
        size = der.length;
        this.neutral = neutral;
    }

    /** A certificate that somebody trusts, and that is put into words only when it is shown: of a hundred, few ever are. */
    public static ShownCertificate trusted(X509Certificate root) {
        try {
            byte[] der = root.getEncoded();
            return new ShownCertificate(new X509CertificateHolder(der), der, text -> text);
        } catch (IOException | CertificateEncodingException e) {
            throw new IllegalArgumentException("a trusted root that cannot be read", e);
        }
    }

    /**
     * Reads DER.
     *
     * @throws IOException where the bytes are no certificate
     */
    public static ShownCertificate read(byte[] der, UnaryOperator<String> neutral) throws IOException {
        try {
            ShownCertificate read = new ShownCertificate(new X509CertificateHolder(der), der, neutral);
            read.facts();
            return read;
        } catch (RuntimeException e) {
            // BouncyCastle reads lazily, and what it meets late it throws unchecked.
            throw new IOException("no certificate", e);
        }
    }

    /** What it says of itself, ready to be shown. */
    public CertificateFacts facts() {
        CertificateFacts known = facts;
        if (known == null) {
            known = CertificateText.facts(this, neutral);
            facts = known;
        }
        return known;
    }

    public X509CertificateHolder holder() {
        return holder;
    }

    public String sha256() {
        return sha256;
    }

    public int size() {
        return size;
    }

    public X500Name subject() {
        return holder.getSubject();
    }

    public X500Name issuer() {
        return holder.getIssuer();
    }

    public SubjectPublicKeyInfo key() {
        return holder.getSubjectPublicKeyInfo();
    }

    public BigInteger serial() {
        return holder.getSerialNumber();
    }

    public Instant notBefore() {
        return holder.getNotBefore().toInstant();
    }

    public Instant notAfter() {
        return holder.getNotAfter().toInstant();
    }

    /** Whether it names itself as its issuer. */
    public boolean selfIssued() {
        return subject().equals(issuer());
    }

    public boolean sameNameAndKey(ShownCertificate other) {
        return subject().equals(other.subject()) && key().equals(other.key());
    }

    /** The subject's alternative names; none where there are none, or none that can be read. */
    public List<GeneralName> alternativeNames() {
        List<GeneralName> names = extension(
                Extension.subjectAlternativeName,
                value -> List.of(GeneralNames.getInstance(value).getNames()));
        return names == null ? List.of() : names;
    }

    /** As many of them as are shown, and held against every constraint. */
    public List<GeneralName> firstAlternativeNames() {
        return alternativeNames().stream().limit(MOST_NAMES).toList();
    }

    /**
     * What an extension says; null where it is absent or cannot be read. BouncyCastle throws unchecked exceptions of
     * many kinds over what came from the network, so that it is asked here and nowhere else.
     */
    public <T> @Nullable T extension(ASN1ObjectIdentifier id, Function<ASN1Encodable, T> reader) {
        try {
            Extension extension = rawExtension(id);
            return extension == null ? null : reader.apply(extension.getParsedValue());
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** Whether one of its extensions is no ASN.1 at all. */
    public boolean mangled() {
        try {
            for (Object id : holder.getExtensionOIDs()) {
                Extension extension = rawExtension((ASN1ObjectIdentifier) id);
                if (extension != null) {
                    extension.getParsedValue();
                }
            }
            return false;
        } catch (RuntimeException e) {
            return true;
        }
    }

    private @Nullable Extension rawExtension(ASN1ObjectIdentifier id) {
        Extensions extensions = holder.getExtensions();
        return extensions == null ? null : extensions.getExtension(id);
    }

    /** Whether the key identifiers allow that {@code other} issued it: equal, or one of them absent. */
    public boolean mayBeIssuedBy(ShownCertificate other) {
        ByteBuffer wanted = authorityKeyId();
        ByteBuffer offered = other.subjectKeyId();
        return issuer().equals(other.subject()) && (wanted == null || offered == null || wanted.equals(offered));
    }

    /** Whether the signature verifies with the key of {@code other}; computed once for each key. */
    public boolean signedBy(ShownCertificate other) {
        Boolean known = signedBy.get(other.keyPrint());
        if (known != null) {
            return known;
        }
        boolean verified = Signatures.verifies(holder, other.key());
        if (signedBy.size() < MOST_ISSUERS_REMEMBERED) {
            signedBy.put(other.keyPrint(), verified);
        }
        return verified;
    }

    /** Whether judging it will probably cost no signature check. */
    public boolean verifiedBefore() {
        return !signedBy.isEmpty();
    }

    /** Where the issuer's certificate can be had (RFC 5280 section 4.2.2.1). */
    public List<String> issuerAddresses() {
        List<String> addresses = extension(
                Extension.authorityInfoAccess,
                value -> Stream.of(AuthorityInformationAccess.getInstance(value).getAccessDescriptions())
                        .filter(access -> access.getAccessMethod().equals(AccessDescription.id_ad_caIssuers))
                        .map(AccessDescription::getAccessLocation)
                        .filter(name -> name.getTagNo() == GeneralName.uniformResourceIdentifier)
                        .map(name -> name.getName().toString())
                        .limit(4)
                        .toList());
        return addresses == null ? List.of() : addresses;
    }

    private String keyPrint() {
        String known = keyPrint;
        if (known == null) {
            known = Sha256.hex(key().getPublicKeyData().getBytes());
            keyPrint = known;
        }
        return known;
    }

    private @Nullable ByteBuffer subjectKeyId() {
        return extension(
                Extension.subjectKeyIdentifier,
                value -> ByteBuffer.wrap(SubjectKeyIdentifier.getInstance(value).getKeyIdentifier()));
    }

    private @Nullable ByteBuffer authorityKeyId() {
        ASN1OctetString id = extension(
                Extension.authorityKeyIdentifier,
                value -> AuthorityKeyIdentifier.getInstance(value).getKeyIdentifierObject());
        return id == null ? null : ByteBuffer.wrap(id.getOctets());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ShownCertificate shown && shown.sha256.equals(sha256);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    @Override
    public String toString() {
        return facts().subject();
    }
}

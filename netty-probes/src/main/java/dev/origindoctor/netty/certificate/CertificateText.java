package dev.origindoctor.netty.certificate;

import dev.origindoctor.observation.CertificateFacts;
import dev.origindoctor.origin.Addresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.operator.DefaultSignatureNameFinder;

/** Puts a certificate into words. */
public final class CertificateText {
    private CertificateText() {}

    public static CertificateFacts facts(ShownCertificate certificate, UnaryOperator<String> neutral) {
        return new CertificateFacts(
                neutral.apply(certificate.subject().toString()),
                neutral.apply(certificate.issuer().toString()),
                certificate.firstAlternativeNames().stream()
                        .map(CertificateText::name)
                        .flatMap(Optional::stream)
                        .map(neutral)
                        .toList(),
                certificate.notBefore(),
                certificate.notAfter(),
                KeyStrength.of(certificate.key()).text(),
                signature(certificate),
                certificate.sha256());
    }

    /** The signature's algorithm as Java writes it. */
    public static String signature(ShownCertificate certificate) {
        return new DefaultSignatureNameFinder()
                .getAlgorithmName(certificate.holder().getSignatureAlgorithm())
                .replace("WITH", "with")
                .replace("ANDMGF1", "andMGF1");
    }

    /** A DNS name, or an address, as text. */
    private static Optional<String> name(GeneralName name) {
        return switch (name.getTagNo()) {
            case GeneralName.dNSName -> Optional.of(name.getName().toString());
            case GeneralName.iPAddress -> address(name).map(Addresses::text);
            default -> Optional.empty();
        };
    }

    public static Optional<InetAddress> address(GeneralName name) {
        byte[] octets = ASN1OctetString.getInstance(name.getName()).getOctets();
        try {
            return Optional.of(InetAddress.getByAddress(octets));
        } catch (UnknownHostException e) {
            // Neither 4 nor 16 bytes.
            return Optional.empty();
        }
    }
}

package dev.origindoctor.netty.court;

import dev.origindoctor.netty.certificate.CertificateText;
import dev.origindoctor.netty.certificate.ShownCertificate;
import dev.origindoctor.origin.Addresses;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * Whether a certificate is for a name (RFC 9525 section 6): only the alternative names count, a wildcard is the whole
 * left-most label and stands for exactly one, addresses match addresses. International names are compared as A-labels.
 */
final class NameMatch {
    private NameMatch() {}

    /** By the rules of RFC 9525, which browsers keep. */
    static boolean byAlternativeName(ShownCertificate leaf, String reference) {
        Optional<InetAddress> address = Addresses.parse(reference);
        Stream<GeneralName> names = leaf.alternativeNames().stream();
        if (address.isPresent()) {
            return names.filter(name -> name.getTagNo() == GeneralName.iPAddress)
                    .map(CertificateText::address)
                    .anyMatch(address::equals);
        }
        return names.filter(name -> name.getTagNo() == GeneralName.dNSName)
                .anyMatch(name -> matches(name.getName().toString(), reference));
    }

    /** By the subject's common name: the old way, which Cloudflare still takes. */
    static boolean byCommonName(ShownCertificate leaf, String reference) {
        return Stream.of(leaf.subject().getRDNs(BCStyle.CN))
                .map(RDN::getFirst)
                .map(value -> IETFUtils.valueToString(value.getValue()))
                .anyMatch(name -> matches(name, reference));
    }

    static boolean matches(String presented, String reference) {
        String pattern = canonical(presented);
        String name = canonical(reference);
        if (!pattern.startsWith("*.")) {
            return !pattern.isEmpty() && pattern.equals(name);
        }
        int dot = name.indexOf('.');
        String parent = pattern.substring(1);
        // A wildcard right above a top-level domain would be for half the world; no browser takes it.
        return dot > 0
                && parent.indexOf('*') < 0
                && parent.indexOf('.', 1) > 0
                && name.substring(dot).equals(parent);
    }

    private static String canonical(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}

package dev.origindoctor.netty.court;

import dev.origindoctor.netty.certificate.ShownCertificate;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;
import org.jspecify.annotations.Nullable;

/**
 * What makes a certificate, or a chain, one that no server should show whoever signed it (RFC 5280 sections 4 and 6.1):
 * each method names one thing that is wrong, or nothing.
 */
final class FitForServers {
    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD = Set.of(
            Extension.basicConstraints,
            Extension.keyUsage,
            Extension.extendedKeyUsage,
            Extension.subjectAlternativeName,
            Extension.nameConstraints,
            Extension.certificatePolicies,
            Extension.policyConstraints,
            Extension.policyMappings,
            Extension.inhibitAnyPolicy,
            Extension.cRLDistributionPoints,
            Extension.authorityKeyIdentifier,
            Extension.subjectKeyIdentifier,
            Extension.authorityInfoAccess);

    private FitForServers() {}

    /** Everything that is wrong with the path, in words. */
    static List<String> faults(Path path) {
        List<ShownCertificate> judged = path.judged();
        List<Optional<String>> faults = new ArrayList<>();
        faults.add(oldFormat(path.leaf()));
        faults.add(leafKeyUsage(path.leaf()));
        for (int i = 0; i < judged.size(); i++) {
            ShownCertificate certificate = judged.get(i);
            faults.add(purpose(certificate));
            faults.add(unknownCritical(certificate));
            faults.add(contradiction(certificate));
            faults.add(when(certificate.mangled(), "an extension that cannot be read: " + certificate));
            if (i > 0) {
                faults.add(authority(certificate));
                faults.addAll(limits(certificate, judged.subList(0, i)));
            }
        }
        if (path.certificates().size() > judged.size()) {
            faults.addAll(limits(path.top(), judged));
        }
        return faults.stream().flatMap(Optional::stream).distinct().toList();
    }

    private static Optional<String> oldFormat(ShownCertificate leaf) {
        int version = leaf.holder().getVersionNumber();
        return when(version != 3, "an X.509 version " + version + " certificate");
    }

    private static Optional<String> leafKeyUsage(ShownCertificate leaf) {
        KeyUsage usage = leaf.extension(Extension.keyUsage, KeyUsage::getInstance);
        boolean unfit = usage != null
                && !usage.hasUsages(KeyUsage.digitalSignature)
                && !usage.hasUsages(KeyUsage.keyEncipherment)
                && !usage.hasUsages(KeyUsage.keyAgreement);
        return when(unfit, "a key usage that allows no handshake");
    }

    private static Optional<String> purpose(ShownCertificate certificate) {
        ExtendedKeyUsage purposes = certificate.extension(Extension.extendedKeyUsage, ExtendedKeyUsage::getInstance);
        boolean unfit = purposes != null
                && !purposes.hasKeyPurposeId(KeyPurposeId.id_kp_serverAuth)
                && !purposes.hasKeyPurposeId(KeyPurposeId.anyExtendedKeyUsage);
        return when(unfit, "not for servers by its extended key usage: " + certificate);
    }

    private static Optional<String> unknownCritical(ShownCertificate certificate) {
        Set<?> critical = certificate.holder().getCriticalExtensionOIDs();
        return critical.stream()
                .filter(id -> !UNDERSTOOD.contains(id))
                .findFirst()
                .map(id -> "a critical extension that nobody knows, " + id);
    }

    /** RFC 5280 section 4.1.1.2: the algorithm stands twice, and has to be the same. */
    private static Optional<String> contradiction(ShownCertificate certificate) {
        Certificate structure = certificate.holder().toASN1Structure();
        boolean twoAlgorithms = !structure
                .getSignatureAlgorithm()
                .equals(structure.getTBSCertificate().getSignature());
        boolean backwards = certificate.notAfter().isBefore(certificate.notBefore());
        return twoAlgorithms
                ? Optional.of("two different signature algorithms in one certificate")
                : when(backwards, "valid until before it is valid from");
    }

    private static Optional<String> authority(ShownCertificate issuer) {
        BasicConstraints constraints = issuer.extension(Extension.basicConstraints, BasicConstraints::getInstance);
        KeyUsage usage = issuer.extension(Extension.keyUsage, KeyUsage::getInstance);
        boolean authority = constraints != null && constraints.isCA();
        boolean maySign = usage == null || usage.hasUsages(KeyUsage.keyCertSign);
        return when(!authority || !maySign, "issued by a certificate that is no authority: " + issuer);
    }

    /** RFC 5280 leaves it open whether a root's own limits count (section 6.2); OpenSSL and Go heed them. */
    private static List<Optional<String>> limits(ShownCertificate issuer, List<ShownCertificate> below) {
        return List.of(length(issuer, below), constraints(issuer, below));
    }

    /** The leaf is not counted, nor is an authority that renewed its own certificate (RFC 5280 section 4.2.1.9). */
    private static Optional<String> length(ShownCertificate issuer, List<ShownCertificate> below) {
        long counted = below.stream()
                .skip(1)
                .filter(certificate -> !certificate.selfIssued())
                .count();
        BasicConstraints constraints = issuer.extension(Extension.basicConstraints, BasicConstraints::getInstance);
        boolean tooLong = constraints != null
                && constraints.getPathLenConstraint() != null
                && constraints.getPathLenConstraint().compareTo(BigInteger.valueOf(counted)) < 0;
        return when(tooLong, "a chain longer than its authority allows: " + issuer);
    }

    private static Optional<String> constraints(ShownCertificate issuer, List<ShownCertificate> below) {
        NameConstraints constraints = issuer.extension(Extension.nameConstraints, NameConstraints::getInstance);
        if (constraints == null) {
            return Optional.empty();
        }
        PKIXNameConstraintValidator validator = new PKIXNameConstraintValidator();
        permit(validator, constraints.getPermittedSubtrees());
        exclude(validator, constraints.getExcludedSubtrees());
        try {
            for (ShownCertificate certificate : below) {
                // RFC 5280 section 6.1.3: an authority's renewal of its own certificate is exempt, a leaf is not.
                if (!certificate.selfIssued() || certificate.equals(below.get(0))) {
                    check(validator, certificate);
                }
            }
            boolean tooWide = wildcardsOver(constraints.getExcludedSubtrees(), below.get(0));
            return when(tooWide, "a wildcard over names that its authority may not issue for: " + issuer);
        } catch (NameConstraintValidatorException | RuntimeException e) {
            // What cannot be compared is not permitted either.
            return Optional.of("a name that its authority may not issue for: " + issuer);
        }
    }

    private static void permit(PKIXNameConstraintValidator validator, GeneralSubtree @Nullable [] permitted) {
        if (permitted != null) {
            validator.intersectPermittedSubtree(permitted);
        }
    }

    private static void exclude(PKIXNameConstraintValidator validator, GeneralSubtree @Nullable [] excluded) {
        if (excluded != null) {
            for (GeneralSubtree subtree : excluded) {
                validator.addExcludedSubtree(subtree);
            }
        }
    }

    private static void check(PKIXNameConstraintValidator validator, ShownCertificate certificate)
            throws NameConstraintValidatorException {
        RDN[] subject = certificate.subject().getRDNs();
        if (subject.length > 0) {
            GeneralName name = new GeneralName(certificate.subject());
            validator.checkPermitted(name);
            validator.checkExcluded(name);
        }
        for (GeneralName name : certificate.firstAlternativeNames()) {
            validator.checkPermitted(name);
            validator.checkExcluded(name);
        }
    }

    /** A wildcard for names of which some are excluded stands for those too. */
    private static boolean wildcardsOver(GeneralSubtree @Nullable [] excluded, ShownCertificate leaf) {
        return excluded != null
                && Arrays.stream(excluded)
                        .map(GeneralSubtree::getBase)
                        .filter(base -> base.getTagNo() == GeneralName.dNSName)
                        .map(FitForServers::text)
                        .anyMatch(name -> leaf.firstAlternativeNames().stream()
                                .filter(shown -> shown.getTagNo() == GeneralName.dNSName)
                                .map(FitForServers::text)
                                .filter(shown -> shown.startsWith("*."))
                                .anyMatch(shown -> name.endsWith(shown.substring(1))));
    }

    private static String text(GeneralName name) {
        return name.getName().toString().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> when(boolean wrong, String words) {
        return wrong ? Optional.of(words) : Optional.empty();
    }
}

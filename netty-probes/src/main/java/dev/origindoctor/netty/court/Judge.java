package dev.origindoctor.netty.court;

import dev.origindoctor.netty.certificate.Chain;
import dev.origindoctor.netty.certificate.KeyStrength;
import dev.origindoctor.netty.certificate.ShownCertificate;
import dev.origindoctor.netty.certificate.StapledStatus;
import dev.origindoctor.observation.CertificateVerdict;
import dev.origindoctor.taxonomy.CertificateFault;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Somebody's trust: whose roots, and which concessions. Every rule is asked, so that every defect is found.
 *
 * @param id as it stands in the verdict
 * @param anchors the roots
 * @param takesCommonName whether a name in the subject will do
 * @param originCa the roots of Cloudflare's Origin CA, to be recognised where they are not trusted
 */
record Judge(String id, Anchors anchors, boolean takesCommonName, Anchors originCa) {
    /** A browser: the public roots and RFC 9525. */
    static Judge browser(Anchors publicRoots, Anchors originCa) {
        return new Judge("browser", publicRoots, false, originCa);
    }

    /** Cloudflare under Full (strict): its own Origin CA too, and the common name. */
    static Judge cloudflare(Anchors publicRoots, Anchors originCa) {
        return new Judge("cloudflare", publicRoots.and(originCa), true, originCa);
    }

    /** The way up through what was shown alone. */
    Path shownPath(Case open) {
        Chain chain = open.chain();
        return PathSearch.from(leaf(chain), new LinkedHashSet<>(chain.certificates()), anchors, open.now());
    }

    /** The opinion about a chain whose leaf can be read. */
    CertificateVerdict judge(Case open, Set<ShownCertificate> further) {
        Defects defects = new Defects();
        Path path = trust(open, further, defects);
        for (ShownCertificate certificate : path.judged()) {
            dates(certificate, open, defects);
            strength(certificate, defects);
        }
        name(open, defects);
        FitForServers.faults(path).forEach(fault -> defects.add(CertificateFault.INVALID, fault));
        if (open.chain().unreadable() > 0) {
            defects.add(CertificateFault.INVALID, open.chain().unreadable() + " certificates that cannot be read");
        }
        if (open.status(path) == StapledStatus.REVOKED) {
            defects.add(CertificateFault.REVOKED, "revoked by the stapled OCSP response");
        }
        return defects.verdict(id);
    }

    private Path trust(Case open, Set<ShownCertificate> further, Defects defects) {
        Path shown = shownPath(open);
        switch (shown.end()) {
            case ANCHOR -> {}
            case SELF_SIGNED -> defects.add(CertificateFault.SELF_SIGNED, "signed by itself");
            case UNKNOWN_ROOT -> defects.add(CertificateFault.AUTHORITY_INVALID, "leads to the unknown " + shown.top());
            case BROKEN_SIGNATURE ->
                defects.add(CertificateFault.INVALID, "a signature that its issuer did not make: " + shown.top());
            case MISSING_ISSUER -> {
                return missing(open, shown, further, defects);
            }
        }
        return shown;
    }

    private Path missing(Case open, Path shown, Set<ShownCertificate> further, Defects defects) {
        ShownCertificate top = shown.top();
        Set<ShownCertificate> pool = new LinkedHashSet<>(open.chain().certificates());
        pool.addAll(further);
        Path completed = PathSearch.from(leaf(open.chain()), pool, anchors, open.now());
        boolean found = completed.certificates().size() > shown.certificates().size();
        boolean knownByItself = originCa.named(top.issuer()).stream().anyMatch(top::signedBy);
        if (knownByItself) {
            defects.add(CertificateFault.AUTHORITY_INVALID, "of Cloudflare's Origin CA, which Cloudflare alone trusts");
        } else if (completed.trusted()) {
            defects.add(
                    CertificateFault.INCOMPLETE_CHAIN,
                    "not shown: " + top.facts().issuer());
        } else if (found && completed.end() == Path.End.UNKNOWN_ROOT) {
            unknownAfterAll(shown, completed, defects);
        } else if (!top.issuerAddresses().isEmpty()) {
            defects.add(
                    CertificateFault.INCOMPLETE_CHAIN,
                    "not shown: " + top.facts().issuer());
            defects.note("where it can be fetched was not asked, so its own root is not known");
        } else {
            defects.add(
                    CertificateFault.AUTHORITY_INVALID,
                    "neither shown nor known: " + top.facts().issuer());
        }
        return found ? completed : shown;
    }

    /** A root need not be shown; an intermediate between should have been. */
    private static void unknownAfterAll(Path shown, Path completed, Defects defects) {
        defects.add(CertificateFault.AUTHORITY_INVALID, "leads to the unknown " + completed.top());
        if (completed.certificates().size() > shown.certificates().size() + 1) {
            defects.add(
                    CertificateFault.INCOMPLETE_CHAIN,
                    "not shown: " + shown.top().facts().issuer());
        }
    }

    private static void dates(ShownCertificate certificate, Case open, Defects defects) {
        if (open.now().isAfter(certificate.notAfter())) {
            defects.add(CertificateFault.EXPIRED, "expired " + certificate.notAfter() + ": " + certificate);
        }
        if (open.now().isBefore(certificate.notBefore())) {
            defects.add(CertificateFault.NOT_YET_VALID, "valid from " + certificate.notBefore() + ": " + certificate);
        }
    }

    private void strength(ShownCertificate certificate, Defects defects) {
        String signature = certificate.facts().signature();
        if (KeyStrength.of(certificate.key()).weak()) {
            weak(certificate.facts().key() + " key: " + certificate, defects);
        }
        if (signature.matches("(SHA-?1|MD[245])with.*")) {
            weak("signed with " + signature + ": " + certificate, defects);
        }
    }

    private void weak(String what, Defects defects) {
        defects.add(CertificateFault.WEAK, what);
        if (takesCommonName) {
            defects.note("which weak certificates this edge refuses is not published");
        }
    }

    private void name(Case open, Defects defects) {
        String name = open.name();
        ShownCertificate leaf = leaf(open.chain());
        if (name == null || NameMatch.byAlternativeName(leaf, name)) {
            return;
        }
        if (takesCommonName && NameMatch.byCommonName(leaf, name)) {
            defects.note("for this name by its common name alone, which no browser takes");
        } else {
            defects.add(CertificateFault.NAME_INVALID, "not for " + name);
        }
    }

    private static ShownCertificate leaf(Chain chain) {
        return chain.certificates().get(0);
    }
}

package dev.origindoctor.netty.court;

import dev.origindoctor.netty.certificate.CertificateMemory;
import dev.origindoctor.netty.certificate.ShownCertificate;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Fetches the certificates that a server should have shown, from the addresses that its certificates name (RFC 5280
 * section 4.2.2.1). Bounded in steps and bytes; plain HTTP only, as the RFC has it, for the answer is signed.
 */
final class MissingIssuers {
    private static final int MOST_STEPS = 3;
    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_CERTIFICATES = 16;

    private final IssuerSource source;
    private final CertificateMemory memory;

    MissingIssuers(IssuerSource source, CertificateMemory memory) {
        this.source = source;
        this.memory = memory;
    }

    /** What can be found above {@code top}; empty where nothing can. */
    CompletableFuture<Set<ShownCertificate>> above(ShownCertificate top) {
        return above(top, MOST_STEPS);
    }

    private CompletableFuture<Set<ShownCertificate>> above(ShownCertificate top, int steps) {
        Optional<URI> address = address(top);
        if (steps == 0 || address.isEmpty() || top.selfIssued()) {
            return CompletableFuture.completedFuture(Set.of());
        }
        // A source that fails has found nothing, and the verdict says that it was not shown.
        return source.fetch(address.get())
                .exceptionally(failure -> new byte[0])
                .thenCompose(bytes -> further(top, certificates(bytes), steps));
    }

    private CompletableFuture<Set<ShownCertificate>> further(
            ShownCertificate top, List<ShownCertificate> found, int steps) {
        Optional<ShownCertificate> issuer =
                found.stream().filter(top::mayBeIssuedBy).findFirst();
        Set<ShownCertificate> all = new LinkedHashSet<>(found);
        if (issuer.isEmpty()) {
            return CompletableFuture.completedFuture(all);
        }
        return above(issuer.get(), steps - 1).thenApply(more -> {
            all.addAll(more);
            return all;
        });
    }

    private static Optional<URI> address(ShownCertificate certificate) {
        return certificate.issuerAddresses().stream()
                .filter(address -> address.matches("http://[!-~]+"))
                .flatMap(address -> parsed(address).stream())
                .findFirst();
    }

    private static Optional<URI> parsed(String address) {
        try {
            return Optional.of(URI.create(address));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The JDK's factory reads all three forms. */
    private List<ShownCertificate> certificates(byte[] bytes) {
        if (bytes.length == 0 || bytes.length > MOST_BYTES) {
            return List.of();
        }
        try {
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes));
            List<byte[]> ders = new ArrayList<>();
            for (Certificate certificate : all) {
                ders.add(certificate.getEncoded());
            }
            return memory.read(ders.subList(0, Math.min(ders.size(), MOST_CERTIFICATES)))
                    .certificates();
        } catch (CertificateException e) {
            return List.of();
        }
    }
}

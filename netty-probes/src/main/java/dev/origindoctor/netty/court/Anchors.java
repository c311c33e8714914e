package dev.origindoctor.netty.court;

import dev.origindoctor.netty.certificate.ShownCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.asn1.x500.X500Name;

/** Roots that a judge trusts. Of a root only name and key count, not its dates (RFC 5280 section 6.1.1 d). */
final class Anchors {
    private final Map<X500Name, List<ShownCertificate>> bySubject;

    private Anchors(Stream<ShownCertificate> roots) {
        bySubject = new HashMap<>(roots.distinct().collect(Collectors.groupingBy(ShownCertificate::subject)));
    }

    /** These roots. */
    static Anchors of(Collection<? extends Certificate> roots) {
        return new Anchors(roots.stream().map(X509Certificate.class::cast).map(ShownCertificate::trusted));
    }

    /** The public roots that the JDK ships or was given. */
    static Anchors publicRoots() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return of(Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .flatMap(manager ->
                            Arrays.<X509Certificate>stream(((X509TrustManager) manager).getAcceptedIssuers()))
                    .toList());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no trusted roots", e);
        }
    }

    /** The roots of Cloudflare's Origin CA, which Cloudflare's edge trusts and nobody else does. */
    static Anchors cloudflareOriginCa() {
        try (InputStream pem = Anchors.class.getResourceAsStream("cloudflare-origin-ca.pem")) {
            return of(CertificateFactory.getInstance("X.509").generateCertificates(pem));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CertificateException e) {
            throw new IllegalStateException("the bundled roots of Cloudflare's Origin CA cannot be read", e);
        }
    }

    /** These and those. */
    Anchors and(Anchors others) {
        return new Anchors(Stream.of(this, others)
                .flatMap(anchors -> anchors.bySubject.values().stream().flatMap(List::stream)));
    }

    /** The anchors that bear this name. */
    List<ShownCertificate> named(X500Name subject) {
        return bySubject.getOrDefault(subject, List.of());
    }

    /** Whether the certificate is an anchor, or an anchor's name and key in another certificate. */
    boolean contain(ShownCertificate certificate) {
        return named(certificate.subject()).stream().anyMatch(certificate::sameNameAndKey);
    }
}

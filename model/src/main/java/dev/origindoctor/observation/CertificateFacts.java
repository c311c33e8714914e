package dev.origindoctor.observation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a certificate says of itself, as shown by the server.
 *
 * @param subject its subject, neutralised
 * @param issuer its issuer, neutralised
 * @param names the DNS names and addresses it is for
 * @param notBefore from when it is valid
 * @param notAfter until when it is valid
 * @param key the kind and size of its key, such as {@code RSA 2048} or {@code EC secp256r1}
 * @param signature the algorithm of its signature, such as {@code SHA256withRSA}
 * @param sha256 its fingerprint, lower-case hexadecimal
 */
public record CertificateFacts(
        String subject,
        String issuer,
        List<String> names,
        Instant notBefore,
        Instant notAfter,
        String key,
        String signature,
        String sha256) {
    public CertificateFacts {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(issuer, "issuer");
        names = List.copyOf(names);
        Objects.requireNonNull(notBefore, "notBefore");
        Objects.requireNonNull(notAfter, "notAfter");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(signature, "signature");
        Objects.requireNonNull(sha256, "sha256");
    }
}

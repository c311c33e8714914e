package dev.origindoctor.observation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the server showed during a handshake, finished or not. Everything is null or empty until it was shown.
 *
 * @param version the version agreed on, such as {@code TLSv1.3}
 * @param cipher the suite agreed on, by its IANA name
 * @param protocol the application protocol agreed on
 * @param alert the number of the fatal alert that the server sent
 * @param clientCertificateAsked whether the server asked for a client certificate; null where it did not get so far
 * @param plainText what the port speaks instead of TLS, such as {@code http}, {@code ssh} or {@code unknown}
 * @param banner the beginning of that plain text, neutralised
 * @param endedBy who ended the connection early, and how: {@code fin} or {@code rst}
 * @param chain the certificates shown, leaf first
 * @param verdicts how a browser and the edge judge that chain
 * @param stapled the stapled OCSP answer: {@code good}, {@code revoked}, {@code unknown}, {@code invalid}, or {@code
 *     unverifiable} where the issuer's certificate is not at hand
 * @param alsoAccepts what a failed handshake's server would have accepted: a version such as {@code TLSv1.1}, a cipher
 *     suite by its IANA name where it is an unusual one, {@code without_server_name}, {@code without_alpn}
 */
public record TlsAnswer(
        @Nullable String version,
        @Nullable String cipher,
        @Nullable String protocol,
        @Nullable Integer alert,
        @Nullable Boolean clientCertificateAsked,
        @Nullable String plainText,
        @Nullable String banner,
        @Nullable String endedBy,
        List<CertificateFacts> chain,
        List<CertificateVerdict> verdicts,
        @Nullable String stapled,
        List<String> alsoAccepts) {
    private static final TlsAnswer NOTHING =
            new TlsAnswer(null, null, null, null, null, null, null, null, List.of(), List.of(), null, List.of());

    public TlsAnswer {
        chain = List.copyOf(chain);
        verdicts = List.copyOf(verdicts);
        alsoAccepts = List.copyOf(alsoAccepts);
    }

    /** The answer of a server that showed nothing. */
    public static TlsAnswer nothing() {
        return NOTHING;
    }
}

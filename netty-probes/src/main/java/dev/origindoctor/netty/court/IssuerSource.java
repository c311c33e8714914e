package dev.origindoctor.netty.court;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** Gets what stands at an address that a certificate names for its issuer. */
@FunctionalInterface
public interface IssuerSource {
    /** The bytes: DER, PEM, or PKCS #7 without signatures. */
    CompletableFuture<byte[]> fetch(URI address);
}

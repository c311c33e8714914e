package dev.origindoctor.host.webserver;

import dev.origindoctor.host.source.Quote;
import dev.origindoctor.observation.CertificateFacts;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file of certificates that a web server is told to show.
 *
 * @param path its path as written
 * @param certificates what is in it, in order, the server's own first; empty where it could not be read
 * @param unreadable why it could not be read, or null
 * @param quote the directive
 */
public record CertificateFile(
        String path,
        List<CertificateFacts> certificates,
        @Nullable String unreadable,
        Quote quote) {
    public CertificateFile {
        Objects.requireNonNull(path, "path");
        certificates = List.copyOf(certificates);
        Objects.requireNonNull(quote, "quote");
    }
}

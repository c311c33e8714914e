package dev.origindoctor.host.webserver;

import dev.origindoctor.host.source.Reading;

/** How to get at the certificate files that a configuration names. */
@FunctionalInterface
public interface CertificateReading {
    /** What came of reading that file. */
    Reading read(String path);
}

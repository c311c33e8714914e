package dev.origindoctor.host.webserver;

import dev.origindoctor.host.source.Quote;
import java.util.List;
import java.util.Objects;

/**
 * A server block of nginx, or a virtual host of Apache.
 *
 * @param names the names it is for, as written: exact, with a wildcard, or a regular expression after {@code ~}
 * @param listens the sockets it is served on
 * @param access its access rules, in order, with those of the levels above that it inherits
 * @param certificates the certificate files it shows
 * @param clientCertificates whether it asks clients for a certificate
 * @param rejectsHandshake whether it refuses every TLS handshake (nginx {@code ssl_reject_handshake})
 * @param realAddress whether the client's address is taken from a header or PROXY protocol instead of the connection;
 *     access rules then see the visitor, not the edge
 * @param quote where it begins
 */
public record VirtualServer(
        List<String> names,
        List<ConfiguredListen> listens,
        List<AccessRule> access,
        List<CertificateFile> certificates,
        ClientCertificates clientCertificates,
        boolean rejectsHandshake,
        boolean realAddress,
        Quote quote) {
    public VirtualServer {
        names = List.copyOf(names);
        listens = List.copyOf(listens);
        access = List.copyOf(access);
        certificates = List.copyOf(certificates);
        Objects.requireNonNull(clientCertificates, "clientCertificates");
        Objects.requireNonNull(quote, "quote");
    }

    /** Whether it is on this port. */
    public boolean on(int port) {
        return listens.stream().anyMatch(listen -> listen.port() == port);
    }
}

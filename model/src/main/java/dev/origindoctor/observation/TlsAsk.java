package dev.origindoctor.observation;

import dev.origindoctor.origin.Endpoint;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One handshake to try. Experiments are pairs of asks that differ in one component.
 *
 * @param endpoint where
 * @param serverName the name sent as SNI and checked in the certificate; null sends none
 * @param alpn the application protocols offered, best first; empty offers none
 * @param newest the newest TLS version offered, as {@code TLSv1.3}; null offers all that the prober has
 * @param proxyHeader whether a PROXY protocol header goes first
 */
public record TlsAsk(
        Endpoint endpoint,
        @Nullable String serverName,
        List<String> alpn,
        @Nullable String newest,
        boolean proxyHeader) {
    public TlsAsk {
        Objects.requireNonNull(endpoint, "endpoint");
        alpn = List.copyOf(alpn);
    }

    /** The handshake as an edge makes it: with the site's name, offering HTTP/2 and HTTP/1.1. */
    public static TlsAsk asEdge(Endpoint endpoint, @Nullable String serverName) {
        return new TlsAsk(endpoint, serverName, List.of("h2", "http/1.1"), null, false);
    }

    /** The same without a server name. */
    public TlsAsk withoutServerName() {
        return new TlsAsk(endpoint, null, alpn, newest, proxyHeader);
    }

    /** The same with other application protocols. */
    public TlsAsk offering(List<String> protocols) {
        return new TlsAsk(endpoint, serverName, protocols, newest, proxyHeader);
    }

    /** The same, offering nothing newer than {@code version}. */
    public TlsAsk cappedAt(String version) {
        return new TlsAsk(endpoint, serverName, alpn, version, proxyHeader);
    }

    /** The same behind a PROXY protocol header. */
    public TlsAsk withProxyHeader() {
        return new TlsAsk(endpoint, serverName, alpn, newest, true);
    }
}

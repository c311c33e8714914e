package dev.origindoctor.observation;

import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.origin.Scheme;
import java.util.Objects;

/**
 * One request to try: {@code GET} of a path, to an address, in a site's name.
 *
 * @param endpoint where
 * @param scheme in the clear, or inside TLS whose certificate is not judged here
 * @param host the Host header, and SNI under HTTPS
 * @param path the request target
 * @param forwardedHttps whether the request says {@code X-Forwarded-Proto: https}, as an edge does for such a visitor
 * @param proxyHeader whether a PROXY protocol header goes first
 * @param http2 whether HTTP/2 is offered under HTTPS
 */
public record HttpAsk(
        Endpoint endpoint,
        Scheme scheme,
        HostName host,
        String path,
        boolean forwardedHttps,
        boolean proxyHeader,
        boolean http2) {
    public HttpAsk {
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(scheme, "scheme");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(path, "path");
        if (!path.startsWith("/") || !path.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("path: expected a request path in ASCII that begins with /");
        }
    }

    /** The plain request for {@code path} of {@code host}. */
    public static HttpAsk of(Endpoint endpoint, Scheme scheme, HostName host, String path) {
        return new HttpAsk(endpoint, scheme, host, path, false, false, false);
    }

    /** The same, told that the visitor came over HTTPS. */
    public HttpAsk forVisitorOnHttps() {
        return new HttpAsk(endpoint, scheme, host, path, true, proxyHeader, http2);
    }

    /** The same behind a PROXY protocol header. */
    public HttpAsk withProxyHeader() {
        return new HttpAsk(endpoint, scheme, host, path, forwardedHttps, true, http2);
    }

    /** The same with HTTP/2 offered. */
    public HttpAsk offeringHttp2() {
        return new HttpAsk(endpoint, scheme, host, path, forwardedHttps, proxyHeader, true);
    }
}

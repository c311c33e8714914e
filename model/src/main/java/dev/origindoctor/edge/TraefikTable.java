package dev.origindoctor.edge;

import static dev.origindoctor.edge.CertificateCheck.ON_BY_DEFAULT;
import static dev.origindoctor.edge.FaultGroups.*;
import static dev.origindoctor.edge.Provenance.*;
import static dev.origindoctor.edge.Row.*;

import dev.origindoctor.taxonomy.CertificateFault;
import dev.origindoctor.taxonomy.HttpFault;
import dev.origindoctor.taxonomy.TcpFault;
import dev.origindoctor.taxonomy.TlsFault;

/** Traefik as the edge, read in its source: EOF and network errors 502, network timeouts 504, anything else 500. */
final class TraefikTable {
    // spotless:off
    static final EdgeTable TABLE = EdgeTable.of(ON_BY_DEFAULT, DOCUMENTED, "checked unless insecureSkipVerify is set",
            on(NAME_FAILS)                     .error(502, SOURCE,   "Bad Gateway", "Go's look-up error is a network error; one that timed out is a 504").also(504),

            on(TcpFault.REFUSED)               .error(502, SOURCE,   "Bad Gateway", "a network error that is no timeout"),
            on(TcpFault.TIMED_OUT)             .error(504, SOURCE,   "Gateway Timeout", "dialTimeout, 30 s"),
            on(UNREACHABLE)                    .error(502, SOURCE,   "Bad Gateway", "a network error that is no timeout"),
            inTls(HANDSHAKE_ENDED)             .error(502, SOURCE,   "Bad Gateway", "EOF, or a network error that is no timeout"),
            inClear(ENDED_AT_ONCE)             .error(502, SOURCE,   "Bad Gateway", "EOF, or a network error that is no timeout"),

            on(HANDSHAKE_REFUSED)              .error(502, INFERRED, "Bad Gateway", "Go wraps a remote alert in a network error").also(500),
            on(HANDSHAKE_GARBLED)              .error(500, SOURCE,   "Internal Server Error", "a record that is no TLS is no network error"),
            on(TlsFault.TIMED_OUT)             .error(504, INFERRED, "Gateway Timeout", "Go's handshake timeout counts as a network timeout"),
            on(TlsFault.BAD_CLIENT_AUTH_CERT)  .error(502, INFERRED, "Bad Gateway", "only without a client certificate in its serversTransport; an nginx behind it answers 400 instead").also(500, 400),

            on(BAD_CERTIFICATE)                .error(500, SOURCE,   "Internal Server Error", "a failed check is no network error"),
            on(CertificateFault.REVOKED)       .serves(INFERRED,     "Go's TLS looks at no revocation list and asks no responder"),

            on(NO_ANSWER)                      .error(502, SOURCE,   "Bad Gateway", "EOF, or a network error that is no timeout"),
            on(HttpFault.PROTOCOL_ERROR)       .error(500, SOURCE,   "Internal Server Error", "a malformed answer is no network error"),
            on(HttpFault.HEADERS_TOO_LARGE)    .error(500, SOURCE,   "Internal Server Error", "an overflowing head is no network error; Go's limit is large, so most heads pass").also(200),
            on(HttpFault.TIMED_OUT)            .error(504, SOURCE,   "Gateway Timeout", "only where responseHeaderTimeout is set; otherwise it waits"),
            on(HttpFault.TRUNCATED)            .serves(INFERRED,     "the head has gone out already, so the visitor gets a page cut short"));
    // spotless:on

    private TraefikTable() {}
}

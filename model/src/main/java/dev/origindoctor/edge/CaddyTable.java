package dev.origindoctor.edge;

import static dev.origindoctor.edge.CertificateCheck.ON_BY_DEFAULT;
import static dev.origindoctor.edge.FaultGroups.*;
import static dev.origindoctor.edge.Provenance.*;
import static dev.origindoctor.edge.Row.*;

import dev.origindoctor.taxonomy.CertificateFault;
import dev.origindoctor.taxonomy.HttpFault;
import dev.origindoctor.taxonomy.TcpFault;
import dev.origindoctor.taxonomy.TlsFault;

/** Caddy as the edge: measured with 2.6.2; the texts are those of its error log, the visitor gets an empty body. */
final class CaddyTable {
    // spotless:off
    static final EdgeTable TABLE = EdgeTable.of(ON_BY_DEFAULT, DOCUMENTED, "checked unless tls_insecure_skip_verify is written",
            on(NAME_FAILS)                     .error(502, MEASURED, "dial tcp: lookup ...: no such host", "every failed dial is a 502"),

            on(TcpFault.REFUSED)               .error(502, MEASURED, "dial tcp ...: connect: connection refused", "every failed dial is a 502"),
            on(TcpFault.TIMED_OUT)             .error(502, MEASURED, "dial tcp ...: i/o timeout", "the dial's timeout is wrapped, so it is no 504; 3 s"),
            on(UNREACHABLE)                    .error(502, MEASURED, "dial tcp ...: connect: no route to host", "every failed dial is a 502"),
            inTls(HANDSHAKE_ENDED)             .error(502, MEASURED, "read: connection reset by peer, or EOF", "ended inside the handshake"),
            inClear(ENDED_AT_ONCE)             .error(502, MEASURED, "read: connection reset by peer, or EOF", "ended when the request came"),

            on(HANDSHAKE_REFUSED)              .error(502, MEASURED, "remote error: tls: handshake failure", "measured with alert 40; another alert has another text"),
            on(HANDSHAKE_GARBLED)              .error(502, MEASURED, "tls: first record does not look like a TLS handshake", "any failed handshake that is no timeout is a 502"),
            on(TlsFault.TIMED_OUT)             .error(504, MEASURED, "net/http: TLS handshake timeout", "the one connect phase whose timeout is a 504"),
            on(TlsFault.BAD_CLIENT_AUTH_CERT)  .error(502, INFERRED, "remote error: tls: certificate required", "only without tls_client_auth; an nginx behind it answers 400 instead").also(400),

            on(BAD_CERTIFICATE)                .error(502, MEASURED, "x509: certificate signed by unknown authority", "measured with an untrusted certificate; another defect has another text"),
            on(CertificateFault.REVOKED)       .serves(INFERRED,     "Go's TLS looks at no revocation list and asks no responder"),

            on(HttpFault.EMPTY_RESPONSE)       .error(502, MEASURED, "EOF", "FIN without a byte"),
            on(HttpFault.RESET)                .error(502, MEASURED, "read: connection reset by peer", "RST without a byte"),
            on(HttpFault.PROTOCOL_ERROR)       .error(502, MEASURED, "malformed HTTP status code", "an illegal field name passes; a bad chunk is a 200 that breaks off").also(200),
            on(HttpFault.HEADERS_TOO_LARGE)    .serves(MEASURED,     "300 KB of headers pass: the limit is larger than any other edge's").also(502),
            on(HttpFault.TIMED_OUT)            .error(504, MEASURED, "timeout awaiting response headers", "only where response_header_timeout is set; otherwise it waits for as long as the visitor does"),
            on(HttpFault.TRUNCATED)            .serves(MEASURED,     "200, then cut"));
    // spotless:on

    private CaddyTable() {}
}

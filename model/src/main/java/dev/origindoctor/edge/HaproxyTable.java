package dev.origindoctor.edge;

import static dev.origindoctor.edge.CertificateCheck.ON_BY_DEFAULT;
import static dev.origindoctor.edge.FaultGroups.*;
import static dev.origindoctor.edge.Provenance.*;
import static dev.origindoctor.edge.Row.*;

import dev.origindoctor.taxonomy.CertificateFault;
import dev.origindoctor.taxonomy.HttpFault;
import dev.origindoctor.taxonomy.TcpFault;
import dev.origindoctor.taxonomy.TlsFault;

/** HAProxy as the edge: measured with 2.6.12; the texts begin with the termination state that its log shows. */
final class HaproxyTable {
    // spotless:off
    static final EdgeTable TABLE = EdgeTable.of(ON_BY_DEFAULT, DOCUMENTED, "a server line with ssl wants verify required and a ca-file unless it says verify none",
            on(NAME_FAILS)                     .error(503, MEASURED, "SC (MAINT, resolution)", "a server without an address is in maintenance"),

            on(TcpFault.REFUSED)               .error(503, MEASURED, "SC", "every failed connect is a 503"),
            on(TcpFault.TIMED_OUT)             .error(503, MEASURED, "sC", "timeout connect; not a 504, although it is a timeout"),
            on(UNREACHABLE)                    .error(503, MEASURED, "SC", "every failed connect is a 503"),
            inTls(HANDSHAKE_ENDED)             .error(503, MEASURED, "SC, SSL handshake failure", "the handshake belongs to the connect"),
            inClear(RESET_AT_ONCE)             .error(502, MEASURED, "SH", "ended when the request came; a reset that comes before HAProxy looks is a failed connect, 503").also(503),
            inClear(CLOSED_AT_ONCE)            .error(502, MEASURED, "SH", "ended when the request came"),

            on(HANDSHAKE_REFUSED)              .error(503, MEASURED, "SC, SSL handshake failure", "measured with alert 40"),
            on(HANDSHAKE_GARBLED)              .error(503, MEASURED, "SC, SSL handshake failure", "the handshake belongs to the connect"),
            on(TlsFault.TIMED_OUT)             .error(503, MEASURED, "sC", "the handshake has the connect timeout"),
            on(TlsFault.BAD_CLIENT_AUTH_CERT)  .error(503, INFERRED, "SC, SSL handshake failure", "only without crt on the server line; in TLS 1.3 the refusal comes after the request, from nginx it is a 400").also(502, 400),

            on(BAD_CERTIFICATE)                .error(503, MEASURED, "SC, SSL handshake failure", "measured with an untrusted certificate; the name counts only with sni or verifyhost"),
            on(CertificateFault.REVOKED)       .serves(DOCUMENTED,   "looked at only where crl-file names a list").also(503),

            on(NO_ANSWER)                      .error(502, MEASURED, "SH", "ended without a byte"),
            on(HttpFault.PROTOCOL_ERROR)       .error(502, MEASURED, "PH", "strict: an illegal field name, two Content-Length fields, a bad chunk all end here"),
            on(HttpFault.HEADERS_TOO_LARGE)    .error(502, MEASURED, "PH", "the head must fit tune.bufsize (16 KB) and 101 fields"),
            on(HttpFault.TIMED_OUT)            .error(504, MEASURED, "sH", "timeout server"),
            on(HttpFault.TRUNCATED)            .serves(MEASURED,     "200, then cut; SD in the log"));
    // spotless:on

    private HaproxyTable() {}
}

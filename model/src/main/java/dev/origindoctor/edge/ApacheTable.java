package dev.origindoctor.edge;

import static dev.origindoctor.edge.CertificateCheck.OFF_BY_DEFAULT;
import static dev.origindoctor.edge.FaultGroups.*;
import static dev.origindoctor.edge.Provenance.*;
import static dev.origindoctor.edge.Row.*;

import dev.origindoctor.taxonomy.CertificateFault;
import dev.origindoctor.taxonomy.HttpFault;
import dev.origindoctor.taxonomy.TcpFault;
import dev.origindoctor.taxonomy.TlsFault;

/** Apache httpd with mod_proxy as the edge: measured with 2.4.71; the texts are those of its error page and log. */
final class ApacheTable {
    // spotless:off
    static final EdgeTable TABLE = EdgeTable.of(OFF_BY_DEFAULT, DOCUMENTED, "SSLProxyVerify is none unless somebody writes it; name and expiry have switches of their own (SSLProxyCheckPeerName, SSLProxyCheckPeerExpire)",
            on(NAME_FAILS)                     .error(500, MEASURED, "DNS lookup failure for:", "mod_proxy counts it as its own trouble"),

            on(TcpFault.REFUSED)               .error(503, MEASURED, "AH00957: attempt to connect failed; AH01114: failed to make connection to backend", "every failed connect is a 503"),
            on(TcpFault.TIMED_OUT)             .error(503, MEASURED, "AH01114: failed to make connection to backend", "every failed connect is a 503, a timeout too"),
            on(UNREACHABLE)                    .error(503, MEASURED, "AH01114: failed to make connection to backend", "every failed connect is a 503"),
            inTls(HANDSHAKE_ENDED)             .error(500, MEASURED, "Error during SSL Handshake with remote server", "every failed handshake is a 500; a reset that comes before Apache looks is a failed connect, 503").also(503),
            inClear(RESET_AT_ONCE)             .error(502, MEASURED, "Error reading from remote server", "ended when the request came; a reset that comes before Apache looks is a failed connect, 503").also(503),
            inClear(CLOSED_AT_ONCE)            .error(502, MEASURED, "Error reading from remote server", "ended when the request came"),

            on(HANDSHAKE_REFUSED)              .error(500, MEASURED, "Error during SSL Handshake with remote server", "measured with alert 40"),
            on(HANDSHAKE_GARBLED)              .error(500, MEASURED, "Error during SSL Handshake with remote server", "every failed handshake is a 500"),
            on(TlsFault.TIMED_OUT)             .error(500, MEASURED, "Error during SSL Handshake with remote server", "not a 504, although it is a timeout"),
            on(TlsFault.BAD_CLIENT_AUTH_CERT)  .error(500, INFERRED, "Error during SSL Handshake with remote server", "only without SSLProxyMachineCertificateFile; an nginx behind it answers 400 instead").also(400, 502),

            on(BAD_CERTIFICATE)                .error(500, MEASURED, "Error during SSL Handshake with remote server", "measured with an untrusted certificate"),
            on(CertificateFault.REVOKED)       .serves(DOCUMENTED,   "looked at only where SSLProxyCARevocationCheck is set").also(500),

            on(NO_ANSWER)                      .error(502, MEASURED, "Error reading from remote server", "ended without a byte"),
            on(HttpFault.PROTOCOL_ERROR)       .error(502, MEASURED, "Error reading from remote server", "for a head cut short or a bad chunk; bytes that are no HTTP pass with 200, an illegal field name is a 500").also(200, 500),
            on(HttpFault.HEADERS_TOO_LARGE)    .error(502, MEASURED, null, "one field may have 8192 bytes (ResponseFieldSize)"),
            on(HttpFault.TIMED_OUT)            .error(502, MEASURED, "Error reading from remote server", "not a 504, although it is a timeout: ProxyTimeout, 60 s"),
            on(HttpFault.TRUNCATED)            .serves(MEASURED,     "200, then cut"),
            on(HttpFault.ERROR, HttpFault.BLOCKED)
                                               .passes(DOCUMENTED,   "ProxyErrorOverride is off unless somebody writes it"));
    // spotless:on

    private ApacheTable() {}
}

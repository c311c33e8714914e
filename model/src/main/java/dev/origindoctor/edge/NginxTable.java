package dev.origindoctor.edge;

import static dev.origindoctor.edge.CertificateCheck.OFF_BY_DEFAULT;
import static dev.origindoctor.edge.FaultGroups.*;
import static dev.origindoctor.edge.Provenance.*;
import static dev.origindoctor.edge.Row.*;

import dev.origindoctor.taxonomy.CertificateFault;
import dev.origindoctor.taxonomy.HttpFault;
import dev.origindoctor.taxonomy.TcpFault;
import dev.origindoctor.taxonomy.TlsFault;

/** nginx as the edge: measured with 1.22.1; the texts are those of its error log. */
final class NginxTable {
    // spotless:off
    static final EdgeTable TABLE = EdgeTable.of(OFF_BY_DEFAULT, DOCUMENTED, "proxy_ssl_verify is off unless somebody writes it",
            on(NAME_FAILS)                     .error(502, MEASURED, "could not be resolved (3: Host not found)", "only with a variable in proxy_pass; otherwise nginx does not start"),

            on(TcpFault.REFUSED)               .error(502, MEASURED, "connect() failed (111: Connection refused)", "an active refusal"),
            on(TcpFault.TIMED_OUT)             .error(504, MEASURED, "upstream timed out (110: Connection timed out) while connecting to upstream", "proxy_connect_timeout, 60 s"),
            on(UNREACHABLE)                    .error(502, MEASURED, "connect() failed (113: No route to host)", "an ICMP error ends the connect"),
            inTls(HANDSHAKE_ENDED)             .error(502, MEASURED, "peer closed connection in SSL handshake", "ended inside the handshake"),
            inClear(ENDED_AT_ONCE)             .error(502, MEASURED, "recv() failed (104: Connection reset by peer)", "ended when the request came"),

            on(HANDSHAKE_REFUSED)              .error(502, MEASURED, "SSL_do_handshake() failed ... SSL alert number 40", "measured with alert 40; another alert has another number"),
            on(HANDSHAKE_GARBLED)              .error(502, MEASURED, "SSL_do_handshake() failed", "any failed handshake is the same to nginx"),
            on(TlsFault.TIMED_OUT)             .error(504, MEASURED, "upstream timed out (110) while SSL handshaking to upstream", "the handshake has the connect timeout, 60 s"),
            on(TlsFault.BAD_CLIENT_AUTH_CERT)  .error(502, INFERRED, "SSL_do_handshake() failed", "only without proxy_ssl_certificate; an nginx behind it answers 400 instead").also(400),

            on(BAD_CERTIFICATE)                .error(502, MEASURED, "upstream SSL certificate verify error: (18:...)", "measured with an untrusted certificate; the name is compared with proxy_ssl_name"),
            on(CertificateFault.REVOKED)       .serves(DOCUMENTED,   "looked at only where proxy_ssl_crl names a list").also(502),

            on(HttpFault.EMPTY_RESPONSE)       .error(502, MEASURED, "upstream prematurely closed connection while reading response header", "FIN without a byte"),
            on(HttpFault.RESET)                .error(502, MEASURED, "recv() failed (104: Connection reset by peer) while reading response header", "RST without a byte"),
            on(HttpFault.PROTOCOL_ERROR)       .error(502, MEASURED, "upstream sent invalid header", "but bytes that are no HTTP at all pass as HTTP/0.9, and two Content-Length fields with the first of them").also(200),
            on(HttpFault.HEADERS_TOO_LARGE)    .error(502, MEASURED, "upstream sent too big header", "the head must fit proxy_buffer_size, one page: 4 or 8 KB"),
            on(HttpFault.TIMED_OUT)            .error(504, MEASURED, "upstream timed out (110) while reading response header", "proxy_read_timeout, 60 s"),
            on(HttpFault.TRUNCATED)            .serves(MEASURED,     "200, then cut; after a bad chunk size an empty reply"),
            on(HttpFault.ERROR, HttpFault.BLOCKED)
                                               .passes(DOCUMENTED,   "proxy_intercept_errors is off unless somebody writes it"));
    // spotless:on

    private NginxTable() {}
}

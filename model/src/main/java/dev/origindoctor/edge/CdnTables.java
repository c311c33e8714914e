package dev.origindoctor.edge;

import static dev.origindoctor.edge.CertificateCheck.OFF_BY_DEFAULT;
import static dev.origindoctor.edge.CertificateCheck.ON_BY_DEFAULT;
import static dev.origindoctor.edge.FaultGroups.*;
import static dev.origindoctor.edge.Provenance.*;
import static dev.origindoctor.edge.Row.*;

import dev.origindoctor.taxonomy.CertificateFault;
import dev.origindoctor.taxonomy.HttpFault;
import dev.origindoctor.taxonomy.TcpFault;
import dev.origindoctor.taxonomy.TlsFault;

/** Fastly, Akamai and Bunny. Their own texts are well known, their statuses less so: mind the provenance. */
final class CdnTables {
    // spotless:off
    /** Fastly gives 503 for everything; over HTTP/2 and later its text, a reason phrase, does not reach the visitor. */
    static final EdgeTable FASTLY = EdgeTable.of(ON_BY_DEFAULT, DOCUMENTED, "a TLS backend is checked unless its certificate check is switched off",
            on(NAME_FAILS)                     .error(503, DOCUMENTED, "No healthy IP available for the backend", "the name has no address that works"),

            on(TcpFault.REFUSED)               .error(503, DOCUMENTED, "connection refused", "whatever fails, it is a 503"),
            on(TcpFault.TIMED_OUT)             .error(503, DOCUMENTED, "connection timed out", "whatever fails, it is a 503"),
            on(UNREACHABLE)                    .error(503, DOCUMENTED, null, "whatever fails, it is a 503"),
            inTls(HANDSHAKE_ENDED)             .error(503, DOCUMENTED, null, "whatever fails, it is a 503"),
            inClear(ENDED_AT_ONCE)             .error(503, DOCUMENTED, "backend read error", "whatever fails, it is a 503"),

            on(HANDSHAKE_REFUSED)              .error(503, DOCUMENTED, null, "whatever fails, it is a 503"),
            on(HANDSHAKE_GARBLED)              .error(503, DOCUMENTED, null, "whatever fails, it is a 503"),
            on(TlsFault.TIMED_OUT)             .error(503, DOCUMENTED, null, "whatever fails, it is a 503"),
            on(TlsFault.BAD_CLIENT_AUTH_CERT)  .error(503, INFERRED,   null, "only without a client certificate for this backend; an nginx behind it answers 400 instead").also(400),

            on(BAD_CERTIFICATE)                .error(503, DOCUMENTED, "hostname doesn't match against certificate", "the text is that for a wrong name"),
            on(CertificateFault.REVOKED)       .error(503, INFERRED,   null, "whether revocation is looked at is not documented"),

            on(NO_ANSWER)                      .error(503, DOCUMENTED, "backend read error", "whatever fails, it is a 503"),
            on(HttpFault.PROTOCOL_ERROR)       .error(503, DOCUMENTED, "backend read error", "whatever fails, it is a 503"),
            on(HttpFault.HEADERS_TOO_LARGE)    .error(503, DOCUMENTED, null, "whatever fails, it is a 503"),
            on(HttpFault.TIMED_OUT)            .error(503, DOCUMENTED, "first byte timeout", "15 s unless set; at most 60 s behind shielding"),
            on(HttpFault.TRUNCATED)            .serves(INFERRED,       "the head has gone out already, so the visitor gets a page cut short"));

    /** Akamai names the trouble in its reference number; which status goes with it depends on the configuration. */
    static final EdgeTable AKAMAI = EdgeTable.of(ON_BY_DEFAULT, INFERRED, "the property's origin settings choose what is trusted",
            on(NAME_FAILS)                     .error(503, INFERRED,   "Reference #11: ERR_DNS_FAIL", "the class of the reference is known, its status is not").also(502, 504),

            on(TcpFault.REFUSED)               .error(503, INFERRED,   "Reference #6: ERR_CONNECT_FAIL", "the class of the reference is known, its status is not").also(502, 504),
            on(TcpFault.TIMED_OUT)             .error(504, INFERRED,   "Reference #97: ERR_CONNECT_TIMEOUT", "the class of the reference is known, its status is not").also(503),
            on(UNREACHABLE)                    .error(503, INFERRED,   "Reference #6: ERR_CONNECT_FAIL", "the class of the reference is known, its status is not").also(502, 504),
            inTls(HANDSHAKE_ENDED)             .error(503, INFERRED,   "Reference #30: ERR_FWD_SSL_HANDSHAKE", "the class of the reference is known, its status is not").also(502),
            inClear(ENDED_AT_ONCE)             .error(503, INFERRED,   "Reference #3: ERR_READ_ERROR", "the class of the reference is known, its status is not").also(502),

            on(HANDSHAKE_REFUSED)              .error(503, INFERRED,   "Reference #30: ERR_FWD_SSL_HANDSHAKE", "the class of the reference is known, its status is not").also(502),
            on(HANDSHAKE_GARBLED)              .error(503, INFERRED,   "Reference #30: ERR_FWD_SSL_HANDSHAKE", "the class of the reference is known, its status is not").also(502),
            on(TlsFault.TIMED_OUT)             .error(503, INFERRED,   "Reference #30: ERR_FWD_SSL_HANDSHAKE", "the class of the reference is known, its status is not").also(504),
            on(TlsFault.BAD_CLIENT_AUTH_CERT)  .error(503, INFERRED,   "Reference #30: ERR_FWD_SSL_HANDSHAKE", "only without a client certificate for this origin; an nginx behind it answers 400 instead").also(502, 400),

            on(BAD_CERTIFICATE)                .error(503, INFERRED,   "Reference #30: ERR_FWD_SSL_HANDSHAKE", "the class of the reference is known, its status is not").also(502),
            on(CertificateFault.REVOKED)       .error(503, INFERRED,   "Reference #30: ERR_FWD_SSL_HANDSHAKE", "whether revocation is looked at is not documented").also(502),

            on(HttpFault.EMPTY_RESPONSE)       .error(503, INFERRED,   "Reference #15: ERR_ZERO_SIZE_OBJECT", "the class of the reference is known, its status is not").also(502),
            on(HttpFault.RESET)                .error(503, INFERRED,   "Reference #3: ERR_READ_ERROR", "the class of the reference is known, its status is not").also(502),
            on(HttpFault.PROTOCOL_ERROR)       .error(503, INFERRED,   "Reference #3: ERR_READ_ERROR", "the class of the reference is known, its status is not").also(502),
            on(HttpFault.HEADERS_TOO_LARGE)    .error(503, INFERRED,   null, "neither the reference nor the status is known").also(502),
            on(HttpFault.TIMED_OUT)            .error(504, DOCUMENTED, "Reference #1: ERR_READ_TIMEOUT", "the property's read timeout"),
            on(HttpFault.TRUNCATED)            .serves(INFERRED,       "the head has gone out already, so the visitor gets a page cut short"));

    /** Bunny documents its statuses and its codes, but not which goes with which. */
    static final EdgeTable BUNNY = EdgeTable.of(OFF_BY_DEFAULT, INFERRED, "a pull zone looks at the origin's certificate only where that is switched on",
            on(NAME_FAILS)                     .error(502, INFERRED,   "dns_lookup", "the code is documented, its status is not"),

            on(TcpFault.REFUSED)               .error(502, INFERRED,   "network_socket_exception", "the code is documented, its status is not"),
            on(TcpFault.TIMED_OUT)             .error(504, INFERRED,   "http_timeout", "the code is documented, its status is not").also(502),
            on(UNREACHABLE)                    .error(502, INFERRED,   "network_socket_exception", "the code is documented, its status is not"),
            inTls(HANDSHAKE_ENDED)             .error(502, INFERRED,   "http_request_exception", "the code is documented, its status is not"),
            inClear(ENDED_AT_ONCE)             .error(502, INFERRED,   "http_request_failure", "the code is documented, its status is not"),

            on(HANDSHAKE_REFUSED)              .error(502, INFERRED,   "http_request_exception", "the code is documented, its status is not"),
            on(HANDSHAKE_GARBLED)              .error(502, INFERRED,   "http_request_exception", "the code is documented, its status is not"),
            on(TlsFault.TIMED_OUT)             .error(504, INFERRED,   "http_timeout", "the code is documented, its status is not").also(502),
            on(TlsFault.BAD_CLIENT_AUTH_CERT)  .error(502, INFERRED,   "http_request_exception", "it shows an origin no client certificate; an nginx behind it answers 400 instead").also(400),

            on(BAD_CERTIFICATE)                .error(502, INFERRED,   "http_request_exception", "the code is documented, its status is not"),
            on(CertificateFault.REVOKED)       .error(502, INFERRED,   "http_request_exception", "whether revocation is looked at is not documented"),

            on(NO_ANSWER)                      .error(502, INFERRED,   "http_request_failure", "the code is documented, its status is not"),
            on(HttpFault.PROTOCOL_ERROR)       .error(502, INFERRED,   "http_request_failure", "the code is documented, its status is not"),
            on(HttpFault.HEADERS_TOO_LARGE)    .error(502, INFERRED,   null, "neither a limit nor a code is documented"),
            on(HttpFault.TIMED_OUT)            .error(504, INFERRED,   "http_timeout", "60 s; the code is documented, its status is not"),
            on(HttpFault.TRUNCATED)            .serves(INFERRED,       "the head has gone out already, so the visitor gets a page cut short"));
    // spotless:on

    private CdnTables() {}
}

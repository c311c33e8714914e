package dev.origindoctor.edge;

import static dev.origindoctor.edge.CertificateCheck.ALWAYS;
import static dev.origindoctor.edge.CertificateCheck.OFF_BY_DEFAULT;
import static dev.origindoctor.edge.FaultGroups.*;
import static dev.origindoctor.edge.Provenance.*;
import static dev.origindoctor.edge.Row.*;

import dev.origindoctor.taxonomy.CertificateFault;
import dev.origindoctor.taxonomy.HttpFault;
import dev.origindoctor.taxonomy.TcpFault;
import dev.origindoctor.taxonomy.TlsFault;

/** Azure Front Door and Google's load balancers; the texts are those of their logs (ErrorInfo, statusDetails). */
final class CloudTables {
    // spotless:off
    static final EdgeTable AZURE_FRONT_DOOR = EdgeTable.of(ALWAYS, DOCUMENTED, "the certificate must come from a public CA; only the check of its name can be switched off",
            on(NAME_FAILS)                     .error(503, INFERRED,   "DNSNameNotResolved, DNSFailure, DNSTimeout", "the reasons are documented, their status is not"),

            on(TcpFault.REFUSED)               .error(503, INFERRED,   "OriginConnectionRefused", "documented merely as a connection that was not made: no proof of a RST"),
            on(TcpFault.TIMED_OUT)             .error(503, INFERRED,   "OriginConnectionError", "the reason is documented, its status is not").also(504),
            on(UNREACHABLE)                    .error(503, INFERRED,   "OriginConnectionError", "the reason is documented, its status is not"),
            inTls(HANDSHAKE_ENDED)             .error(503, INFERRED,   "SSLHandshakeError", "the reason is documented, its status is not"),
            inClear(ENDED_AT_ONCE)             .error(503, INFERRED,   "OriginConnectionAborted", "the reason is documented, its status is not"),

            on(HANDSHAKE_REFUSED)              .error(503, INFERRED,   "SSLInvalidCipher, SSLHandshakeError", "the reasons are documented, their status is not"),
            on(HANDSHAKE_GARBLED)              .error(503, INFERRED,   "SSLHandshakeError", "the reason is documented, its status is not"),
            on(TlsFault.TIMED_OUT)             .error(503, INFERRED,   "SSLHandshakeError", "the reason is documented, its status is not").also(504),
            on(TlsFault.BAD_CLIENT_AUTH_CERT)  .error(503, INFERRED,   "SSLHandshakeError", "it shows an origin no client certificate; an nginx behind it answers 400 instead").also(400),

            on(BAD_CERTIFICATE)                .error(503, INFERRED,   "CertificateError, CertificateNameCheckFailed, SSLInvalidRootCA", "the reasons are documented, their status is not"),
            on(CertificateFault.REVOKED)       .error(503, INFERRED,   "CertificateError", "whether revocation is looked at is not documented"),

            on(HttpFault.EMPTY_RESPONSE)       .error(503, DOCUMENTED, "OriginInvalidResponse", "nothing came"),
            on(HttpFault.RESET)                .error(503, INFERRED,   "OriginConnectionAborted", "the reason is documented, its status is not"),
            on(HttpFault.PROTOCOL_ERROR)       .error(503, DOCUMENTED, "OriginInvalidResponse", "an answer that is no valid HTTP"),
            on(HttpFault.HEADERS_TOO_LARGE)    .error(503, INFERRED,   "ResponseHeaderTooBig", "the reason is documented, its status is not"),
            on(HttpFault.TIMED_OUT)            .error(504, DOCUMENTED, "OriginTimeout", "30 s unless set, 16 to 240 s"),
            on(HttpFault.TRUNCATED)            .serves(INFERRED,       "the head has gone out already, so the visitor gets a page cut short"));

    static final EdgeTable GOOGLE_CLOUD = EdgeTable.of(OFF_BY_DEFAULT, DOCUMENTED, "inside Google Cloud any certificate is taken unless backend authentication is configured; a backend on the internet needs a public one",
            on(NAME_FAILS)                     .error(502, INFERRED,   null, "an internet backend by name; counted as a configuration error").also(503),

            on(TcpFault.REFUSED)               .error(503, DOCUMENTED, "failed_to_connect_to_backend", "the classic load balancer gives 502").also(502),
            on(TcpFault.TIMED_OUT)             .error(503, DOCUMENTED, "failed_to_connect_to_backend", "the same reason as for a refusal; the classic load balancer gives 502").also(502),
            on(UNREACHABLE)                    .error(503, INFERRED,   "failed_to_connect_to_backend", "the same reason as for a refusal").also(502),
            inTls(HANDSHAKE_ENDED)             .error(503, INFERRED,   "failed_to_connect_to_backend", "which reason a broken handshake gets is not documented").also(502),
            inClear(ENDED_AT_ONCE)             .error(503, DOCUMENTED, "backend_connection_closed_before_data_sent_to_client", "the classic load balancer gives 502").also(502),

            on(HANDSHAKE_REFUSED)              .error(503, INFERRED,   "failed_to_negotiate_alpn and kin", "which reason a refused handshake gets is not documented").also(502),
            on(HANDSHAKE_GARBLED)              .error(503, INFERRED,   "failed_to_connect_to_backend", "which reason a broken handshake gets is not documented").also(502),
            on(TlsFault.TIMED_OUT)             .error(503, INFERRED,   "failed_to_connect_to_backend", "which reason a stalled handshake gets is not documented").also(502),
            on(TlsFault.BAD_CLIENT_AUTH_CERT)  .error(503, INFERRED,   "failed_to_connect_to_backend", "only where no client certificate is configured; an nginx behind it answers 400 instead").also(502, 400),

            on(BAD_CERTIFICATE)                .error(503, DOCUMENTED, "ssl_certificate_chain_verification_failed, ssl_certificate_san_verification_failed", "the classic load balancer gives 502").also(502),
            on(CertificateFault.REVOKED)       .error(503, INFERRED,   "server_cert_...", "whether revocation is looked at is not documented").also(502),

            on(NO_ANSWER)                      .error(503, DOCUMENTED, "backend_connection_closed_before_data_sent_to_client", "the classic load balancer gives 502").also(502),
            on(HttpFault.PROTOCOL_ERROR)       .error(503, INFERRED,   "backend_response_corrupted", "the classic load balancer gives 502").also(502),
            on(HttpFault.HEADERS_TOO_LARGE)    .error(503, DOCUMENTED, "backend_response_headers_too_long", "the classic load balancer gives 502").also(502),
            on(HttpFault.TIMED_OUT)            .error(503, DOCUMENTED, "backend_timeout", "an older guide has 504; the classic load balancer gives 502").also(502, 504),
            on(HttpFault.TRUNCATED)            .serves(INFERRED,       "the head has gone out already, so the visitor gets a page cut short"));
    // spotless:on

    private CloudTables() {}
}

package dev.origindoctor.taxonomy;

import static dev.origindoctor.taxonomy.ForeignCode.code;
import static dev.origindoctor.taxonomy.ForeignCode.none;

import java.util.List;

/** Chromium's net errors, without their ERR_, as far as they speak of a connection. */
final class ChromiumCodes {
    private static final String BROWSER = "the browser's own network, settings or policy";
    private static final String BROWSER_TRUST = "a rule of the browser's that edges do not have";
    private static final String QUIC = "edges ask their origins over TCP";

    // spotless:off
    static final List<ForeignCode> TABLE = List.of(
            code(  -7, "TIMED_OUT",                              TcpFault.TIMED_OUT, HttpFault.TIMED_OUT),
            none( -10, "ACCESS_DENIED",                          BROWSER),
            none( -21, "NETWORK_CHANGED",                        BROWSER),
            code(-100, "CONNECTION_CLOSED",                      TcpFault.CLOSED, TlsFault.CLOSED),
            code(-101, "CONNECTION_RESET",                       TcpFault.RESET, TlsFault.RESET, HttpFault.RESET),
            code(-102, "CONNECTION_REFUSED",                     TcpFault.REFUSED),
            none(-103, "CONNECTION_ABORTED",                     "the browser's own side ended the connection"),
            none(-104, "CONNECTION_FAILED",                      "it says no more than that no connection came about"),
            code(-105, "NAME_NOT_RESOLVED",                      DnsFault.NAME_NOT_RESOLVED, DnsFault.NO_ADDRESS),
            none(-106, "INTERNET_DISCONNECTED",                  BROWSER),
            code(-107, "SSL_PROTOCOL_ERROR",                     TlsFault.PROTOCOL_ERROR, TlsFault.NOT_TLS, TlsFault.ALERT),
            none(-108, "ADDRESS_INVALID",                        "no packet can be sent to such an address: the record is wrong, and nothing was asked"),
            code(-109, "ADDRESS_UNREACHABLE",                    TcpFault.ADDRESS_UNREACHABLE, TcpFault.PROHIBITED, LocalFault.NO_ROUTE),
            code(-110, "SSL_CLIENT_AUTH_CERT_NEEDED",            TlsFault.BAD_CLIENT_AUTH_CERT),
            code(-113, "SSL_VERSION_OR_CIPHER_MISMATCH",         TlsFault.VERSION_OR_CIPHER_MISMATCH),
            code(-117, "BAD_SSL_CLIENT_AUTH_CERT",               TlsFault.BAD_CLIENT_AUTH_CERT),
            code(-118, "CONNECTION_TIMED_OUT",                   TcpFault.TIMED_OUT, TlsFault.TIMED_OUT),
            code(-122, "ALPN_NEGOTIATION_FAILED",                TlsFault.ALERT),
            code(-126, "SSL_BAD_RECORD_MAC_ALERT",               TlsFault.ALERT, TlsFault.PROTOCOL_ERROR),
            none(-130, "PROXY_CONNECTION_FAILED",                BROWSER),
            code(-137, "NAME_RESOLUTION_FAILED",                 DnsFault.FAILED),
            code(-138, "NETWORK_ACCESS_DENIED",                  LocalFault.NOT_PERMITTED),
            code(-147, "ADDRESS_IN_USE",                         LocalFault.PORTS_EXHAUSTED),
            none(-150, "SSL_PINNED_KEY_NOT_IN_CERT_CHAIN",       BROWSER_TRUST),
            code(-153, "SSL_DECRYPT_ERROR_ALERT",                TlsFault.ALERT, TlsFault.BAD_CLIENT_AUTH_CERT),
            code(-159, "SSL_UNRECOGNIZED_NAME_ALERT",            TlsFault.UNRECOGNIZED_NAME),
            none(-166, "ICANN_NAME_COLLISION",                   "the name is a private one that became public; the record is a warning sign, no server"),
            code(-167, "SSL_SERVER_CERT_BAD_FORMAT",             CertificateFault.INVALID),
            code(-172, "SSL_OBSOLETE_CIPHER",                    TlsFault.VERSION_OR_CIPHER_MISMATCH),
            code(-181, "SSL_KEY_USAGE_INCOMPATIBLE",             CertificateFault.INVALID),
            none(-182, "INVALID_ECH_CONFIG_LIST",                "edges do not encrypt their hello to origins"),
            none(-183, "ECH_NOT_NEGOTIATED",                     "edges do not encrypt their hello to origins"),
            none(-184, "ECH_FALLBACK_CERTIFICATE_INVALID",       "edges do not encrypt their hello to origins"),

            code(-200, "CERT_COMMON_NAME_INVALID",               CertificateFault.NAME_INVALID),
            code(-201, "CERT_DATE_INVALID",                      CertificateFault.EXPIRED, CertificateFault.NOT_YET_VALID),
            code(-202, "CERT_AUTHORITY_INVALID",                 CertificateFault.AUTHORITY_INVALID, CertificateFault.SELF_SIGNED, CertificateFault.INCOMPLETE_CHAIN),
            code(-203, "CERT_CONTAINS_ERRORS",                   CertificateFault.INVALID),
            none(-204, "CERT_NO_REVOCATION_MECHANISM",           BROWSER_TRUST),
            none(-205, "CERT_UNABLE_TO_CHECK_REVOCATION",        BROWSER_TRUST),
            code(-206, "CERT_REVOKED",                           CertificateFault.REVOKED),
            code(-207, "CERT_INVALID",                           CertificateFault.INVALID),
            code(-208, "CERT_WEAK_SIGNATURE_ALGORITHM",          CertificateFault.WEAK),
            none(-210, "CERT_NON_UNIQUE_NAME",                   BROWSER_TRUST),
            code(-211, "CERT_WEAK_KEY",                          CertificateFault.WEAK),
            code(-212, "CERT_NAME_CONSTRAINT_VIOLATION",         CertificateFault.INVALID),
            none(-213, "CERT_VALIDITY_TOO_LONG",                 BROWSER_TRUST),
            none(-214, "CERTIFICATE_TRANSPARENCY_REQUIRED",      BROWSER_TRUST),
            none(-217, "CERT_KNOWN_INTERCEPTION_BLOCKED",        BROWSER_TRUST),

            code(-310, "TOO_MANY_REDIRECTS",                     HttpFault.REDIRECT_LOOP),
            code(-320, "INVALID_RESPONSE",                       HttpFault.PROTOCOL_ERROR),
            code(-321, "INVALID_CHUNKED_ENCODING",               HttpFault.PROTOCOL_ERROR),
            code(-324, "EMPTY_RESPONSE",                         HttpFault.EMPTY_RESPONSE),
            code(-325, "RESPONSE_HEADERS_TOO_BIG",               HttpFault.HEADERS_TOO_LARGE),
            code(-330, "CONTENT_DECODING_FAILED",                HttpFault.PROTOCOL_ERROR),
            code(-337, "HTTP2_PROTOCOL_ERROR",                   HttpFault.PROTOCOL_ERROR),
            code(-346, "RESPONSE_HEADERS_MULTIPLE_CONTENT_LENGTH", HttpFault.PROTOCOL_ERROR),
            code(-351, "HTTP2_SERVER_REFUSED_STREAM",            HttpFault.PROTOCOL_ERROR),
            code(-354, "CONTENT_LENGTH_MISMATCH",                HttpFault.TRUNCATED),
            code(-355, "INCOMPLETE_CHUNKED_ENCODING",            HttpFault.TRUNCATED),
            none(-356, "QUIC_PROTOCOL_ERROR",                    QUIC),
            code(-357, "RESPONSE_HEADERS_TRUNCATED",             HttpFault.PROTOCOL_ERROR),
            none(-358, "QUIC_HANDSHAKE_FAILED",                  QUIC),
            code(-360, "HTTP2_INADEQUATE_TRANSPORT_SECURITY",    TlsFault.VERSION_OR_CIPHER_MISMATCH),
            none(-365, "HTTP_1_1_REQUIRED",                      "the server asks for the older protocol, and gets it with the next request"),
            code(-370, "INVALID_HTTP_RESPONSE",                  HttpFault.PROTOCOL_ERROR),

            code(-800, "DNS_MALFORMED_RESPONSE",                 DnsFault.FAILED),
            code(-801, "DNS_SERVER_REQUIRES_TCP",                DnsFault.FAILED),
            code(-802, "DNS_SERVER_FAILED",                      DnsFault.FAILED),
            code(-803, "DNS_TIMED_OUT",                          DnsFault.UNREACHABLE),
            none(-804, "DNS_CACHE_MISS",                         BROWSER),
            none(-806, "DNS_SORT_ERROR",                         BROWSER),
            none(-808, "DNS_SECURE_RESOLVER_HOSTNAME_RESOLUTION_FAILED", BROWSER),
            none(-809, "DNS_NAME_HTTPS_ONLY",                    "the name asks browsers to come over HTTPS"),
            none(-810, "DNS_REQUEST_CANCELLED",                  BROWSER),
            none(-811, "DNS_NO_MATCHING_SUPPORTED_ALPN",         BROWSER_TRUST));
    // spotless:on

    private ChromiumCodes() {}
}

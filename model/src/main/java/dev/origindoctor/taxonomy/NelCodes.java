package dev.origindoctor.taxonomy;

import static dev.origindoctor.taxonomy.ForeignCode.code;
import static dev.origindoctor.taxonomy.ForeignCode.none;

import java.util.List;

/** The types of W3C Network Error Logging. There they speak of the way from the visitor to the edge; here of the next one. */
final class NelCodes {
    // spotless:off
    static final List<ForeignCode> TABLE = List.of(
            code("dns.unreachable",                          DnsFault.UNREACHABLE),
            code("dns.name_not_resolved",                    DnsFault.NAME_NOT_RESOLVED, DnsFault.NO_ADDRESS),
            code("dns.failed",                               DnsFault.FAILED),
            none("dns.address_changed",                      "the server's address changed between two requests; no connection failed"),

            code("tcp.timed_out",                            TcpFault.TIMED_OUT),
            code("tcp.closed",                               TcpFault.CLOSED),
            code("tcp.reset",                                TcpFault.RESET),
            code("tcp.refused",                              TcpFault.REFUSED),
            none("tcp.aborted",                              "the caller's own side ended the connection"),
            none("tcp.address_invalid",                      "no packet can be sent to such an address: the record is wrong, and nothing was asked"),
            code("tcp.address_unreachable",                  TcpFault.ADDRESS_UNREACHABLE, TcpFault.PROHIBITED),
            none("tcp.failed",                               "it says no more than that no connection came about, and may be the caller's own trouble"),

            code("tls.version_or_cipher_mismatch",           TlsFault.VERSION_OR_CIPHER_MISMATCH),
            code("tls.bad_client_auth_cert",                 TlsFault.BAD_CLIENT_AUTH_CERT),
            code("tls.cert.name_invalid",                    CertificateFault.NAME_INVALID),
            code("tls.cert.date_invalid",                    CertificateFault.EXPIRED, CertificateFault.NOT_YET_VALID),
            code("tls.cert.authority_invalid",               CertificateFault.AUTHORITY_INVALID, CertificateFault.SELF_SIGNED, CertificateFault.INCOMPLETE_CHAIN),
            code("tls.cert.invalid",                         CertificateFault.INVALID, CertificateFault.WEAK),
            code("tls.cert.revoked",                         CertificateFault.REVOKED),
            none("tls.cert.pinned_key_not_in_cert_chain",    "the caller expects a certain key; no edge pins its origin's"),
            code("tls.protocol.error",                       TlsFault.PROTOCOL_ERROR, TlsFault.NOT_TLS),
            code("tls.failed",                               TlsFault.ALERT, TlsFault.RESET, TlsFault.CLOSED, TlsFault.TIMED_OUT, TlsFault.UNRECOGNIZED_NAME),

            code("http.error",                               HttpFault.ERROR, HttpFault.BLOCKED),
            code("http.protocol.error",                      HttpFault.PROTOCOL_ERROR),
            code("http.response.invalid",                    HttpFault.EMPTY_RESPONSE, HttpFault.TRUNCATED, HttpFault.HEADERS_TOO_LARGE),
            code("http.response.redirect_loop",              HttpFault.REDIRECT_LOOP),
            code("http.failed",                              HttpFault.RESET, HttpFault.TIMED_OUT),

            none("abandoned",                                "the visitor left before the answer"),
            none("unknown",                                  "it names nothing"),
            none("ok",                                       "nothing failed"));
    // spotless:on

    private NelCodes() {}
}

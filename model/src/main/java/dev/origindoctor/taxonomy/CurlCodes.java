package dev.origindoctor.taxonomy;

import static dev.origindoctor.taxonomy.ForeignCode.code;
import static dev.origindoctor.taxonomy.ForeignCode.none;

import java.util.List;

/** curl's exit codes, as far as a request over HTTP can end in them. */
final class CurlCodes {
    // spotless:off
    static final List<ForeignCode> TABLE = List.of(
            code( 1, "UNSUPPORTED_PROTOCOL",      HttpFault.PROTOCOL_ERROR),
            none( 3, "URL_MALFORMAT",             "the caller's own URL"),
            none( 5, "COULDNT_RESOLVE_PROXY",     "the caller's own proxy"),
            code( 6, "COULDNT_RESOLVE_HOST",      DnsFault.NAME_NOT_RESOLVED, DnsFault.NO_ADDRESS, DnsFault.FAILED, DnsFault.UNREACHABLE),
            code( 7, "COULDNT_CONNECT",           TcpFault.REFUSED, TcpFault.ADDRESS_UNREACHABLE, TcpFault.PROHIBITED, LocalFault.NO_ROUTE,
                                                  LocalFault.PORTS_EXHAUSTED, LocalFault.NOT_PERMITTED),
            code( 8, "WEIRD_SERVER_REPLY",        HttpFault.PROTOCOL_ERROR),
            code(16, "HTTP2",                     HttpFault.PROTOCOL_ERROR),
            code(18, "PARTIAL_FILE",              HttpFault.TRUNCATED),
            code(22, "HTTP_RETURNED_ERROR",       HttpFault.ERROR, HttpFault.BLOCKED),
            none(23, "WRITE_ERROR",               "the caller could not store what came"),
            none(27, "OUT_OF_MEMORY",             "the caller ran out of memory"),
            code(28, "OPERATION_TIMEDOUT",        TcpFault.TIMED_OUT, TlsFault.TIMED_OUT, HttpFault.TIMED_OUT),
            code(35, "SSL_CONNECT_ERROR",         TlsFault.VERSION_OR_CIPHER_MISMATCH, TlsFault.NOT_TLS, TlsFault.RESET, TlsFault.CLOSED, TlsFault.ALERT,
                                                  TlsFault.UNRECOGNIZED_NAME, TlsFault.PROTOCOL_ERROR, TcpFault.RESET, TcpFault.CLOSED),
            none(42, "ABORTED_BY_CALLBACK",       "the caller stopped it"),
            none(45, "INTERFACE_FAILED",          "the caller's own network interface"),
            code(47, "TOO_MANY_REDIRECTS",        HttpFault.REDIRECT_LOOP),
            code(52, "GOT_NOTHING",               HttpFault.EMPTY_RESPONSE),
            code(55, "SEND_ERROR",                HttpFault.RESET),
            code(56, "RECV_ERROR",                HttpFault.RESET, TlsFault.BAD_CLIENT_AUTH_CERT, HttpFault.PROTOCOL_ERROR),
            none(58, "SSL_CERTPROBLEM",           "the caller's own client certificate cannot be used"),
            none(59, "SSL_CIPHER",                "the caller's own cipher list cannot be used"),
            code(60, "PEER_FAILED_VERIFICATION",  CertificateFault.AUTHORITY_INVALID, CertificateFault.SELF_SIGNED, CertificateFault.INCOMPLETE_CHAIN,
                                                  CertificateFault.EXPIRED, CertificateFault.NOT_YET_VALID, CertificateFault.NAME_INVALID,
                                                  CertificateFault.REVOKED, CertificateFault.WEAK, CertificateFault.INVALID),
            code(61, "BAD_CONTENT_ENCODING",      HttpFault.PROTOCOL_ERROR),
            none(77, "SSL_CACERT_BADFILE",        "the caller's own file of trusted certificates"),
            none(83, "SSL_ISSUER_ERROR",          "the caller demands a certain issuer"),
            none(90, "SSL_PINNEDPUBKEYNOTMATCH",  "the caller demands a certain key"),
            code(91, "SSL_INVALIDCERTSTATUS",     CertificateFault.REVOKED),
            code(92, "HTTP2_STREAM",              HttpFault.PROTOCOL_ERROR),
            none(95, "HTTP3",                     "edges ask their origins over TCP"),
            none(96, "QUIC_CONNECT_ERROR",        "edges ask their origins over TCP"),
            none(97, "PROXY",                     "the caller's own proxy"),
            code(98, "SSL_CLIENTCERT",            TlsFault.BAD_CLIENT_AUTH_CERT),
            code(100, "TOO_LARGE",                HttpFault.HEADERS_TOO_LARGE));
    // spotless:on

    private CurlCodes() {}
}

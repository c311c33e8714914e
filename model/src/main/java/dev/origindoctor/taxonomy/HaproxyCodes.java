package dev.origindoctor.taxonomy;

import static dev.origindoctor.taxonomy.ForeignCode.code;
import static dev.origindoctor.taxonomy.ForeignCode.none;

import java.util.List;

/** What HAProxy's health checks end in; its check.c has them all. */
final class HaproxyCodes {
    // spotless:off
    static final List<ForeignCode> TABLE = List.of(
            none("UNK",      "nothing is known yet"),
            none("INI",      "the check has not run yet"),
            none("CHECKED",  "a check is running"),
            none("HANA",     "the health was judged from traffic, not by a check"),
            code("SOCKERR",  HttpFault.RESET, TcpFault.RESET, LocalFault.PORTS_EXHAUSTED, LocalFault.DESCRIPTORS_EXHAUSTED, LocalFault.NOT_PERMITTED),
            none("L4OK",     "the connection was made"),
            code("L4TOUT",   TcpFault.TIMED_OUT),
            code("L4CON",    TcpFault.REFUSED, TcpFault.ADDRESS_UNREACHABLE, TcpFault.PROHIBITED, LocalFault.NO_ROUTE),
            none("L6OK",     "the handshake was made"),
            code("L6TOUT",   TlsFault.TIMED_OUT),
            code("L6RSP",    TlsFault.VERSION_OR_CIPHER_MISMATCH, TlsFault.ALERT, TlsFault.RESET, TlsFault.CLOSED, TlsFault.NOT_TLS, TlsFault.PROTOCOL_ERROR,
                             TlsFault.UNRECOGNIZED_NAME, TlsFault.BAD_CLIENT_AUTH_CERT, CertificateFault.AUTHORITY_INVALID, CertificateFault.SELF_SIGNED,
                             CertificateFault.INCOMPLETE_CHAIN, CertificateFault.EXPIRED, CertificateFault.NOT_YET_VALID, CertificateFault.NAME_INVALID,
                             CertificateFault.REVOKED, CertificateFault.WEAK, CertificateFault.INVALID),
            code("L7TOUT",   HttpFault.TIMED_OUT),
            code("L7RSP",    HttpFault.EMPTY_RESPONSE, HttpFault.PROTOCOL_ERROR, HttpFault.HEADERS_TOO_LARGE, HttpFault.TRUNCATED, TcpFault.CLOSED),
            none("L7OK",     "the answer was good"),
            none("L7OKC",    "the answer was good, for sessions that the server has already"),
            code("L7STS",    HttpFault.ERROR, HttpFault.BLOCKED),
            none("PROCERR",  "an external check program failed on HAProxy's side"),
            none("PROCTOUT", "an external check program took too long on HAProxy's side"),
            none("PROCOK",   "an external check program was content"));
    // spotless:on

    private HaproxyCodes() {}
}

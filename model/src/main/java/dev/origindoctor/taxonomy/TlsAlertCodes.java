package dev.origindoctor.taxonomy;

import static dev.origindoctor.taxonomy.ForeignCode.code;
import static dev.origindoctor.taxonomy.ForeignCode.none;

import java.util.List;

/** The alerts of TLS (RFC 8446 section 6, RFC 5246 section 7.2) as an origin sends them to whoever opened the connection. */
final class TlsAlertCodes {
    private static final String CLIENT_ALONE =
            "only a client sends it: it is what an edge says about the origin's certificate";

    // spotless:off
    static final List<ForeignCode> TABLE = List.of(
            code(  0, "close_notify",                    TlsFault.CLOSED),
            code( 10, "unexpected_message",              TlsFault.ALERT),
            code( 20, "bad_record_mac",                  TlsFault.ALERT),
            code( 21, "decryption_failed",               TlsFault.ALERT),
            code( 22, "record_overflow",                 TlsFault.ALERT),
            code( 30, "decompression_failure",           TlsFault.ALERT),
            code( 40, "handshake_failure",               TlsFault.VERSION_OR_CIPHER_MISMATCH, TlsFault.BAD_CLIENT_AUTH_CERT, TlsFault.UNRECOGNIZED_NAME),
            code( 41, "no_certificate",                  TlsFault.BAD_CLIENT_AUTH_CERT),
            code( 42, "bad_certificate",                 TlsFault.BAD_CLIENT_AUTH_CERT),
            code( 43, "unsupported_certificate",         TlsFault.BAD_CLIENT_AUTH_CERT),
            code( 44, "certificate_revoked",             TlsFault.BAD_CLIENT_AUTH_CERT),
            code( 45, "certificate_expired",             TlsFault.BAD_CLIENT_AUTH_CERT),
            code( 46, "certificate_unknown",             TlsFault.BAD_CLIENT_AUTH_CERT),
            code( 47, "illegal_parameter",               TlsFault.ALERT),
            code( 48, "unknown_ca",                      TlsFault.BAD_CLIENT_AUTH_CERT),
            code( 49, "access_denied",                   TlsFault.BAD_CLIENT_AUTH_CERT, TlsFault.ALERT),
            code( 50, "decode_error",                    TlsFault.ALERT),
            code( 51, "decrypt_error",                   TlsFault.ALERT, TlsFault.BAD_CLIENT_AUTH_CERT),
            code( 60, "export_restriction",              TlsFault.VERSION_OR_CIPHER_MISMATCH),
            code( 70, "protocol_version",                TlsFault.VERSION_OR_CIPHER_MISMATCH),
            code( 71, "insufficient_security",           TlsFault.VERSION_OR_CIPHER_MISMATCH),
            code( 80, "internal_error",                  TlsFault.ALERT),
            code( 86, "inappropriate_fallback",          TlsFault.VERSION_OR_CIPHER_MISMATCH),
            code( 90, "user_canceled",                   TlsFault.ALERT),
            none(100, "no_renegotiation",                "a warning that ends no handshake"),
            code(109, "missing_extension",               TlsFault.ALERT),
            none(110, "unsupported_extension",           "only a client sends it, about an extension it had not asked for"),
            code(111, "certificate_unobtainable",        TlsFault.ALERT),
            code(112, "unrecognized_name",               TlsFault.UNRECOGNIZED_NAME),
            none(113, "bad_certificate_status_response", CLIENT_ALONE),
            code(114, "bad_certificate_hash_value",      TlsFault.ALERT),
            code(115, "unknown_psk_identity",            TlsFault.ALERT),
            code(116, "certificate_required",            TlsFault.BAD_CLIENT_AUTH_CERT),
            code(120, "no_application_protocol",         TlsFault.ALERT));
    // spotless:on

    private TlsAlertCodes() {}
}

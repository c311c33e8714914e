package dev.origindoctor.inference;

import static dev.origindoctor.finding.Clue.*;
import static dev.origindoctor.taxonomy.Cause.*;

import dev.origindoctor.taxonomy.Cause;

/** How likely each end of a handshake, each outcome of a variant, and each defect of a certificate is under each cause. */
final class HandshakeTable {
    private static final Cause[] CERTIFICATES = {
        CERTIFICATE_EXPIRED, CERTIFICATE_NOT_YET_VALID, CERTIFICATE_NAME_MISMATCH, CERTIFICATE_UNTRUSTED,
        CERTIFICATE_CHAIN_INCOMPLETE, CERTIFICATE_REVOKED, CERTIFICATE_WEAK, CERTIFICATE_NOT_FOR_SERVERS
    };

    private static final Cause[] HANDSHAKES = {
        TLS_VERSION_UNSUPPORTED,
        TLS_CIPHER_UNSUPPORTED,
        TLS_NOT_ENABLED_ON_PORT,
        SNI_NOT_SERVED,
        CLIENT_CERTIFICATE_REQUIRED,
        TLS_HANDSHAKE_BROKEN
    };

    private HandshakeTable() {}

    static void write(Likelihoods t) {
        handshake(t);
        experiments(t);
        certificate(t);
    }

    private static void handshake(Likelihoods t) {
        t.clue(ASKED_IN_THE_CLEAR, 0.97, "a setting, and no symptom")
                .under(0.002, "without TLS no certificate is shown", CERTIFICATES)
                .under(0.002, "without TLS there is no handshake", HANDSHAKES);
        t.clue(HANDSHAKE_FINE, 0.97, "the trouble lies elsewhere")
                .under(0.01, "plain text cannot shake hands", TLS_NOT_ENABLED_ON_PORT)
                .under(0.02, "no version is shared", TLS_VERSION_UNSUPPORTED)
                .under(0.02, "no cipher is shared", TLS_CIPHER_UNSUPPORTED)
                .under(0.15, "some servers show a default certificate instead", SNI_NOT_SERVED)
                .under(0.35, "TLS 1.3 and nginx refuse after the handshake", CLIENT_CERTIFICATE_REQUIRED)
                .under(0.1, "it breaks or stalls, unless for the edge alone", TLS_HANDSHAKE_BROKEN)
                .under(0.02, "the hello is read as a broken header", PROXY_PROTOCOL_EXPECTED)
                .under(0.15, "where the mode asks for TLS, this is what is missing", SSL_MODE_MISMATCH)
                .under(
                        0.5,
                        "a program that took the port seldom speaks TLS",
                        WEB_SERVER_CONFIG_INVALID,
                        NOT_LISTENING_ON_PORT,
                        WEB_SERVER_STOPPED)
                .under(0.5, "slow, if at all", OVERLOADED);
        t.fault(PLAIN_TEXT_ON_TLS_PORT, 0.0003, "a TLS port speaks TLS")
                .under(0.95, "that is the cause itself", TLS_NOT_ENABLED_ON_PORT)
                .under(0.35, "the mode expects TLS where the origin has none", SSL_MODE_MISMATCH)
                .under(0.05, "another program has the port", DNS_POINTS_ELSEWHERE)
                .under(
                        0.8,
                        "a program that took the port speaks no TLS",
                        WEB_SERVER_CONFIG_INVALID,
                        NOT_LISTENING_ON_PORT,
                        WEB_SERVER_STOPPED);
        t.fault(HANDSHAKE_TIMES_OUT, 0.0005, "servers answer a hello")
                .under(0.3, "that is one of its shapes", TLS_HANDSHAKE_BROKEN)
                .under(0.3, "accepted by the kernel, not by the server", OVERLOADED, DESCRIPTORS_EXHAUSTED)
                .under(0.05, "it waits for its header", PROXY_PROTOCOL_EXPECTED)
                .under(
                        0.003,
                        "not the port, or not the machine, that the edge asks",
                        SSL_MODE_MISMATCH,
                        DNS_POINTS_ELSEWHERE)
                .under(0.03, "later packets are dropped", FIREWALL_DROPS_EDGE);
        t.fault(HANDSHAKE_RESET, 0.0005, "servers answer a hello")
                .under(0.5, "that is one of its shapes", TLS_HANDSHAKE_BROKEN)
                .under(0.45, "the hello is read as a broken header", PROXY_PROTOCOL_EXPECTED)
                .under(0.1, "some servers reset for unknown names", SNI_NOT_SERVED)
                .under(
                        0.005,
                        "some servers reset where nothing is shared",
                        TLS_VERSION_UNSUPPORTED,
                        TLS_CIPHER_UNSUPPORTED)
                .under(0.02, "workers are used up", OVERLOADED, DESCRIPTORS_EXHAUSTED)
                .under(
                        0.003,
                        "not the port, or not the machine, that the edge asks",
                        SSL_MODE_MISMATCH,
                        DNS_POINTS_ELSEWHERE)
                .under(0.003, "a limit that closes", RATE_LIMITED);
        t.fault(HANDSHAKE_CLOSED, 0.0005, "servers answer a hello")
                .under(0.25, "that is one of its shapes", TLS_HANDSHAKE_BROKEN)
                .under(0.4, "the hello is read as a broken header", PROXY_PROTOCOL_EXPECTED)
                .under(0.08, "some servers close for unknown names", SNI_NOT_SERVED)
                .under(0.05, "plain programs close on garbage", TLS_NOT_ENABLED_ON_PORT)
                .under(
                        0.003,
                        "not the port, or not the machine, that the edge asks",
                        SSL_MODE_MISMATCH,
                        DNS_POINTS_ELSEWHERE)
                .under(0.05, "workers are used up", OVERLOADED, DESCRIPTORS_EXHAUSTED);
        t.fault(ONLY_OLD_TLS, 0.0002, "servers of this decade speak TLS 1.2")
                .under(0.9, "that is the cause itself", TLS_VERSION_UNSUPPORTED)
                .under(0.02, "alerts are mixed up", TLS_CIPHER_UNSUPPORTED);
        t.fault(NO_COMMON_CIPHER, 0.0003, "servers share a cipher with an edge")
                .under(0.85, "that is the cause itself", TLS_CIPHER_UNSUPPORTED)
                .under(0.03, "some old servers answer with the same alert", TLS_VERSION_UNSUPPORTED)
                .under(0.15, "no certificate for the name, the same alert", SNI_NOT_SERVED)
                .under(0.03, "in TLS 1.2 its refusal is the same alert", CLIENT_CERTIFICATE_REQUIRED);
        t.fault(SERVER_NAME_REJECTED, 0.0002, "servers know their names")
                .under(0.65, "that is the cause itself", SNI_NOT_SERVED)
                .under(0.15, "the other machine does not know the name", DNS_POINTS_ELSEWHERE);
        t.fault(HANDSHAKE_ALERT, 0.0003, "servers do not end handshakes with alerts")
                .under(0.06, "an alert that is beside the point, or one that came encrypted", TLS_HANDSHAKE_BROKEN)
                .under(0.03, "some answer with access_denied", SNI_NOT_SERVED)
                .under(0.1, "bad_certificate, unknown_ca", CLIENT_CERTIFICATE_REQUIRED);
        t.fault(SERVER_FAILS_HANDSHAKE, 0.0003, "servers do not end handshakes with alerts")
                .under(0.12, "internal_error, decode_error and kin: the server's own trouble", TLS_HANDSHAKE_BROKEN)
                .under(0.03, "Caddy and others say internal_error where no certificate is for the name", SNI_NOT_SERVED)
                .under(0.002, "certificates have alerts of their own", CLIENT_CERTIFICATE_REQUIRED);
        t.fault(CLIENT_CERTIFICATE_DEMANDED, 0.0002, "public sites ask for none")
                .under(0.55, "that is the cause itself", CLIENT_CERTIFICATE_REQUIRED);
        t.clue(EDGES_CERTIFICATE_TAKEN, 0.001, "an origin that takes nobody's connection but its edge's")
                .under(0.01, "the best that an origin can do", HEALTHY)
                .under(0.00002, "the edge shows it, and is served", CLIENT_CERTIFICATE_REQUIRED);
        t.fault(HANDSHAKE_GARBLED, 0.0003, "TLS libraries do not garble")
                .under(0.15, "that is one of its shapes", TLS_HANDSHAKE_BROKEN)
                .under(0.005, "another protocol in TLS' place", TLS_NOT_ENABLED_ON_PORT);
        t.fault(HANDSHAKE_SOMETIMES_FAILS, 0.003, "a configuration fails always")
                .under(0.1, "a box in front, or one of several servers", TLS_HANDSHAKE_BROKEN)
                .under(0.15, "when it is too much", OVERLOADED, DESCRIPTORS_EXHAUSTED)
                .under(0.1, "when it is too much", RATE_LIMITED)
                .under(0.1, "when packets are lost", PATH_LOSSY)
                .under(0.1, "while it is down", CRASH_LOOP);
    }

    private static void experiments(Likelihoods t) {
        t.clue(WORKS_WITHOUT_SERVER_NAME, 0.03, "the name seldom matters for a handshake")
                .under(0.5, "a default certificate answers where no name is asked for", SNI_NOT_SERVED)
                .under(0.15, "a box in front that reads names", TLS_HANDSHAKE_BROKEN)
                .under(0.3, "the other machine has another default", DNS_POINTS_ELSEWHERE);
        t.clue(SERVER_NAME_CHANGES_NOTHING, 0.95, "the name seldom matters for a handshake")
                .under(0.45, "a default that rejects handshakes refuses no name too", SNI_NOT_SERVED);
        t.clue(WORKS_WITH_OLDER_TLS, 0.02, "servers negotiate downwards by themselves")
                .under(0.3, "intolerance of new hellos", TLS_HANDSHAKE_BROKEN)
                .under(0.3, "servers that choke on a newer offer", TLS_VERSION_UNSUPPORTED)
                .under(0.1, "another set of ciphers", TLS_CIPHER_UNSUPPORTED);
        t.clue(OLDER_TLS_CHANGES_NOTHING, 0.95, "servers negotiate downwards by themselves")
                .under(0.6, "other boxes break any hello", TLS_HANDSHAKE_BROKEN);
        t.fault(WORKS_WITH_PROXY_HEADER, 0.002, "a server that expects none chokes on it")
                .under(0.97, "that proves it", PROXY_PROTOCOL_EXPECTED);
        t.clue(PROXY_HEADER_CHANGES_NOTHING, 0.95, "nothing waits for the header")
                .under(0.01, "it would have worked", PROXY_PROTOCOL_EXPECTED);
        t.fault(FAILS_WITH_HTTP2, 0.004, "what is announced is usually spoken")
                .under(0.6, "announced and not spoken", RESPONSE_MALFORMED)
                .under(0.003, "a worker dies of it", RESPONSE_EMPTY);
        t.clue(HTTP2_CHANGES_NOTHING, 0.95, "what is announced is usually spoken")
                .under(0.7, "HTTP/2 is one of its places", RESPONSE_MALFORMED);
    }

    private static void certificate(Likelihoods t) {
        Cause[] refused = {
            CERTIFICATE_EXPIRED,
            CERTIFICATE_NOT_YET_VALID,
            CERTIFICATE_NAME_MISMATCH,
            CERTIFICATE_UNTRUSTED,
            CERTIFICATE_CHAIN_INCOMPLETE,
            CERTIFICATE_WEAK,
            CERTIFICATE_NOT_FOR_SERVERS
        };
        t.clue(CERTIFICATE_ACCEPTED, 0.9, "certificates are usually in order")
                .under(0.002, "the edge would not accept it", refused)
                .under(0.2, "a default certificate seldom bears the name", SNI_NOT_SERVED)
                .under(0.1, "revocation is not always seen", CERTIFICATE_REVOKED);
        t.clue(CERTIFICATE_DEFECT_TOLERATED, 0.1, "many origins have a defect that nobody checks")
                .under(0.004, "where it is tolerated it is no cause", refused)
                .under(0.004, "where it is tolerated it is no cause", CERTIFICATE_REVOKED);
        t.fault(CERTIFICATE_OUT_OF_DATE, 0.002, "beside another defect")
                .under(0.995, "that is the cause itself", CERTIFICATE_EXPIRED);
        t.fault(CERTIFICATE_NOT_VALID_YET, 0.0002, "clocks are usually right")
                .under(0.995, "that is the cause itself", CERTIFICATE_NOT_YET_VALID);
        t.fault(CERTIFICATE_FOR_ANOTHER_NAME, 0.001, "beside another defect")
                .under(0.995, "that is the cause itself", CERTIFICATE_NAME_MISMATCH)
                .under(0.5, "the default certificate answers", SNI_NOT_SERVED)
                .under(0.3, "the other machine has its own certificate", DNS_POINTS_ELSEWHERE)
                .under(0.03, "a default certificate is self-signed and for no name", CERTIFICATE_UNTRUSTED);
        t.fault(CERTIFICATE_SELF_SIGNED, 0.001, "beside another defect")
                .under(0.6, "that is the cause itself", CERTIFICATE_UNTRUSTED)
                .under(0.03, "a default certificate is self-signed", CERTIFICATE_NAME_MISMATCH)
                .under(0.15, "the default certificate answers", SNI_NOT_SERVED);
        t.fault(CERTIFICATE_OF_UNKNOWN_AUTHORITY, 0.0005, "beside another defect")
                .under(0.4, "that is the cause itself", CERTIFICATE_UNTRUSTED)
                .under(0.1, "a gap that cannot be filled looks the same", CERTIFICATE_CHAIN_INCOMPLETE);
        t.fault(INTERMEDIATE_CERTIFICATE_MISSING, 0.0002, "chains are usually complete")
                .under(0.9, "that is the cause itself", CERTIFICATE_CHAIN_INCOMPLETE);
        t.fault(CERTIFICATE_WITHDRAWN, 0.0002, "few certificates are revoked")
                .under(0.9, "that is the cause itself", CERTIFICATE_REVOKED);
        t.fault(CERTIFICATE_TOO_WEAK, 0.0002, "authorities sign no weak keys")
                .under(0.995, "that is the cause itself", CERTIFICATE_WEAK);
        t.fault(CERTIFICATE_UNSUITABLE, 0.0002, "authorities issue well-formed certificates")
                .under(0.995, "that is the cause itself", CERTIFICATE_NOT_FOR_SERVERS);
    }
}

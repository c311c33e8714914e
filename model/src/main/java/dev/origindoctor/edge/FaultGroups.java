package dev.origindoctor.edge;

import dev.origindoctor.taxonomy.CertificateFault;
import dev.origindoctor.taxonomy.DnsFault;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.HttpFault;
import dev.origindoctor.taxonomy.TcpFault;
import dev.origindoctor.taxonomy.TlsFault;
import java.util.List;

/** Faults that no edge tells apart, so that a table needs one row for them. */
final class FaultGroups {
    /** The origin is given by a name, and the look-up fails. */
    static final List<Fault> NAME_FAILS = List.of(DnsFault.values());

    /** An ICMP error came back. */
    static final List<Fault> UNREACHABLE = List.of(TcpFault.ADDRESS_UNREACHABLE, TcpFault.PROHIBITED);

    /** Connected, then reset before anybody spoke: an edge may see it before it has sent its request. */
    static final List<Fault> RESET_AT_ONCE = List.of(TcpFault.RESET);

    /** Connected, then closed before anybody spoke: an edge that only writes sees it after its request. */
    static final List<Fault> CLOSED_AT_ONCE = List.of(TcpFault.CLOSED);

    /** Connected, then ended before anybody spoke. */
    static final List<Fault> ENDED_AT_ONCE = List.of(TcpFault.RESET, TcpFault.CLOSED);

    /** Ended inside the handshake; an edge that speaks first has then sent its ClientHello. */
    static final List<Fault> HANDSHAKE_ENDED =
            List.of(TcpFault.RESET, TcpFault.CLOSED, TlsFault.RESET, TlsFault.CLOSED);

    /** The server says no with an alert. */
    static final List<Fault> HANDSHAKE_REFUSED =
            List.of(TlsFault.VERSION_OR_CIPHER_MISMATCH, TlsFault.UNRECOGNIZED_NAME, TlsFault.ALERT);

    /** What comes back is no TLS, or no good TLS. */
    static final List<Fault> HANDSHAKE_GARBLED = List.of(TlsFault.NOT_TLS, TlsFault.PROTOCOL_ERROR);

    /** Every defect of a certificate except revocation, which few edges look at. */
    static final List<Fault> BAD_CERTIFICATE = List.of(
            CertificateFault.EXPIRED,
            CertificateFault.NOT_YET_VALID,
            CertificateFault.NAME_INVALID,
            CertificateFault.SELF_SIGNED,
            CertificateFault.AUTHORITY_INVALID,
            CertificateFault.INCOMPLETE_CHAIN,
            CertificateFault.WEAK,
            CertificateFault.INVALID);

    /** The request went out, and not one byte came back. */
    static final List<Fault> NO_ANSWER = List.of(HttpFault.EMPTY_RESPONSE, HttpFault.RESET);

    private FaultGroups() {}
}

package dev.origindoctor.edge;

import static dev.origindoctor.edge.CertificateCheck.OFF_BY_DEFAULT;
import static dev.origindoctor.edge.FaultGroups.*;
import static dev.origindoctor.edge.Provenance.*;
import static dev.origindoctor.edge.Row.*;

import dev.origindoctor.taxonomy.CertificateFault;
import dev.origindoctor.taxonomy.HttpFault;
import dev.origindoctor.taxonomy.TcpFault;
import dev.origindoctor.taxonomy.TlsFault;

/** Envoy as the edge, from its source and documentation; the texts begin with the response flag of its access log. */
final class EnvoyTable {
    // spotless:off
    static final EdgeTable TABLE = EdgeTable.of(OFF_BY_DEFAULT, DOCUMENTED, "a cluster without a validation context takes any certificate",
            on(NAME_FAILS)                     .error(503, INFERRED, "UH: no healthy upstream", "a cluster whose name does not resolve has no hosts; DF with a dynamic forward proxy"),

            on(TcpFault.REFUSED)               .error(503, SOURCE,   "UF: upstream connect error ... connection failure", "every failed connect is a 503"),
            on(TcpFault.TIMED_OUT)             .error(503, SOURCE,   "UF: upstream connect error ... connection timeout", "connect_timeout, 5 s; not a 504, although it is a timeout"),
            on(UNREACHABLE)                    .error(503, SOURCE,   "UF: upstream connect error ... connection failure", "every failed connect is a 503"),
            inTls(HANDSHAKE_ENDED)             .error(503, SOURCE,   "UF: upstream connect error ... connection failure", "the handshake belongs to the connect"),
            inClear(ENDED_AT_ONCE)             .error(503, SOURCE,   "UC: upstream connect error ... connection termination", "ended when the request came"),

            on(HANDSHAKE_REFUSED)              .error(503, SOURCE,   "UF: ... transport failure reason: TLS error", "the handshake belongs to the connect"),
            on(HANDSHAKE_GARBLED)              .error(503, SOURCE,   "UF: ... transport failure reason: TLS error", "the handshake belongs to the connect"),
            on(TlsFault.TIMED_OUT)             .error(503, SOURCE,   "UF: upstream connect error ... connection timeout", "connect_timeout covers the handshake"),
            on(TlsFault.BAD_CLIENT_AUTH_CERT)  .error(503, INFERRED, "UF: ... transport failure reason: TLS error", "only without a certificate in its transport socket; an nginx behind it answers 400 instead").also(400),

            on(BAD_CERTIFICATE)                .error(503, SOURCE,   "UF: ... CERTIFICATE_VERIFY_FAILED", "the name counts only where the validation context matches names"),
            on(CertificateFault.REVOKED)       .serves(DOCUMENTED,   "looked at only where the validation context has a crl").also(503),

            on(NO_ANSWER)                      .error(503, SOURCE,   "UC: upstream connect error ... connection termination", "ended without a byte"),
            on(HttpFault.PROTOCOL_ERROR)       .error(502, INFERRED, "UPE: upstream protocol error", "its Proxy-Status table names http_protocol_error, which goes with 502").also(503),
            on(HttpFault.HEADERS_TOO_LARGE)    .error(502, INFERRED, "UPE: upstream protocol error", "an overflowing head is a protocol error to its codec").also(503),
            on(HttpFault.TIMED_OUT)            .error(504, DOCUMENTED, "UT: upstream request timeout", "the route's timeout, 15 s"),
            on(HttpFault.TRUNCATED)            .serves(INFERRED,     "the head has gone out already, so the visitor gets a page cut short"));
    // spotless:on

    private EnvoyTable() {}
}

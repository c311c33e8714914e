package dev.origindoctor.edge;

import static dev.origindoctor.edge.CertificateCheck.ALWAYS;
import static dev.origindoctor.edge.CertificateCheck.NEVER;
import static dev.origindoctor.edge.FaultGroups.*;
import static dev.origindoctor.edge.Provenance.*;
import static dev.origindoctor.edge.Row.*;

import dev.origindoctor.taxonomy.CertificateFault;
import dev.origindoctor.taxonomy.HttpFault;
import dev.origindoctor.taxonomy.TcpFault;
import dev.origindoctor.taxonomy.TlsFault;

/** Amazon CloudFront and the Application Load Balancer, from their developer guides; the texts are those of their logs. */
final class AmazonTables {
    // spotless:off
    static final EdgeTable CLOUDFRONT = EdgeTable.of(ALWAYS, DOCUMENTED, "an HTTPS origin needs a certificate from a trusted CA, in date and for the origin's name",
            on(NAME_FAILS)                     .error(502, DOCUMENTED, "OriginDnsError", "the origin's domain name does not resolve"),

            on(TcpFault.REFUSED)               .error(502, DOCUMENTED, "OriginConnectError", "no connection could be made"),
            on(TcpFault.TIMED_OUT)             .error(504, DOCUMENTED, "OriginCommError", "three attempts of 10 s each").also(502),
            on(UNREACHABLE)                    .error(502, INFERRED,   "OriginConnectError", "no connection could be made").also(504),
            inTls(HANDSHAKE_ENDED)             .error(502, DOCUMENTED, "Error from cloudfront", "a failed handshake is a 502"),
            inClear(ENDED_AT_ONCE)             .error(502, DOCUMENTED, "OriginReadError", "ended when the request came"),

            on(HANDSHAKE_REFUSED)              .error(502, DOCUMENTED, "Error from cloudfront", "a failed handshake is a 502"),
            on(HANDSHAKE_GARBLED)              .error(502, INFERRED,   "Error from cloudfront", "a failed handshake is a 502"),
            on(TlsFault.TIMED_OUT)             .error(502, INFERRED,   "Error from cloudfront", "a failed handshake is a 502; the guide names no limit for it").also(504),
            on(TlsFault.BAD_CLIENT_AUTH_CERT)  .error(502, DOCUMENTED, "Error from cloudfront", "the guide of 2023 has no client certificates towards origins; an nginx behind it answers 400 instead").also(400),

            on(BAD_CERTIFICATE)                .error(502, DOCUMENTED, "Error from cloudfront", "it drops the connection; the name may be the origin's or the forwarded Host"),
            on(CertificateFault.REVOKED)       .error(502, INFERRED,   "Error from cloudfront", "whether revocation is looked at is not documented"),

            on(HttpFault.EMPTY_RESPONSE)       .error(502, DOCUMENTED, "OriginZeroSizeObjectError", "nothing came"),
            on(HttpFault.RESET)                .error(502, DOCUMENTED, "OriginReadError", "reset before the answer"),
            on(HttpFault.PROTOCOL_ERROR)       .error(502, DOCUMENTED, "OriginInvalidResponseError", "an answer that is no valid HTTP"),
            on(HttpFault.HEADERS_TOO_LARGE)    .error(502, DOCUMENTED, "OriginHeaderTooBigError", "the head is over its limit"),
            on(HttpFault.TIMED_OUT)            .error(504, DOCUMENTED, "OriginCommError", "30 s unless set; GET and HEAD are tried up to three times"),
            on(HttpFault.TRUNCATED)            .serves(INFERRED,       "the head has gone out already, so the visitor gets a page cut short").also(502),
            on(HttpFault.ERROR, HttpFault.BLOCKED)
                                               .passes(DOCUMENTED,     "handed on, unless the distribution has a custom error response or a stale copy"));

    static final EdgeTable ALB = EdgeTable.of(NEVER, INFERRED, "the load balancer encrypts to its targets and takes any certificate; there is no setting for a check",
            on(NAME_FAILS)                     .error(503, INFERRED,   null, "targets are addresses, instances or functions, never names; without a target it is a 503"),

            on(TcpFault.REFUSED)               .error(502, DOCUMENTED, null, "the target answers with a RST"),
            on(TcpFault.TIMED_OUT)             .error(504, DOCUMENTED, null, "no connection within 10 s"),
            on(UNREACHABLE)                    .error(502, DOCUMENTED, null, "the target sends an ICMP error"),
            inTls(HANDSHAKE_ENDED)             .error(502, DOCUMENTED, null, "a failed handshake"),
            inClear(ENDED_AT_ONCE)             .error(502, DOCUMENTED, null, "closed while the request was outstanding"),

            on(HANDSHAKE_REFUSED)              .error(502, DOCUMENTED, null, "a failed handshake"),
            on(HANDSHAKE_GARBLED)              .error(502, DOCUMENTED, null, "a failed handshake"),
            on(TlsFault.TIMED_OUT)             .error(502, DOCUMENTED, null, "the handshake has 10 s, and its timeout is a 502"),
            on(TlsFault.BAD_CLIENT_AUTH_CERT)  .error(502, INFERRED,   null, "it has no certificate to show to a target; an nginx behind it answers 400 instead").also(400),

            on(NO_ANSWER)                      .error(502, DOCUMENTED, null, "closed or reset while the request was outstanding"),
            on(HttpFault.PROTOCOL_ERROR)       .error(502, DOCUMENTED, null, "an answer that is no valid HTTP"),
            on(HttpFault.HEADERS_TOO_LARGE)    .error(502, DOCUMENTED, null, "more than 32 KB"),
            on(HttpFault.TIMED_OUT)            .error(504, DOCUMENTED, null, "the idle timeout, 60 s unless set"),
            on(HttpFault.TRUNCATED)            .serves(INFERRED,       "the head has gone out already, so the visitor gets a page cut short"));
    // spotless:on

    private AmazonTables() {}
}

package dev.origindoctor.edge;

import static dev.origindoctor.edge.CertificateCheck.BY_MODE;
import static dev.origindoctor.edge.FaultGroups.*;
import static dev.origindoctor.edge.Provenance.*;
import static dev.origindoctor.edge.Row.*;

import dev.origindoctor.taxonomy.CertificateFault;
import dev.origindoctor.taxonomy.HttpFault;
import dev.origindoctor.taxonomy.TcpFault;
import dev.origindoctor.taxonomy.TlsFault;

/** Cloudflare, from its pages on the 52x codes; where those are silent, from Pingora, its open proxy framework. */
final class CloudflareTable {
    // spotless:off
    static final EdgeTable TABLE = EdgeTable.of(BY_MODE, DOCUMENTED, "only the strict modes look at it; Full takes any certificate",
            on(NAME_FAILS)                     .error(530, DOCUMENTED, "error code: 1016", "the record or load balancer leads to a name that does not resolve"),

            on(TcpFault.REFUSED)               .error(521, DOCUMENTED, "error code: 521", "an active refusal: a RST, or by its errno an ICMP port-unreachable"),
            on(TcpFault.TIMED_OUT)             .error(522, DOCUMENTED, "error code: 522", "no SYN+ACK within 19 s (15 s in older documents), or the request not acknowledged within 90 s"),
            on(TcpFault.ADDRESS_UNREACHABLE)   .error(523, INFERRED,   "error code: 523", "no route is documented as 523; that an ICMP answer counts as one follows from Pingora's source").also(522),
            on(TcpFault.PROHIBITED)            .error(523, INFERRED,   "error code: 523", "the errno is that of a missing route over IPv4; over IPv6 it is another, and the code is not established").also(522, 520),
            inTls(HANDSHAKE_ENDED)             .error(525, DOCUMENTED, "error code: 525", "a reset or an end inside the handshake is a failed handshake"),
            inClear(ENDED_AT_ONCE)             .error(520, DOCUMENTED, "error code: 520", "the request goes out, and the connection ends without a response"),

            on(HANDSHAKE_REFUSED)              .error(525, DOCUMENTED, "error code: 525", "no common version or cipher, a name that is not served, any other refusal"),
            on(HANDSHAKE_GARBLED)              .error(525, DOCUMENTED, "error code: 525", "what came back is no TLS handshake"),
            on(TlsFault.TIMED_OUT)             .error(525, INFERRED,   "error code: 525", "neither the limit nor the code is documented; Pingora counts it among the connect timeouts, which would be 522").also(522),
            on(TlsFault.BAD_CLIENT_AUTH_CERT)  .error(525, INFERRED,   "error code: 525", "only without Authenticated Origin Pulls, else the page is served; in TLS 1.3 the refusal comes late (520), from nginx as a 400").also(520, 400),

            on(CertificateFault.EXPIRED, CertificateFault.NAME_INVALID, CertificateFault.SELF_SIGNED, CertificateFault.AUTHORITY_INVALID, CertificateFault.REVOKED)
                                               .error(526, DOCUMENTED, "error code: 526", "the strict modes want a certificate in date, for this name, from a public CA or Cloudflare's Origin CA"),
            on(CertificateFault.NOT_YET_VALID, CertificateFault.INCOMPLETE_CHAIN, CertificateFault.INVALID)
                                               .error(526, INFERRED,   "error code: 526", "it cannot be validated, which is what 526 says"),
            on(CertificateFault.WEAK)          .error(526, INFERRED,   "error code: 526", "which keys and signatures are too weak there is not documented; a TLS library may refuse them in the handshake").also(525),

            on(NO_ANSWER)                      .error(520, DOCUMENTED, "error code: 520", "the connection ended without a response; a pooled connection that the origin had closed reads the same"),
            on(HttpFault.PROTOCOL_ERROR)       .error(520, DOCUMENTED, "error code: 520", "an answer that is no valid HTTP").also(502),
            on(HttpFault.HEADERS_TOO_LARGE)    .error(520, DOCUMENTED, "error code: 520", "more than 128 KB of headers; older documents say 32 KB and 16 KB"),
            on(HttpFault.TIMED_OUT)            .error(524, DOCUMENTED, "error code: 524", "no answer within the read timeout (documents say 100, 120 and 125 s), or an upload stalled for 30 s; 522 where the request is not even acknowledged in 90 s").also(522),
            on(HttpFault.TRUNCATED)            .serves(INFERRED,       "the head has gone out already, so the visitor gets a page cut short; with gzip, Cloudflare's own 502").also(502),
            on(HttpFault.ERROR)                .passes(DOCUMENTED,     "unchanged, but a 502 or 504 of the origin may come in Cloudflare's own page"),
            on(HttpFault.BLOCKED)              .passes(DOCUMENTED,     "what blocks after the connection was made answers in HTTP, and its answer is handed on"),
            on(HttpFault.REDIRECT_LOOP)        .serves(DOCUMENTED,     "each redirect is handed on; the browser ends it with ERR_TOO_MANY_REDIRECTS"))
            .unpacking(on(HttpFault.PROTOCOL_ERROR).error(502, DOCUMENTED, "error code: 502", "a body whose compression is broken, or whose length does not fit it"));
    // spotless:on

    private CloudflareTable() {}
}

package dev.origindoctor.edge;

import static dev.origindoctor.edge.CertificateCheck.NO_TLS;
import static dev.origindoctor.edge.FaultGroups.*;
import static dev.origindoctor.edge.Provenance.*;
import static dev.origindoctor.edge.Row.*;

import dev.origindoctor.taxonomy.HttpFault;
import dev.origindoctor.taxonomy.TcpFault;

/** Varnish Cache as the edge: measured with 7.1.1; the texts are those of FetchError in its log. The visitor sees 503. */
final class VarnishTable {
    // spotless:off
    static final EdgeTable TABLE = EdgeTable.of(NO_TLS, SOURCE, "Varnish Cache speaks no TLS to its backends",
            on(NAME_FAILS)                     .error(503, INFERRED, null, "names are looked up when the VCL is loaded: a new VCL does not load, the old one keeps its addresses"),

            on(TcpFault.REFUSED)               .error(503, MEASURED, "backend default: fail errno 111 (Connection refused)", "whatever fails, it is a 503"),
            on(TcpFault.TIMED_OUT)             .error(503, MEASURED, "backend default: fail errno 110 (Connection timed out)", "connect_timeout, 3.5 s"),
            on(UNREACHABLE)                    .error(503, MEASURED, "backend default: fail errno 113 (No route to host)", "an ICMP error ends the connect"),
            on(ENDED_AT_ONCE)                  .error(503, MEASURED, "backend closed", "ended when the request came"),

            on(NO_ANSWER)                      .error(503, MEASURED, "backend closed", "ended without a byte"),
            on(HttpFault.PROTOCOL_ERROR)       .error(503, MEASURED, "http format error", "also for an illegal field name; two Content-Length fields pass").also(200),
            on(HttpFault.HEADERS_TOO_LARGE)    .error(503, MEASURED, "overflow", "8 KB a field, 32 KB the whole head, 64 fields"),
            on(HttpFault.TIMED_OUT)            .error(503, MEASURED, "first byte timeout", "first_byte_timeout, 60 s"),
            on(HttpFault.TRUNCATED)            .serves(MEASURED,     "200, then cut; 503 where the end comes before anything was delivered").also(503));
    // spotless:on

    private VarnishTable() {}
}

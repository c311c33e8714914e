package dev.origindoctor.taxonomy;

import static dev.origindoctor.taxonomy.ForeignCode.code;
import static dev.origindoctor.taxonomy.ForeignCode.none;

import java.util.List;

/** The error types of the Proxy-Status field, RFC 9209 section 2.3. */
final class ProxyStatusCodes {
    // spotless:off
    static final List<ForeignCode> TABLE = List.of(
            code("dns_timeout",                        DnsFault.UNREACHABLE),
            code("dns_error",                          DnsFault.NAME_NOT_RESOLVED, DnsFault.NO_ADDRESS, DnsFault.FAILED),
            none("destination_not_found",              "the proxy does not know where to send the request: its own configuration"),
            none("destination_unavailable",            "the proxy holds the origin for unhealthy and did not ask"),
            none("destination_ip_prohibited",          "the proxy's own policy forbids the address"),
            code("destination_ip_unroutable",          TcpFault.ADDRESS_UNREACHABLE, TcpFault.PROHIBITED),

            code("connection_refused",                 TcpFault.REFUSED),
            code("connection_terminated",              TcpFault.RESET, TcpFault.CLOSED, HttpFault.RESET, HttpFault.EMPTY_RESPONSE),
            code("connection_timeout",                 TcpFault.TIMED_OUT),
            code("connection_read_timeout",            HttpFault.TIMED_OUT),
            code("connection_write_timeout",           HttpFault.TIMED_OUT),
            none("connection_limit_reached",           "the proxy's own limit of connections"),

            code("tls_protocol_error",                 TlsFault.PROTOCOL_ERROR, TlsFault.NOT_TLS, TlsFault.RESET, TlsFault.CLOSED, TlsFault.TIMED_OUT),
            code("tls_certificate_error",              CertificateFault.values()),
            code("tls_alert_received",                 TlsFault.ALERT, TlsFault.VERSION_OR_CIPHER_MISMATCH, TlsFault.UNRECOGNIZED_NAME, TlsFault.BAD_CLIENT_AUTH_CERT),

            none("http_request_error",                 "the visitor's request was wrong"),
            none("http_request_denied",                "the proxy's own policy refused the visitor"),
            code("http_response_incomplete",           HttpFault.TRUNCATED, HttpFault.EMPTY_RESPONSE),
            code("http_response_header_section_size",  HttpFault.HEADERS_TOO_LARGE),
            code("http_response_header_size",          HttpFault.HEADERS_TOO_LARGE),
            none("http_response_body_size",            "a limit of the proxy's on bodies; the origin answered"),
            none("http_response_trailer_section_size", "a limit of the proxy's on trailers; the origin answered"),
            none("http_response_trailer_size",         "a limit of the proxy's on trailers; the origin answered"),
            code("http_response_transfer_coding",      HttpFault.PROTOCOL_ERROR),
            code("http_response_content_coding",       HttpFault.PROTOCOL_ERROR),
            code("http_response_timeout",              HttpFault.TIMED_OUT),
            none("http_upgrade_failed",                "the two sides agree on no upgrade; plain requests are not touched"),
            code("http_protocol_error",                HttpFault.PROTOCOL_ERROR),

            none("proxy_internal_response",            "the proxy answered by itself, on purpose"),
            none("proxy_internal_error",               "the proxy's own failure"),
            none("proxy_configuration_error",          "the proxy's own configuration"),
            none("proxy_loop_detected",                "the request came back to a proxy that it had passed: its route, not its origin"));
    // spotless:on

    private ProxyStatusCodes() {}
}

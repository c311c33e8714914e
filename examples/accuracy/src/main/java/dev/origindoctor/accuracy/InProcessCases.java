package dev.origindoctor.accuracy;

import dev.origindoctor.accuracy.PlantedCase.Ring;
import java.util.List;

/**
 * The cases of the zoo's own servers. The plant is the animal's name. What the visitor gets is stated from Cloudflare's
 * pages on the 52x codes; where those are silent nothing is decided.
 */
final class InProcessCases {
    // spotless:off
    private static final String TABLE = """
        # id                          | animal                              | mode        | visitor  | fault                          | decided | cause                        | machine

        # nobody listens
        stopped                       | closed-port                         | full        | 521      | tcp.refused                    | outside | web_server_stopped           | stopped
        stopped-plain                 | closed-port                         | flexible    | 521      | tcp.refused                    | outside | web_server_stopped           | stopped
        config-broken                 | closed-port                         | full        | 521      | tcp.refused                    | outside | web_server_config_invalid    | failed; invalid
        out-of-memory                 | closed-port                         | full        | 521      | tcp.refused                    | outside | oom_killed                   | killed
        crash-loop                    | closed-port                         | full        | 521      | tcp.refused                    | outside | crash_loop                   | crashing
        https-forgotten               | closed-port                         | full        | 521      | tcp.refused                    | outside | not_listening_on_port        | port 80
        loopback-only                 | closed-port                         | full        | 521      | tcp.refused                    | outside | loopback_only_bind           | loopback
        # connected, and no further
        queue-full                    | full-accept-queue                   | full        | 522      | tcp.timed_out                  | outside | overloaded                   | queue-full; starved; alert 768 worker_connections are not enough
        queue-full-descriptors        | full-accept-queue                   | full        | 522      | tcp.timed_out                  | outside | descriptors_exhausted        | queue-full; descriptors-full; alert accept4() failed (24: Too many open files)
        # well
        well                          | healthy                             | full_strict | -        | -                              | outside | healthy                      | healthy
        well-rsa                      | healthy-rsa                         | full_strict | -        | -                              | outside | healthy                      | healthy
        well-tls-1-2                  | only-tls-1-2                        | full_strict | -        | -                              | outside | healthy                      | healthy
        well-tls-1-3                  | only-tls-1-3                        | full_strict | -        | -                              | outside | healthy                      | healthy
        well-stapled                  | stapled-good                        | full_strict | -        | -                              | outside | healthy                      | healthy
        well-name-required            | name-required                       | full_strict | -        | -                              | outside | healthy                      | healthy
        well-asks-for-certificate-1-2 | client-certificate-wished-tls-1-2   | full_strict | -        | -                              | outside | healthy                      | healthy
        well-asks-for-certificate-1-3 | client-certificate-wished-tls-1-3   | full_strict | -        | -                              | outside | healthy                      | healthy
        well-plain                    | http-healthy-page                   | flexible    | -        | -                              | outside | healthy                      | healthy
        well-chunked                  | http-healthy-chunked                | flexible    | -        | -                              | outside | healthy                      | healthy
        well-until-close              | http-healthy-until-close            | flexible    | -        | -                              | outside | healthy                      | healthy
        well-no-content               | http-healthy-no-content             | flexible    | -        | -                              | outside | healthy                      | healthy
        well-early-hints              | http-healthy-after-early-hints      | flexible    | -        | -                              | outside | healthy                      | healthy
        well-event-stream             | http-healthy-event-stream           | flexible    | -        | -                              | outside | healthy                      | healthy
        well-h2                       | https-h2-page                       | full        | -        | -                              | outside | healthy                      | healthy
        well-cookie-redirect          | http-redirect-until-cookie          | flexible    | -        | -                              | outside | healthy                      | healthy
        well-redirect-by-header       | http-redirect-unless-forwarded      | flexible    | -        | -                              | outside | healthy                      | healthy
        well-expired-under-full       | expired                             | full        | -        | -                              | outside | healthy                      | healthy
        well-self-signed-under-full   | self-signed                         | full        | -        | -                              | outside | healthy                      | healthy
        well-wrong-name-under-full    | wrong-name                          | full        | -        | -                              | outside | healthy                      | healthy
        # certificates
        expired                       | expired                             | full_strict | 526      | tls.cert.expired               | outside | certificate_expired          | healthy
        not-yet-valid                 | not-yet-valid                       | full_strict | 526      | tls.cert.not_yet_valid         | outside | certificate_not_yet_valid    | healthy
        wrong-name                    | wrong-name                          | full_strict | 526      | tls.cert.name_invalid          | outside | certificate_name_mismatch    | healthy
        self-signed                   | self-signed                         | full_strict | 526      | tls.cert.self_signed           | outside | certificate_untrusted        | healthy
        unknown-root                  | unknown-root                        | full_strict | 526      | tls.cert.authority_invalid     | outside | certificate_untrusted        | healthy
        missing-intermediate          | missing-intermediate                | full_strict | 526      | tls.cert.incomplete_chain      | outside | certificate_chain_incomplete | healthy
        revoked                       | revoked-stapled                     | full_strict | 526      | tls.cert.revoked               | outside | certificate_revoked          | healthy
        weak-key                      | weak-rsa-1024                       | full_strict | 526      | tls.cert.weak                  | outside | certificate_weak             | healthy
        weak-signature                | sha1                                | full_strict | 526      | tls.cert.weak                  | outside | certificate_weak             | healthy
        for-clients                   | for-clients-only                    | full_strict | 526      | tls.cert.invalid               | outside | certificate_not_for_servers  | healthy
        for-lists                     | for-signing-lists-only              | full_strict | 526      | tls.cert.invalid               | outside | certificate_not_for_servers  | healthy
        # handshakes
        only-ssl-3                    | only-ssl-3                          | full        | 525      | tls.version_or_cipher_mismatch | outside | tls_version_unsupported      | healthy
        no-version                    | alert-protocol-version              | full        | 525      | tls.version_or_cipher_mismatch | outside | tls_version_unsupported      | healthy
        no-cipher                     | alert-handshake-failure             | full        | 525      | tls.version_or_cipher_mismatch | outside | tls_cipher_unsupported       | healthy
        no-security                   | alert-insufficient-security         | full        | 525      | tls.version_or_cipher_mismatch | outside | tls_cipher_unsupported       | healthy
        name-refused-by-40            | name-refused                        | full        | 525      | tls.unrecognized_name          | outside | sni_not_served               | serves other.example
        name-refused-by-112           | alert-unrecognized-name             | full        | 525      | tls.unrecognized_name          | outside | sni_not_served               | block ssl_reject_handshake on
        internal-error                | alert-internal-error                | full        | 525      | tls.alert                      | outside | tls_handshake_broken         | healthy
        client-certificate-1-2        | client-certificate-tls-1-2          | full        | 525      | tls.bad_client_auth_cert       | outside | client_certificate_required  | block ssl_verify_client on
        client-certificate-1-3        | client-certificate-tls-1-3          | full        | 520      | tls.bad_client_auth_cert       | -       | client_certificate_required  | block ssl_verify_client on
        client-certificate-alert      | alert-certificate-required          | full        | 525      | tls.bad_client_auth_cert       | -       | client_certificate_required  | block ssl_verify_client on
        client-certificate-nginx      | https-client-certificate-nginx      | full        | =400     | http.error                     | outside | client_certificate_required  | block ssl_verify_client on
        plain-http-on-443             | plain-http                          | full        | 525      | tls.not_tls                    | outside | tls_not_enabled_on_port      | plain
        plain-page-on-443             | plain-http-page                     | full        | 525      | tls.not_tls                    | outside | tls_not_enabled_on_port      | plain
        ssh-on-443                    | ssh                                 | full        | 525      | tls.not_tls                    | outside | tls_not_enabled_on_port      | -
        mail-on-443                   | smtp                                | full        | 525      | tls.not_tls                    | outside | tls_not_enabled_on_port      | -
        handshake-closed              | fin-after-hello                     | full        | 525      | tls.closed                     | outside | tls_handshake_broken         | healthy
        handshake-reset               | rst-after-hello                     | full        | 525      | tls.reset                      | outside | tls_handshake_broken         | healthy
        handshake-garbled             | lying-lengths                       | full        | 525      | tls.protocol.error             | outside | tls_handshake_broken         | healthy
        handshake-silent              | silent                              | full        | 522      | tls.timed_out                  | -       | tls_handshake_broken         | healthy
        # answers
        empty                         | http-empty-response                 | flexible    | 520      | http.empty_response            | outside | response_empty               | healthy
        empty-encrypted               | https-empty                         | full        | 520      | http.empty_response            | outside | response_empty               | healthy
        reset-at-request              | http-reset-before-bytes             | flexible    | 520      | http.reset                     | outside | response_empty               | alert worker process 813 exited on signal 11
        reset-at-request-encrypted    | https-resets                        | full        | 520      | http.reset                     | outside | response_empty               | healthy
        garbage                       | http-garbage                        | flexible    | 520      | http.protocol.error            | outside | response_malformed           | healthy
        no-head                       | http-http-0-9                       | flexible    | 520      | http.protocol.error            | outside | response_malformed           | healthy
        bad-status-line               | http-bad-status-line                | flexible    | 520      | http.protocol.error            | outside | response_malformed           | healthy
        version-of-the-future         | http-unknown-version                | flexible    | 520      | http.protocol.error            | outside | response_malformed           | healthy
        header-without-colon          | http-header-without-colon           | flexible    | 520      | http.protocol.error            | outside | response_malformed           | healthy
        nul-in-header                 | http-nul-in-header                  | flexible    | 520      | http.protocol.error            | outside | response_malformed           | healthy
        two-lengths                   | http-double-content-length          | flexible    | 520      | http.protocol.error            | outside | response_malformed           | healthy
        length-no-number              | http-bad-content-length             | flexible    | 520      | http.protocol.error            | outside | response_malformed           | healthy
        h2-broken-head                | https-h2-bad-compression            | full        | 520      | http.protocol.error            | -       | response_malformed           | healthy
        h2-goes-away                  | https-h2-goes-away                  | full        | 520      | http.protocol.error            | -       | response_malformed           | healthy
        h2-closes                     | https-h2-empty                      | full        | 520      | http.empty_response            | -       | response_empty               | healthy
        cut-short                     | http-truncated-body                 | flexible    | -        | http.truncated                 | -       | response_malformed           | healthy
        head-too-large                | http-giant-header                   | flexible    | 520      | http.headers_too_large         | outside | response_headers_too_large   | healthy
        head-over-the-limit           | http-large-header                   | flexible    | 520      | http.headers_too_large         | outside | response_headers_too_large   | healthy
        head-without-end              | http-endless-headers                | flexible    | 520      | http.headers_too_large         | outside | response_headers_too_large   | healthy
        too-slow                      | http-stalls-before-first-byte       | flexible    | 524      | http.timed_out                 | outside | response_too_slow            | error upstream timed out (110: Connection timed out) while reading response header from upstream, client: 172.70.1.9, server: origin.test
        stalls-in-head                | http-stalls-in-head                 | flexible    | 524      | http.timed_out                 | outside | response_too_slow            | healthy
        h2-stalls                     | https-h2-stalls                     | full        | 524      | http.timed_out                 | -       | response_too_slow            | healthy
        # redirects
        https-forced-under-flexible   | http-redirect-to-https              | flexible    | -        | http.redirect_loop             | outside | redirect_loop                | healthy
        redirect-to-itself            | http-redirect-to-itself             | flexible    | -        | http.redirect_loop             | outside | redirect_loop                | healthy
        redirect-to-itself-encrypted  | https-redirects-to-itself           | full        | -        | http.redirect_loop             | outside | redirect_loop                | healthy
        redirect-in-a-circle          | http-redirect-in-a-circle           | flexible    | -        | http.redirect_loop             | outside | redirect_loop                | healthy
        # errors of the application
        not-found                     | http-not-found                      | flexible    | =404     | http.error                     | outside | application_error            | healthy
        application-broken            | http-internal-error                 | flexible    | =500     | http.error                     | outside | application_error            | healthy
        maintenance                   | http-unavailable                    | flexible    | =503     | http.error                     | outside | application_error            | healthy
        application-down              | http-bad-gateway                    | flexible    | =502     | http.error                     | outside | upstream_down                | error connect() failed (111: Connection refused) while connecting to upstream, client: 172.70.1.9, server: origin.test
        application-slow              | http-gateway-timeout                | flexible    | =504     | http.error                     | outside | response_too_slow            | error upstream timed out (110: Connection timed out) while reading response header from upstream, client: 172.70.1.9, server: origin.test
        # guards
        modsecurity                   | http-modsecurity-406                | flexible    | =406     | http.blocked                   | outside | waf_blocks_request           | healthy
        core-rule-set                 | http-core-rule-set                  | flexible    | =403     | http.blocked                   | outside | waf_blocks_request           | healthy
        wordfence                     | http-wordfence-block                | flexible    | =503     | http.blocked                   | outside | waf_blocks_request           | healthy
        wordfence-firewall            | http-wordfence-firewall             | flexible    | =403     | http.blocked                   | outside | waf_blocks_request           | healthy
        solid-security                | http-solid-security                 | flexible    | =403     | http.blocked                   | outside | waf_blocks_request           | healthy
        all-in-one-security           | http-all-in-one-security            | flexible    | =403     | http.blocked                   | outside | waf_blocks_request           | healthy
        imunify360                    | http-imunify360-json                | flexible    | =415     | http.blocked                   | outside | waf_blocks_request           | healthy
        imunify360-webshield          | http-imunify360-webshield           | flexible    | -        | http.blocked                   | outside | waf_blocks_request           | healthy
        csf-messenger                 | http-csf-messenger                  | flexible    | =403     | http.blocked                   | outside | waf_blocks_request           | healthy
        sucuri                        | http-sucuri                         | flexible    | =403     | http.blocked                   | outside | waf_blocks_request           | -
        siteground                    | http-siteground                     | flexible    | -        | http.blocked                   | outside | waf_blocks_request           | -
        block-page                    | http-generic-block                  | flexible    | =403     | http.blocked                   | outside | waf_blocks_request           | healthy
        bare-406                      | http-not-acceptable                 | flexible    | =406     | http.blocked                   | outside | waf_blocks_request           | healthy
        denied-by-rule                | http-forbidden                      | flexible    | =403     | http.error                     | outside | waf_blocks_request           | error access forbidden by rule, client: 172.70.1.9, server: origin.test, request: "GET / HTTP/1.1"
        too-many-requests             | http-too-many-requests              | flexible    | =429     | http.error                     | outside | rate_limited                 | error limiting requests, excess: 20.5 by zone "one", client: 172.70.1.9, server: origin.test
        # the wrong words on the port
        tls-expected-nginx            | http-tls-expected-nginx             | flexible    | =400     | http.error                     | outside | ssl_mode_mismatch            | healthy
        tls-expected-apache           | http-tls-expected-apache            | flexible    | =400     | http.error                     | outside | ssl_mode_mismatch            | healthy
        tls-expected-go               | http-tls-expected-go                | flexible    | =400     | http.error                     | outside | ssl_mode_mismatch            | healthy
        tls-alert                     | http-tls-alert                      | flexible    | 520      | http.protocol.error            | outside | ssl_mode_mismatch            | listen ssl
        proxy-header-expected         | http-proxy-protocol-expected        | flexible    | 520      | http.empty_response            | outside | proxy_protocol_expected      | listen proxy_protocol
        # the edge is treated in another way than this prober, or fails by itself
        edge-rejected                 | healthy                             | full        | 521      | tcp.refused                    | edge    | firewall_rejects_edge        | rule -A INPUT ! -s 192.0.2.0/24 -p tcp -m tcp --dport PORT -j REJECT --reject-with icmp-port-unreachable
        edge-dropped                  | healthy                             | full        | 522      | tcp.timed_out                  | edge    | firewall_drops_edge          | rule -A INPUT ! -s 192.0.2.0/24 -p tcp -m tcp --dport PORT -j DROP
        edge-banned                   | healthy                             | full        | 521      | tcp.refused                    | edge    | edge_address_banned          | ban 172.70.1.9; rule -A INPUT -s 172.70.1.9/32 -p tcp -m multiport --dports 80,PORT -j REJECT --reject-with icmp-port-unreachable
        edge-blocks-visitor           | healthy                             | full        | 1020/403 | -                              | -       | edge_blocks_visitor          | healthy
        edge-fails                    | healthy                             | full        | 500      | -                              | -       | edge_incident                | healthy
        """;
    // spotless:on

    private InProcessCases() {}

    static List<PlantedCase> all() {
        return PlantedCase.table(Ring.IN_PROCESS, TABLE);
    }
}

package dev.origindoctor.accuracy;

import dev.origindoctor.accuracy.PlantedCase.Ring;
import java.util.List;

/** The cases of the lab with real programs, really misconfigured. */
final class ProgramCases {
    // spotless:off
    private static final String TABLE = """
        # id                     | plant | mode | visitor | fault | decided | cause | machine

        nginx-444                | nginx: return 444 | full | 520 | http.empty_response | outside | response_empty | asked
        nginx-denies-edge        | nginx: deny 172.64.0.0/13 | full | =403 | - | edge | waf_blocks_request | asked
        nginx-denies-all         | nginx: deny all | full | =403 | http.error | outside | waf_blocks_request | asked
        nginx-rejects-handshake  | nginx: ssl_reject_handshake on | full | 525 | tls.unrecognized_name | outside | sni_not_served | asked
        nginx-client-certificate | nginx: ssl_verify_client on, ssl_client_certificate /etc/nginx/site.pem | full | =400 | http.error | outside | client_certificate_required | asked
        nginx-proxy-protocol     | nginx-listen: 443 ssl proxy_protocol ; nginx: | full | 525 | - | - | proxy_protocol_expected | asked
        nginx-plain              | nginx-listen: 443 ; nginx: | full | 525 | tls.not_tls | outside | tls_not_enabled_on_port | asked
        nginx-old-tls            | nginx: ssl_protocols TLSv1.1, ssl_ciphers DEFAULT@SECLEVEL=0 | full | 525 | tls.version_or_cipher_mismatch | outside | tls_version_unsupported | asked
        nginx-odd-cipher         | nginx: ssl_protocols TLSv1.2, ssl_ciphers AES256-CCM8 | full | 525 | tls.version_or_cipher_mismatch | outside | tls_cipher_unsupported | asked
        nginx-expired            | certificate: expired ; nginx: | full_strict | 526 | tls.cert.expired | outside | certificate_expired | asked
        nginx-not-yet-valid      | certificate: not-yet-valid ; nginx: | full_strict | 526 | tls.cert.not_yet_valid | outside | certificate_not_yet_valid | asked
        nginx-wrong-name         | certificate: wrong-name ; nginx: | full_strict | 526 | tls.cert.name_invalid | outside | certificate_name_mismatch | asked
        nginx-self-signed        | certificate: self-signed ; nginx: | full_strict | 526 | tls.cert.self_signed | outside | certificate_untrusted | asked
        nginx-unknown-root       | certificate: unknown-root ; nginx: | full_strict | 526 | tls.cert.authority_invalid | outside | certificate_untrusted | asked
        nginx-incomplete         | certificate: incomplete ; nginx: | full_strict | 526 | tls.cert.incomplete_chain | outside | certificate_chain_incomplete | asked
        nginx-dead-upstream      | nginx: location / { proxy_pass http://127.0.0.1:9000; } | full | =502 | http.error | outside | upstream_down | asked
        nginx-slow-upstream      | nginx: proxy_read_timeout 1s, location / { proxy_pass http://127.0.0.1:9001; } ; answers: nothing | full | =504 | http.error | outside | response_too_slow | asked
        nginx-redirect-loop      | nginx-listen: 80 ; nginx: return 301 https://$host$request_uri | flexible | - | http.redirect_loop | outside | redirect_loop | asked
        nginx-500                | nginx: return 500 | full | =500 | http.error | outside | application_error | asked
        nginx-404                | nginx: return 404 | full | =404 | http.error | outside | application_error | asked
        nginx-limits             | nginx: limit_req zone=one, limit_req_status 429 ; for i in 1 2 3; do curl -sk --interface lo https://127.0.0.1/ -o /dev/null; done | full | =429 | http.error | - | rate_limited | asked
        apache-well              | apache: | full_strict | - | - | outside | healthy | asked
        apache-denies-all        | apache: <Location />, Require all denied, </Location> | full | =403 | http.error | outside | waf_blocks_request | asked
        apache-client-cert-1-2   | apache: SSLVerifyClient require, SSLCACertificateFile /etc/nginx/site.pem, SSLProtocol TLSv1.2 | full | 525 | tls.bad_client_auth_cert | outside | client_certificate_required | asked
        apache-client-cert-1-3   | apache: SSLVerifyClient require, SSLCACertificateFile /etc/nginx/site.pem | full | 520 | tls.bad_client_auth_cert | - | client_certificate_required | asked
        apache-dead-upstream     | apache: ProxyPass / http://127.0.0.1:9000/ | full | =503 | http.error | outside | upstream_down | asked
        apache-proxy-protocol    | apache: RemoteIPProxyProtocol On | full | 525 | - | - | proxy_protocol_expected | asked
        apache-redirect-loop     | apache: RedirectPermanent / https://origin.test/ | full | - | http.redirect_loop | outside | redirect_loop | asked
        haproxy-no-server        | haproxy: default_backend none, backend none, server one 127.0.0.1:9000 check | full | =503 | http.error | outside | upstream_down | asked
        haproxy-accept-proxy     | haproxy: bind :443 accept-proxy ssl crt /etc/nginx/site.pem, http-request return status 200 | full | 525 | - | - | proxy_protocol_expected | asked
        haproxy-denies           | haproxy: http-request deny | full | =403 | http.blocked | outside | waf_blocks_request | asked
        haproxy-well             | haproxy: http-request return status 200 content-type text/html string hello | full_strict | - | - | outside | healthy | asked
        caddy-well               | caddy: respond hello | full_strict | - | - | outside | healthy | asked
        caddy-dead-upstream      | caddy: reverse_proxy 127.0.0.1:9000 | full | =502 | http.error | outside | upstream_down | asked
        caddy-404                | caddy: respond 404 | full | =404 | http.error | outside | application_error | asked
        varnish-dead-backend     | varnish: 127.0.0.1:9000 | flexible | =503 | http.error | outside | upstream_down | asked
        openssl-old              | openssl: -tls1_1 -cipher DEFAULT@SECLEVEL=0 | full | 525 | tls.version_or_cipher_mismatch | outside | tls_version_unsupported | asked
        openssl-demands-1-2      | openssl: -Verify 1 -tls1_2 | full | 525 | tls.bad_client_auth_cert | outside | client_certificate_required | asked
        nginx-444-to-edge        | nginx: if ($remote_addr ~ ^172) { return 444; } | full | 520 | http.empty_response | - | waf_blocks_request | asked
        nginx-proxy-plain        | nginx-listen: 80 proxy_protocol ; nginx: | flexible | 520 | - | - | proxy_protocol_expected | asked
        apache-modsecurity       | modsecurity: SecRuleEngine On, SecAction "id:900000,phase:1,nolog,pass,setvar:tx.paranoia_level=4" | full | =403 | - | edge | waf_blocks_request | asked
        apache-modsecurity-looks | modsecurity: SecRuleEngine DetectionOnly | full | - | - | outside | healthy | asked
        apache-expired           | certificate: expired ; apache: | full_strict | 526 | tls.cert.expired | outside | certificate_expired | asked
        apache-old-tls           | apache: SSLProtocol TLSv1.1, SSLCipherSuite DEFAULT@SECLEVEL=0 | full | 525 | tls.version_or_cipher_mismatch | outside | tls_version_unsupported | asked
        apache-slow-upstream     | apache: ProxyTimeout 1, ProxyPass / http://127.0.0.1:9001/ ; answers: nothing | full | =502 | http.error | outside | response_too_slow | asked
        haproxy-expired          | certificate: expired ; haproxy: http-request return status 200 content-type text/html string hello | full_strict | 526 | tls.cert.expired | outside | certificate_expired | asked
        haproxy-wrong-name       | certificate: wrong-name ; haproxy: http-request return status 200 content-type text/html string hello | full_strict | 526 | tls.cert.name_invalid | outside | certificate_name_mismatch | asked
        haproxy-strict-sni       | certificate: wrong-name ; haproxy: bind :443 ssl crt /etc/nginx/site.pem strict-sni, http-request return status 200 | full | 525 | tls.unrecognized_name | outside | sni_not_served | asked
        haproxy-slow-server      | haproxy: default_backend slow, backend slow, server one 127.0.0.1:9001 ; answers: nothing | full | =504 | http.error | outside | response_too_slow | asked
        haproxy-tarpits          | haproxy: http-request deny deny_status 429 | full | =429 | http.error | outside | rate_limited | asked
        caddy-incomplete         | certificate: incomplete ; caddy: respond hello | full_strict | 526 | tls.cert.incomplete_chain | outside | certificate_chain_incomplete | asked
        caddy-slow-upstream      | caddy: reverse_proxy 127.0.0.1:9001 {, transport http {, response_header_timeout 1s, }, } ; answers: nothing | full | =504 | http.error | outside | response_too_slow | asked
        """;
    // spotless:on

    private ProgramCases() {}

    static List<PlantedCase> all() {
        return PlantedCase.table(Ring.PROGRAMS, TABLE);
    }
}

package dev.origindoctor.accuracy;

import dev.origindoctor.accuracy.PlantedCase.Ring;
import java.util.List;
import java.util.stream.Stream;

/**
 * The cases of the lab: rules and routes of a real kernel, and real programs. The machine is asked really wherever the
 * last column says {@code asked}. That an ICMP answer shows as 523 is inferred (Cloudflare documents a missing route).
 */
final class LabCases {
    // spotless:off
    private static final String NETWORK = """
        # id                     | plant | mode | visitor | fault | decided | cause | machine

        lab-well                 | nginx: | full_strict | - | - | outside | healthy | asked
        lab-reject               | nginx: ; iptables -A INPUT -p tcp --dport 443 -j REJECT | full | 521 | tcp.refused | outside | firewall_rejects_edge | asked
        lab-reject-reset         | nginx: ; iptables -A INPUT -p tcp --dport 443 -j REJECT --reject-with tcp-reset | full | 521 | tcp.refused | outside | firewall_rejects_edge | asked
        lab-reject-host-prohib   | nginx: ; iptables -A INPUT -p tcp --dport 443 -j REJECT --reject-with icmp-host-prohibited | full | 523 | tcp.prohibited | outside | firewall_rejects_edge | asked
        lab-reject-net-prohib    | nginx: ; iptables -A INPUT -p tcp --dport 443 -j REJECT --reject-with icmp-net-prohibited | full | 523 | tcp.prohibited | outside | firewall_rejects_edge | asked
        lab-reject-admin-prohib  | nginx: ; iptables -A INPUT -p tcp --dport 443 -j REJECT --reject-with icmp-admin-prohibited | full | 523 | tcp.prohibited | outside | firewall_rejects_edge | asked
        lab-reject-host-unreach  | nginx: ; iptables -A INPUT -p tcp --dport 443 -j REJECT --reject-with icmp-host-unreachable | full | 523 | tcp.address_unreachable | outside | firewall_rejects_edge | asked
        lab-reject-net-unreach   | nginx: ; iptables -A INPUT -p tcp --dport 443 -j REJECT --reject-with icmp-net-unreachable | full | 523 | tcp.address_unreachable | outside | firewall_rejects_edge | asked
        lab-reject-nft           | nginx: ; nft 'add table inet f; add chain inet f in { type filter hook input priority 0; }; add rule inet f in tcp dport 443 reject with icmpx port-unreachable' | full | 521 | tcp.refused | outside | firewall_rejects_edge | asked
        lab-drop                 | nginx: ; iptables -A INPUT -p tcp --dport 443 -j DROP | full | 522 | tcp.timed_out | outside | firewall_drops_edge | asked
        lab-drop-policy          | nginx: ; iptables -A INPUT -i lo -j ACCEPT ; iptables -A INPUT -m conntrack --ctstate ESTABLISHED -j ACCEPT ; iptables -A INPUT -p tcp --dport 22 -j ACCEPT ; iptables -P INPUT DROP | full | 522 | tcp.timed_out | outside | firewall_drops_edge | asked
        lab-drop-nft-policy      | nginx: ; nft 'add table inet f; add chain inet f in { type filter hook input priority 0; policy drop; }; add rule inet f in ct state established accept; add rule inet f in tcp dport { 22, 80 } accept' | full | 522 | tcp.timed_out | outside | firewall_drops_edge | asked
        lab-drop-raw             | nginx: ; iptables -t raw -A PREROUTING -p tcp --dport 443 -j DROP | full | 522 | tcp.timed_out | outside | firewall_drops_edge | asked
        lab-drop-answers         | nginx: ; iptables -A OUTPUT -p tcp --sport 443 -j DROP | full | 522 | tcp.timed_out | outside | firewall_drops_edge | asked
        lab-drop-later           | nginx: ; iptables -A INPUT -p tcp --dport 443 --syn -j ACCEPT ; iptables -A INPUT -p tcp --dport 443 -j DROP | full | 522 | tcp.timed_out | host | firewall_drops_edge | asked
        lab-drop-edge            | nginx: ; for r in RANGES; do iptables -A INPUT -s $r -p tcp --dport 443 -j DROP; done | full | 522 | tcp.timed_out | edge | firewall_drops_edge | asked
        lab-reject-edge          | nginx: ; for r in RANGES; do iptables -A INPUT -s $r -p tcp --dport 443 -j REJECT; done | full | 521 | tcp.refused | edge | firewall_rejects_edge | asked
        lab-edge-only            | nginx: ; for r in RANGES; do iptables -A INPUT -s $r -p tcp --dport 443 -j ACCEPT; done ; iptables -A INPUT -p tcp --dport 443 -j DROP | full | - | - | edge | healthy | asked
        lab-stale-drop           | nginx: ; for r in RANGES; do if [ $r != 172.64.0.0/13 ]; then iptables -A INPUT -s $r -p tcp --dport 443 -j ACCEPT; fi; done ; iptables -A INPUT -p tcp --dport 443 -j DROP | full | 522 | tcp.timed_out | outside | firewall_blocks_some_edge_ranges | asked
        lab-stale-reject         | nginx: ; for r in RANGES; do if [ $r != 172.64.0.0/13 ]; then iptables -A INPUT -s $r -p tcp --dport 443 -j ACCEPT; fi; done ; iptables -A INPUT -p tcp --dport 443 -j REJECT | full | 521 | tcp.refused | outside | firewall_blocks_some_edge_ranges | asked
        lab-some-ranges-nft-set  | nginx: ; nft 'add table inet f; add set inet f bad { type ipv4_addr; flags interval; elements = { 172.64.0.0/13, 162.158.0.0/15 } }; add chain inet f in { type filter hook input priority 0; }; add rule inet f in ip saddr @bad tcp dport 443 drop' | full | 522 | tcp.timed_out | edge | firewall_blocks_some_edge_ranges | asked
        lab-some-ranges-ipset    | nginx: ; ipset create bad hash:net ; ipset add bad 172.64.0.0/13 ; iptables -A INPUT -p tcp --dport 443 -m set --match-set bad src -j DROP | full | 522 | tcp.timed_out | edge | firewall_blocks_some_edge_ranges | asked
        lab-banned-fail2ban      | nginx: ; iptables -N f2b-nginx-limit-req ; iptables -A f2b-nginx-limit-req -s 172.70.1.9/32 -j REJECT --reject-with icmp-port-unreachable ; iptables -A f2b-nginx-limit-req -j RETURN ; iptables -I INPUT -p tcp -m multiport --dports 80,443 -j f2b-nginx-limit-req | full | 521 | tcp.refused | edge | edge_address_banned | asked
        lab-banned-fail2ban-nft  | nginx: ; nft 'add table inet f2b-table; add set inet f2b-table addr-set-nginx { type ipv4_addr; elements = { 172.70.1.9 } }; add chain inet f2b-table f2b-chain { type filter hook input priority -1; }; add rule inet f2b-table f2b-chain tcp dport { 80, 443 } ip saddr @addr-set-nginx reject with icmp port-unreachable' | full | 521 | tcp.refused | edge | edge_address_banned | asked
        lab-ufw                  | nginx: ; ufw allow 22/tcp > /dev/null ; ufw --force enable > /dev/null | full | 522 | tcp.timed_out | outside | firewall_drops_edge | asked
        lab-ufw-reject           | nginx: ; ufw allow 22/tcp > /dev/null ; ufw default reject incoming > /dev/null ; ufw --force enable > /dev/null | full | 521 | tcp.refused | outside | firewall_rejects_edge | asked
        lab-ufw-well             | nginx: ; ufw allow 80,443/tcp > /dev/null ; ufw --force enable > /dev/null | full | - | - | outside | healthy | asked
        lab-firewalld-layout     | nginx: ; nft 'add table inet firewalld; add chain inet firewalld filter_INPUT { type filter hook input priority 10; }; add rule inet firewalld filter_INPUT ct state established,related accept; add rule inet firewalld filter_INPUT iifname "lo" accept; add rule inet firewalld filter_INPUT tcp dport 22 accept; add rule inet firewalld filter_INPUT reject with icmpx admin-prohibited' | full | 523 | tcp.prohibited | outside | firewall_rejects_edge | asked
        lab-queue-full           | silent: | full | 522 | tcp.timed_out | outside | overloaded | asked
        lab-stopped              | nginx-unstarted: | full | 521 | tcp.refused | outside | web_server_stopped | asked
        lab-config-broken        | nginx-unstarted: lisen 443 | full | 521 | tcp.refused | outside | web_server_config_invalid | asked
        lab-http-only            | nginx-listen: 80 ; nginx: | full | 521 | tcp.refused | outside | not_listening_on_port | asked
        lab-loopback             | nginx-listen: 127.0.0.1:443 ssl ; nginx: | full | 521 | tcp.refused | outside | loopback_only_bind | asked
        lab-family               | nginx-listen: 0.0.0.0:443 ssl ; nginx: ; ask: both | full | - | tcp.refused | - | address_family_mismatch | asked
        lab-six-nowhere          | nginx: ; ip -6 addr del SIX/64 dev wire ; ask: both | full | - | tcp.address_unreachable | - | ipv6_misaligned | asked
        lab-lossy                | nginx: ; hub: iptables -A FORWARD -d ADDRESS -p tcp --syn -m statistic --mode nth --every 2 --packet 0 -j DROP | full | - | - | - | path_lossy | asked
        lab-route-unreachable    | nginx: ; hub: ip route add unreachable ADDRESS/32 | full | 523 | tcp.address_unreachable | outside | route_unreachable | asked
        lab-route-prohibited     | nginx: ; hub: ip route add prohibit ADDRESS/32 | full | 523 | tcp.prohibited | outside | route_unreachable | asked
        lab-route-black-hole     | nginx: ; hub: ip route add blackhole ADDRESS/32 | full | 522 | tcp.timed_out | outside | route_unreachable | asked
        lab-off                  | ip link set wire down | full | 523 | tcp.address_unreachable | outside | host_down | -
        lab-off-silent           | hub: ip neigh replace ADDRESS lladdr 02:00:00:00:00:01 dev DEVICE nud permanent | full | 522 | tcp.timed_out | outside | host_down | -
        lab-provider-rejects     | nginx: ; hub: iptables -A FORWARD -d ADDRESS -p tcp ! --dport 22 -j REJECT | full | 521 | tcp.refused | outside | provider_firewall | asked
        lab-provider-drops       | nginx: ; hub: iptables -A FORWARD -d ADDRESS -j DROP | full | 522 | tcp.timed_out | outside | provider_firewall | asked
        """;

    private static final String PROGRAMS = """
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
        nginx-slow-upstream      | nginx: proxy_read_timeout 1s, location / { proxy_pass http://127.0.0.1:9001; } ; (perl -MSocket -e 'socket(S,PF_INET,SOCK_STREAM,0);bind(S,pack_sockaddr_in(9001,INADDR_LOOPBACK));listen(S,900);sleep 600' > /dev/null 2>&1 &) | full | =504 | http.error | outside | response_too_slow | asked
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
        """;
    // spotless:on

    private LabCases() {}

    static List<PlantedCase> all() {
        return Stream.concat(
                        PlantedCase.table(Ring.NETWORK, NETWORK).stream(),
                        PlantedCase.table(Ring.PROGRAMS, PROGRAMS).stream())
                .toList();
    }
}

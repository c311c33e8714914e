package dev.origindoctor.accuracy;

import dev.origindoctor.accuracy.PlantedCase.Ring;
import java.util.List;

/**
 * The cases of the lab whose origin runs well and whose rules do not: as tools write them, and as people do. That an
 * ICMP answer shows as 523 is inferred (Cloudflare documents a missing route).
 */
final class FirewallCases {
    // spotless:off
    private static final String TABLE = """
        # id                     | plant | mode | visitor | fault | decided | cause | machine

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
        lab-reject-edge-prohib   | nginx: ; for r in RANGES; do iptables -A INPUT -s $r -p tcp --dport 443 -j REJECT --reject-with icmp-host-prohibited; done | full | 523 | tcp.prohibited | host | firewall_rejects_edge | asked
        lab-edge-only-rejects    | nginx: ; for r in RANGES; do iptables -A INPUT -s $r -p tcp --dport 443 -j ACCEPT; done ; iptables -A INPUT -p tcp --dport 443 -j REJECT | full | - | - | edge | healthy | asked
        lab-banned-really        | nginx: ; fail2ban: 172.70.1.9 | full | 521 | tcp.refused | edge | edge_address_banned | asked
        lab-firewalld            | nginx: ; firewalld: | full | 523 | tcp.prohibited | outside | firewall_rejects_edge | asked
        lab-firewalld-drops      | nginx: ; firewalld: --set-default-zone=drop | full | 522 | tcp.timed_out | outside | firewall_drops_edge | asked
        lab-firewalld-some       | nginx: ; firewalld: --add-service=https ; firewall-cmd --add-rich-rule='rule family=ipv4 source address=172.64.0.0/13 service name=https reject' > /dev/null | full | 521 | tcp.refused | edge | firewall_blocks_some_edge_ranges | asked
        lab-firewalld-well       | nginx: ; firewalld: --add-service=https | full | - | - | outside | healthy | asked
        lab-csf                  | nginx: ; csf: 22,25,53 | full | 522 | tcp.timed_out | outside | firewall_drops_edge | asked
        lab-csf-denied           | nginx: ; csf: 22,80,443 172.70.1.9 | full | 522 | tcp.timed_out | edge | edge_address_banned | asked
        lab-csf-well             | nginx: ; csf: 22,80,443 | full | - | - | outside | healthy | asked
        lab-docker-well          | nginx-unstarted: ; docker: published | full | - | - | outside | healthy | asked
        lab-docker-unpublished   | nginx-unstarted: ; docker: internal | full | 521 | tcp.refused | outside | port_mapping_missing | asked
        lab-docker-user          | nginx-unstarted: ; docker: published ; iptables -I DOCKER-USER -i wire -p tcp --dport 443 -j DROP | full | 522 | tcp.timed_out | outside | firewall_drops_edge | asked
        lab-limit                | nginx: ; iptables -A INPUT -p tcp --dport 443 --syn -m limit --limit 1/hour --limit-burst 1 -j ACCEPT ; iptables -A INPUT -p tcp --dport 443 --syn -j DROP ; hub: curl -sk -o /dev/null https://ADDRESS/ | full | 522 | tcp.timed_out | outside | rate_limited | asked
        lab-hashlimit            | nginx: ; iptables -A INPUT -p tcp --dport 443 --syn -m hashlimit --hashlimit-above 1/hour --hashlimit-burst 1 --hashlimit-mode srcip --hashlimit-srcmask 0 --hashlimit-name web -j REJECT --reject-with tcp-reset ; hub: curl -sk -o /dev/null https://ADDRESS/ | full | 521 | tcp.refused | outside | rate_limited | asked
        lab-connlimit            | nginx: ; iptables -A INPUT -p tcp --dport 443 --syn -m connlimit --connlimit-above 2 --connlimit-mask 0 -j REJECT --reject-with tcp-reset ; hold: 443 4 | full | 521 | tcp.refused | outside | rate_limited | asked
        lab-conntrack-full       | nginx: ; conntrack-full: | full | 522 | tcp.timed_out | outside | conntrack_full | asked
        """;
    // spotless:on

    private FirewallCases() {}

    static List<PlantedCase> all() {
        return PlantedCase.table(Ring.NETWORK, TABLE);
    }
}

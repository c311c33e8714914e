package dev.origindoctor.accuracy;

import dev.origindoctor.accuracy.PlantedCase.Ring;
import java.util.List;

/** The cases of the lab whose trouble is a socket, a queue, a route, a box on the way, or a machine that is not there. */
final class NetworkCases {
    // spotless:off
    private static final String TABLE = """
        # id                     | plant | mode | visitor | fault | decided | cause | machine

        lab-well                 | nginx: | full_strict | - | - | outside | healthy | asked
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
        lab-abort-on-overflow    | abort-on-overflow: | full | 525 | tcp.reset | - | overloaded | asked
        lab-workers-used-up      | nginx-limits: 8 1024 ; nginx: ; hold: 80 12 | full | 525 | tls.closed | - | overloaded | asked
        lab-descriptors-used-up  | nginx-limits: 256 24 ; nginx: ; hold: 80 40 | full | 522 | tls.timed_out | - | descriptors_exhausted | asked
        lab-apache-workers       | printf 'ServerLimit 1\\nThreadsPerChild 2\\nMaxRequestWorkers 2\\n' > /etc/apache2/conf-enabled/few.conf ; apache: ; hold: 80 6 | full | 522 | tls.timed_out | - | overloaded | asked
        lab-six-black-hole       | nginx: ; hub: ip -6 route add blackhole SIX/128 ; ask: both | full | - | tcp.timed_out | - | ipv6_misaligned | asked
        lab-six-dropped          | nginx: ; ip6tables -A INPUT -p tcp --dport 443 -j DROP ; ask: both | full | - | tcp.timed_out | - | firewall_blocks_some_edge_ranges | asked
        lab-lossy-at-random      | nginx: ; hub: iptables -A FORWARD -d ADDRESS -p tcp --syn -m statistic --mode random --probability 0.5 -j DROP | full | - | - | - | path_lossy | asked
        lab-provider-prohibits   | nginx: ; hub: iptables -A FORWARD -d ADDRESS -p tcp --dport 443 -j REJECT --reject-with icmp-admin-prohibited | full | 523 | tcp.prohibited | outside | provider_firewall | asked
        """;
    // spotless:on

    private NetworkCases() {}

    static List<PlantedCase> all() {
        return PlantedCase.table(Ring.NETWORK, TABLE);
    }
}

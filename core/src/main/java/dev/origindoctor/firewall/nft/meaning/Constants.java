package dev.origindoctor.firewall.nft.meaning;

import dev.origindoctor.firewall.names.NumberTable;
import java.util.Map;

/** The numbers behind the names that people and {@code nft} write. */
final class Constants {
    /** The states of connection tracking, as the kernel's bits have them. */
    static final Map<String, Long> STATES = NumberTable.of("invalid 1 established 2 related 4 new 8 untracked 64");

    /** What connection tracking notes about a connection. */
    static final Map<String, Long> STATUSES =
            NumberTable.of("expected 1 seen-reply 2 assured 4 confirmed 8 snat 16 dnat 32 dying 512");

    static final Map<String, Long> DIRECTIONS = NumberTable.of("original 0 reply 1");
    static final Map<String, Long> TCP_FLAGS = NumberTable.of("fin 1 syn 2 rst 4 psh 8 ack 16 urg 32 ecn 64 cwr 128");

    /** The families and link-layer types that mean IP. */
    static final Map<String, Long> FAMILIES = NumberTable.of(
            "ip 4 ipv4 4 2 4 0x0800 4 0x800 4 8 4 ip6 6 ipv6 6 10 6 0x86dd 6 arp 0 bridge 0 netdev 0 vlan 0");

    static final Map<String, Long> PACKET_TYPES =
            NumberTable.of("host 0 unicast 0 broadcast 1 multicast 2 other 3 otherhost 3 outgoing 4");

    static final Map<String, Long> ROUTE_TYPES = NumberTable.of(
            "unspec 0 unicast 1 local 2 broadcast 3 anycast 4 multicast 5 blackhole 6 unreachable 7 prohibit 8 throw 9");

    static final Map<String, Long> ICMP = NumberTable.of(
            "echo-reply 0 destination-unreachable 3 source-quench 4 redirect 5 echo-request 8 router-advertisement 9"
                    + " router-solicitation 10 time-exceeded 11 parameter-problem 12 timestamp-request 13"
                    + " timestamp-reply 14 info-request 15 info-reply 16 address-mask-request 17"
                    + " address-mask-reply 18");

    static final Map<String, Long> ICMP6 = NumberTable.of(
            "destination-unreachable 1 packet-too-big 2 time-exceeded 3 parameter-problem 4 echo-request 128"
                    + " echo-reply 129 mld-listener-query 130 mld-listener-report 131 mld-listener-done 132"
                    + " mld-listener-reduction 132 nd-router-solicit 133 nd-router-advert 134 nd-neighbor-solicit 135"
                    + " nd-neighbor-advert 136 nd-redirect 137 router-renumbering 138 ind-neighbor-solicit 141"
                    + " ind-neighbor-advert 142 mld2-listener-report 143");

    static final Map<String, Long> ICMP_CODES = NumberTable.of(
            "net-unreachable 0 host-unreachable 1 prot-unreachable 2 port-unreachable 3 frag-needed 4 net-prohibited 9"
                    + " host-prohibited 10 admin-prohibited 13");

    static final Map<String, Long> ICMP6_CODES = NumberTable.of(
            "no-route 0 admin-prohibited 1 addr-unreachable 3 port-unreachable 4 policy-fail 5 reject-route 6");

    private Constants() {}
}

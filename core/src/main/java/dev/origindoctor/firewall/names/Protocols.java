package dev.origindoctor.firewall.names;

import java.util.Map;

/** The numbers of protocols above IP by name: IANA's registry as Debian's /etc/protocols has it, and names that tools add. */
public final class Protocols {
    private static final Map<String, Long> NUMBERS = NumberTable.of("""
            hopopt 0 icmp 1 igmp 2 ggp 3 ip-encap 4 ipencap 4 ipip 94 ipv4 4 st 5 tcp 6 egp 8 igp 9 pup 12 udp 17
            hmp 20 xns-idp 22 rdp 27 iso-tp4 29 dccp 33 xtp 36 ddp 37 idpr-cmtp 38 ipv6 41 ipv6-route 43
            ipv6-frag 44 idrp 45 rsvp 46 gre 47 esp 50 ipsec-esp 50 ipv6-crypt 50 ah 51 ipsec-ah 51 ipv6-auth 51
            skip 57 icmp6 58 icmpv6 58 ipv6-icmp 58 ipv6-nonxt 59 ipv6-opts 60 cphb 73 rspf 73 vmtp 81 eigrp 88
            ospf 89 ospfigp 89 ax.25 93 etherip 97 encap 98 pim 103 comp 108 ipcomp 108 carp 112 vrrp 112 l2tp 115
            isis 124 sctp 132 fc 133 ipv6-mh 135 mh 135 mobility-header 135 udplite 136 mpls-in-ip 137 manet 138
            hip 139 shim6 140 wesp 141 rohc 142 ethernet 143 mptcp 262
            """);

    private Protocols() {}

    /** All names, in lower case, with their numbers. */
    public static Map<String, Long> numbers() {
        return NUMBERS;
    }
}

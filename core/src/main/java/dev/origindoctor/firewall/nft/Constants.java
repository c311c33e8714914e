package dev.origindoctor.firewall.nft;

import java.util.HashMap;
import java.util.Map;

/** The numbers behind the names that people and {@code nft} write. */
final class Constants {
    /** Protocols above IP, with their numbers from IANA's registry. */
    static final Map<String, Long> PROTOCOLS = numbers(
            "icmp 1 igmp 2 ipencap 4 ipip 4 ipv4 4 tcp 6 egp 8 igp 9 udp 17 dccp 33 ipv6 41 ipv6-route 43 ipv6-frag 44"
                    + " rsvp 46 gre 47 esp 50 ipv6-crypt 50 ah 51 ipv6-auth 51 icmpv6 58 ipv6-icmp 58 icmp6 58"
                    + " ipv6-nonxt 59 ipv6-opts 60 eigrp 88 ospf 89 ospfigp 89 pim 103 comp 108 ipcomp 108 vrrp 112"
                    + " l2tp 115 sctp 132 mobility-header 135 udplite 136 mpls-in-ip 137 hip 139");

    /** The states of connection tracking, as the kernel's bits have them. */
    static final Map<String, Long> STATES = numbers("invalid 1 established 2 related 4 new 8 untracked 64");

    /** What connection tracking notes about a connection. */
    static final Map<String, Long> STATUSES =
            numbers("expected 1 seen-reply 2 assured 4 confirmed 8 snat 16 dnat 32 dying 512");

    static final Map<String, Long> DIRECTIONS = numbers("original 0 reply 1");
    static final Map<String, Long> TCP_FLAGS = numbers("fin 1 syn 2 rst 4 psh 8 ack 16 urg 32 ecn 64 cwr 128");

    /** The families and link-layer types that mean IP. */
    static final Map<String, Long> FAMILIES =
            numbers("ip 4 ipv4 4 2 4 0x0800 4 0x800 4 8 4 ip6 6 ipv6 6 10 6 0x86dd 6 arp 0 bridge 0 netdev 0 vlan 0");

    static final Map<String, Long> PACKET_TYPES =
            numbers("host 0 unicast 0 broadcast 1 multicast 2 other 3 otherhost 3 outgoing 4");

    static final Map<String, Long> ROUTE_TYPES = numbers(
            "unspec 0 unicast 1 local 2 broadcast 3 anycast 4 multicast 5 blackhole 6 unreachable 7 prohibit 8 throw 9");

    static final Map<String, Long> ICMP = numbers(
            "echo-reply 0 destination-unreachable 3 source-quench 4 redirect 5 echo-request 8 router-advertisement 9"
                    + " router-solicitation 10 time-exceeded 11 parameter-problem 12 timestamp-request 13"
                    + " timestamp-reply 14 info-request 15 info-reply 16 address-mask-request 17"
                    + " address-mask-reply 18");

    static final Map<String, Long> ICMP6 =
            numbers("destination-unreachable 1 packet-too-big 2 time-exceeded 3 parameter-problem 4 echo-request 128"
                    + " echo-reply 129 mld-listener-query 130 mld-listener-report 131 mld-listener-done 132"
                    + " mld-listener-reduction 132 nd-router-solicit 133 nd-router-advert 134 nd-neighbor-solicit 135"
                    + " nd-neighbor-advert 136 nd-redirect 137 router-renumbering 138 ind-neighbor-solicit 141"
                    + " ind-neighbor-advert 142 mld2-listener-report 143");

    static final Map<String, Long> ICMP_CODES = numbers(
            "net-unreachable 0 host-unreachable 1 prot-unreachable 2 port-unreachable 3 frag-needed 4 net-prohibited 9"
                    + " host-prohibited 10 admin-prohibited 13");

    static final Map<String, Long> ICMP6_CODES =
            numbers("no-route 0 admin-prohibited 1 addr-unreachable 3 port-unreachable 4 policy-fail 5 reject-route 6");

    /** The ports of services that rulesets name, from IANA's registry and Debian's list. */
    static final Map<String, Long> SERVICES = numbers(
            "tcpmux 1 echo 7 discard 9 systat 11 daytime 13 netstat 15 qotd 17 chargen 19 ftp-data 20 ftp 21 fsp 21"
                    + " ssh 22 telnet 23 smtp 25 time 37 whois 43 tacacs 49 domain 53 bootps 67 bootpc 68 tftp 69"
                    + " gopher 70 finger 79 http 80 www 80 kerberos 88 iso-tsap 102 pop3 110 sunrpc 111 auth 113"
                    + " nntp 119 ntp 123 epmap 135 netbios-ns 137 netbios-dgm 138 netbios-ssn 139 imap2 143 imap 143"
                    + " snmp 161 snmp-trap 162 snmptrap 162 xdmcp 177 bgp 179 irc 194 ldap 389 https 443"
                    + " microsoft-ds 445 kpasswd 464 submissions 465 ssmtp 465 urd 465 smtps 465 saft 487 isakmp 500"
                    + " rtsp 554 syslog 514 shell 514 login 513 printer 515 dhcpv6-client 546 dhcpv6-server 547"
                    + " nntps 563 submission 587 ldaps 636 tinc 655 domain-s 853 ftps-data 989 ftps 990 imaps 993"
                    + " pop3s 995 socks 1080 openvpn 1194 rmiregistry 1099 ms-sql-s 1433 ms-sql-m 1434"
                    + " radius 1812 radius-acct 1813 nfs 2049 cvspserver 2401 mysql 3306 ms-wbt-server 3389"
                    + " nut 3493 svn 3690 sip 5060 sip-tls 5061 xmpp-client 5222 xmpp-server 5269 mdns 5353"
                    + " postgresql 5432 amqp 5672 amqps 5671 x11 6000 ircs-u 6697 bacula-dir 9101 git 9418"
                    + " http-alt 8080 webcache 8080 https-alt 8443 redis 6379 mqtt 1883 ipsec-nat-t 4500 nat-t-ike 4500"
                    + " rsync 873 zabbix-agent 10050 zabbix-trapper 10051 ipp 631 iscsi-target 3260 puppet 8140");

    private Constants() {}

    private static Map<String, Long> numbers(String pairs) {
        Map<String, Long> numbers = new HashMap<>();
        String[] words = pairs.split(" ");
        for (int i = 0; i < words.length; i += 2) {
            numbers.put(words[i], Long.decode(words[i + 1]));
        }
        return numbers;
    }
}

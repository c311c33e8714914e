package dev.origindoctor.firewall.nft.words;

import java.util.Map;
import java.util.Set;

/** The fields that nft has names for: what may stand on the left of a comparison. */
public final class Selectors {
    /** The keys of {@code meta} that may also stand by themselves. */
    public static final Set<String> SHORT_META = Set.of(
            "iif",
            "iifname",
            "iiftype",
            "iifgroup",
            "oif",
            "oifname",
            "oiftype",
            "oifgroup",
            "mark",
            "skuid",
            "skgid",
            "nftrace",
            "rtclassid",
            "ibriport",
            "ibrname",
            "obriport",
            "obrname",
            "pkttype",
            "cpu",
            "cgroup",
            "random",
            "protocol",
            "length",
            "priority",
            "nfproto",
            "l4proto",
            "ibrvproto",
            "ibrpvid",
            "ibrhwaddr",
            "secpath",
            "iifkind",
            "oifkind",
            "sdif",
            "sdifname",
            "time",
            "day",
            "hour",
            "secmark",
            "broute",
            "ipsec");

    private static final Set<String> PORTS = Set.of("sport", "dport", "checksum", "length", "csumcov");

    /** The fields of each header. */
    private static final Map<String, Set<String>> FIELDS = Map.ofEntries(
            Map.entry(
                    "ip",
                    Set.of(
                            "version",
                            "hdrlength",
                            "dscp",
                            "ecn",
                            "length",
                            "id",
                            "frag-off",
                            "ttl",
                            "protocol",
                            "checksum",
                            "saddr",
                            "daddr",
                            "option",
                            "tos")),
            Map.entry(
                    "ip6",
                    Set.of("version", "dscp", "ecn", "flowlabel", "length", "nexthdr", "hoplimit", "saddr", "daddr")),
            Map.entry(
                    "tcp",
                    Set.of(
                            "sport",
                            "dport",
                            "sequence",
                            "ackseq",
                            "doff",
                            "reserved",
                            "flags",
                            "window",
                            "checksum",
                            "urgptr",
                            "option")),
            Map.entry("udp", PORTS),
            Map.entry("udplite", PORTS),
            Map.entry("th", PORTS),
            Map.entry("sctp", Set.of("sport", "dport", "vtag", "checksum", "chunk")),
            Map.entry("dccp", Set.of("sport", "dport", "type", "option")),
            Map.entry("icmp", Set.of("type", "code", "checksum", "id", "sequence", "mtu", "gateway")),
            Map.entry(
                    "icmpv6",
                    Set.of(
                            "type",
                            "code",
                            "checksum",
                            "parameter-problem",
                            "packet-too-big",
                            "id",
                            "sequence",
                            "max-delay",
                            "taddr",
                            "daddr",
                            "mtu")),
            Map.entry("igmp", Set.of("type", "checksum", "mrt", "group")),
            Map.entry("ether", Set.of("saddr", "daddr", "type")),
            Map.entry("vlan", Set.of("id", "cfi", "dei", "pcp", "type")),
            Map.entry("arp", Set.of("htype", "ptype", "hlen", "plen", "operation", "saddr", "daddr")),
            Map.entry("ah", Set.of("nexthdr", "hdrlength", "reserved", "spi", "sequence")),
            Map.entry("esp", Set.of("spi", "sequence")),
            Map.entry("comp", Set.of("nexthdr", "flags", "cpi")),
            Map.entry("gre", Set.of("flags", "version", "protocol")),
            Map.entry("gretap", Set.of()),
            Map.entry("vxlan", Set.of("flags", "vni")),
            Map.entry("geneve", Set.of("vni", "type")),
            Map.entry("srh", Set.of("last-entry", "flags", "tag", "seg-left", "sid")),
            Map.entry("hbh", Set.of("nexthdr", "hdrlength")),
            Map.entry("rt", Set.of("nexthdr", "hdrlength", "type", "seg-left", "classid", "nexthop", "mtu", "ipsec")),
            Map.entry("rt0", Set.of("addr")),
            Map.entry("frag", Set.of("nexthdr", "reserved", "reserved2", "frag-off", "more-fragments", "id")),
            Map.entry("dst", Set.of("nexthdr", "hdrlength")),
            Map.entry("mh", Set.of("nexthdr", "hdrlength", "type", "reserved", "checksum")),
            Map.entry("socket", Set.of("transparent", "mark", "wildcard", "cgroupv2")),
            Map.entry("osf", Set.of("name", "ttl", "version")),
            Map.entry("tunnel", Set.of("id", "path")));

    /** Selectors of other shapes. */
    private static final Set<String> OTHERS =
            Set.of("meta", "ct", "fib", "numgen", "jhash", "symhash", "exthdr", "ipsec", "@");

    private Selectors() {}

    /** Whether {@code word} begins something that a rule can look at. */
    public static boolean begins(String word) {
        return FIELDS.containsKey(word) || SHORT_META.contains(word) || OTHERS.contains(word);
    }

    /** Whether {@code field} is one of the header's. */
    public static boolean has(String header, String field) {
        return FIELDS.getOrDefault(header, Set.of()).contains(field);
    }
}

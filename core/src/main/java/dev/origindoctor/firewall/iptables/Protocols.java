package dev.origindoctor.firewall.iptables;

import dev.origindoctor.firewall.rules.NumberSet;
import java.util.Locale;
import java.util.Map;

/** Protocols by name, as /etc/protocols has them. */
final class Protocols {
    private static final NumberSet EVERY = NumberSet.range(0, 255);

    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("icmp", 1),
            Map.entry("igmp", 2),
            Map.entry("ipip", 4),
            Map.entry("ipencap", 4),
            Map.entry("tcp", 6),
            Map.entry("egp", 8),
            Map.entry("igp", 9),
            Map.entry("udp", 17),
            Map.entry("dccp", 33),
            Map.entry("ipv6", 41),
            Map.entry("ipv6-route", 43),
            Map.entry("ipv6-frag", 44),
            Map.entry("rsvp", 46),
            Map.entry("gre", 47),
            Map.entry("esp", 50),
            Map.entry("ipv6-crypt", 50),
            Map.entry("ah", 51),
            Map.entry("ipv6-auth", 51),
            Map.entry("ipv6-icmp", 58),
            Map.entry("icmpv6", 58),
            Map.entry("icmp6", 58),
            Map.entry("ipv6-nonxt", 59),
            Map.entry("ipv6-opts", 60),
            Map.entry("eigrp", 88),
            Map.entry("ospf", 89),
            Map.entry("ospfigp", 89),
            Map.entry("pim", 103),
            Map.entry("vrrp", 112),
            Map.entry("carp", 112),
            Map.entry("l2tp", 115),
            Map.entry("sctp", 132),
            Map.entry("mobility-header", 135),
            Map.entry("ipv6-mh", 135),
            Map.entry("mh", 135),
            Map.entry("udplite", 136));

    private Protocols() {}

    /** The protocols that a name or number means; "all" and 0 mean every one. */
    static NumberSet read(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        if (name.equals("all") || name.equals("0")) {
            return EVERY;
        }
        Integer number = NUMBERS.get(name);
        return number != null ? NumberSet.of(number) : NumberSet.of(Numbers.read(name, 0, 255));
    }

    /** The match that {@code -p NAME} brings along. */
    static String module(String protocol) {
        return switch (protocol.toLowerCase(Locale.ROOT)) {
            case "tcp", "6" -> "tcp";
            case "icmp", "1" -> "icmp";
            case "icmpv6", "ipv6-icmp", "icmp6", "58" -> "icmp6";
            case "udp", "17" -> "udp";
            case "udplite", "136" -> "udplite";
            case "sctp", "132" -> "sctp";
            case "dccp", "33" -> "dccp";
            default -> protocol;
        };
    }
}

package dev.origindoctor.firewall.iptables;

import dev.origindoctor.firewall.names.Protocols;
import dev.origindoctor.firewall.packet.NumberSet;
import java.util.Locale;

/** What stands behind {@code -p}. */
final class ProtocolText {
    private static final NumberSet EVERY = NumberSet.range(0, 255);

    private ProtocolText() {}

    /** The protocols that a name or number means; "all" and 0 mean every one. */
    static NumberSet read(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        if (name.equals("all") || name.equals("0")) {
            return EVERY;
        }
        Long number = Protocols.numbers().get(name);
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

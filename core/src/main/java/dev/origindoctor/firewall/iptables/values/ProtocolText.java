package dev.origindoctor.firewall.iptables.values;

import dev.origindoctor.firewall.names.Protocols;
import dev.origindoctor.firewall.packet.NumberSet;
import java.util.Locale;

/** What stands behind {@code -p}. */
public final class ProtocolText {
    private static final NumberSet EVERY = NumberSet.range(0, 255);

    private ProtocolText() {}

    /** The protocols that a name or number means; "all" and 0 mean every one. */
    public static NumberSet read(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        if (name.equals("all") || name.matches("0+|0x0+")) {
            return EVERY;
        }
        Long number = Protocols.numbers().get(name);
        return number != null ? NumberSet.of(number) : NumberSet.of(Numbers.read(name, 0, 255));
    }

    /** The match that {@code -p NAME} brings along. */
    public static String module(String protocol) {
        String name = protocol.toLowerCase(Locale.ROOT);
        Long named = Protocols.numbers().get(name);
        if (named == null && (name.isEmpty() || !Character.isDigit(name.charAt(0)))) {
            return protocol;
        }
        return switch ((int) (named == null ? Numbers.read(name, 0, 255) : named)) {
            case 1 -> "icmp";
            case 6 -> "tcp";
            case 17 -> "udp";
            case 33 -> "dccp";
            case 58 -> "icmp6";
            case 132 -> "sctp";
            case 136 -> "udplite";
            default -> protocol;
        };
    }
}

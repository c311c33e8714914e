package dev.origindoctor.firewall.nft.meaning;

import dev.origindoctor.firewall.packet.Match;
import dev.origindoctor.firewall.packet.Step;
import dev.origindoctor.firewall.rules.Condition;
import dev.origindoctor.ranges.Family;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bytes that a rule picks by their place ({@code @th,16,16}), where a field with a name stands there. */
final class RawBytes {
    private static final Map<String, String> FIELDS = Map.of(
            "@th,0,16", "th sport",
            "@th,16,16", "th dport",
            "@th,104,8", "tcp flags",
            "@nh,0,4", "ip version",
            "@nh,72,8", "ip protocol",
            "@nh,96,32", "ip saddr",
            "@nh,128,32", "ip daddr",
            "@nh,48,8", "ip6 nexthdr");

    private RawBytes() {}

    /** The field that stands there, in a header of the kind that has it; null for any other place. */
    static @Nullable String field(String bytes) {
        return FIELDS.get(bytes);
    }

    /** What {@code condition} says where the header is of that kind; in another the same bytes mean something else. */
    static Condition where(String field, Condition condition) {
        return packet -> {
            boolean same = switch (field) {
                case "th sport", "th dport", "tcp flags" -> packet.tcp();
                case "ip version" -> true;
                default -> (packet.family() == Family.IPV6) == field.startsWith("ip6 ");
            };
            return same ? condition.over(packet) : Match.MAYBE;
        };
    }

    /** Whether they are of what is sent, behind all headers. */
    static boolean payload(String bytes) {
        return bytes.startsWith("@ih,");
    }

    /** Where nothing is sent there are no such bytes, and what is asked about them fails. */
    static Condition ofPayload() {
        return packet -> packet.step() == Step.DATA || packet.step() == Step.REPLY ? Match.MAYBE : Match.NEVER;
    }
}

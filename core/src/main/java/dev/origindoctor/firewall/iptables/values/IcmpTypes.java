package dev.origindoctor.firewall.iptables.values;

import dev.origindoctor.firewall.packet.NumberSet;
import dev.origindoctor.firewall.rules.Condition;
import java.util.Map;

/** ICMP types and codes by the names that iptables has for them. */
public final class IcmpTypes {
    private static final NumberSet ANY = NumberSet.range(0, 255);

    private static final Map<String, Integer> FOUR_UNREACHABLE = Map.ofEntries(
            Map.entry("network-unreachable", 0),
            Map.entry("host-unreachable", 1),
            Map.entry("protocol-unreachable", 2),
            Map.entry("port-unreachable", 3),
            Map.entry("fragmentation-needed", 4),
            Map.entry("source-route-failed", 5),
            Map.entry("network-unknown", 6),
            Map.entry("host-unknown", 7),
            Map.entry("network-prohibited", 9),
            Map.entry("host-prohibited", 10),
            Map.entry("TOS-network-unreachable", 11),
            Map.entry("TOS-host-unreachable", 12),
            Map.entry("communication-prohibited", 13),
            Map.entry("host-precedence-violation", 14),
            Map.entry("precedence-cutoff", 15));

    private static final Map<String, Integer> FOUR = Map.ofEntries(
            Map.entry("echo-reply", 0),
            Map.entry("pong", 0),
            Map.entry("destination-unreachable", 3),
            Map.entry("source-quench", 4),
            Map.entry("redirect", 5),
            Map.entry("network-redirect", 5),
            Map.entry("host-redirect", 5),
            Map.entry("TOS-network-redirect", 5),
            Map.entry("TOS-host-redirect", 5),
            Map.entry("echo-request", 8),
            Map.entry("ping", 8),
            Map.entry("router-advertisement", 9),
            Map.entry("router-solicitation", 10),
            Map.entry("time-exceeded", 11),
            Map.entry("ttl-exceeded", 11),
            Map.entry("ttl-zero-during-transit", 11),
            Map.entry("ttl-zero-during-reassembly", 11),
            Map.entry("parameter-problem", 12),
            Map.entry("ip-header-bad", 12),
            Map.entry("required-option-missing", 12),
            Map.entry("timestamp-request", 13),
            Map.entry("timestamp-reply", 14),
            Map.entry("address-mask-request", 17),
            Map.entry("address-mask-reply", 18));

    private static final Map<String, Integer> SIX_UNREACHABLE = Map.of(
            "no-route", 0,
            "communication-prohibited", 1,
            "beyond-scope", 2,
            "address-unreachable", 3,
            "port-unreachable", 4,
            "failed-policy", 5,
            "reject-route", 6);

    private static final Map<String, Integer> SIX = Map.ofEntries(
            Map.entry("destination-unreachable", 1),
            Map.entry("packet-too-big", 2),
            Map.entry("time-exceeded", 3),
            Map.entry("ttl-exceeded", 3),
            Map.entry("ttl-zero-during-transit", 3),
            Map.entry("ttl-zero-during-reassembly", 3),
            Map.entry("parameter-problem", 4),
            Map.entry("bad-header", 4),
            Map.entry("unknown-header-type", 4),
            Map.entry("unknown-option", 4),
            Map.entry("echo-request", 128),
            Map.entry("ping", 128),
            Map.entry("echo-reply", 129),
            Map.entry("pong", 129),
            Map.entry("mld-listener-query", 130),
            Map.entry("mld-listener-report", 131),
            Map.entry("mld-listener-done", 132),
            Map.entry("mld-listener-reduction", 132),
            Map.entry("router-solicitation", 133),
            Map.entry("router-advertisement", 134),
            Map.entry("neighbour-solicitation", 135),
            Map.entry("neighbor-solicitation", 135),
            Map.entry("neighbour-advertisement", 136),
            Map.entry("neighbor-advertisement", 136),
            Map.entry("redirect", 137));

    private IcmpTypes() {}

    /** The messages that {@code text} means: a name, a number, {@code type/code} or "any". */
    public static Condition read(int version, String text) {
        Integer code = (version == 4 ? FOUR_UNREACHABLE : SIX_UNREACHABLE).get(text);
        if (code != null) {
            return Condition.icmp(version, NumberSet.of(version == 4 ? 3 : 1), NumberSet.of(code));
        }
        Integer type = (version == 4 ? FOUR : SIX).get(text);
        if (type != null) {
            return Condition.icmp(version, NumberSet.of(type), ANY);
        }
        if (text.equals("any") || text.startsWith("255")) {
            return Condition.icmp(version, ANY, ANY);
        }
        int slash = text.indexOf('/');
        NumberSet types = Numbers.range(slash < 0 ? text : text.substring(0, slash), 255);
        return Condition.icmp(version, types, slash < 0 ? ANY : Numbers.range(text.substring(slash + 1), 255));
    }
}

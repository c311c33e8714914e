package dev.origindoctor.firewall.iptables.matches;

import dev.origindoctor.firewall.iptables.sets.IpSets;
import dev.origindoctor.firewall.iptables.values.AddressText;
import dev.origindoctor.firewall.iptables.words.Clause;
import dev.origindoctor.firewall.iptables.words.Option;
import dev.origindoctor.firewall.packet.Match;
import dev.origindoctor.firewall.rules.Condition;
import dev.origindoctor.ranges.AddressSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Matches on addresses, and on what the routing table makes of them. */
final class AddressMatches {
    private static final AddressSet MULTICAST = AddressSet.parse("224.0.0.0/4, ff00::/8");

    private static final AddressSet BROADCAST = AddressSet.parse("255.255.255.255");

    private static final AddressSet LOOPBACK = AddressSet.parse("127.0.0.0/8, ::1");

    private static final AddressSet UNICAST =
            AddressSet.all().subtract(MULTICAST).subtract(BROADCAST).subtract(LOOPBACK);

    /** Address types that an address on the internet or of the host does not have, whatever the routes. */
    private static final Set<String> NEITHER = Set.of("UNSPEC", "ANYCAST", "NAT", "XRESOLVE");

    static final Map<String, MatchRow> ROWS = Map.ofEntries(
            Map.entry("iprange", MatchRow.each(AddressMatches::range, "--src-range --dst-range")),
            Map.entry(
                    "addrtype",
                    MatchRow.each(AddressMatches::type, "--src-type --dst-type --limit-iface-in --limit-iface-out")),
            Map.entry(
                    "set",
                    new MatchRow(
                            Set.of(
                                    "--match-set",
                                    "--set",
                                    "--return-nomatch",
                                    "--update-counters",
                                    "--update-subcounters",
                                    "--packets-eq",
                                    "--packets-lt",
                                    "--packets-gt",
                                    "--bytes-eq",
                                    "--bytes-lt",
                                    "--bytes-gt"),
                            AddressMatches::set,
                            "")),
            Map.entry("pkttype", MatchRow.each(AddressMatches::packetType, "--pkt-type")),
            Map.entry(
                    "rpfilter",
                    MatchRow.decided(
                            clause -> packet -> Match.of(!clause.has("--invert")),
                            "--loose --validmark --accept-local --invert")));

    private AddressMatches() {}

    private static Condition range(Option option) {
        AddressSet range = AddressText.range(option.value());
        return option.name().equals("--src-range")
                ? Condition.sourceAddress(range)
                : Condition.destinationAddress(range);
    }

    private static Condition type(Option option) {
        return switch (option.name()) {
            case "--src-type" -> types(option.value(), true);
            case "--dst-type" -> types(option.value(), false);
            default -> Condition.always();
        };
    }

    private static Condition types(String text, boolean source) {
        List<Condition> either = new ArrayList<>();
        for (String type : text.split(",", -1)) {
            either.add(packet -> packet.step().fromPeer() == source ? peerType(type) : hostType(type, packet.atHost()));
        }
        return Condition.any(either);
    }

    private static Match peerType(String type) {
        return switch (type.toUpperCase(Locale.ROOT)) {
            case "UNICAST" -> Match.exact(UNICAST);
            case "LOCAL" -> Match.exact(LOOPBACK);
            case "MULTICAST" -> Match.exact(MULTICAST);
            case "BROADCAST" -> Match.exact(BROADCAST);
            default -> NEITHER.contains(type.toUpperCase(Locale.ROOT)) ? Match.NEVER : Match.MAYBE;
        };
    }

    private static Match hostType(String type, Match atHost) {
        return switch (type.toUpperCase(Locale.ROOT)) {
            case "LOCAL" -> atHost;
            case "UNICAST" -> atHost.not();
            default -> Match.NEVER;
        };
    }

    private static Condition set(Clause clause, IpSets sets) {
        List<Condition> conditions = new ArrayList<>();
        for (Option option : clause.options()) {
            Condition condition = switch (option.name()) {
                case "--match-set", "--set" -> sets.condition(option.values());
                case "--update-counters", "--update-subcounters" -> Condition.always();
                default -> Condition.unknown();
            };
            boolean negates = option.negated() && !option.name().startsWith("--update");
            conditions.add(negates ? Condition.not(condition) : condition);
        }
        return Condition.all(conditions);
    }

    private static Condition packetType(Option option) {
        boolean host = option.value().equals("unicast") || option.value().equals("host");
        return packet -> Match.of(host);
    }
}

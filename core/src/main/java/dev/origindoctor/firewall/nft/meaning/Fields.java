package dev.origindoctor.firewall.nft.meaning;

import dev.origindoctor.firewall.names.Protocols;
import dev.origindoctor.firewall.names.Services;
import dev.origindoctor.firewall.nft.tree.Expression;
import dev.origindoctor.firewall.nft.tree.Expression.Word;
import dev.origindoctor.firewall.packet.ConnectionState;
import dev.origindoctor.firewall.packet.InterfacePattern;
import dev.origindoctor.firewall.packet.Match;
import dev.origindoctor.firewall.packet.NumberSet;
import dev.origindoctor.firewall.packet.Packet;
import dev.origindoctor.firewall.packet.Step;
import dev.origindoctor.firewall.rules.Condition;
import dev.origindoctor.ranges.Family;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** What is known of each field, for the packets of a TCP connection between a peer and the host. */
final class Fields {
    /** The protocol that a header belongs to. */
    private static final Map<String, Integer> HEADERS = Map.ofEntries(
            Map.entry("tcp", 6),
            Map.entry("udp", 17),
            Map.entry("udplite", 136),
            Map.entry("sctp", 132),
            Map.entry("dccp", 33),
            Map.entry("icmp", 1),
            Map.entry("icmpv6", 58),
            Map.entry("igmp", 2),
            Map.entry("ah", 51),
            Map.entry("esp", 50),
            Map.entry("comp", 108),
            Map.entry("gre", 47),
            Map.entry("gretap", 47),
            Map.entry("vxlan", 17),
            Map.entry("geneve", 17));

    /** What {@code rt} says of the packet's route, not of a routing header. */
    private static final Set<String> ROUTED =
            Set.of("rt classid", "rt nexthop", "rt ip nexthop", "rt ip6 nexthop", "rt mtu", "rt ipsec");

    /** The segment size that a peer on the internet announces. */
    private static final NumberSet SEGMENTS = NumberSet.range(1200, 1460);

    private static final Map<String, Long> PRESENCE = Map.of("missing", 0L, "exists", 1L);

    private Fields() {}

    /** What must hold for the field to be there at all. */
    static List<Condition> guards(String name) {
        String header = name.substring(0, name.indexOf(' ') < 0 ? name.length() : name.indexOf(' '));
        Integer protocol = HEADERS.get(header);
        if (protocol != null) {
            Condition of = Condition.protocol(NumberSet.of(protocol));
            return header.startsWith("icmp")
                    ? List.of(Condition.family(header.equals("icmp") ? Family.IPV4 : Family.IPV6), of)
                    : List.of(of);
        }
        return switch (header) {
            case "ip" -> List.of(Condition.family(Family.IPV4));
            case "ip6" -> List.of(Condition.family(Family.IPV6));
            // A TCP packet of a peer has no such header; what is asked about one that is not there fails.
            case "arp", "hbh", "rt0", "frag", "dst", "mh", "srh", "ipsec" -> List.of(packet -> Match.NEVER);
            case "rt" -> List.of(ROUTED.contains(name) ? Condition.unknown() : packet -> Match.NEVER);
            case "ct" -> name.equals("ct state") ? List.of() : connection(name);
            default -> List.of();
        };
    }

    /** A packet without a connection has its state only; everything else that is asked about it fails. */
    private static List<Condition> connection(String name) {
        Condition tracked = packet -> {
            if (packet.place().beforeTracking() || packet.tags().untracked().contains(packet.step())) {
                return Match.NEVER;
            }
            return packet.tags().trackingKnown() && !packet.place().besideTracking() ? Match.ALWAYS : Match.MAYBE;
        };
        if (!name.contains(" ip ") && !name.contains(" ip6 ")) {
            return List.of(tracked);
        }
        return List.of(tracked, Condition.family(name.contains(" ip ") ? Family.IPV4 : Family.IPV6));
    }

    /** The names that the field's values have. */
    static Map<String, Long> names(String field) {
        return switch (field) {
            case "ip protocol", "ip6 nexthdr", "meta l4proto", "ct protocol" -> Protocols.numbers();
            case "tcp flags" -> Constants.TCP_FLAGS;
            case "ct state" -> Constants.STATES;
            case "ct status" -> Constants.STATUSES;
            case "ct direction" -> Constants.DIRECTIONS;
            case "icmp type" -> Constants.ICMP;
            case "icmp code" -> Constants.ICMP_CODES;
            case "icmpv6 type" -> Constants.ICMP6;
            case "icmpv6 code" -> Constants.ICMP6_CODES;
            case "meta nfproto", "meta protocol", "ether type", "ct l3proto" -> Constants.FAMILIES;
            case "meta pkttype" -> Constants.PACKET_TYPES;
            case "meta ipsec", "meta secpath" -> PRESENCE;
            default ->
                field.startsWith("exthdr ")
                        ? PRESENCE
                        : field.endsWith("port") || field.contains(" proto-") ? Services.ports() : Map.of();
        };
    }

    /** Whether a value without an operator means that one of its flags suffices. */
    static boolean flagged(String field) {
        return field.equals("tcp flags") || field.equals("ct state") || field.equals("ct status");
    }

    static long most(String field) {
        return field.endsWith("port") || field.contains(" proto-") ? 65535 : 0xffffffffL;
    }

    /** The condition on a field that is one number; null for a field of which nothing is known. */
    static @Nullable Function<NumberSet, Condition> number(String field) {
        return switch (field) {
            case "tcp dport", "udp dport", "th dport", "sctp dport", "dccp dport", "udplite dport" ->
                Condition::destinationPort;
            case "tcp sport", "udp sport", "th sport", "sctp sport", "dccp sport", "udplite sport" ->
                Condition::sourcePort;
            case "ip protocol", "ip6 nexthdr", "meta l4proto", "ct protocol" -> Condition::protocol;
            case "icmp type" -> types -> Condition.icmp(4, types, NumberSet.range(0, 255));
            case "icmp code" -> codes -> Condition.icmp(4, NumberSet.range(0, 255), codes);
            case "icmpv6 type" -> types -> Condition.icmp(6, types, NumberSet.range(0, 255));
            case "icmpv6 code" -> codes -> Condition.icmp(6, NumberSet.range(0, 255), codes);
            case "ct original proto-dst" -> Condition::originalDestinationPort;
            case "ct original proto-src" -> ports -> packet -> Match.of(NumberSet.range(1024, 65535), ports);
            default -> null;
        };
    }

    /** The condition on a field of bits or of few values; null for a field of which nothing is known. */
    static @Nullable Function<LongPredicate, Condition> bits(String field) {
        return switch (field) {
            case "meta nfproto", "meta protocol", "ether type", "ct l3proto" ->
                test -> packet -> Match.of(test.test(packet.family() == Family.IPV4 ? 4 : 6));
            case "ip version", "ip6 version" ->
                test -> packet -> Match.of(test.test(packet.family() == Family.IPV4 ? 4 : 6));
            case "ct direction" ->
                test -> packet -> Match.of(test.test(packet.step().fromPeer() ? 0 : 1));
            case "ct status" -> test -> packet -> status(packet, test);
            case "meta pkttype" -> test -> packet -> packet.step().fromPeer() ? Match.of(test.test(0)) : Match.MAYBE;
            case "meta skuid", "meta skgid" -> test -> packet -> packet.step() == Step.SYN ? Match.NEVER : Match.MAYBE;
            case "meta ipsec", "meta secpath" -> test -> packet -> Match.of(test.test(0));
            case "exthdr hbh", "exthdr rt", "exthdr frag", "exthdr dst", "exthdr mh" ->
                test -> packet -> packet.family() == Family.IPV6 ? Match.of(test.test(0)) : Match.NEVER;
            case "ip frag-off" -> test -> packet -> fragment(test);
            case "tcp option maxseg size" -> test -> packet -> segment(packet, test);
            default -> null;
        };
    }

    static Condition flags(LongPredicate test) {
        return packet -> {
            boolean bare = test.test(packet.step().flags());
            return !packet.tcp() || bare == test.test(packet.step().otherFlags())
                    ? Match.of(packet.tcp() && bare)
                    : Match.MAYBE;
        };
    }

    static Condition states(LongPredicate test) {
        return packet -> {
            boolean some = false;
            boolean all = true;
            for (ConnectionState state : packet.states()) {
                boolean holds = test.test(bit(state));
                some |= holds;
                all &= holds;
            }
            return all ? Match.ALWAYS : some ? Match.MAYBE : Match.NEVER;
        };
    }

    /** The kernel's bit for a state. */
    private static long bit(ConnectionState state) {
        return Constants.STATES.getOrDefault(state.name().toLowerCase(Locale.ROOT), 0L);
    }

    /** Of a connection's status only the translations are known; the other bits come as it goes on. */
    private static Match status(Packet packet, LongPredicate test) {
        long known = (packet.tags().sourceTranslated() ? 16L : 0L) | (packet.elsewhere() ? 32L : 0L);
        boolean some = false;
        boolean all = true;
        for (long rest : packet.step() == Step.SYN ? NEW_STATUS : OLD_STATUS) {
            boolean holds = test.test(known | rest);
            some |= holds;
            all &= holds;
        }
        return all ? Match.ALWAYS : some ? Match.MAYBE : Match.NEVER;
    }

    /** Without and with the bits that say that translation has had its turn. */
    private static final long[] NEW_STATUS = {0, 0x80, 0x100, 0x180};

    private static final long[] OLD_STATUS = {0, 2, 8, 10, 14, 0x188, 0x18a, 0x18e, 0x18c};

    /** The packets are no fragments; whether they may become some is not known. */
    private static Match fragment(LongPredicate test) {
        boolean may = test.test(0x4000);
        return may == test.test(0) ? Match.of(may) : Match.MAYBE;
    }

    private static Match segment(Packet packet, LongPredicate test) {
        if (packet.step() != Step.SYN) {
            return packet.step() == Step.SYN_ACK ? Match.MAYBE : Match.NEVER;
        }
        boolean some = false;
        boolean all = true;
        for (long[] range : SEGMENTS.ranges()) {
            for (long size = range[0]; size <= range[1]; size++) {
                boolean holds = test.test(size);
                some |= holds;
                all &= holds;
            }
        }
        return all ? Match.ALWAYS : some ? Match.MAYBE : Match.NEVER;
    }

    /** The interfaces that a name or number means; number 1 is always the loopback. */
    static Optional<InterfacePattern> device(Expression key) {
        if (!(key instanceof Word word)) {
            return Optional.empty();
        }
        String name = word.text().replace("\\*", "*");
        if (name.matches("[0-9]+")) {
            return name.equals("1") ? Optional.of(InterfacePattern.named("lo")) : Optional.empty();
        }
        return Optional.of(
                word.text().endsWith("\\*") ? InterfacePattern.named(name) : InterfacePattern.read(name, '*'));
    }
}

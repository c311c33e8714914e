package dev.origindoctor.firewall.iptables;

import dev.origindoctor.firewall.rules.Condition;
import dev.origindoctor.firewall.rules.ConnectionState;
import dev.origindoctor.firewall.rules.Match;
import dev.origindoctor.firewall.rules.NumberSet;
import dev.origindoctor.firewall.rules.RejectKind;
import dev.origindoctor.firewall.rules.Step;
import dev.origindoctor.ranges.AddressSet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What each match extension says of a packet of the edge's connection: one row for each extension. */
final class Matches {
    /** Lengths that a SYN or a SYN-ACK can have, options included. */
    private static final NumberSet SYN_LENGTHS = NumberSet.range(40, 100);

    private static final NumberSet SEGMENT_SIZES = NumberSet.range(536, 9000);
    private static final NumberSet ANY = NumberSet.range(0, 65535);
    private static final AddressSet MULTICAST = AddressSet.parse("224.0.0.0/4, ff00::/8");
    private static final AddressSet BROADCAST = AddressSet.parse("255.255.255.255");
    private static final AddressSet LOOPBACK = AddressSet.parse("127.0.0.0/8, ::1");
    private static final AddressSet UNICAST =
            AddressSet.all().subtract(MULTICAST).subtract(BROADCAST).subtract(LOOPBACK);

    /** Address types that an address on the internet or of the host does not have, whatever the routes. */
    private static final Set<String> NEITHER = Set.of("UNSPEC", "ANYCAST", "NAT", "XRESOLVE");

    private Matches() {}

    /**
     * An extension.
     *
     * @param options its options, so that they find their way to it
     * @param condition what it says
     * @param doubt what there is about it that nobody can say from rules alone; empty where it is decided
     */
    private record Row(Set<String> options, BiFunction<Clause, IpSets, Condition> condition, String doubt) {}

    private static final Map<String, Row> ROWS = Map.ofEntries(
            Map.entry(
                    "tcp",
                    row(
                            Matches::tcp,
                            "--sport",
                            "--source-port",
                            "--dport",
                            "--destination-port",
                            "--tcp-flags",
                            "--syn",
                            "--tcp-option")),
            Map.entry("udp", never("--sport", "--source-port", "--dport", "--destination-port")),
            Map.entry("udplite", never("--sport", "--source-port", "--dport", "--destination-port")),
            Map.entry("dccp", never("--sport", "--source-port", "--dport", "--destination-port", "--dccp-types")),
            Map.entry("sctp", never("--sport", "--source-port", "--dport", "--destination-port", "--chunk-types")),
            Map.entry("icmp", row(clause -> icmp(4, clause), "--icmp-type")),
            Map.entry("icmp6", row(clause -> icmp(6, clause), "--icmpv6-type", "--icmp6-type", "--icmp-type")),
            Map.entry(
                    "multiport",
                    row(
                            Matches::multiport,
                            "--sports",
                            "--source-ports",
                            "--dports",
                            "--destination-ports",
                            "--ports",
                            "--port",
                            "--sport",
                            "--dport")),
            Map.entry("iprange", row(Matches::ranges, "--src-range", "--dst-range")),
            Map.entry("state", row(clause -> each(clause, option -> states(option.value())), "--state")),
            Map.entry(
                    "conntrack",
                    row(
                            Matches::conntrack,
                            "--ctstate",
                            "--ctproto",
                            "--ctorigsrc",
                            "--ctorigdst",
                            "--ctreplsrc",
                            "--ctrepldst",
                            "--ctorigsrcport",
                            "--ctorigdstport",
                            "--ctreplsrcport",
                            "--ctrepldstport",
                            "--ctstatus",
                            "--ctexpire",
                            "--ctdir")),
            Map.entry(
                    "set",
                    new Row(
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
                            Matches::set,
                            "")),
            Map.entry(
                    "addrtype",
                    row(Matches::addressTypes, "--src-type", "--dst-type", "--limit-iface-in", "--limit-iface-out")),
            Map.entry("comment", row(clause -> Condition.always(), "--comment")),
            Map.entry("nfacct", row(clause -> Condition.always(), "--nfacct-name")),
            Map.entry("mark", row(clause -> each(clause, option -> mark(option, Condition::mark)), "--mark")),
            Map.entry(
                    "connmark",
                    row(clause -> each(clause, option -> mark(option, Condition::connectionMark)), "--mark")),
            Map.entry("owner", row(Matches::owner, "--uid-owner", "--gid-owner", "--socket-exists", "--suppl-groups")),
            Map.entry("pkttype", row(clause -> each(clause, Matches::packetType), "--pkt-type")),
            Map.entry(
                    "policy",
                    row(
                            Matches::policy,
                            "--dir",
                            "--pol",
                            "--strict",
                            "--reqid",
                            "--spi",
                            "--proto",
                            "--mode",
                            "--tunnel-src",
                            "--tunnel-dst",
                            "--next")),
            Map.entry(
                    "string", row(Matches::string, "--string", "--hex-string", "--algo", "--from", "--to", "--icase")),
            Map.entry("length", row(clause -> each(clause, Matches::length), "--length")),
            Map.entry("tcpmss", row(clause -> each(clause, Matches::segmentSize), "--mss")),
            Map.entry("helper", never("--helper")),
            Map.entry("esp", never("--espspi")),
            Map.entry("ah", never("--ahspi", "--ahlen", "--ahres")),
            Map.entry(
                    "rt",
                    never("--rt-type", "--rt-segsleft", "--rt-len", "--rt-0-res", "--rt-0-addrs", "--rt-0-not-strict")),
            Map.entry("frag", never("--fragid", "--fraglen", "--fragres", "--fragfirst", "--fragmore", "--fraglast")),
            Map.entry("hbh", never("--hbh-len", "--hbh-opts")),
            Map.entry("dst", never("--dst-len", "--dst-opts")),
            Map.entry("mh", never("--mh-type")),
            Map.entry(
                    "recent",
                    new Row(
                            Set.of(
                                    "--name",
                                    "--set",
                                    "--rcheck",
                                    "--update",
                                    "--remove",
                                    "--rsource",
                                    "--rdest",
                                    "--seconds",
                                    "--reap",
                                    "--hitcount",
                                    "--rttl",
                                    "--mask"),
                            (clause, sets) -> recent(clause),
                            "it depends on who came recently")),
            Map.entry("limit", maybe("it depends on how many came", "--limit", "--limit-burst")),
            Map.entry("dstlimit", maybe("it depends on how many came")),
            Map.entry(
                    "hashlimit",
                    maybe(
                            "it depends on how many came",
                            "--hashlimit",
                            "--hashlimit-upto",
                            "--hashlimit-above",
                            "--hashlimit-burst",
                            "--hashlimit-mode",
                            "--hashlimit-srcmask",
                            "--hashlimit-dstmask",
                            "--hashlimit-name",
                            "--hashlimit-htable-size",
                            "--hashlimit-htable-max",
                            "--hashlimit-htable-expire",
                            "--hashlimit-htable-gcinterval")),
            Map.entry(
                    "connlimit",
                    maybe(
                            "it depends on how many are connected",
                            "--connlimit-above",
                            "--connlimit-upto",
                            "--connlimit-mask",
                            "--connlimit-saddr",
                            "--connlimit-daddr")),
            Map.entry("statistic", maybe("it is random, or counts", "--mode", "--probability", "--every", "--packet")),
            Map.entry("nth", maybe("it counts", "--every", "--counter", "--start", "--packet")),
            Map.entry("random", maybe("it is random", "--average")),
            Map.entry("quota", maybe("it counts bytes", "--quota")),
            Map.entry("connbytes", maybe("it counts bytes", "--connbytes", "--connbytes-dir", "--connbytes-mode")),
            Map.entry("rateest", maybe("it depends on the rate")),
            Map.entry(ListingWords.MATCH, maybe("it is not written out", ListingWords.SAYS)),
            Map.entry(
                    "geoip",
                    maybe(
                            "it depends on a database of countries",
                            "--source-country",
                            "--src-cc",
                            "--destination-country",
                            "--dst-cc")),
            Map.entry(
                    "time",
                    maybe(
                            "it depends on the time of day",
                            "--datestart",
                            "--datestop",
                            "--timestart",
                            "--timestop",
                            "--monthdays",
                            "--weekdays",
                            "--days",
                            "--utc",
                            "--localtz",
                            "--kerneltz",
                            "--contiguous")),
            Map.entry("mac", maybe("it depends on the next router's hardware address", "--mac-source", "--mac")),
            Map.entry(
                    "rpfilter",
                    row(
                            clause -> packet -> Match.of(!clause.has("--invert")),
                            "--loose",
                            "--validmark",
                            "--accept-local",
                            "--invert")),
            Map.entry(
                    "physdev",
                    maybe(
                            "it depends on a bridge's ports",
                            "--physdev-in",
                            "--physdev-out",
                            "--physdev-is-in",
                            "--physdev-is-out",
                            "--physdev-is-bridged")),
            Map.entry("ttl", maybe("it depends on the distance", "--ttl-eq", "--ttl-gt", "--ttl-lt", "--ttl")),
            Map.entry("hl", maybe("it depends on the distance", "--hl-eq", "--hl-gt", "--hl-lt")),
            Map.entry("tos", maybe("it depends on the packet's class", "--tos")),
            Map.entry("dscp", maybe("it depends on the packet's class", "--dscp", "--dscp-class")),
            Map.entry("ecn", maybe("it depends on congestion", "--ecn-tcp-cwr", "--ecn-tcp-ece", "--ecn-ip-ect")),
            Map.entry("realm", maybe("it depends on the routes", "--realm")),
            Map.entry("socket", maybe("it depends on sockets", "--transparent", "--nowildcard", "--restore-skmark")),
            Map.entry("cgroup", maybe("it depends on the socket's owner", "--cgroup", "--path")),
            Map.entry("u32", maybe("a program over the packet's bytes", "--u32")),
            Map.entry("bpf", maybe("a program over the packet's bytes", "--bytecode", "--object-pinned")));

    private static Row row(Function<Clause, Condition> condition, String... options) {
        return new Row(Set.of(options), (clause, sets) -> condition.apply(clause), "");
    }

    /** Other protocols and headers: no packet of the edge's connection has them, negated or not. */
    private static Row never(String... options) {
        return row(clause -> packet -> Match.NEVER, options);
    }

    private static Row maybe(String doubt, String... options) {
        return new Row(Set.of(options), (clause, sets) -> Condition.unknown(), doubt);
    }

    /** Whether the extension has the option; of one that is not known here, any may be. */
    static boolean knows(String name, String option) {
        Row row = ROWS.get(name(name));
        return row == null || row.options.contains(option);
    }

    /** What the match says. */
    static Condition read(Clause clause, IpSets sets) {
        Row row = ROWS.get(name(clause.name()));
        if (row == null) {
            throw new UnreadableException("the match \"" + clause.name() + "\" is not known");
        }
        for (Option option : clause.options()) {
            if (!row.options.contains(option.name())) {
                throw new UnreadableException(
                        "the option " + option.name() + " of the match \"" + clause.name() + "\" is not known");
            }
        }
        return row.condition.apply(clause, sets);
    }

    /** What about the match cannot be told from rules alone; empty where it can. */
    static String doubt(Clause clause, IpSets sets) {
        Row row = ROWS.get(name(clause.name()));
        if (name(clause.name()).equals("set")) {
            return sets.doubt(clause);
        }
        if (clause.name().equals(ListingWords.MATCH)) {
            return clause.option(ListingWords.SAYS).map(Option::value).orElse("");
        }
        return row == null || row.doubt.isEmpty() ? "" : clause + ": " + row.doubt;
    }

    private static String name(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "icmpv6", "ipv6-icmp" -> "icmp6";
            case "mport" -> "multiport";
            default -> lower;
        };
    }

    private static Condition each(Clause clause, Function<Option, Condition> read) {
        List<Condition> conditions = new ArrayList<>();
        for (Option option : clause.options()) {
            Condition condition = read.apply(option);
            conditions.add(option.negated() ? Condition.not(condition) : condition);
        }
        return conditions.size() == 1 ? conditions.get(0) : Condition.all(conditions);
    }

    private static Condition tcp(Clause clause) {
        Condition options = each(clause, option -> switch (option.name()) {
            case "--sport", "--source-port" -> Condition.sourcePort(Numbers.ports(option.value()));
            case "--dport", "--destination-port" -> Condition.destinationPort(Numbers.ports(option.value()));
            case "--syn" -> Condition.tcpFlags(0x17, 0x02);
            case "--tcp-flags" -> TcpFlags.read(option.values());
            default -> Condition.unknown();
        });
        return clause.options().isEmpty() ? tcp() : Condition.all(List.of(tcp(), options));
    }

    private static Condition tcp() {
        return Condition.protocol(NumberSet.of(6));
    }

    private static Condition icmp(int version, Clause clause) {
        NumberSet any = NumberSet.range(0, 255);
        Condition options = each(clause, option -> IcmpTypes.read(version, option.value()));
        return clause.options().isEmpty()
                ? Condition.icmp(version, any, any)
                : Condition.all(List.of(Condition.icmp(version, any, any), options));
    }

    private static Condition multiport(Clause clause) {
        return each(clause, option -> {
            NumberSet ports = Numbers.ports(option.value());
            return switch (option.name()) {
                case "--sports", "--source-ports", "--sport" -> Condition.sourcePort(ports);
                case "--dports", "--destination-ports", "--dport" -> Condition.destinationPort(ports);
                default -> Condition.any(List.of(Condition.sourcePort(ports), Condition.destinationPort(ports)));
            };
        });
    }

    private static Condition ranges(Clause clause) {
        return each(clause, option -> {
            AddressSet range = AddressText.range(option.value());
            return option.name().equals("--src-range")
                    ? Condition.sourceAddress(range)
                    : Condition.destinationAddress(range);
        });
    }

    private static Condition states(String text) {
        Set<ConnectionState> states = EnumSet.noneOf(ConnectionState.class);
        List<Condition> either = new ArrayList<>();
        for (String name : text.split(",", -1)) {
            switch (name.toUpperCase(Locale.ROOT)) {
                case "NEW" -> states.add(ConnectionState.NEW);
                case "ESTABLISHED" -> states.add(ConnectionState.ESTABLISHED);
                case "RELATED" -> states.add(ConnectionState.RELATED);
                case "INVALID" -> states.add(ConnectionState.INVALID);
                case "UNTRACKED" -> states.add(ConnectionState.UNTRACKED);
                case "DNAT" -> either.add(Condition.destinationTranslated());
                case "SNAT" -> either.add(Condition.sourceTranslated());
                default -> throw new UnreadableException("\"" + name + "\" is no state of a connection");
            }
        }
        either.add(Condition.state(states));
        return either.size() == 1 ? either.get(0) : Condition.any(either);
    }

    private static Condition conntrack(Clause clause) {
        return each(clause, option -> switch (option.name()) {
            case "--ctstate" -> states(option.value());
            case "--ctproto" -> tracked(Protocols.read(option.value()).contains(6));
            case "--ctdir" -> direction(option.value());
            case "--ctorigsrc" -> peers(AddressText.list(option.value()));
            case "--ctorigdst" -> Condition.originalDestination(AddressText.list(option.value()));
            case "--ctorigdstport" -> Condition.originalDestinationPort(Numbers.ports(option.value()));
            default -> Condition.unknown();
        });
    }

    private static Condition tracked(boolean tcp) {
        return packet -> Match.of(tcp);
    }

    private static Condition direction(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "ORIGINAL" -> Condition.originalDirection();
            case "REPLY" -> Condition.not(Condition.originalDirection());
            default -> throw new UnreadableException("\"" + text + "\" is no direction");
        };
    }

    private static Condition peers(AddressSet addresses) {
        return packet -> Match.exact(addresses);
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

    private static Condition addressTypes(Clause clause) {
        return each(clause, option -> switch (option.name()) {
            case "--src-type" -> types(option.value(), true);
            case "--dst-type" -> types(option.value(), false);
            default -> Condition.always();
        });
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

    private static Condition mark(Option option, BiFunction<Long, Long, Condition> read) {
        long[] masked = Numbers.masked(option.value());
        return read.apply(masked[1], masked[0]);
    }

    /** Packets that arrive have no socket yet, and what the kernel answers by itself has none either. */
    private static Condition owner(Clause clause) {
        boolean negated = clause.options().stream().allMatch(Option::negated);
        return packet -> {
            if (packet.step() == Step.REJECTION || packet.step().fromPeer()) {
                return Match.of(negated);
            }
            return Match.MAYBE;
        };
    }

    private static Condition packetType(Option option) {
        boolean host = option.value().equals("unicast") || option.value().equals("host");
        return packet -> Match.of(host);
    }

    private static Condition policy(Clause clause) {
        String kind = clause.option("--pol").map(Option::value).orElse("");
        boolean negated = clause.option("--pol").map(Option::negated).orElse(false);
        return switch (kind) {
            case "none" -> packet -> Match.of(!negated);
            case "ipsec" -> packet -> Match.of(negated);
            default -> throw new UnreadableException("\"" + kind + "\" is no policy");
        };
    }

    /** The first packets carry no payload that could be searched; very short texts may stand in a header. */
    private static Condition string(Clause clause) {
        Option option = clause.option("--string", "--hex-string")
                .orElseThrow(() -> new UnreadableException("nothing to search for"));
        boolean headers = option.value().length() < 5;
        return packet -> {
            boolean payload =
                    packet.step() == Step.DATA || packet.step() == Step.REPLY || packet.step() == Step.REJECTION;
            return payload || headers ? Match.MAYBE : Match.of(option.negated());
        };
    }

    private static Condition length(Option option) {
        NumberSet wanted = Numbers.range(option.value(), 65535);
        return packet -> switch (packet.step()) {
            case SYN, SYN_ACK -> Match.of(SYN_LENGTHS, wanted);
            case ACK, DATA, REPLY, REJECTION -> Match.of(ANY, wanted);
        };
    }

    private static Condition segmentSize(Option option) {
        NumberSet wanted = Numbers.range(option.value(), 65535);
        return packet -> switch (packet.step()) {
            case SYN, SYN_ACK -> Match.of(SEGMENT_SIZES, wanted);
            case ACK, DATA, REPLY, REJECTION -> Match.NEVER;
        };
    }

    private static Condition recent(Clause clause) {
        return clause.option("--set").map(set -> always(!set.negated())).orElseGet(Condition::unknown);
    }

    private static Condition always(boolean holds) {
        return packet -> Match.of(holds);
    }

    /** What a REJECT can answer with, by its name. */
    static RejectKind rejection(String name) {
        return switch (name) {
            case "tcp-reset", "tcp-rst" -> RejectKind.RST;
            case "icmp-net-unreachable", "net-unreach" -> RejectKind.ICMP_NET_UNREACHABLE;
            case "icmp-host-unreachable", "host-unreach" -> RejectKind.ICMP_HOST_UNREACHABLE;
            case "icmp-proto-unreachable", "proto-unreach" -> RejectKind.ICMP_PROTO_UNREACHABLE;
            case "icmp-port-unreachable", "port-unreach" -> RejectKind.ICMP_PORT_UNREACHABLE;
            case "icmp-net-prohibited", "net-prohib" -> RejectKind.ICMP_NET_PROHIBITED;
            case "icmp-host-prohibited", "host-prohib" -> RejectKind.ICMP_HOST_PROHIBITED;
            case "icmp-admin-prohibited", "admin-prohib" -> RejectKind.ICMP_ADMIN_PROHIBITED;
            case "icmp6-no-route", "no-route" -> RejectKind.ICMP6_NO_ROUTE;
            case "icmp6-adm-prohibited", "adm-prohibited" -> RejectKind.ICMP6_ADM_PROHIBITED;
            case "icmp6-addr-unreachable", "addr-unreach" -> RejectKind.ICMP6_ADDR_UNREACHABLE;
            case "icmp6-port-unreachable" -> RejectKind.ICMP6_PORT_UNREACHABLE;
            case "icmp6-policy-fail", "policy-fail" -> RejectKind.ICMP6_POLICY_FAIL;
            case "icmp6-reject-route", "reject-route" -> RejectKind.ICMP6_REJECT_ROUTE;
            default -> throw new UnreadableException("\"" + name + "\" is no answer known here");
        };
    }
}

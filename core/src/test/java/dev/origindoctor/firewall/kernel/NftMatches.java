package dev.origindoctor.firewall.kernel;

import dev.origindoctor.ranges.Family;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Random conditions of nft rules, for packets from the peer and for those to it. */
final class NftMatches {
    private final Random random;
    private final Map<Family, BoundaryAddresses> addresses;

    NftMatches(Random random, Map<Family, BoundaryAddresses> addresses) {
        this.random = random;
        this.addresses = addresses;
    }

    String pick(String... words) {
        return words[random.nextInt(words.length)];
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private BoundaryAddresses of(Family family) {
        return addresses.get(family);
    }

    /** A condition on the peer's address. */
    String peer(Family family, boolean out, List<String> sets) {
        String field = (family == Family.IPV4 ? "ip " : "ip6 ") + (out ? "daddr" : "saddr");
        String not = chance(25) ? " != " : " ";
        return switch (random.nextInt(9)) {
            case 0 -> field + not + of(family).range();
            case 1 -> field + not + "{ " + several(family, "") + " }";
            case 2 -> field + not + "@" + sets.get(random.nextInt(sets.size()));
            case 3 -> pairs(family, out, not);
            case 4 ->
                family == Family.IPV4
                        ? field + " & 255.255.0.0 " + pick("==", "!=") + " 198.18.0.0"
                        : field + not + of(family).range();
            case 5 ->
                family == Family.IPV4
                        ? field + " & 255.0.255.0 " + pick("==", "!=") + " 198.0." + pick("0", "1", "7") + ".0"
                        : field + " & ffff:ffff:: " + pick("==", "!=") + " 2001:db8::";
            case 6 ->
                field + " " + pick("<", "<=", ">", ">=") + " "
                        + of(family).apart(random.nextInt(12)).split("[-/]")[0];
            default -> field + not + of(family).block();
        };
    }

    private String pairs(Family family, boolean out, String not) {
        String address = (family == Family.IPV4 ? "ip " : "ip6 ") + (out ? "daddr" : "saddr");
        String port = out ? "tcp sport" : "tcp dport";
        String device = out ? "oifname" : "iifname";
        return switch (random.nextInt(3)) {
            case 0 ->
                address + " . " + port + not + "{ " + several(family, " . " + pick("443", "80", "400-500")) + " }";
            case 1 ->
                device + " . " + address + not + "{ " + several(family, "", "\"" + pick("eth0", "lo") + "\" . ") + " }";
            default ->
                "meta l4proto . " + address + " . th " + (out ? "sport" : "dport") + not + "{ "
                        + several(family, " . " + pick("443", "1-1023"), pick("tcp", "udp") + " . ") + " }";
        };
    }

    /** Elements of a set that have nothing in common. */
    String several(Family family, String behind) {
        return several(family, behind, "");
    }

    private String several(Family family, String behind, String before) {
        int first = random.nextInt(12);
        return IntStream.range(first, first + 1 + random.nextInt(4))
                .mapToObj(slot -> before + of(family).apart(slot) + behind)
                .collect(Collectors.joining(", "));
    }

    /** A map of verdicts by the peer's address. */
    String verdicts(Family family, boolean out, List<String> chains) {
        String field = (family == Family.IPV4 ? "ip " : "ip6 ") + (out ? "daddr" : "saddr");
        return field + " vmap { " + pairsOf(family, chains) + (chance(30) ? ", * : " + verdict(chains) : "") + " }";
    }

    /** Addresses with their verdicts. */
    String pairsOf(Family family, List<String> chains) {
        int first = random.nextInt(12);
        return IntStream.range(first, first + 2 + random.nextInt(3))
                .mapToObj(slot -> of(family).apart(slot) + " : " + verdict(chains))
                .collect(Collectors.joining(", "));
    }

    /** A verdict that a map can hold. */
    String verdict(List<String> chains) {
        if (!chains.isEmpty() && chance(40)) {
            return pick("jump ", "goto ") + chains.get(random.nextInt(chains.size()));
        }
        return pick("accept", "drop", "return", "continue");
    }

    /** A condition on anything but the peer's address. */
    String other(String table, Family family, boolean out) {
        String mine = out ? "sport" : "dport";
        String device = out ? "oif" : "iif";
        return switch (random.nextInt(21)) {
            case 0 ->
                "tcp " + mine + pick(" ", " != ")
                        + pick("443", "https", "80", "400-500", "{ 80, 443 }", "{ 22, 8000-9000 }", "@ports");
            case 1 -> "tcp " + mine + pick(" < ", " > ", " <= ", " >= ") + pick("443", "444", "442");
            case 2 -> "th " + mine + pick(" ", " != ") + pick("443", "1-442", "444-65535");
            case 3 ->
                "ct state" + pick(" ", " != ")
                        + pick(
                                "new",
                                "established",
                                "{ new, established }",
                                "invalid",
                                "untracked",
                                "related",
                                "established,related",
                                "{ invalid, untracked }",
                                "new,untracked");
            case 4 ->
                "ct state vmap { established : " + pick("accept", "continue") + ", related : accept, invalid : "
                        + pick("drop", "continue", "accept") + " }";
            case 5 -> "ct direction " + pick("original", "reply");
            case 6 -> "ct status" + pick(" ", " != ") + pick("dnat", "snat", "snat,dnat");
            case 7 ->
                "meta l4proto" + pick(" ", " != ") + pick("tcp", "udp", "{ tcp, udp }", "{ icmp, ipv6-icmp }", "6");
            case 8 ->
                table.equals("inet")
                        ? pick(
                                "meta nfproto ipv4",
                                "meta nfproto ipv6",
                                "meta nfproto != ipv4",
                                "meta protocol ip",
                                "meta protocol { ip, ip6 }")
                        : "meta protocol { ip, ip6 }";
            case 9 ->
                device + pick("name", "name != ").replace("!= ", " !=") + " "
                        + pick("\"eth0\"", "\"eth*\"", "\"lo\"", "{ \"eth0\", \"lo\" }", "\"docker0\"", "@doors");
            case 10 -> device + pick(" ", " != ") + pick("eth0", "lo", "\"lo\"", "{ lo, eth0 }");
            case 11 ->
                "tcp flags"
                        + pick(
                                " & (fin | syn | rst | ack) == syn",
                                " & (syn | ack) == (syn | ack)",
                                " syn",
                                " != syn",
                                " & ack == ack",
                                " & (fin|syn|rst|ack) != syn",
                                " { syn, ack }",
                                " ack / fin,syn,rst,psh,ack",
                                " syn / syn,ack",
                                " ! fin,rst",
                                " & syn != 0",
                                " psh,ack");
            case 12 ->
                pick("meta mark", "mark")
                        + pick(" 1", " != 0x2", " 0", " { 1, 3 }", " 1-2", " < 2", " >= 1", " != 1-2");
            case 13 -> "meta mark & 0x1 " + pick("==", "!=") + " " + pick("0x1", "0x0");
            case 14 -> "ct mark" + pick(" ", " != ") + pick("1", "0", "0x2-0x3");
            case 15 ->
                out
                        ? "fib saddr type local"
                        : pick(
                                "fib daddr type local",
                                "fib saddr type != local",
                                "fib daddr type { local, broadcast }",
                                "fib saddr type unicast",
                                "fib daddr . iif type local");
            case 16 -> out ? "ct direction reply" : "fib saddr . iif oif " + pick("exists", "missing", "!= 0", "eq 0");
            case 17 ->
                family == Family.IPV4
                        ? pick(
                                "icmp type echo-request",
                                "ip protocol icmp",
                                "ip protocol tcp",
                                "ip protocol != udp",
                                "ip version 4")
                        : pick(
                                "icmpv6 type { nd-neighbor-solicit, echo-request }",
                                "ip6 nexthdr tcp",
                                "ip6 nexthdr != icmpv6",
                                "udp " + mine + " 443");
            case 18 ->
                out
                        ? "meta l4proto tcp ct original proto-dst " + pick("443", "80")
                        : "meta l4proto tcp ct original proto-dst" + pick(" ", " != ") + pick("443", "{ 80, 443 }");
            case 19 ->
                out
                        ? "tcp dport " + pick("1024-65535", "443")
                        : "tcp sport" + pick(" ", " != ") + pick("1024-65535", "443", "0-1023");
            default -> "meta pkttype" + pick(" ", " != ") + pick("broadcast", "{ broadcast, multicast }");
        };
    }

    /** A condition that nobody can decide. */
    String undecidable(Family family) {
        return pick(
                "limit rate 3/minute",
                "limit rate over 2/second burst 3 packets",
                "quota over 1000 bytes",
                "numgen random mod 2 0",
                "ct count over 2",
                "limit rate 1 kbytes/second",
                (family == Family.IPV4 ? "jhash ip saddr" : "jhash ip6 saddr") + " mod 2 1",
                "meta length > 60",
                "meta skuid 0",
                "limit name \"slow\"",
                "quota name \"big\"");
    }

    /** A set that the rules fill themselves. */
    String growing(Family family, boolean out) {
        String field = (family == Family.IPV4 ? "ip " : "ip6 ") + (out ? "daddr" : "saddr");
        String set = "@growing" + (family == Family.IPV4 ? 4 : 6);
        return pick(
                field + " " + set,
                "add " + set + " { " + field + " }",
                "update " + set + " { " + field + " limit rate over 1/minute }");
    }

    /** Something beside the conditions. */
    String remark() {
        return pick(
                "counter",
                "counter packets 7 bytes 420",
                "log prefix \"in: \" level debug",
                "meta priority set 1:2",
                "log group 7",
                "counter name \"seen\"");
    }

    /** A change of a mark. */
    String marking(Family family, boolean out) {
        String field = (family == Family.IPV4 ? "ip " : "ip6 ") + (out ? "daddr" : "saddr");
        if (chance(15)) {
            return "meta mark set " + field + " map { " + several(family, " : 1") + " }";
        }
        return pick(
                "meta mark set 1",
                "meta mark set mark | 2",
                "meta mark set mark and 0xfffffffe",
                "meta mark set mark xor 1",
                "ct mark set 1",
                "ct mark set meta mark",
                "meta mark set ct mark",
                "ct mark set ct mark | 0x2");
    }
}

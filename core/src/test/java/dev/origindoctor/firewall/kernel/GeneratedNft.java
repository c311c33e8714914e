package dev.origindoctor.firewall.kernel;

import dev.origindoctor.ranges.Family;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Random nftables rulesets for both families, out of everything that can be decided and a little that cannot. */
final class GeneratedNft {
    private static final Map<String, List<String>> PRIORITIES = Map.of(
            "prerouting", List.of("raw", "-200", "mangle", "mangle + 5", "-99", "filter"),
            "input", List.of("mangle", "filter - 1", "filter", "10", "security"),
            "output", List.of("raw", "mangle", "-50", "filter", "filter + 20"),
            "postrouting", List.of("mangle", "0", "srcnat"),
            "ingress", List.of("0", "-500", "7"));

    /** Conditions on layers, beside which nft takes others of the same layers only as far as it can tell that they agree. */
    private static final String LAYERS = ".*(l4proto|protocol|nexthdr|icmp|udp|nfproto).*";

    private static final String OBJECTS = """
              counter seen {
                comment "no rule at all"
              }
              limit slow {
                rate 2/minute burst 2 packets
              }
              quota big {
                over 100 mbytes
              }
              set ports {
                type inet_service
                flags interval
                elements = { 22, 80, 400-450 }
              }
              set doors {
                type ifname
                elements = { "eth0", "wg0" }
              }
              set growing4 {
                type ipv4_addr
                flags dynamic,timeout
                timeout 1m
              }
              set growing6 {
                type ipv6_addr
                size 65535
                flags dynamic
              }
            """;

    private final Random random;
    private final Map<Family, BoundaryAddresses> addresses = new EnumMap<>(Family.class);
    private final NftMatches matches;
    private final Set<String> taken = new LinkedHashSet<>();
    private final StringBuilder text = new StringBuilder();
    private int made;

    GeneratedNft(long seed) {
        this.random = new Random(seed * 7919 + 13);
        for (Family family : Family.values()) {
            addresses.put(family, new BoundaryAddresses(random, family));
        }
        this.matches = new NftMatches(random, addresses);
        table("inet", "main");
        for (int more = random.nextInt(3); more > 0; more--) {
            table(matches.pick("ip", "ip6", "inet", "netdev"), "more" + more);
        }
        addresses.values().forEach(BoundaryAddresses::block);
    }

    String text() {
        return text.toString();
    }

    /** The addresses on both sides of every boundary. */
    Set<String> boundaries(Family family) {
        return addresses.get(family).addresses();
    }

    private static List<Family> families(String table) {
        return switch (table) {
            case "ip" -> List.of(Family.IPV4);
            case "ip6" -> List.of(Family.IPV6);
            default -> List.of(Family.values());
        };
    }

    private void table(String family, String name) {
        text.append("table ").append(family).append(' ').append(name).append(" {\n");
        if (matches.chance(4)) {
            text.append("  flags dormant\n");
        }
        text.append(OBJECTS);
        families(family).forEach(this::sets);
        int own = random.nextInt(4);
        List<String> chains = new ArrayList<>();
        for (int i = own - 1; i >= 0; i--) {
            text.append("  chain user").append(i).append(" {\n");
            rules(family, "", List.copyOf(chains));
            text.append("  }\n");
            chains.add("user" + i);
        }
        for (String hook : family.equals("netdev")
                ? List.of("ingress")
                : List.of("prerouting", "input", "input", "output", "postrouting")) {
            if (matches.chance(hook.equals("input") ? 75 : 35)) {
                base(family, hook, chains);
            }
        }
        text.append("}\n");
    }

    private void sets(Family family) {
        String type = family == Family.IPV4 ? "ipv4_addr" : "ipv6_addr";
        for (String name : names(family)) {
            boolean timed = matches.chance(15);
            text.append("  set ")
                    .append(name)
                    .append(" {\n    ")
                    .append(
                            matches.chance(75)
                                    ? "type " + type
                                    : family == Family.IPV4 ? "typeof ip saddr" : "typeof ip6 saddr")
                    .append("\n    flags interval")
                    .append(timed ? ",timeout\n" : "\n");
            if (matches.chance(50)) {
                text.append("    auto-merge\n");
            }
            if (matches.chance(85)) {
                text.append("    elements = { ")
                        .append(matches.several(
                                family, (timed ? " timeout 2h" : "") + (matches.chance(20) ? " comment \"a, b\"" : "")))
                        .append(" }\n");
            }
            text.append("  }\n");
        }
        text.append("  map verdicts")
                .append(family.bits())
                .append(" {\n    type ")
                .append(type)
                .append(" : verdict\n    flags interval\n    elements = { ")
                .append(matches.pairsOf(family, List.of()))
                .append(" }\n  }\n");
        text.append("  set pairs")
                .append(family.bits())
                .append(" {\n    type ")
                .append(type)
                .append(" . inet_service\n    flags interval\n    elements = { ")
                .append(matches.several(family, " . " + matches.pick("443", "80-500", "1-80")))
                .append(" }\n  }\n");
    }

    private static List<String> names(Family family) {
        return List.of("first" + family.bits(), "second" + family.bits());
    }

    /** Two chains of the same priority are rare: in which of them a packet comes first is not defined. */
    private void base(String family, String hook, List<String> chains) {
        List<String> free = PRIORITIES.getOrDefault(hook, List.of()).stream()
                .filter(priority -> matches.chance(3) || !taken.contains(hook + priority))
                .toList();
        if (free.isEmpty()) {
            return;
        }
        String priority = free.get(random.nextInt(free.size()));
        taken.add(hook + priority);
        text.append("  chain ")
                .append(hook)
                .append(++made)
                .append(" {\n    type filter hook ")
                .append(hook)
                .append(hook.equals("ingress") ? " device \"eth0\"" : "")
                .append(" priority ")
                .append(priority);
        if (hook.equals("input") && matches.chance(40) || matches.chance(5)) {
            text.append("; policy drop;\n");
        } else {
            text.append(matches.pick(";\n", "; policy accept;\n"));
        }
        if (matches.chance(hook.equals("input") || hook.equals("output") ? 70 : 30) && !hook.equals("ingress")) {
            text.append("    ct state ")
                    .append(matches.pick(
                            "established", "established", "established,related", "established,related", "new"))
                    .append(" accept\n");
        }
        if (matches.chance(25) && (hook.equals("prerouting") || hook.equals("output")) && priority.equals("raw")) {
            text.append("    tcp dport 443 notrack\n");
        }
        rules(family, hook, chains);
        text.append("  }\n");
    }

    private void rules(String family, String hook, List<String> chains) {
        for (int count = random.nextInt(5); count > 0; count--) {
            text.append("    ")
                    .append(rule(family, hook, chains))
                    .append(matches.chance(10) ? " comment \"no drop, no }\"" : "")
                    .append('\n');
        }
    }

    private String rule(String family, String hook, List<String> chains) {
        boolean out = hook.equals("output") || hook.equals("postrouting");
        List<Family> both = families(family);
        Family one = both.get(random.nextInt(both.size()));
        List<String> words = new ArrayList<>();
        boolean simple = false;
        if (matches.chance(70)) {
            words.add(matches.peer(one, out, names(one)));
        }
        if (matches.chance(55) && !family.equals("netdev") && !hook.isEmpty()) {
            String other = matches.other(family, one, out);
            // An ICMP error about the bare acknowledgement changes nothing, but the prober would be told of it.
            simple = other.matches(LAYERS) || other.contains("ack / fin");
            boolean fits =
                    !(simple && words.stream().anyMatch(word -> word.contains("tcp") || word.contains("l4proto")))
                            && !(other.startsWith("fib") && !hook.equals("prerouting") && !hook.equals("input"))
                            && !(other.contains("oif") && hook.equals("input"));
            if (fits) {
                words.add(other);
            }
        }
        if (matches.chance(4) && !hook.isEmpty() && !family.equals("netdev")) {
            words.add(matches.undecidable(one));
        }
        if (matches.chance(2) && !hook.isEmpty()) {
            words.add(matches.growing(one, out));
        }
        if (matches.chance(30)) {
            words.add(matches.remark());
        }
        if (!family.equals("netdev") && matches.chance(15)) {
            words.add(matches.marking(one, out));
        }
        words.add(simple ? matches.verdict(chains) : end(family, hook, one, out, chains));
        String rule = String.join(" ", words).strip();
        return rule.isEmpty() ? "counter" : rule;
    }

    private String end(String family, String hook, Family one, boolean out, List<String> chains) {
        int way = random.nextInt(100);
        if (way < 12) {
            return matches.verdicts(one, out, chains);
        }
        if (way < 17) {
            return (one == Family.IPV4 ? "ip " : "ip6 ") + (out ? "daddr" : "saddr") + " vmap @verdicts" + one.bits();
        }
        if (way < 22) {
            return (one == Family.IPV4 ? "ip " : "ip6 ") + (out ? "daddr" : "saddr") + " . tcp "
                    + (out ? "sport" : "dport") + " @pairs" + one.bits() + " " + matches.pick("accept", "drop");
        }
        if (way < 40 && !chains.isEmpty()) {
            return matches.pick("jump ", "jump ", "goto ") + chains.get(random.nextInt(chains.size()));
        }
        if (way < 58 && (hook.equals("input") || hook.equals("output"))) {
            return reject(family, one);
        }
        boolean decides = hook.equals("input") || hook.isEmpty();
        return matches.pick("accept", "accept", decides ? "drop" : "accept", "drop", "return", "continue", "");
    }

    private String reject(String table, Family family) {
        return switch (table) {
            case "ip" ->
                matches.pick(
                        "reject",
                        "reject with tcp reset",
                        "reject with icmp type host-prohibited",
                        "reject with icmp net-unreachable");
            case "ip6" ->
                matches.pick(
                        "reject",
                        "reject with tcp reset",
                        "reject with icmpv6 type admin-prohibited",
                        "reject with icmpv6 addr-unreachable");
            default ->
                matches.pick(
                        "reject",
                        "meta l4proto tcp reject with tcp reset",
                        "reject with icmpx type admin-prohibited",
                        "reject with icmpx host-unreachable",
                        "reject with icmpx no-route",
                        family == Family.IPV4
                                ? "reject with icmp type admin-prohibited"
                                : "reject with icmpv6 type no-route");
        };
    }
}

package dev.origindoctor.firewall.kernel;

import dev.origindoctor.ranges.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Random rulesets out of everything that can be decided, for one family, and the addresses at which they may change. */
final class GeneratedRules {
    private final Random random;
    private final Family family;
    private final BoundaryAddresses addresses;
    private final String text;

    GeneratedRules(long seed, Family family) {
        this.random = new Random(seed);
        this.family = family;
        this.addresses = new BoundaryAddresses(random, family);
        StringBuilder all = new StringBuilder();
        all.append(table("raw", chance(20), "PREROUTING", "OUTPUT"));
        all.append(table("mangle", chance(25), "PREROUTING", "INPUT", "OUTPUT"));
        all.append(table("filter", true, "INPUT", "OUTPUT"));
        all.append(table("security", chance(10), "INPUT", "OUTPUT"));
        this.text = all.toString();
        addresses.block();
    }

    /** The rules, as iptables-save writes them. */
    String text() {
        return text;
    }

    /** The addresses on both sides of every boundary. */
    Set<String> boundaries() {
        return addresses.addresses();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String pick(String... words) {
        return words[random.nextInt(words.length)];
    }

    private String table(String name, boolean filled, String... bases) {
        StringBuilder table = new StringBuilder("*" + name + "\n");
        List<String> chains = new ArrayList<>(List.of(bases));
        for (String base : bases) {
            boolean drops = filled && !name.equals("raw") && chance(base.equals("INPUT") ? 40 : 15);
            table.append(':').append(base).append(drops ? " DROP" : " ACCEPT").append(" [0:0]\n");
        }
        int own = filled ? random.nextInt(4) : 0;
        for (int i = 0; i < own; i++) {
            chains.add("user" + i);
            table.append(":user").append(i).append(" - [0:0]\n");
        }
        if (filled && name.equals("filter") && chance(70)) {
            table.append("-A INPUT -m conntrack --ctstate ")
                    .append(pick("ESTABLISHED", "RELATED,ESTABLISHED"))
                    .append(" -j ACCEPT\n");
        }
        if (filled && name.equals("filter") && chance(60)) {
            table.append("-A OUTPUT -m state --state ")
                    .append(pick("ESTABLISHED", "RELATED,ESTABLISHED"))
                    .append(" -j ACCEPT\n");
        }
        for (int chain = 0; filled && chain < chains.size(); chain++) {
            boolean output = chains.get(chain).equals("OUTPUT");
            for (int rules = random.nextInt(output ? 3 : 6); rules > 0; rules--) {
                table.append("-A ")
                        .append(chains.get(chain))
                        .append(matches(output, name))
                        .append(target(name, chain, bases.length, chains))
                        .append('\n');
            }
        }
        return table.append("COMMIT\n").toString();
    }

    private String matches(boolean output, String table) {
        StringBuilder matches = new StringBuilder();
        if (chance(65)) {
            matches.append(chance(25) ? " !" : "")
                    .append(output ? " -d " : " -s ")
                    .append(addresses.block());
        } else if (chance(30)) {
            matches.append(" -m iprange")
                    .append(chance(25) ? " !" : "")
                    .append(output ? " --dst-range " : " --src-range ")
                    .append(addresses.range());
        }
        matches.append(" -p tcp");
        switch (random.nextInt(9)) {
            case 0 ->
                matches.append(" -m tcp")
                        .append(chance(20) ? " !" : "")
                        .append(output ? " --sport " : " --dport ")
                        .append(pick("443", "80", "400:500", ":442", "444:"));
            case 1 ->
                matches.append(" -m multiport")
                        .append(chance(20) ? " !" : "")
                        .append(output ? " --sports " : " --dports ")
                        .append(pick("80,443", "22,25", "80,400:450", "1:65535"));
            case 2 ->
                matches.append(" -m conntrack")
                        .append(chance(20) ? " !" : "")
                        .append(" --ctstate ")
                        .append(pick(
                                "NEW",
                                "ESTABLISHED",
                                "NEW,ESTABLISHED",
                                "INVALID",
                                "UNTRACKED",
                                "RELATED",
                                "INVALID,UNTRACKED"));
            case 3 ->
                matches.append(chance(30) ? " !" : "")
                        .append(output ? " -o " : " -i ")
                        .append(pick("eth0", "eth+", "lo", "eth1", "docker0"));
            case 4 ->
                matches.append(" -m tcp")
                        .append(chance(20) ? " !" : "")
                        .append(" --tcp-flags ")
                        .append(pick(
                                "FIN,SYN,RST,ACK SYN",
                                "SYN,ACK SYN,ACK",
                                "ALL NONE",
                                "ACK ACK",
                                "SYN,RST RST",
                                output ? "URG URG" : "PSH PSH"));
            case 5 ->
                matches.append(" -m mark")
                        .append(chance(20) ? " !" : "")
                        .append(" --mark ")
                        .append(pick("0x1", "0x0", "0x2/0x2", "0x1/0x3"));
            case 6 -> matches.append(" -m comment --comment \"-j DROP \\\"quoted\\\"\"");
            case 7 ->
                matches.append(chance(30) ? " !" : "")
                        .append(output ? " -s " : " -d ")
                        .append(
                                family == Family.IPV4
                                        ? pick("192.0.2.10/32", "192.0.2.0/24", "10.0.0.0/8")
                                        : pick("2001:db8:ffff::10/128", "2001:db8:ffff::/64", "fc00::/7"));
            default -> matches.append("");
        }
        return matches.toString();
    }

    private String target(String table, int chain, int bases, List<String> chains) {
        int deeper = Math.max(chain + 1, bases);
        if (deeper < chains.size() && chance(35)) {
            return (chance(25) ? " -g " : " -j ") + chains.get(deeper + random.nextInt(chains.size() - deeper));
        }
        if (table.equals("raw") && chance(45)) {
            return " -j " + pick("NOTRACK", "CT --notrack");
        }
        if (table.equals("mangle") && chance(60)) {
            return " -j MARK "
                    + pick("--set-mark 0x1", "--set-xmark 0x2/0x2", "--or-mark 0x1", "--and-mark 0xfffffffe");
        }
        if (table.equals("filter") && chance(25)) {
            return " -j REJECT --reject-with "
                    + (family == Family.IPV4
                            ? pick(
                                    "tcp-reset",
                                    "icmp-port-unreachable",
                                    "icmp-host-prohibited",
                                    "icmp-net-unreachable",
                                    "icmp-admin-prohibited")
                            : pick(
                                    "tcp-reset",
                                    "icmp6-port-unreachable",
                                    "icmp6-adm-prohibited",
                                    "icmp6-no-route",
                                    "icmp6-addr-unreachable"));
        }
        return pick(" -j ACCEPT", " -j ACCEPT", " -j DROP", " -j RETURN", "");
    }
}

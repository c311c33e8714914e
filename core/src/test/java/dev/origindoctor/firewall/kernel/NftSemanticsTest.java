package dev.origindoctor.firewall.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.origindoctor.firewall.Firewall;
import dev.origindoctor.firewall.FirewallSplit;
import dev.origindoctor.firewall.NamedText;
import dev.origindoctor.firewall.Part;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.ranges.Family;
import dev.origindoctor.zoo.RealThings;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Small nftables rulesets with what a Linux kernel did with connections to port 443 from {@link #FOUR} and
 * {@link #SIX}. Where kernels can be asked (and with {@code -Dfirewall.generated}), the table itself is held against
 * one.
 */
class NftSemanticsTest {
    private static final String FOUR = "198.18.0.7";
    private static final String SIX = "2001:db8:1::7";

    /**
     * Rules, then after {@code =>} the answer; two answers where IPv4 and IPv6 differ. {@code //} parts chains of one
     * table: {@code input -5 drop:} is a base chain with its priority and policy (0 and accept unless given), another
     * word a chain that is jumped to; sets and tables stand as nft writes them.
     */
    private static final List<String> CASES =
            """
            # base chains and policies
            input: counter                                                                     => accept
            input drop: counter                                                                => drop
            input drop: return                                                                 => drop
            input drop: continue; accept                                                       => accept
            input: accept; drop                                                                => accept
            input: accept // output: drop                                                      => drop
            input -1: accept // input 1: drop                                                  => drop
            input 1: accept // input -1 drop: counter                                          => drop
            input: accept // table ip b // input 10: drop                                      => drop, accept
            input: accept // table ip6 b // input 10: tcp dport 443 reject                     => accept, reject icmp6_port_unreachable
            table ip b // input: ip saddr 198.18.0.7 drop // table inet a // input: accept     => drop, accept
            prerouting -450: drop                                                              => drop
            postrouting: drop                                                                  => drop
            forward: drop                                                                      => accept
            table netdev n // ingress: ip saddr 198.18.0.0/24 drop                             => drop, accept
            table netdev n // ingress: accept // table inet a // input: drop                   => drop
            table inet t { flags dormant; } // input: drop                                     => accept
            table bridge b // input: drop                                                      => accept
            table arp b // input: drop                                                         => accept
            # chains that are jumped to
            u: accept // input: jump u; drop                                                   => accept
            u: return // input: jump u; drop                                                   => drop
            u: counter // input drop: goto u; accept                                           => drop
            v: counter // u: goto v; drop // input drop: jump u; accept                        => accept
            v: return // u: jump v; accept // input drop: jump u                               => accept
            u: drop // input: tcp dport 80 jump u                                              => accept
            input: jump { drop; }                                                              => drop
            # addresses
            input: ip saddr 198.18.0.7 drop                                                    => drop, accept
            input: ip saddr != 198.18.0.7 drop                                                 => accept
            input: ip6 saddr != 2001:db8:2::/48 drop                                           => accept, drop
            input drop: ip saddr { 198.18.0.0-198.18.0.6, 198.18.0.8 } accept                  => drop
            input: ip saddr & 255.255.0.0 == 198.18.0.0 drop                                   => drop, accept
            input: ip saddr & 255.0.255.0 == 198.0.0.0 drop                                    => drop, accept
            input: ip saddr & 255.0.255.0 == 198.0.1.0 drop                                    => accept
            input: ip saddr & 0.255.0.255 != { 0.18.0.7, 0.18.0.9 } drop                       => accept
            input: ip saddr & 255.255.0.0 == 198.18.0.1 drop                                   => accept
            input: ip6 saddr & ffff:ffff:: == 2001:db8:: drop                                  => accept, drop
            input: ip6 saddr & ffff:0:ffff:: != 2001:0:1:: drop                                => accept
            input: ip saddr < 198.18.0.7 drop                                                  => accept
            input: ip saddr <= 198.18.0.7 drop                                                 => drop, accept
            input: ip saddr > 198.18.0.6 drop                                                  => drop, accept
            input: ip saddr >= 198.18.0.8 drop                                                 => accept
            input: ip6 saddr > 2001:db8:1::7 drop                                              => accept
            input: ip6 saddr < 2001:db8:1::8 drop                                              => accept, drop
            input: ip saddr < 0.0.0.0 drop                                                     => accept
            input: ip saddr != 198.18.0.0-198.18.0.6 drop                                      => drop, accept
            # bytes by their place
            input: @th,16,16 443 drop                                                          => drop
            input: @th,16,16 { 80, 0x1bb } drop                                                => drop
            input: @th,16,16 != 443 drop                                                       => accept
            input: @th,0,16 < 1024 drop                                                        => accept
            input: @th,104,8 & 0x12 == 0x02 drop                                               => drop
            input: meta nfproto ipv4 @nh,96,32 0xc6120007 drop                                 => drop, accept
            input: meta nfproto ipv4 @nh,96,32 & 0xffff0000 == 0xc6120000 drop                 => drop, accept
            input: meta nfproto ipv4 @nh,72,8 6 drop                                           => drop, accept
            output: meta nfproto ipv4 @nh,128,32 0xc6120007 drop                               => drop, accept
            input: @nh,0,4 6 drop                                                              => accept, drop
            input: ip saddr 198.18.0.0/16 ip daddr 192.0.2.10 drop                             => drop, accept
            input: ip daddr != 192.0.2.10 drop                                                 => accept
            output: ip daddr 198.18.0.7 drop                                                   => drop, accept
            output: ip saddr 198.18.0.7 drop                                                   => accept
            set s { type ipv4_addr; flags interval; elements = { 198.18.0.0/24 } } // input: ip saddr @s drop      => drop, accept
            set s { type ipv4_addr; flags interval; elements = { 198.18.0.0/24 } } // input: ip saddr != @s drop   => accept
            set s { type ipv4_addr; } // input: ip saddr @s drop                               => accept
            set s { type ipv4_addr; } // input: ip saddr != @s drop                            => drop, accept
            set s { typeof ip6 saddr; flags interval; auto-merge; elements = { 2001:db8:1::/64, 2001:db8:1::7 } } // input: ip6 saddr @s drop => accept, drop
            set s { type ipv4_addr; flags timeout; elements = { 198.18.0.7 timeout 1h } } // input: ip saddr @s drop => drop, accept
            # sets of several fields
            input: ip saddr . tcp dport { 198.18.0.7 . 443, 198.18.0.8 . 80 } drop             => drop, accept
            input: ip saddr . tcp dport != { 198.18.0.7 . 443 } drop                           => accept
            input: iifname . ip saddr . tcp dport { "eth0" . 198.18.0.0/24 . 400-500 } drop    => drop, accept
            input: iifname . tcp dport { "lo" . 443 } drop                                     => accept
            input: meta l4proto . th dport { tcp . 443, udp . 443 } drop                       => drop
            set p { type inet_proto . inet_service; elements = { tcp . 443 } } // input: meta l4proto . th dport @p drop => drop
            # maps of verdicts
            input: tcp dport vmap { 22 : drop, 443 : accept }; drop                            => accept
            input: tcp dport vmap { 22 : accept }; drop                                        => drop
            input: ip saddr vmap { 198.18.0.7 : drop, * : accept }; reject                     => drop, reject icmp6_port_unreachable
            input: ip6 saddr vmap { 2001:db8:2::/48 : accept, * : drop }                       => accept, drop
            map m { type inet_service : verdict; elements = { 443 : jump u } } // input: tcp dport vmap @m // u: drop  => drop
            input: ip saddr . tcp dport vmap { 198.18.0.7 . 443 : drop, 198.18.0.7 . 80 : accept } => drop, accept
            input: meta nfproto vmap { ipv4 : drop, ipv6 : accept }                            => drop, accept
            input: tcp dport vmap { 443 : continue } drop                                      => drop
            input: tcp dport vmap { 22 : continue } drop                                       => accept
            input: tcp dport vmap { 22 : accept, * : continue } counter drop                   => drop
            input: exthdr frag exists drop                                                     => accept
            input: exthdr frag missing drop                                                    => accept, drop
            input drop: ct state vmap { established : accept, new : continue }; tcp dport 443 accept => accept
            # ports and protocols
            input: tcp dport 443 drop                                                          => drop
            input: tcp dport != 443 drop                                                       => accept
            input: tcp dport https drop                                                        => drop
            input: tcp dport 1-442 drop                                                        => accept
            input: tcp dport > 442 drop                                                        => drop
            input: tcp dport < 443 drop                                                        => accept
            input: tcp dport { 80, 400-500 } drop                                              => drop
            input: udp dport 443 drop                                                          => accept
            input: udp dport != 80 drop                                                        => accept
            input: th dport 443 drop                                                           => drop
            input: tcp sport < 1024 drop                                                       => accept
            input: meta l4proto != tcp drop                                                    => accept
            input: ip protocol tcp drop                                                        => drop, accept
            input: ip6 nexthdr tcp drop                                                        => accept, drop
            input: icmp type echo-request drop                                                 => accept
            output: tcp sport 443 drop                                                         => drop
            # the state of the connection
            input drop: ct state new accept                                                    => stall
            input drop: ct state established accept                                            => drop
            input drop: ct state established,new accept                                        => accept
            input drop: ct state { established, new } accept                                   => accept
            input: ct state != { established, new } drop                                       => accept
            input: ct state invalid drop                                                       => accept
            prerouting -300: ct state new drop                                                 => accept
            prerouting -300: tcp dport 443 notrack // input: ct state new drop                 => accept
            prerouting -300: tcp dport 443 notrack // input: ct state untracked drop           => drop
            input: ct direction reply drop                                                     => accept
            output: ct direction original drop                                                 => accept
            input: ct status dnat drop                                                         => accept
            input: ct mark 0 drop                                                              => drop
            input: meta l4proto tcp ct original proto-dst 443 drop                             => drop
            prerouting -200: ct state new accept; drop                                         => maybe
            input: ct state new accept; reject with tcp reset                                  => stall rst
            # flags of TCP
            input: tcp flags syn drop                                                          => drop
            input: tcp flags & (fin|syn|rst|ack) == syn drop                                   => drop
            input: tcp flags & (fin|syn|rst|ack) != syn drop                                   => stall
            input: tcp flags != syn drop                                                       => stall
            input: tcp flags psh / psh,ack drop                                                => accept
            input: tcp flags & psh == psh drop                                                 => stall
            input: tcp flags fin,syn / fin,syn drop                                            => accept
            input: tcp flags != fin,syn / fin,syn drop                                         => drop
            input: tcp flags psh,ack / syn,psh,ack drop                                        => stall
            input: tcp flags ! syn drop                                                        => stall
            output: tcp flags & (syn|ack) == syn|ack drop                                      => drop
            output: tcp flags & psh == psh drop                                                => maybe
            input: tcp flags ack / fin,syn,rst,psh,ack drop                                    => accept
            input: tcp flags ack / fin,syn,rst,psh,ack reject with tcp reset                   => stall rst
            # interfaces
            input: iifname "lo" accept; drop                                                   => drop
            input: iifname "eth*" drop                                                         => drop
            input: iifname != "eth0" drop                                                      => accept
            input: iif lo accept; iif eth0 drop                                                => drop
            input: iifname { "eth0", "wg0" } drop                                              => drop
            input: oifname "eth0" drop                                                         => accept
            output: oifname "eth0" drop                                                        => drop
            # marks
            input -5: meta mark set 5 // input: meta mark 5 drop                               => drop
            input -5: meta mark set 5 // input: meta mark & 4 == 4 drop                        => drop
            input -5: meta mark set 5 // input: meta mark 1-4 drop                             => accept
            input -5: meta mark set mark or 2 // input: mark > 1 drop                          => drop
            input: ct mark set 1 // output: ct mark 1 drop                                     => drop
            input: meta mark set 1 // output: meta mark 1 drop                                 => accept
            # routes
            input: fib daddr type local drop                                                   => drop
            input: fib saddr type local drop                                                   => accept
            prerouting: fib saddr . iif oif missing drop                                       => accept
            prerouting: fib daddr . iif type != { local, broadcast, multicast } drop           => accept
            input: meta pkttype != host drop                                                   => accept
            input: meta pkttype { broadcast, multicast } drop                                  => accept
            # answers
            input: reject                                                    => reject icmp_port_unreachable, reject icmp6_port_unreachable
            input: reject with tcp reset                                     => reject rst
            input: reject with icmpx admin-prohibited                        => reject icmp_admin_prohibited, reject icmp6_adm_prohibited
            input: reject with icmpx no-route                                => reject icmp_net_unreachable, reject icmp6_no_route
            input: reject with icmp host-prohibited                          => reject icmp_host_prohibited, accept
            input: reject with icmpv6 addr-unreachable                       => accept, reject icmp6_addr_unreachable
            input: reject // output: ct state related drop                   => drop
            input: reject with tcp reset // output: tcp flags & rst == rst drop => drop
            output: reject                                                   => drop
            # values that may not be there
            input: meta mark set ip saddr map { 198.18.0.7 : 1 } drop                          => drop, accept
            input: meta mark set ip saddr map { 198.18.0.8 : 1 } drop                          => accept
            input: counter name tcp dport map { 443 : "c" } drop // counter c { }              => drop
            input: counter name tcp dport map { 80 : "c" } drop // counter c { }               => accept
            prerouting: ip saddr 198.18.0.8 meta mark set 1 // input: meta mark set mark or 2 drop => drop
            # what cannot be told
            input: limit rate 1/minute drop                                  => maybe
            input: limit rate over 1/minute drop                             => maybe
            input drop: limit rate 1/minute drop                             => drop
            input: ct count over 2 drop                                      => maybe
            input: numgen random mod 2 0 drop                                => maybe
            input: quota over 1 mbytes drop                                  => maybe
            input: udp dport 443 limit rate 1/minute drop                    => accept
            set d { type ipv4_addr; flags dynamic; } // input: ip saddr @d drop; add @d { ip saddr } => maybe, accept
            set d { type ipv4_addr; flags dynamic; } // input: add @d { ip saddr } drop      => drop, accept
            """.lines().filter(line -> !line.startsWith("#")).toList();

    private static String rules(String line) {
        StringBuilder text = new StringBuilder();
        String table = "table inet t {";
        for (String part : line.split("=>")[0].strip().split(" // ")) {
            if (part.startsWith("table ") && text.isEmpty() && !part.endsWith("}")) {
                table = part + " {";
            } else if (part.startsWith("table ") && part.endsWith("}")) {
                table = part.substring(0, part.length() - 1);
            } else if (part.startsWith("table ")) {
                text.append("}\n");
                table = part + " {";
            } else {
                text.append(table)
                        .append(table.isEmpty() ? "" : "\n")
                        .append(piece(part))
                        .append('\n');
                table = "";
            }
        }
        return text + "}\n";
    }

    private static String piece(String part) {
        if (part.matches("(set|map|counter) .*")) {
            return part;
        }
        String[] words = part.substring(0, part.indexOf(':')).split(" ");
        List<String> options = new ArrayList<>(List.of(words).subList(1, words.length));
        boolean drops = options.remove("drop");
        String priority = options.isEmpty() ? "0" : options.get(0);
        boolean base = words[0].matches("input|output|forward|prerouting|postrouting|ingress");
        return "chain " + String.join("_", words).replace('-', 'm') + " {\n"
                + (base
                        ? "type filter hook " + words[0] + (words[0].equals("ingress") ? " device \"eth0\"" : "")
                                + " priority " + priority + "; policy " + (drops ? "drop" : "accept") + ";\n"
                        : "")
                + part.substring(part.indexOf(':') + 1).strip().replace("; ", "\n") + "\n}";
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void theKernelsAnswer(String line) {
        Firewall firewall = Firewall.read(List.of(new NamedText("rules.nft", rules(line))));
        assertThat(firewall.unread()).isEmpty();
        String[] kernel = line.split("=>")[1].strip().split(", ");
        assertThat(said(firewall, Family.IPV4)).isEqualTo(kernel[0]);
        assertThat(said(firewall, Family.IPV6)).isEqualTo(kernel[kernel.length - 1]);
    }

    private static String said(Firewall firewall, Family family) {
        FirewallSplit split = KernelAnswers.split(firewall, family);
        InetAddress source = Addresses.parse(family == Family.IPV4 ? FOUR : SIX).orElseThrow();
        Part part = split.parts().stream()
                .filter(one -> one.sources().contains(source))
                .findFirst()
                .orElseThrow();
        return part.outcome().id() + (part.answer() == null ? "" : " " + part.answer());
    }

    @Test
    void theTableIsRight() throws Exception {
        assumeTrue(System.getProperty("firewall.generated") != null || RealThings.required());
        TestNetwork.need();
        try (TestNetwork network = new TestNetwork(KernelAnswers.PORT)) {
            KernelAnswers answers = new KernelAnswers(network);
            for (String line : CASES) {
                network.loadNft(rules(line));
                Firewall firewall = Firewall.read(List.of(new NamedText("rules.nft", rules(line))));
                for (Family family : Family.values()) {
                    answers.compare(
                            Map.of(line, KernelAnswers.split(firewall, family)),
                            family,
                            Set.of(family == Family.IPV4 ? FOUR : SIX),
                            false);
                }
            }
            assertThat(answers.differences()).isEmpty();
        }
    }
}

package dev.origindoctor.machine;

import java.util.Collection;
import java.util.stream.Collectors;

/** The world outside a machine of its own, from which connections come as from any address: a wire, and who is at it. */
public final class Outside {
    /** The addresses of the machine on the wire. */
    public static final String FOUR = "192.0.2.10";

    public static final String SIX = "2001:db8:ffff::10";

    /** How a shell on the machine says that something is to run out there. */
    public static final String THERE = "ip netns exec outside ";

    private static final String WIRE =
            """
            ip netns add outside
            ip link add eth0 address 02:00:00:00:00:10 type veth peer name wire netns outside address 02:00:00:00:00:20
            sysctl -qw net.ipv6.conf.all.accept_dad=0 net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.eth0.rp_filter=0
            ip link set eth0 up
            ip addr add FOUR/32 dev eth0
            ip -6 addr add SIX/128 dev eth0 nodad
            ip neigh replace 169.254.7.1 lladdr 02:00:00:00:00:20 dev eth0 nud permanent
            ip route add default via 169.254.7.1 dev eth0 onlink
            ip -6 neigh replace fe80::7 lladdr 02:00:00:00:00:20 dev eth0 nud permanent
            ip -6 route add default via fe80::7 dev eth0 onlink
            outside() { THERE "$@"; }
            outside sysctl -qw net.ipv6.ip_nonlocal_bind=1 net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.wire.rp_filter=0
            outside ip link set lo up
            outside ip link set wire up
            outside ip addr add 169.254.7.1/32 dev wire
            outside ip -6 addr add fe80::7/64 dev wire nodad
            outside ip route add FOUR dev wire
            outside ip -6 route add SIX dev wire
            outside ip neigh replace FOUR lladdr 02:00:00:00:00:10 dev wire nud permanent
            outside ip -6 neigh replace SIX lladdr 02:00:00:00:00:10 dev wire nud permanent
            """.replace("FOUR", FOUR).replace("SIX", SIX).replace("THERE ", THERE);

    private Outside() {}

    /** Steps of a shell that add a world in which these addresses or networks are, each of which can connect. */
    public static String of(Collection<String> sources) {
        return WIRE + routes("-4", sources, false) + routes("-6", sources, true);
    }

    private static String routes(String family, Collection<String> sources, boolean six) {
        String routes = sources.stream()
                .filter(source -> source.contains(":") == six)
                .map(source -> "route add local " + source + " dev lo\n")
                .collect(Collectors.joining());
        return "outside ip " + family + " -batch - <<ROUTES\n" + routes + "ROUTES\n";
    }
}

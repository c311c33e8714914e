package dev.origindoctor.accuracy;

import dev.origindoctor.zoo.machine.Cage;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small internet: a hub, a client on it that also has an address of the edge, and origins that come and go.
 * Published addresses of Cloudflare can be used because nothing leaves these machines.
 */
final class Lab implements AutoCloseable {
    /** Where the client asks from as anybody would. */
    static final String ORDINARY = "198.51.100.2";

    /** Where it asks from as the edge would. */
    static final String OF_EDGE = "172.70.1.9";

    private final Cage hub;
    private final Cage client;
    private final AtomicInteger origins = new AtomicInteger();

    private Lab(Cage hub, Cage client) {
        this.hub = hub;
        this.client = client;
    }

    static Lab open() {
        String six = "sysctl -qw net.ipv6.conf.all.accept_dad=0 net.ipv6.conf.default.accept_dad=0";
        // What the mask leaves to the limit, even one of 0, empties the bucket from which routes may refuse.
        Cage hub = Cage.open(six + " net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1"
                + " net.ipv4.icmp_ratelimit=0 net.ipv4.icmp_ratemask=0 net.ipv6.icmp.ratelimit=0");
        Cage client = Cage.open(six + "\nmount -t tmpfs tmpfs /run");
        hub.cable(client, "client");
        client.run("set -e; ip addr add " + ORDINARY + "/24 dev wire; ip addr add " + OF_EDGE + "/32 dev wire\n"
                + "ip addr add 2001:db8:c::2/64 dev wire nodad; ip addr add 2606:4700::9/128 dev wire nodad\n"
                + "ip route add default via 198.51.100.1 src " + ORDINARY + "\n"
                + "ip -6 route add default via 2001:db8:c::1 src 2001:db8:c::2");
        hub.run("set -e; ip addr add 198.51.100.1/24 dev client; ip route add " + OF_EDGE + "/32 dev client\n"
                + "ip addr add 2001:db8:c::1/64 dev client nodad; ip -6 route add 2606:4700::9/128 dev client");
        return new Lab(hub, client);
    }

    Cage hub() {
        return hub;
    }

    Cage client() {
        return client;
    }

    /** A new origin, with a default route and nothing that listens, at an address that none has had before. */
    LabOrigin origin(Path folder) {
        return LabOrigin.open(this, origins.incrementAndGet(), folder);
    }

    @Override
    public void close() {
        client.close();
        hub.close();
    }
}

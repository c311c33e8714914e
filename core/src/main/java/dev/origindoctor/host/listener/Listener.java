package dev.origindoctor.host.listener;

import dev.origindoctor.host.source.Quote;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.origin.Ports;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A TCP socket that listens.
 *
 * @param address the address it is bound to; {@code 0.0.0.0} or {@code ::} for every address
 * @param port its port
 * @param families which connections it takes
 * @param device the only network device it takes connections from, or null for every one
 * @param owners the processes that hold it; empty where the source could not say
 * @param waiting connections that wait to be accepted, or null where the source does not say
 * @param backlog how many may wait; one more fits. Null where the source does not say
 * @param quote where this stands
 */
public record Listener(
        InetAddress address,
        int port,
        Families families,
        @Nullable String device,
        List<SocketOwner> owners,
        @Nullable Integer waiting,
        @Nullable Integer backlog,
        Quote quote) {
    public Listener {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(families, "families");
        owners = List.copyOf(owners);
        Objects.requireNonNull(quote, "quote");
        Ports.check(port);
    }

    /** Whether only the machine itself can reach it. */
    public boolean loopbackOnly() {
        return address.isLoopbackAddress() || "lo".equals(device);
    }

    /** Whether the queue of connections that wait to be accepted is full: the kernel then drops new ones. */
    public boolean queueFull() {
        return waiting != null && backlog != null && backlog > 0 && waiting > backlog;
    }

    /** Whether a connection to this address of the machine reaches the socket, the bound device left aside. */
    public Takes takes(InetAddress destination) {
        boolean four = destination instanceof Inet4Address;
        if (!address.isAnyLocalAddress()) {
            return address.equals(destination) ? Takes.YES : Takes.NO;
        }
        return switch (families) {
            case BOTH -> Takes.YES;
            case IPV4 -> four ? Takes.YES : Takes.NO;
            case IPV6 -> four ? Takes.NO : Takes.YES;
            case IPV4_AND_PERHAPS_IPV6 -> four ? Takes.YES : Takes.PERHAPS;
            case IPV6_AND_PERHAPS_IPV4 -> four ? Takes.PERHAPS : Takes.YES;
        };
    }

    /** {@code 0.0.0.0:443}, {@code [::]:443}, with the device where it has one. */
    public String endpoint() {
        return Addresses.withPort(address, port) + (device == null ? "" : " on " + device);
    }
}

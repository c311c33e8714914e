package dev.origindoctor.origin;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;

/** A resolved address and a port: what a connection is made to. The name plays no part any more. */
public record Endpoint(InetAddress address, int port) {
    public Endpoint {
        Objects.requireNonNull(address, "address");
        Ports.check(port);
    }

    /** The same endpoint as a socket address, without any name look-up. */
    public InetSocketAddress socketAddress() {
        return new InetSocketAddress(address, port);
    }

    /** {@code 203.0.113.10:443} or {@code [2001:db8::10]:443}. */
    @Override
    public String toString() {
        return Addresses.withPort(address, port);
    }
}

package dev.origindoctor.firewall;

import dev.origindoctor.origin.Ports;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * What the sources connect to.
 *
 * @param destination the host's address that they ask for; null for any of its addresses
 * @param port the TCP port
 * @param device the interface through which they come; null for whatever leads to the internet
 */
public record Target(
        @Nullable InetAddress destination,
        int port,
        @Nullable String device) {
    public Target {
        Ports.check(port);
        if (device != null && !device.matches("[^\\s/]{1,15}")) {
            throw new IllegalArgumentException("interface: " + device + " (expected a name like eth0)");
        }
    }

    /** A port of the host, at any of its addresses. */
    public static Target port(int port) {
        return new Target(null, port, null);
    }

    /** The same at one address of the host. */
    public Target at(InetAddress address) {
        return new Target(address, port, device);
    }

    /** The same through one interface of the host. */
    public Target through(String name) {
        return new Target(destination, port, name);
    }
}

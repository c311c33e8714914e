package dev.origindoctor.host;

import dev.origindoctor.host.source.Quote;
import java.net.InetAddress;
import java.util.Objects;

/**
 * An address that a network device of the machine has.
 *
 * @param device the device, such as {@code eth0}
 * @param address the address
 * @param quote the line
 */
public record HostAddress(String device, InetAddress address, Quote quote) {
    public HostAddress {
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(quote, "quote");
    }
}

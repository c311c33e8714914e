package dev.origindoctor.origin;

import java.net.InetAddress;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An address, with a port or without, as people write it: {@code 203.0.113.10}, {@code 203.0.113.10:8443}, {@code
 * 2001:db8::1}, {@code [2001:db8::1]:8443}.
 *
 * @param address the address
 * @param port the port; null where none was named
 */
public record Place(InetAddress address, @Nullable Integer port) {
    public Place {
        Objects.requireNonNull(address, "address");
        if (port != null) {
            Ports.check(port);
        }
    }

    /** The place that {@code text} names, if it is one. */
    public static Optional<Place> parse(String text) {
        Optional<InetAddress> bare = Addresses.parse(text);
        if (bare.isPresent()) {
            return Optional.of(new Place(bare.get(), null));
        }
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        if (colon < 0 || !port.matches("[0-9]{1,5}")) {
            return Optional.empty();
        }
        return Addresses.parse(text.substring(0, colon)).map(address -> new Place(address, Integer.valueOf(port)));
    }

    /** The endpoint there; {@code otherwise} is its port where none was named. */
    public Endpoint endpoint(int otherwise) {
        return new Endpoint(address, port == null ? otherwise : port);
    }
}

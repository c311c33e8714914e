package dev.origindoctor.fleet;

import dev.origindoctor.origin.Addresses;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.origin.Ports;
import java.net.InetAddress;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One origin of a fleet, as a line of a target file names it.
 *
 * @param host the name that visitors use
 * @param address the origin's own address; null where DNS has to say
 * @param port the port that the edge asks; null for the usual one
 */
public record FleetTarget(
        HostName host,
        @Nullable InetAddress address,
        @Nullable Integer port) {
    public FleetTarget {
        Objects.requireNonNull(host, "host");
        if (port != null) {
            Ports.check(port);
        }
    }

    /** The origin at this endpoint. */
    public static FleetTarget at(HostName host, Endpoint endpoint) {
        return new FleetTarget(host, endpoint.address(), endpoint.port());
    }

    /**
     * Reads {@code HOST}, {@code HOST,ADDRESS}, {@code HOST,ADDRESS:PORT} or the same as a JSON object.
     *
     * @throws IllegalArgumentException where it is none of them, with what was expected
     */
    public static FleetTarget parse(String line) {
        String text = line.strip();
        if (text.startsWith("{")) {
            return FleetJson.target(text);
        }
        int comma = text.indexOf(',');
        if (comma < 0) {
            return new FleetTarget(HostName.of(text), null, null);
        }
        HostName host = HostName.of(text.substring(0, comma).strip());
        return at(host, text.substring(comma + 1).strip());
    }

    private static FleetTarget at(HostName host, String place) {
        Optional<InetAddress> bare = Addresses.parse(place);
        if (bare.isPresent()) {
            return new FleetTarget(host, bare.get(), null);
        }
        int colon = place.lastIndexOf(':');
        String port = place.substring(colon + 1);
        InetAddress address = Addresses.parse(colon < 0 ? "" : place.substring(0, colon))
                .orElseThrow(() ->
                        new IllegalArgumentException("address: \"" + place + "\" (expected HOST[,ADDRESS[:PORT]])"));
        if (!port.matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("port: \"" + port + "\" (expected a number after the address)");
        }
        return new FleetTarget(host, address, Integer.valueOf(port));
    }

    /** As a line of a target file has it. */
    @Override
    public String toString() {
        if (address == null) {
            return host.ascii();
        }
        return host.ascii() + "," + (port == null ? Addresses.text(address) : Addresses.withPort(address, port));
    }
}

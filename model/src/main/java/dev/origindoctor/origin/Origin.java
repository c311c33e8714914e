package dev.origindoctor.origin;

import java.util.List;
import java.util.Objects;

/**
 * What somebody asks about: a site, and how its edge asks the machine behind it.
 *
 * @param host the name that visitors use; it goes into SNI and the Host header
 * @param scheme how the edge asks the origin
 * @param port the port that the edge asks
 * @param path what is asked for
 * @param endpoints the origin's own addresses, where they are known; empty where DNS has to say
 */
public record Origin(HostName host, Scheme scheme, int port, String path, List<Endpoint> endpoints) {
    public Origin {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(scheme, "scheme");
        Ports.check(port);
        checkPath(path);
        endpoints = List.copyOf(endpoints);
    }

    /** The site {@code host}, asked with {@code scheme} on its usual port, at {@code /}. */
    public static Origin of(HostName host, Scheme scheme) {
        return new Origin(host, scheme, scheme.port(), "/", List.of());
    }

    /** The same origin, asked on another port. */
    public Origin onPort(int other) {
        return new Origin(host, scheme, other, path, endpoints);
    }

    /** The same origin, asked for another path. */
    public Origin at(String other) {
        return new Origin(host, scheme, port, other, endpoints);
    }

    /** The same origin with its own addresses named. */
    public Origin behind(List<Endpoint> others) {
        return new Origin(host, scheme, port, path, others);
    }

    private static void checkPath(String path) {
        Objects.requireNonNull(path, "path");
        boolean clean = path.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (!path.startsWith("/") || !clean) {
            throw new IllegalArgumentException("path: expected a request path in ASCII that begins with /");
        }
    }
}

package dev.origindoctor.origin;

import java.util.Optional;

/** How a request travels: in the clear, or inside TLS. */
public enum Scheme {
    HTTP(80),
    HTTPS(443);

    private final int port;

    Scheme(int port) {
        this.port = port;
    }

    /** The port that the scheme uses where nobody names one. */
    public int port() {
        return port;
    }

    /** The identifier used in JSON and on the command line. */
    public String id() {
        return this == HTTP ? "http" : "https";
    }

    /** The scheme with this identifier, if there is one. */
    public static Optional<Scheme> byId(String id) {
        return switch (id) {
            case "http" -> Optional.of(HTTP);
            case "https" -> Optional.of(HTTPS);
            default -> Optional.empty();
        };
    }
}

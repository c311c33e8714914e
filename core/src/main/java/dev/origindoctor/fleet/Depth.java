package dev.origindoctor.fleet;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How deep a sweep looks at each origin. */
public enum Depth {
    /** A TCP connection, opened and closed. */
    REACH,
    /** What a TLS server shows in the clear, and what is wrong with its certificates. */
    HELLO,
    /** A whole diagnosis, with its causes and remedies. */
    FULL;

    /** The identifier used in JSON and on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The depth with this identifier, if there is one. */
    public static Optional<Depth> byId(String id) {
        return Arrays.stream(values()).filter(depth -> depth.id().equals(id)).findFirst();
    }
}

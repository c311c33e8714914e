package dev.origindoctor.firewall;

import java.util.Locale;

/** What becomes of connections from a part of the sources. */
public enum Outcome {
    /** The rules let the connection through, in both directions. */
    ACCEPT,
    /** The handshake completes, and later packets are dropped. */
    STALL,
    /** The connection is refused with an answer that gets out. */
    REJECT,
    /** Nothing comes back. */
    DROP,
    /** It depends on something that the rules alone do not tell. */
    MAYBE;

    /** The identifier used in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

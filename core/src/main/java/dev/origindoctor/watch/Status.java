package dev.origindoctor.watch;

import java.util.Locale;

/** What a watch holds its origin to be. */
public enum Status {
    /** Not enough looks yet. */
    UNKNOWN,
    /** The edge can serve the page. */
    HEALTHY,
    /** It cannot, or not always. */
    BROKEN;

    /** The identifier used in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

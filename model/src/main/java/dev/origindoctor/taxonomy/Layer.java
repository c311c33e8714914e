package dev.origindoctor.taxonomy;

import java.util.Locale;

/** Where on the way from the edge to the page a fault belongs; in the order in which the edge meets them. */
public enum Layer {
    DNS,
    TCP,
    TLS,
    CERTIFICATE,
    HTTP,
    /** The prober's own machine: never the origin's doing. */
    LOCAL;

    /** The identifier used in JSON and metrics. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.origindoctor.taxonomy;

import java.util.Locale;

/** Who can act on a fault or a cause. */
public enum Party {
    ORIGIN_ADMINISTRATOR("the origin's administrator"),
    APPLICATION_DEVELOPER("the application's developer"),
    HOSTING_PROVIDER("the hosting provider"),
    DNS_OWNER("the owner of the DNS zone"),
    EDGE_CUSTOMER("whoever has the edge's dashboard"),
    EDGE_OPERATOR("the edge's operator"),
    PROBER("whoever runs the probe"),
    NOBODY("nobody: nothing is wrong");

    private final String title;

    Party(String title) {
        this.title = title;
    }

    /** The identifier used in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Who that is, in words that go into a sentence. */
    public String title() {
        return title;
    }
}

package dev.origindoctor.taxonomy;

import java.util.List;

/** The faults of the layer {@link Layer#DNS}. */
public enum DnsFault implements Fault {
    NAME_NOT_RESOLVED("dns.name_not_resolved", "Name does not exist"),
    NO_ADDRESS("dns.no_address", "Name has no address"),
    FAILED("dns.failed", "Name servers could not answer"),
    UNREACHABLE("dns.unreachable", "No name server answered");

    private final String id;
    private final String title;

    DnsFault(String id, String title) {
        this.id = id;
        this.title = title;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Layer layer() {
        return Layer.DNS;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<Party> parties() {
        return List.of(Party.DNS_OWNER);
    }
}

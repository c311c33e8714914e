package dev.origindoctor.taxonomy;

import java.util.List;

/** The faults of the layer {@link Layer#LOCAL}. */
public enum LocalFault implements Fault {
    PORTS_EXHAUSTED("local.ports_exhausted", "Prober out of ports"),
    DESCRIPTORS_EXHAUSTED("local.descriptors_exhausted", "Prober out of descriptors"),
    NOT_PERMITTED("local.not_permitted", "Prober not permitted"),
    NO_ROUTE("local.no_route", "Prober has no route"),
    CANCELLED("local.cancelled", "Probe cancelled");

    private final String id;
    private final String title;

    LocalFault(String id, String title) {
        this.id = id;
        this.title = title;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Layer layer() {
        return Layer.LOCAL;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<Party> parties() {
        return List.of(Party.PROBER);
    }
}

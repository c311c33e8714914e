package dev.origindoctor.taxonomy;

import java.util.List;

/** The faults of the layer {@link Layer#TCP}. */
public enum TcpFault implements Fault {
    REFUSED("tcp.refused", "Connection refused", Party.ORIGIN_ADMINISTRATOR),
    TIMED_OUT("tcp.timed_out", "No answer to the connection", Party.ORIGIN_ADMINISTRATOR, Party.HOSTING_PROVIDER),
    ADDRESS_UNREACHABLE("tcp.address_unreachable", "Address unreachable", Party.HOSTING_PROVIDER, Party.DNS_OWNER),
    PROHIBITED("tcp.prohibited", "Connection prohibited", Party.ORIGIN_ADMINISTRATOR, Party.HOSTING_PROVIDER),
    RESET("tcp.reset", "Connection reset", Party.ORIGIN_ADMINISTRATOR),
    CLOSED("tcp.closed", "Connection closed", Party.ORIGIN_ADMINISTRATOR);

    private final String id;
    private final String title;
    private final List<Party> parties;

    TcpFault(String id, String title, Party... parties) {
        this.id = id;
        this.title = title;
        this.parties = List.of(parties);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Layer layer() {
        return Layer.TCP;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<Party> parties() {
        return parties;
    }
}

package dev.origindoctor.taxonomy;

import java.util.List;

/** The faults of the layer {@link Layer#TLS}. */
public enum TlsFault implements Fault {
    NOT_TLS("tls.not_tls", "Plain text on a TLS port", Party.ORIGIN_ADMINISTRATOR),
    TIMED_OUT("tls.timed_out", "TLS handshake timed out", Party.ORIGIN_ADMINISTRATOR),
    RESET("tls.reset", "TLS handshake reset", Party.ORIGIN_ADMINISTRATOR),
    CLOSED("tls.closed", "TLS handshake closed", Party.ORIGIN_ADMINISTRATOR),
    VERSION_OR_CIPHER_MISMATCH(
            "tls.version_or_cipher_mismatch", "No common TLS version or cipher", Party.ORIGIN_ADMINISTRATOR),
    UNRECOGNIZED_NAME("tls.unrecognized_name", "Server name not served", Party.ORIGIN_ADMINISTRATOR),
    ALERT("tls.alert", "TLS alert", Party.ORIGIN_ADMINISTRATOR),
    BAD_CLIENT_AUTH_CERT(
            "tls.bad_client_auth_cert", "Client certificate demanded", Party.EDGE_CUSTOMER, Party.ORIGIN_ADMINISTRATOR),
    PROTOCOL_ERROR("tls.protocol.error", "TLS protocol error", Party.ORIGIN_ADMINISTRATOR);

    private final String id;
    private final String title;
    private final List<Party> parties;

    TlsFault(String id, String title, Party... parties) {
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
        return Layer.TLS;
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

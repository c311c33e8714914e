package dev.origindoctor.taxonomy;

import java.util.List;

/** The faults of the layer {@link Layer#HTTP}. */
public enum HttpFault implements Fault {
    EMPTY_RESPONSE("http.empty_response", "Empty response", Party.ORIGIN_ADMINISTRATOR, Party.APPLICATION_DEVELOPER),
    RESET("http.reset", "Reset instead of a response", Party.ORIGIN_ADMINISTRATOR, Party.APPLICATION_DEVELOPER),
    PROTOCOL_ERROR(
            "http.protocol.error", "Malformed response", Party.APPLICATION_DEVELOPER, Party.ORIGIN_ADMINISTRATOR),
    HEADERS_TOO_LARGE("http.headers_too_large", "Response headers too large", Party.APPLICATION_DEVELOPER),
    TIMED_OUT("http.timed_out", "Response timed out", Party.APPLICATION_DEVELOPER, Party.ORIGIN_ADMINISTRATOR),
    TRUNCATED("http.truncated", "Response cut short", Party.APPLICATION_DEVELOPER, Party.ORIGIN_ADMINISTRATOR),
    REDIRECT_LOOP("http.redirect_loop", "Redirect loop", Party.EDGE_CUSTOMER, Party.ORIGIN_ADMINISTRATOR),
    BLOCKED("http.blocked", "Request blocked", Party.ORIGIN_ADMINISTRATOR),
    ERROR("http.error", "HTTP error", Party.APPLICATION_DEVELOPER);

    private final String id;
    private final String title;
    private final List<Party> parties;

    HttpFault(String id, String title, Party... parties) {
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
        return Layer.HTTP;
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

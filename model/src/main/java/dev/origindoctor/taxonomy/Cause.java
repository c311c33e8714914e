package dev.origindoctor.taxonomy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why an origin refuses its edge: the causes that a diagnosis ranks. */
public enum Cause {
    // spotless:off
    WEB_SERVER_STOPPED               (Group.ORIGIN_PROCESS,  "Web server stopped", Party.ORIGIN_ADMINISTRATOR),
    WEB_SERVER_CONFIG_INVALID        (Group.ORIGIN_PROCESS,  "Web server cannot start: configuration invalid", Party.ORIGIN_ADMINISTRATOR),
    OOM_KILLED                       (Group.ORIGIN_PROCESS,  "Web server killed for lack of memory", Party.ORIGIN_ADMINISTRATOR),
    CRASH_LOOP                       (Group.ORIGIN_PROCESS,  "Web server crashes again and again", Party.ORIGIN_ADMINISTRATOR),
    RESTART_WINDOW                   (Group.ORIGIN_PROCESS,  "Web server was just restarting", Party.ORIGIN_ADMINISTRATOR),
    HOST_DOWN                        (Group.ORIGIN_PROCESS,  "Host down", Party.HOSTING_PROVIDER),
    OVERLOADED                       (Group.ORIGIN_PROCESS,  "Origin overloaded", Party.ORIGIN_ADMINISTRATOR),
    DESCRIPTORS_EXHAUSTED            (Group.ORIGIN_PROCESS,  "Web server out of file descriptors", Party.ORIGIN_ADMINISTRATOR),
    NOT_LISTENING_ON_PORT            (Group.LISTENING,       "Nothing listens on the edge's port", Party.ORIGIN_ADMINISTRATOR),
    LOOPBACK_ONLY_BIND               (Group.LISTENING,       "Listens on loopback only", Party.ORIGIN_ADMINISTRATOR),
    ADDRESS_FAMILY_MISMATCH          (Group.LISTENING,       "Listens on one address family only", Party.ORIGIN_ADMINISTRATOR),
    PORT_MAPPING_MISSING             (Group.LISTENING,       "Port mapping missing", Party.ORIGIN_ADMINISTRATOR),
    UPSTREAM_DOWN                    (Group.LISTENING,       "Application behind the origin's proxy is down", Party.ORIGIN_ADMINISTRATOR),
    FIREWALL_REJECTS_EDGE            (Group.FIREWALL,        "Firewall rejects the edge", Party.ORIGIN_ADMINISTRATOR),
    FIREWALL_DROPS_EDGE              (Group.FIREWALL,        "Firewall drops the edge's packets", Party.ORIGIN_ADMINISTRATOR),
    FIREWALL_BLOCKS_SOME_EDGE_RANGES (Group.FIREWALL,        "Firewall lets in only part of the edge", Party.ORIGIN_ADMINISTRATOR),
    EDGE_ADDRESS_BANNED              (Group.FIREWALL,        "Edge address banned automatically", Party.ORIGIN_ADMINISTRATOR),
    RATE_LIMITED                     (Group.FIREWALL,        "Edge runs into a rate limit", Party.ORIGIN_ADMINISTRATOR),
    CONNTRACK_FULL                   (Group.FIREWALL,        "Connection tracking table full", Party.ORIGIN_ADMINISTRATOR),
    PROVIDER_FIREWALL                (Group.FIREWALL,        "Provider's firewall keeps the edge out", Party.HOSTING_PROVIDER),
    WAF_BLOCKS_REQUEST               (Group.FIREWALL,        "WAF blocks the request", Party.ORIGIN_ADMINISTRATOR),
    DNS_POINTS_ELSEWHERE             (Group.DNS_AND_ROUTING, "DNS points elsewhere", Party.DNS_OWNER),
    DNS_MISSING                      (Group.DNS_AND_ROUTING, "DNS record missing", Party.DNS_OWNER),
    IPV6_MISALIGNED                  (Group.DNS_AND_ROUTING, "IPv6 address leads nowhere", Party.DNS_OWNER),
    NOT_PROXIED                      (Group.DNS_AND_ROUTING, "Name does not lead to the edge", Party.EDGE_CUSTOMER),
    ROUTE_UNREACHABLE                (Group.DNS_AND_ROUTING, "No route to the origin", Party.HOSTING_PROVIDER),
    PATH_LOSSY                       (Group.DNS_AND_ROUTING, "Path loses packets", Party.HOSTING_PROVIDER),
    CERTIFICATE_EXPIRED              (Group.TLS,             "Certificate expired", Party.ORIGIN_ADMINISTRATOR),
    CERTIFICATE_NOT_YET_VALID        (Group.TLS,             "Certificate not yet valid", Party.ORIGIN_ADMINISTRATOR),
    CERTIFICATE_NAME_MISMATCH        (Group.TLS,             "Certificate for another name", Party.ORIGIN_ADMINISTRATOR),
    CERTIFICATE_UNTRUSTED            (Group.TLS,             "Certificate untrusted", Party.ORIGIN_ADMINISTRATOR),
    CERTIFICATE_CHAIN_INCOMPLETE     (Group.TLS,             "Certificate chain incomplete", Party.ORIGIN_ADMINISTRATOR),
    CERTIFICATE_REVOKED              (Group.TLS,             "Certificate revoked", Party.ORIGIN_ADMINISTRATOR),
    CERTIFICATE_WEAK                 (Group.TLS,             "Certificate weak", Party.ORIGIN_ADMINISTRATOR),
    CERTIFICATE_NOT_FOR_SERVERS      (Group.TLS,             "Certificate not made for servers", Party.ORIGIN_ADMINISTRATOR),
    TLS_VERSION_UNSUPPORTED          (Group.TLS,             "No TLS version in common", Party.ORIGIN_ADMINISTRATOR),
    TLS_CIPHER_UNSUPPORTED           (Group.TLS,             "No cipher suite in common", Party.ORIGIN_ADMINISTRATOR),
    TLS_NOT_ENABLED_ON_PORT          (Group.TLS,             "TLS not enabled on the port", Party.ORIGIN_ADMINISTRATOR),
    SNI_NOT_SERVED                   (Group.TLS,             "Site not served over TLS", Party.ORIGIN_ADMINISTRATOR),
    CLIENT_CERTIFICATE_REQUIRED      (Group.TLS,             "Client certificate required", Party.EDGE_CUSTOMER),
    SSL_MODE_MISMATCH                (Group.TLS,             "SSL mode does not fit the origin", Party.EDGE_CUSTOMER),
    TLS_HANDSHAKE_BROKEN             (Group.TLS,             "TLS handshake cut off or stalled", Party.ORIGIN_ADMINISTRATOR),
    RESPONSE_EMPTY                   (Group.HTTP,            "Origin closes without a response", Party.APPLICATION_DEVELOPER),
    RESPONSE_MALFORMED               (Group.HTTP,            "Origin sends malformed responses", Party.APPLICATION_DEVELOPER),
    RESPONSE_HEADERS_TOO_LARGE       (Group.HTTP,            "Origin sends too large headers", Party.APPLICATION_DEVELOPER),
    RESPONSE_TOO_SLOW                (Group.HTTP,            "Origin answers too slowly", Party.APPLICATION_DEVELOPER),
    REDIRECT_LOOP                    (Group.HTTP,            "Origin redirects in a loop", Party.EDGE_CUSTOMER),
    APPLICATION_ERROR                (Group.HTTP,            "Application error", Party.APPLICATION_DEVELOPER),
    PROXY_PROTOCOL_EXPECTED          (Group.HTTP,            "Origin expects the PROXY protocol", Party.ORIGIN_ADMINISTRATOR),
    EDGE_INCIDENT                    (Group.EDGE,            "Incident at the edge", Party.EDGE_OPERATOR),
    EDGE_BLOCKS_VISITOR              (Group.EDGE,            "Edge blocks the visitor", Party.EDGE_CUSTOMER),
    HEALTHY                          (Group.NONE,            "Healthy", Party.NOBODY),
    PROBER_LIMITED                   (Group.NONE,            "Prober limited", Party.PROBER);
    // spotless:on

    /** What a cause belongs to. */
    public enum Group {
        ORIGIN_PROCESS("origin process"),
        LISTENING("listening"),
        FIREWALL("firewall"),
        DNS_AND_ROUTING("dns and routing"),
        TLS("tls"),
        HTTP("http"),
        EDGE("edge"),
        NONE("none");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        /** The group's name in words. */
        public String title() {
            return title;
        }
    }

    private final Group group;
    private final String title;
    private final Party party;

    Cause(Group group, String title, Party party) {
        this.group = group;
        this.title = title;
        this.party = party;
    }

    /** The permanent identifier, such as {@code web_server_stopped}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the cause belongs to. */
    public Group group() {
        return group;
    }

    /** A few words that name it. */
    public String title() {
        return title;
    }

    /** Who can act on it. */
    public Party party() {
        return party;
    }

    /** What it means, for somebody who owns the site and no server. */
    public String customer() {
        return Texts.of(id(), "customer");
    }

    /** What it means, for somebody who can log in. */
    public String engineer() {
        return Texts.of(id(), "engineer");
    }

    /** The cause with this identifier, if there is one. */
    public static Optional<Cause> byId(String id) {
        return Arrays.stream(values()).filter(cause -> cause.id().equals(id)).findFirst();
    }
}

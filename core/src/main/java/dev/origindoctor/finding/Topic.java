package dev.origindoctor.finding;

/**
 * What can be asked about an origin. The clues that answer one question depend on one another, so that a cause is
 * charged once for a question, however many clues answer it.
 */
public enum Topic {
    NAME("what the name servers say of the name"),
    NAME_LEADS("where the name leads"),
    PORT("what the port answers"),
    PLACES("whether it depends on the place"),
    LOST_PACKETS("whether connections need a second try"),
    NEIGHBOUR("whether the host answers on a port that is surely closed"),
    OTHER_PORT("what the other web port answers"),
    SCHEME("how the edge asks"),
    HANDSHAKE("how the TLS handshake ends"),
    SERVER_NAME("whether the server name makes the difference"),
    TLS_VERSION("whether an older TLS version makes the difference"),
    PROXY_HEADER("whether a PROXY protocol header makes the difference"),
    HTTP2("whether the offer of HTTP/2 makes the difference"),
    CERTIFICATE("whether the edge accepts the certificate"),
    CERTIFICATE_TIME("whether the certificate is in date"),
    CERTIFICATE_NAME("whether the certificate is for the name"),
    CERTIFICATE_TRUST("whether the certificate leads to a trusted root"),
    CERTIFICATE_STATUS("whether the certificate was revoked"),
    CERTIFICATE_STRENGTH("whether key and signature are strong enough"),
    CERTIFICATE_FORM("whether the certificate is well formed and meant for servers"),
    PAGE("what comes back for a request"),
    ADDRESSES("whether all addresses answer alike"),
    VIA_EDGE("what the edge says"),
    AGREEMENT("how the direct answer and the edge's agree"),
    EDGE_CLAIM("whether the edge's answer can be true"),
    PROBER("whether the prober itself is able"),
    HOST("whether the host is up"),
    HOST_ADDRESS("whether the address belongs to the host"),
    LISTENER("who listens on the port"),
    QUEUE("whether the accept queue overflows"),
    SERVICE("in which state the web server's service is"),
    CONFIGURATION("whether the web server's configuration is valid"),
    MEMORY_KILLS("whether the kernel killed processes for want of memory"),
    CRASHES("whether processes crashed"),
    WORKERS("whether the web server has workers left"),
    DESCRIPTORS("whether descriptors are left"),
    UPSTREAM("whether what is behind the web server answers"),
    PROXY_LOG("whether the server waits for a PROXY protocol header"),
    FIREWALL("what the host's firewall does to the edge"),
    SITE("what the web server is told to do for this site"),
    PACKET_LOG("whether the kernel logged blocked packets of the edge"),
    ROUTES("whether routes or filters swallow the answers to the edge"),
    LIMITS("whether the edge's addresses met a limit"),
    DENIALS("whether the web server's rules send clients away"),
    DISK("whether the disks can be written"),
    BANS("whether addresses of the edge are banned"),
    CONNTRACK("whether the connection table is full"),
    PRESSURE("whether the machine is starved"),
    MAPPING("whether something publishes the port"),
    HANG_UPS("whether the web server is told to close connections"),
    KERNEL("whether the kernel stood still"),
    NEIGHBOUR_TABLE("whether the table of neighbours is full"),
    SOCKET_MEMORY("whether the kernel has memory for sockets");

    private final String text;

    Topic(String text) {
        this.text = text;
    }

    /** The question in words. */
    public String text() {
        return text;
    }
}

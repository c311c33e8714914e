package dev.origindoctor.host.log;

/** What a line of a log can tell about an origin that fails its edge. */
public enum LogEvent {
    OUT_OF_MEMORY_KILL("the kernel, or a daemon in its place, killed a process for want of memory"),
    CRASHED("a process crashed"),
    CONNECTION_TABLE_FULL("the table of tracked connections was full, and packets were dropped"),
    SYN_FLOOD("the queue of half-open connections was full"),
    OUT_OF_SOCKET_MEMORY("the kernel ran out of memory for sockets"),
    OUT_OF_DESCRIPTORS("no file descriptor was left"),
    DISK_FULL("no space was left on a disk"),
    FILE_SYSTEM_READ_ONLY("a file system was made read-only after an error"),
    TASK_BLOCKED("a process could not go on for minutes"),
    PROCESSOR_STUCK("a processor was stuck in the kernel, and served nobody"),
    FORKS_REFUSED("a new process or thread was refused, at a limit or for want of memory"),
    NEIGHBOURS_FULL("the table of neighbours on the network was full, and packets were not sent"),
    PACKET_BLOCKED("a firewall logged a packet that opens a connection, as blocked"),
    PACKET_LOGGED("a firewall logged a packet; that proves no drop"),
    BIND_FAILED("a server could not open its listening socket"),
    CONFIG_INVALID("a server did not start, or kept its old settings, because its configuration is invalid"),
    WORKERS_EXHAUSTED("every worker or connection slot of a server was taken"),
    WORKER_DIED("a worker process died"),
    CONNECTIONS_LEFT_OPEN("a worker that ended had connections left that it never closed"),
    TLS_HANDSHAKE_FAILED("a handshake with a client failed"),
    CLIENT_CERTIFICATE_MISSING("a client was sent away because it showed no acceptable certificate"),
    PROXY_HEADER_MISSING("a PROXY protocol header was expected and did not come"),
    ACCESS_DENIED("a rule of the server, or a module in it, sent a client away"),
    REQUESTS_LIMITED("a rate or connection limit of the server sent a client away"),
    UPSTREAM_REFUSED("what is behind the server refused the connection"),
    UPSTREAM_TIMED_OUT("what is behind the server did not answer in time"),
    UPSTREAM_FAILED("what is behind the server could not be used"),
    SERVER_STARTED("a server, or a service, started"),
    SERVER_STOPPED("a server, or a service, stopped"),
    SERVICE_FAILED("the service manager gave a unit up as failed"),
    SERVICE_RESTART("the service manager started a unit again"),
    SERVICE_RESTARTS_TOO_OFTEN("the service manager stopped trying to start a unit"),
    BANNED("a guard banned an address"),
    UNBANNED("a guard lifted a ban"),
    BAN_FAILED("a guard could not carry out a ban");

    private final String says;

    LogEvent(String says) {
        this.says = says;
    }

    /** What it tells, in words. */
    public String says() {
        return says;
    }
}

package dev.origindoctor.host.log.rule;

import static dev.origindoctor.host.log.LogEvent.*;

import java.util.List;

/** What HAProxy, Caddy, Varnish and LiteSpeed say. */
final class ProxyLines {
    /** How HAProxy begins a line about a connection: who it was, and when it was accepted. */
    private static final String CLIENT = "\\[?([0-9a-fA-F.:]{3,45}?)\\]?:[0-9]{1,5} \\[[^\\]]{10,40}\\] ";

    private static final String START = "(?:\\[(?:ALERT|WARNING)\\]\\s+(?:[0-9]{3}/[0-9]{6} )?(?:\\([0-9]+\\) )?: )?";

    static final List<LogRule> HAPROXY = List.of(
            LogRule.of(
                    BIND_FAILED,
                    START
                            + "(?:\\[[^\\]]{0,80}\\] : )?(?:Binding|Starting) .{0,120}?(cannot (?:bind|listen)[^\\[]{0,80}?)(?: for)? ?\\[([^\\]]{1,100})\\]",
                    "error",
                    "address"),
            LogRule.of(
                    CONFIG_INVALID,
                    START
                            + "((?:config : )?(?:parsing \\[.{1,200}|Error\\(s\\) found in configuration file.{0,100}|Fatal errors found in configuration.{0,20}))",
                    "error"),
            LogRule.of(
                    OUT_OF_DESCRIPTORS,
                    "Proxy \\S+ (reached (?:process|system) FD limit \\(maxsock=[0-9]+\\))",
                    "error"),
            LogRule.of(
                    WORKERS_EXHAUSTED,
                    "Proxy (\\S+) (reached the configured maximum connection limit)",
                    "proxy",
                    "error"),
            LogRule.of(OUT_OF_SOCKET_MEMORY, "Proxy \\S+ (reached system memory limit)", "error"),
            LogRule.of(UPSTREAM_FAILED, START + "Server (\\S+) is (DOWN, reason: [^,]{1,80})", "upstream", "error"),
            LogRule.of(
                    UPSTREAM_FAILED,
                    START + "(?:backend|proxy) '?([^\\s']+)'? (has no server available)",
                    "upstream",
                    "error"),
            LogRule.of(
                    PROXY_HEADER_MISSING,
                    CLIENT + "\\S+: (Received something which does not look like a PROXY protocol header)",
                    "client",
                    "error"),
            LogRule.of(TLS_HANDSHAKE_FAILED, CLIENT + "\\S+: (SSL handshake failure.{0,80})", "client", "error"),
            LogRule.of(
                    UPSTREAM_REFUSED,
                    CLIENT + "\\S+ (\\S+) [0-9/+-]+ 503 \\S+ \\S+ \\S+ (SC)\\S\\S ",
                    "client",
                    "upstream",
                    "error"),
            LogRule.of(
                    UPSTREAM_TIMED_OUT,
                    CLIENT + "\\S+ (\\S+) [0-9/+-]+ 50[34] \\S+ \\S+ \\S+ (s[CH])\\S\\S ",
                    "client",
                    "upstream",
                    "error"));

    static final List<LogRule> LITESPEED = List.of(
            LogRule.of(
                    BIND_FAILED,
                    "HttpListener::start\\(\\): Can't listen at address (\\S+): (.{1,60}?)!",
                    "address",
                    "error"),
            LogRule.of(BIND_FAILED, "failed to start listener on address (\\S+?)!", "address"),
            LogRule.of(
                    OUT_OF_DESCRIPTORS, "HttpListener::acceptConnection\\(\\): .{0,60}?(Too many open files)", "error"),
            LogRule.of(CONFIG_INVALID, "(Fatal error in configuration)", "error"),
            LogRule.of(
                    WORKERS_EXHAUSTED,
                    "(?:\\[[^\\]]{1,20}\\] ?){0,2}(Reached max children process limit: [0-9]+)",
                    "error"));

    static final List<LogRule> CADDY = List.of(
            LogRule.of(
                    BIND_FAILED,
                    "(?:Error: |run: )?loading (?:initial |new )?config: .{0,200}?listen (?:tcp|udp)[46]? (\\S+): bind: (.{1,60})",
                    "address",
                    "error"),
            LogRule.of(
                    CONFIG_INVALID,
                    "(?:Error: |run: )?((?:adapting config using|loading (?:initial |new )?config: ).{1,200})",
                    "error"),
            LogRule.of(OUT_OF_DESCRIPTORS, "http: Accept error: .{0,120}?(too many open files)", "error"),
            LogRule.of(DISK_FULL, ".{0,200}?(no space left on device)", "error"),
            LogRule.of(
                    UPSTREAM_REFUSED,
                    "dial (?:tcp[46]?|unix) (\\S+): connect: (connection refused|no such file or directory)",
                    "upstream",
                    "error"),
            LogRule.of(
                    UPSTREAM_TIMED_OUT,
                    "dial (?:tcp[46]?|unix) (\\S+): (i/o timeout|connect: connection timed out)",
                    "upstream",
                    "error"),
            LogRule.of(UPSTREAM_TIMED_OUT, "(net/http: timeout awaiting response headers)", "error"),
            LogRule.of(
                    UPSTREAM_FAILED,
                    "(no upstreams available|dial .{1,120}|read (?:tcp|unix) .{1,120}: connection reset by peer)",
                    "error"));

    static final List<LogRule> VARNISH = List.of(
            LogRule.of(BIND_FAILED, "(?:Error: )?Could not get socket (\\S+): (.{1,60})", "address", "error"),
            LogRule.of(CONFIG_INVALID, "(?:Error: )?(VCL compilation failed|Message from VCC-compiler:)", "error"),
            LogRule.of(
                    WORKER_DIED,
                    "(?:Error: )?Child \\(([0-9]+)\\) (died (?:signal|status)=[0-9]+|not responding to CLI, killed it|Panic )",
                    "pid",
                    "error"));

    private ProxyLines() {}
}

package dev.origindoctor.host.log.rule;

import static dev.origindoctor.host.log.LogEvent.*;

import java.util.List;

/** What nginx says. */
final class NginxLines {
    static final List<LogRule> NGINX = List.of(
            LogRule.of(
                    BIND_FAILED,
                    "(?:bind|listen)\\(\\) to (\\S+?),?(?: backlog [0-9]+)? failed \\(([^)]*)\\)",
                    "address",
                    "error"),
            LogRule.of(BIND_FAILED, "(still could not bind\\(\\))", "error"),
            LogRule.of(BIND_FAILED, "socket\\(\\) (\\S+) failed \\((97: [^)]*)\\)", "address", "error"),
            LogRule.of(
                    OUT_OF_DESCRIPTORS,
                    "\\S+(?: \"[^\"]*\"| \\S+)? failed(?: while spawning \"[^\"]{0,60}\")? \\((2[34]: [^)]*)\\)",
                    "error"),
            LogRule.of(WORKERS_EXHAUSTED, "([0-9]+) worker_connections are not enough", "limit"),
            LogRule.of(
                    WORKER_DIED,
                    "(?:worker|cache manager) process ([0-9]+) exited (?:on signal ([0-9]+)|with fatal code ([0-9]+))",
                    "pid",
                    "signal",
                    "code"),
            LogRule.of(DISK_FULL, "\\S+(?: to)?(?: \"[^\"]*\")? failed \\((28: [^)]*)\\)", "error"),
            LogRule.of(
                    DISK_FULL, "(?:pwritev?|write)\\(\\) (?:\"[^\"]*\" )?(has written only [0-9]+ of [0-9]+)", "error"),
            LogRule.of(FILE_SYSTEM_READ_ONLY, "\\S+(?: to)?(?: \"[^\"]*\")? failed \\((30: [^)]*)\\)", "error"),
            LogRule.of(
                    FORKS_REFUSED,
                    "(?:fork|socketpair)\\(\\) failed while spawning \"[^\"]{0,60}\" \\(((?:11|12): [^)]*)\\)",
                    "error"),
            LogRule.of(CONNECTIONS_LEFT_OPEN, "open socket #[0-9]+ left in connection ([0-9]+)", "connection"),
            LogRule.of(
                    UPSTREAM_FAILED,
                    "SSL_do_handshake\\(\\) failed \\((SSL: .*?)\\) while SSL handshaking to upstream",
                    "error"),
            LogRule.of(
                    UPSTREAM_FAILED,
                    "(upstream SSL certificate verify error|upstream SSL certificate does not match)",
                    "error"),
            LogRule.of(
                    TLS_HANDSHAKE_FAILED,
                    "SSL_do_handshake\\(\\) failed \\((SSL: .*?)\\) while SSL handshaking",
                    "error"),
            LogRule.of(
                    TLS_HANDSHAKE_FAILED,
                    "(peer closed connection in SSL handshake|no \"ssl_certificate\" is defined in server listening on SSL port|cannot load certificate .{0,80}?while SSL handshaking)",
                    "error"),
            LogRule.of(
                    CLIENT_CERTIFICATE_MISSING,
                    "(client sent no required SSL certificate|client SSL certificate verify error: \\([^)]*\\))",
                    "error"),
            LogRule.of(PROXY_HEADER_MISSING, "broken header: \".{0,400}?\" while reading PROXY protocol"),
            LogRule.of(
                    ACCESS_DENIED,
                    "(access forbidden by rule|client denied by|ModSecurity: Access denied|directory index of \"[^\"]*\" is forbidden)",
                    "error"),
            LogRule.of(
                    REQUESTS_LIMITED,
                    "(limiting (?:requests|connections)(?:, excess: [0-9.]+)? by zone \"[^\"]*\")",
                    "error"),
            LogRule.of(
                    UPSTREAM_REFUSED,
                    "connect\\(\\)(?: to \\S+)? failed \\((111: [^)]*)\\) while connecting to upstream",
                    "error"),
            LogRule.of(
                    UPSTREAM_TIMED_OUT,
                    "(?:upstream timed out|connect\\(\\)(?: to \\S+)? failed) \\((110: [^)]*)\\)",
                    "error"),
            LogRule.of(
                    UPSTREAM_FAILED,
                    "connect\\(\\)(?: to \\S+)? failed \\(([^)]*)\\) while connecting to upstream",
                    "error"),
            LogRule.of(
                    UPSTREAM_FAILED,
                    "(no live upstreams|upstream prematurely closed connection|upstream sent (?:invalid|too big|no valid) [a-z ]+|(?:recv|readv|send|sendfile|writev)\\(\\) failed \\([^)]*\\) while (?:reading|sending) [a-z ]*upstream|\\S{1,200} could not be resolved \\([^)]*\\)(?! while requesting certificate)|upstream servers are busy)",
                    "error"),
            LogRule.of(SERVER_STOPPED, "(signal (?:15|3) \\(SIG(?:TERM|QUIT)\\) received)", "error"),
            LogRule.of(SERVER_STARTED, "start worker processes"));

    /** What nginx says while it starts or tests its configuration, at the level "emerg" as a rule. */
    static final List<LogRule> NGINX_START = List.of(
            NGINX.get(0),
            NGINX.get(1),
            NGINX.get(2),
            NGINX.get(3),
            LogRule.of(
                    CONFIG_INVALID,
                    "((?:invalid|unknown|duplicate|directive|unexpected|host not found|cannot load|could not|no |\"[a-z_0-9]+\" directive|SSL_CTX|BIO_new|open\\(\\) |dlopen|module |mkdir|getpwnam|a duplicate|\"server\"|too many|pread|zero size|conflicting|protocol options|getgrnam|PEM_|X509_|the \"|.{1,200} in /\\S+:[0-9]+$).*)",
                    "error"));

    private NginxLines() {}
}

package dev.origindoctor.host.log;

import static dev.origindoctor.host.log.LogEvent.*;

import java.util.List;
import java.util.Map;

/** What the messages of each program tell; the first rule that fits is taken. */
final class LogRules {
    private static final String WEB =
            "(?i:.*?\\b)?((?i:nginx|apache2?|httpd|haproxy|caddy|varnish|openlitespeed|litespeed|lsws|[a-z0-9.-]*php[a-z0-9.-]*fpm)|A high performance web server)\\b.*";
    private static final String ADDRESS =
            "((?:[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-fA-F]{0,4}:[0-9a-fA-F]{0,4}:[0-9a-fA-F.:]{0,39})(?:/[0-9]{1,3})?)";
    /** The name that the kernel gives a process may hold brackets; what follows it shows its end. */
    private static final String PROCESS = "\\((.{1,20}?)\\)(?=,? (?:total-vm|score|vsz|UID)|\\W*$)";

    /** How HAProxy begins a line about a connection: who it was, and when it was accepted. */
    private static final String CLIENT = "\\[?([0-9a-fA-F.:]{3,45}?)\\]?:[0-9]{1,5} \\[[^\\]]{10,40}\\] ";

    private static final List<LogRule> KERNEL = List.of(
            LogRule.of(
                    OUT_OF_MEMORY_KILL,
                    "(?:Memory cgroup out|Out) of memory(?: \\([a-z_]{1,40}\\))?:? [Kk]ill(?:ed)? process ([0-9]+) "
                            + PROCESS,
                    "pid",
                    "process"),
            LogRule.of(
                    OUT_OF_MEMORY_KILL,
                    "(?:Memory cgroup out|Out) of memory(?: \\([a-z_]{1,40}\\))?:? [Kk]ill(?:ed)? process ([0-9]+) \\((.{1,20}?)\\)",
                    "pid",
                    "process"),
            LogRule.of(
                    OUT_OF_MEMORY_KILL,
                    "Tasks in \\S*?([^/\\s]+) are going to be killed due to memory\\.oom\\.group set",
                    "unit"),
            LogRule.of(
                    OUT_OF_MEMORY_KILL, "Killed process ([0-9]+)(?:, UID [0-9]+,)? \\((.{1,20}?)\\)", "pid", "process"),
            LogRule.of(
                    OUT_OF_MEMORY_KILL,
                    "oom-kill:constraint=\\w+,.*?task_memcg=([^,]*),task=(.{1,20}?),pid=([0-9]+)",
                    "cgroup",
                    "process",
                    "pid"),
            LogRule.of(
                    CRASHED,
                    "(?:traps: )?(\\S.{0,20}?)\\[([0-9]+)\\]:? (segfault at|general protection|trap [a-z ]{1,30}|stack segment)",
                    "process",
                    "pid",
                    "error"),
            LogRule.of(
                    CRASHED,
                    "audit: type=1701 .{0,200}?\\bpid=([0-9]+) comm=\"([^\"]{1,20})\".{0,300}?\\b(sig=[0-9]+)",
                    "pid",
                    "process",
                    "error"),
            LogRule.of(CRASHED, "(Kernel panic - not syncing: .{1,100})", "error"),
            LogRule.of(CONNECTION_TABLE_FULL, "(?:nf|ip)_conntrack: (?:nf_conntrack: )?table full, dropping packet"),
            LogRule.of(
                    SYN_FLOOD,
                    "(?:TCP: )?(?:request_sock_\\w+: )?[Pp]ossible SYN flooding on port (?:\\S*:)?([0-9]+)\\.? *(Sending cookies|Dropping request)?",
                    "port",
                    "error"),
            LogRule.of(
                    OUT_OF_SOCKET_MEMORY,
                    "(?:TCP: )?(out of memory -- consider tuning tcp_mem|[Oo]ut of socket memory|too many (?:of )?orphaned sockets)",
                    "error"),
            LogRule.of(OUT_OF_DESCRIPTORS, "VFS: (file-max limit [0-9]+ reached)", "error"),
            LogRule.of(
                    FILE_SYSTEM_READ_ONLY,
                    "(?:EXT[234]-fs|XFS|BTRFS)[^:]{0,60}: .{0,80}?([Rr]emounting filesystem read-only|Filesystem has been shut down|forced readonly)",
                    "error"),
            LogRule.of(
                    TASK_BLOCKED,
                    "INFO: task (.{1,20}?):([0-9]+) blocked for more than ([0-9]+) seconds",
                    "process",
                    "pid",
                    "seconds"));

    private static final List<LogRule> SYSTEMD = List.of(
            LogRule.of(OUT_OF_MEMORY_KILL, "(\\S+): A process of this unit has been killed by the OOM killer", "unit"),
            LogRule.of(OUT_OF_MEMORY_KILL, "(\\S+): Failed with result '(oom-kill)'", "unit", "error"),
            LogRule.of(SERVICE_FAILED, "(\\S+): Failed with result '([a-z-]+)'", "unit", "error"),
            LogRule.of(SERVICE_FAILED, "Unit (\\S+) entered failed state", "unit"),
            LogRule.of(SERVICE_FAILED, "(\\S+): Unit entered failed state", "unit"),
            LogRule.of(
                    CRASHED,
                    "(\\S+): Main process exited, (code=dumped, status=\\S+|code=killed, status=(?:4|6|7|8|11)/\\S+)",
                    "unit",
                    "error"),
            LogRule.of(SERVICE_RESTARTS_TOO_OFTEN, "(\\S+): [Ss]tart request repeated too quickly", "unit"),
            LogRule.of(SERVICE_RESTARTS_TOO_OFTEN, "start request repeated too quickly for (\\S+)", "unit"),
            LogRule.of(SERVICE_RESTART, "(\\S+?)(?:: Service)? hold-?off time over, scheduling restart", "unit"),
            LogRule.of(
                    SERVICE_RESTART, "(\\S+): Scheduled restart job, restart counter is at ([0-9]+)", "unit", "count"),
            LogRule.of(SERVER_STARTED, "Started " + WEB, "unit"),
            LogRule.of(SERVER_STOPPED, "Stopped " + WEB, "unit"));

    private static final List<LogRule> OOMD = List.of(
            LogRule.of(OUT_OF_MEMORY_KILL, "Killed \\S*?([^/\\s]+) due to memory (?:pressure|used)", "unit"),
            LogRule.of(
                    OUT_OF_MEMORY_KILL,
                    "sending SIG(?:TERM|KILL) to process ([0-9]+)(?: uid [0-9]+)? \"(.{1,20}?)\"",
                    "pid",
                    "process"));

    private static final List<LogRule> CRASH = List.of(LogRule.of(
            CRASHED,
            "Process ([0-9]+) \\((.{1,20}?)\\) of user [0-9]+ (dumped core|killed by SIG[A-Z]+)",
            "pid",
            "process",
            "error"));

    private static final List<LogRule> NGINX = List.of(
            LogRule.of(
                    BIND_FAILED,
                    "(?:bind|listen)\\(\\) to (\\S+?),?(?: backlog [0-9]+)? failed \\(([^)]*)\\)",
                    "address",
                    "error"),
            LogRule.of(BIND_FAILED, "(still could not bind\\(\\))", "error"),
            LogRule.of(BIND_FAILED, "socket\\(\\) (\\S+) failed \\((97: [^)]*)\\)", "address", "error"),
            LogRule.of(OUT_OF_DESCRIPTORS, "\\S+(?: \"[^\"]*\")? failed \\((2[34]: [^)]*)\\)", "error"),
            LogRule.of(WORKERS_EXHAUSTED, "([0-9]+) worker_connections are not enough", "limit"),
            LogRule.of(
                    WORKER_DIED,
                    "(?:worker|cache manager) process ([0-9]+) exited (?:on signal ([0-9]+)|with fatal code ([0-9]+))",
                    "pid",
                    "signal",
                    "code"),
            LogRule.of(DISK_FULL, "\\S+(?: \"[^\"]*\")? failed \\((28: [^)]*)\\)", "error"),
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
                    "(peer closed connection in SSL handshake|cannot load certificate .{0,80}?while SSL handshaking)",
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
                    "(no live upstreams|upstream prematurely closed connection|upstream sent (?:invalid|too big|no valid) [a-z ]+|recv\\(\\) failed \\([^)]*\\) while reading [a-z ]*from upstream|upstream servers are busy)",
                    "error"),
            LogRule.of(SERVER_STOPPED, "(signal (?:15|3) \\(SIG(?:TERM|QUIT)\\) received)", "error"),
            LogRule.of(SERVER_STARTED, "start worker processes"));

    /** What nginx says while it starts or tests its configuration, at the level "emerg" as a rule. */
    private static final List<LogRule> NGINX_START = List.of(
            NGINX.get(0),
            NGINX.get(1),
            NGINX.get(2),
            NGINX.get(3),
            LogRule.of(
                    CONFIG_INVALID,
                    "((?:invalid|unknown|duplicate|directive|unexpected|host not found|cannot load|could not|no |\"[a-z_0-9]+\" directive|SSL_CTX|BIO_new|open\\(\\) |dlopen|module |mkdir|getpwnam|a duplicate|\"server\"|too many|pread).*)",
                    "error"));

    private static final List<LogRule> APACHE = List.of(
            LogRule.of(
                    BIND_FAILED,
                    "(?:\\([0-9]+\\)([^:]{1,60}): )?(?:AH00072: )?make_sock: could not bind to address (\\S+)",
                    "error",
                    "address"),
            LogRule.of(
                    BIND_FAILED,
                    "(?:\\([0-9]+\\)([^:]{1,60}): )?(?:AH00069: )?make_sock: for address (\\S+?),",
                    "error",
                    "address"),
            LogRule.of(BIND_FAILED, "(?:AH00015: )?(no listening sockets available)", "error"),
            LogRule.of(OUT_OF_DESCRIPTORS, "(\\(24\\)Too many open files)", "error"),
            LogRule.of(DISK_FULL, "(\\(28\\)No space left on device)", "error"),
            LogRule.of(
                    WORKERS_EXHAUSTED,
                    "(?:AH[0-9]{5}: )?(server reached Max(?:RequestWorkers|Clients|ThreadsPerChild)[a-zA-Z ]{0,30}|scoreboard is full[^.]{0,40}|server is within MinSpareThreads of MaxRequestWorkers)",
                    "error"),
            LogRule.of(
                    WORKER_DIED,
                    "(?:AH0005[12]: )?child (?:pid|process) ([0-9]+) exit(?:ed)? signal (.{1,40}?\\([0-9]+\\))",
                    "pid",
                    "signal"),
            LogRule.of(WORKER_DIED, "(?:AH00060: )?(seg fault or similar nasty error)", "error"),
            LogRule.of(PROXY_HEADER_MISSING, "(?:AH[0-9]{5}: )?(RemoteIPProxyProtocol: .{1,100})", "error"),
            LogRule.of(
                    CLIENT_CERTIFICATE_MISSING,
                    "(?:AH[0-9]{5}: )?(.{0,120}?(?:peer did not return a certificate|no acceptable peer certificate|Certificate Verification: Error).{0,60})",
                    "error"),
            LogRule.of(
                    TLS_HANDSHAKE_FAILED,
                    "(?:\\([0-9]+\\)[^:]{1,60}: )?(?:AH0(?:2008|2004|2261|1998|2039|2042)|SSL Library Error): (.{1,100})",
                    "error"),
            LogRule.of(
                    ACCESS_DENIED,
                    "(?:AH[0-9]{5}: )?(client denied by server configuration|ModSecurity: Access denied[^\\[]{0,60})",
                    "error"),
            LogRule.of(ACCESS_DENIED, "(ModSecurity): \\[.{1,1000}\\] Access denied with code", "error"),
            LogRule.of(
                    UPSTREAM_REFUSED,
                    "(\\(111\\)Connection refused): (?:AH00957|AH01114|proxy|HTTP: attempt|FCGI: attempt|AH02454|AH01079)(?:.{0,80}? connect to (?:Unix domain socket )?(\\S{1,100}))?",
                    "error",
                    "upstream"),
            LogRule.of(
                    UPSTREAM_TIMED_OUT,
                    "(\\((?:70007|110)\\)[^:]{1,60}): (?:AH01102|AH01110|AH00957|AH00992|AH01075|AH02454|AH00898)",
                    "error"),
            LogRule.of(
                    UPSTREAM_FAILED,
                    "(?:(\\([0-9]+\\)[^:]{1,60}): )?(?:AH00957|AH01102|AH00898|AH01114|AH01079|AH02454|AH00992|AH01071|AH01067): (.{1,100})",
                    "errno",
                    "error"),
            LogRule.of(
                    SERVER_STOPPED,
                    "(?:AH00169|AH00296|AH00492|AH00295)?:? ?(caught SIG(?:TERM|WINCH), shutting down)",
                    "error"),
            LogRule.of(SERVER_STARTED, "(?:AH[0-9]{5}: )?.{1,200}? -- resuming normal operations"),
            LogRule.of(
                    CONFIG_INVALID,
                    "(AH00526: .{1,200}|AH00016: .{1,100}|AH00013: .{1,60}|AH00020: .{1,60}|AH02577: .{1,60}|AH02312: .{1,60}|AH01895: .{1,80}|AH02572: .{1,100})",
                    "error"));

    private static final List<LogRule> FAIL2BAN = List.of(
            LogRule.of(
                    BANNED,
                    "actions: [A-Z]+\\s+\\[([^\\]]{1,60})\\] (?:Restore |Increase )?Ban " + ADDRESS,
                    "jail",
                    "address"),
            LogRule.of(
                    BANNED,
                    "actions: [A-Z]+\\s+\\[([^\\]]{1,60})\\] " + ADDRESS + " already banned",
                    "jail",
                    "address"),
            LogRule.of(UNBANNED, "actions: [A-Z]+\\s+\\[([^\\]]{1,60})\\] Unban " + ADDRESS, "jail", "address"),
            LogRule.of(
                    BAN_FAILED,
                    "actions: ERROR\\s+Failed to execute ban jail '([^']{1,60})' action '([^']{1,80})' info '.{0,40}?'ip': '([^']{1,60})'",
                    "jail",
                    "error",
                    "address"));

    private static final List<LogRule> CSF = List.of(
            LogRule.of(
                    BANNED,
                    "\\(([A-Za-z_0-9]+)\\) .{0,200}?(?<![0-9a-fA-F.:])" + ADDRESS + ".{0,400}?\\*Blocked in csf\\*",
                    "jail",
                    "address"),
            LogRule.of(
                    BANNED,
                    ".{0,100}?\\*[A-Za-z ]+\\* .{0,100}?(?<![0-9a-fA-F.:])" + ADDRESS + ".{0,300}?Blocked in csf",
                    "address"),
            LogRule.of(
                    UNBANNED,
                    "(?:Incoming|Outgoing|Incoming/Outgoing|TEMP[A-Z]*) .{0,40}?" + ADDRESS
                            + ".{0,100}?(?:removed|unblocked)",
                    "address"));

    private static final String START = "(?:\\[ALERT\\]\\s+(?:[0-9]{3}/[0-9]{6} )?(?:\\([0-9]+\\) )?: )?";

    private static final List<LogRule> HAPROXY = List.of(
            LogRule.of(
                    BIND_FAILED,
                    START
                            + "(?:\\[[^\\]]{0,80}\\] : )?(?:Binding|Starting) .{0,120}?(cannot (?:bind|listen)[^\\[]{0,80}?) ?\\[([^\\]]{1,100})\\]",
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
            LogRule.of(UPSTREAM_FAILED, "Server (\\S+) is (DOWN, reason: [^,]{1,80})", "upstream", "error"),
            LogRule.of(UPSTREAM_FAILED, "(?:backend|proxy) (\\S+) (has no server available)", "upstream", "error"),
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

    private static final List<LogRule> LITESPEED = List.of(
            LogRule.of(
                    BIND_FAILED,
                    "HttpListener::start\\(\\): Can't listen at address (\\S+): (.{1,60}?)!",
                    "address",
                    "error"),
            LogRule.of(CONFIG_INVALID, "(Fatal error in configuration)", "error"));

    private static final Map<String, List<LogRule>> BY_PROGRAM = Map.ofEntries(
            Map.entry("kernel", KERNEL),
            Map.entry("systemd", SYSTEMD),
            Map.entry("oomd", OOMD),
            Map.entry("nginx", NGINX),
            Map.entry("nginx start", NGINX_START),
            Map.entry("apache", APACHE),
            Map.entry("fail2ban", FAIL2BAN),
            Map.entry("csf", CSF),
            Map.entry("crash", CRASH),
            Map.entry("haproxy", HAPROXY),
            Map.entry("litespeed", LITESPEED));

    private LogRules() {}

    static List<LogRule> of(String program) {
        return BY_PROGRAM.getOrDefault(program, List.of());
    }
}

package dev.origindoctor.host.log.rule;

import static dev.origindoctor.host.log.LogEvent.*;

import java.util.List;

/** What Apache says. */
final class ApacheLines {
    static final List<LogRule> APACHE = List.of(
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
            LogRule.of(
                    BIND_FAILED,
                    "(?:\\([0-9]+\\)([^:]{1,60}): )?(?:AH00073: )?make_sock: unable to listen for connections on address (\\S+)",
                    "error",
                    "address"),
            LogRule.of(
                    FORKS_REFUSED,
                    "(?:\\([0-9]+\\)([^:]{1,60}): )?(?:AH[0-9]{5}: )?(?:fork: Unable to fork new process|ap_thread_create: unable to create (?:worker|listener) thread)",
                    "error"),
            LogRule.of(BIND_FAILED, "(?:AH00015: )?(no listening sockets available)", "error"),
            LogRule.of(OUT_OF_DESCRIPTORS, "(\\(24\\)Too many open files)", "error"),
            LogRule.of(DISK_FULL, "(\\(28\\)No space left on device)", "error"),
            LogRule.of(FILE_SYSTEM_READ_ONLY, "(\\(30\\)Read-only file system)", "error"),
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
            LogRule.of(
                    PROXY_HEADER_MISSING,
                    "(?:AH[0-9]{5}: )?(RemoteIPProxyProtocol(?!: (?:enabled|disabled|previous|received|internal)).{1,100})",
                    "error"),
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
                    "(?:(\\([0-9]+\\)[^:]{1,60}): )?(?:AH00957|AH01102|AH00898|AH01114|AH01079|AH02454|AH00992|AH01071|AH01067|AH00959|AH00940): (.{1,100})",
                    "errno",
                    "error"),
            LogRule.of(
                    SERVER_STOPPED,
                    "(?:AH00169|AH00296|AH00492|AH00295)?:? ?(caught SIG(?:TERM|WINCH), shutting down)",
                    "error"),
            LogRule.of(SERVER_STARTED, "(?:AH[0-9]{5}: )?.{1,200}? -- resuming normal operations"),
            LogRule.of(
                    CONFIG_INVALID,
                    "((?:\\([0-9]+\\)[^:]{1,60}: )?AH02291: .{1,200}|AH00526: .{1,200}|AH00016: .{1,100}|AH0001[34]: .{1,60}|AH00020: .{1,60}|AH02577: .{1,60}|AH0231[12]: .{1,60}|AH01895: .{1,80}|AH02572: .{1,100}|AH02(?:241|56[1245]): .{1,100})",
                    "error"));

    private ApacheLines() {}
}

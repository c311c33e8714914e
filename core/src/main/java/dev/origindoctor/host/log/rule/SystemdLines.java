package dev.origindoctor.host.log.rule;

import static dev.origindoctor.host.log.LogEvent.*;

import java.util.List;

/** What systemd and the daemons around it say of units and processes. */
final class SystemdLines {
    private static final String WEB =
            "(?!Session |User )(?i:.{0,200}?\\b)?((?i:nginx|apache2?|httpd|haproxy|caddy|varnish|openlitespeed|litespeed|lsws|[a-z0-9.-]{0,20}php[a-z0-9.-]{0,20}fpm)|A high performance web server)\\b";

    static final List<LogRule> SYSTEMD = List.of(
            LogRule.of(OUT_OF_MEMORY_KILL, "(\\S+): A process of this unit has been killed by the OOM killer", "unit"),
            LogRule.of(OUT_OF_MEMORY_KILL, "(\\S+): Failed with result '(oom-kill)'", "unit", "error"),
            LogRule.of(SERVICE_FAILED, "(\\S+): Failed with result '([a-z-]+)'", "unit", "error"),
            LogRule.of(SERVICE_FAILED, "Unit (\\S+) entered failed state", "unit"),
            LogRule.of(SERVICE_FAILED, "(\\S+): Unit entered failed state", "unit"),
            LogRule.of(
                    CRASHED,
                    "(\\S+): [Mm]ain process exited, (code=dumped, status=\\S+|code=killed, status=(?:4|6|7|8|11)/\\S+)",
                    "unit",
                    "error"),
            LogRule.of(
                    FORKS_REFUSED,
                    "(\\S+): Failed to (?:fork|spawn)[^:]{0,60}: (Resource temporarily unavailable)",
                    "unit",
                    "error"),
            LogRule.of(SERVICE_RESTARTS_TOO_OFTEN, "(\\S+): [Ss]tart request repeated too quickly", "unit"),
            LogRule.of(SERVICE_RESTARTS_TOO_OFTEN, "start request repeated too quickly for (\\S+)", "unit"),
            LogRule.of(SERVICE_RESTART, "(\\S+?)(?:: Service)? hold-?off time over, scheduling restart", "unit"),
            LogRule.of(
                    SERVICE_RESTART, "(\\S+): Scheduled restart job, restart counter is at ([0-9]+)", "unit", "count"),
            LogRule.of(SERVER_STARTED, "Started " + WEB, "unit"),
            LogRule.of(SERVER_STOPPED, "Stopped " + WEB, "unit"));

    static final List<LogRule> OOMD = List.of(
            LogRule.of(
                    OUT_OF_MEMORY_KILL, "Killed (?:[^/\\s]*+/)*+([^/\\s]++) due to memory (?:pressure|used)", "unit"),
            LogRule.of(
                    OUT_OF_MEMORY_KILL,
                    "sending SIG(?:TERM|KILL) to process ([0-9]+)(?: uid [0-9]+)? \"(.{1,20}?)\"",
                    "pid",
                    "process"));

    static final List<LogRule> CRASH = List.of(LogRule.of(
            CRASHED,
            "(?:\\[\\X\\] )?Process ([0-9]+) \\((.{1,20}?)\\) of user [0-9]+ (dumped core|killed by SIG[A-Z]+)",
            "pid",
            "process",
            "error"));

    /** Whoever writes the other logs notices a full disk first. */
    static final List<LogRule> LOGGERS = List.of(LogRule.of(DISK_FULL, ".{0,300}?(No space left on device)", "error"));

    private SystemdLines() {}
}

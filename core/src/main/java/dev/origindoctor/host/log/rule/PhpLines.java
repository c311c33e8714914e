package dev.origindoctor.host.log.rule;

import static dev.origindoctor.host.log.LogEvent.*;

import java.util.List;

/** What PHP-FPM says: for whoever asks the origin it is what stands behind the web server. */
final class PhpLines {
    private static final String POOL = "\\[pool ([^\\]]{1,60})\\] ";

    static final List<LogRule> FPM = List.of(
            LogRule.of(
                    WORKERS_EXHAUSTED,
                    POOL + "(server reached (?:pm\\.)?max_children setting \\([0-9]+\\))",
                    "pool",
                    "error"),
            LogRule.of(WORKERS_EXHAUSTED, "(The maximum number of processes has been reached)", "error"),
            LogRule.of(
                    UPSTREAM_TIMED_OUT,
                    POOL + "child ([0-9]+), script .{1,300}? (execut(?:ing too slow|ion timed out) \\([0-9.]+ sec\\))",
                    "pool",
                    "pid",
                    "error"),
            LogRule.of(
                    UPSTREAM_FAILED,
                    POOL + "child ([0-9]+),? (exited on signal (?!15 )[0-9]+ \\([^)]{1,40}\\))",
                    "pool",
                    "pid",
                    "error"),
            LogRule.of(
                    UPSTREAM_FAILED,
                    "unable to bind listening socket for address '([^']{1,120})': (.{1,80})",
                    "upstream",
                    "error"),
            LogRule.of(
                    UPSTREAM_FAILED,
                    "An(?:other| another) FPM instance seems to already listen on (\\S{1,120})",
                    "upstream"),
            LogRule.of(UPSTREAM_FAILED, "(FPM initialization failed)", "error"),
            LogRule.of(FORKS_REFUSED, "fork\\(\\) failed: (.{1,60})", "error"),
            LogRule.of(
                    DISK_FULL,
                    "PHP (?:Warning|Notice|Fatal error|Error): .{1,400}?(No space left on device)(?: \\(28\\))?(?: in \\S+ on line [0-9]+)?$",
                    "error"));

    private PhpLines() {}
}

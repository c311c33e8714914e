package dev.origindoctor.host.log.rule;

import static dev.origindoctor.host.log.LogEvent.*;

import java.util.List;

/** What the kernel says. */
final class KernelLines {
    /** The name that the kernel gives a process may hold brackets; what follows it shows its end. */
    private static final String PROCESS = "\\((.{1,20}?)\\)(?=,? (?:total-vm|score|vsz|UID)|\\W*$)";

    static final List<LogRule> KERNEL = List.of(
            LogRule.of(
                    OUT_OF_MEMORY_KILL,
                    "(?:Memory cgroup out|Out) of [Mm]emory(?: \\([a-z_]{1,40}\\))?:? [Kk]ill(?:ed)? process ([0-9]+) "
                            + PROCESS,
                    "pid",
                    "process"),
            LogRule.of(
                    OUT_OF_MEMORY_KILL,
                    "(?:Memory cgroup out|Out) of [Mm]emory(?: \\([a-z_]{1,40}\\))?:? [Kk]ill(?:ed)? process ([0-9]+) \\((.{1,20}?)\\)",
                    "pid",
                    "process"),
            LogRule.of(
                    OUT_OF_MEMORY_KILL,
                    "Tasks in (?:[^/\\s]*+/)*+([^/\\s]++) are going to be killed due to memory\\.oom\\.group set",
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
            LogRule.of(
                    CONNECTION_TABLE_FULL,
                    "(?:nf|ip)_conntrack: (?:nf_conntrack: )?table full(?: in netns [0-9]+)?, dropping packet"),
            LogRule.of(
                    SYN_FLOOD,
                    "(?:TCP: )?(?:(?:request_sock_|TCP)\\w*: )?[Pp]ossible SYN flooding on port (?:\\S*:)?([0-9]+)\\.? *(Sending cookies|Dropping request)?",
                    "port",
                    "error"),
            LogRule.of(
                    OUT_OF_SOCKET_MEMORY,
                    "(?:TCP: )?(out of memory -- consider tuning tcp_mem|[Oo]ut of socket memory|too many (?:of )?orphaned sockets)",
                    "error"),
            LogRule.of(OUT_OF_DESCRIPTORS, "VFS: (file-max limit [0-9]+ reached)", "error"),
            LogRule.of(
                    FILE_SYSTEM_READ_ONLY,
                    "(?:EXT[234]-fs|XFS|BTRFS)[^:]{0,60}: .{0,200}?([Rr]emounting filesystem read-only|Filesystem has been shut down|Shutting down filesystem|forced readonly)",
                    "error"),
            LogRule.of(FORKS_REFUSED, "cgroup: (fork rejected) by pids controller in (\\S+)", "error", "cgroup"),
            LogRule.of(NEIGHBOURS_FULL, "(?:neighbour: )?(?:(\\w+): )?[Nn]eighbou?r table overflow", "table"),
            LogRule.of(
                    PROCESSOR_STUCK,
                    "(?:NMI )?(?:watchdog: )?BUG: soft lockup - CPU#[0-9]+ stuck for ([0-9]+)s! \\[(.{1,20}?):[0-9]+\\]",
                    "seconds",
                    "process"),
            LogRule.of(
                    PROCESSOR_STUCK,
                    "(?:NMI )?(?:[Ww]atchdog: )?(?:rcu: )?((?:BUG: |Watchdog detected )hard LOCKUP on cpu [0-9]+|INFO: rcu_\\w+ (?:self-)?detected stalls? on CPU)",
                    "error"),
            LogRule.of(
                    TASK_BLOCKED,
                    "INFO: task (.{1,20}?):([0-9]+) blocked (?:in I/O wait )?for more than ([0-9]+) seconds",
                    "process",
                    "pid",
                    "seconds"));

    private KernelLines() {}
}

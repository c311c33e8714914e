package dev.origindoctor.host.log.rule;

import static dev.origindoctor.host.log.LogEvent.*;

import java.util.List;

/** What guards say of the addresses that they ban. */
final class GuardLines {
    private static final String ADDRESS =
            "((?:[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-fA-F]{0,4}:[0-9a-fA-F]{0,4}:[0-9a-fA-F.:]{0,39})(?:/[0-9]{1,3})?)";

    static final List<LogRule> FAIL2BAN = List.of(
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

    static final List<LogRule> CSF = List.of(
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

    private GuardLines() {}
}

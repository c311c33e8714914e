package dev.origindoctor.ranges.allowlist;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What runs an allowlist again: after each start, and daily with ranges that the publisher was asked for anew. */
public enum AllowlistTimer {
    SYSTEMD("""
            #!/bin/sh
            # Installs a service and a timer that renew the ranges of @TITLE@ and let them in through @TOOL@, after each
            # start and once a day. The command origin-doctor must be on the PATH of services, for example in
            # /usr/local/bin.
            set -eu
            cat >/etc/systemd/system/@UNIT@.service <<'UNIT'
            [Unit]
            Description=Ranges of @TITLE@ through @TOOL@
            Wants=network-online.target
            After=network-online.target ufw.service firewalld.service nftables.service netfilter-persistent.service

            [Service]
            Type=oneshot
            StateDirectory=origin-doctor
            # A publisher that does not answer, or not with a list, leaves the ranges of before.
            ExecStart=-/bin/sh -c '@REFRESH@'
            ExecStart=/bin/sh -c '@APPLY@'

            [Install]
            WantedBy=multi-user.target
            UNIT
            cat >/etc/systemd/system/@UNIT@.timer <<'UNIT'
            [Unit]
            Description=Daily ranges of @TITLE@ through @TOOL@

            [Timer]
            OnCalendar=daily
            RandomizedDelaySec=6h
            Persistent=true

            [Install]
            WantedBy=timers.target
            UNIT
            systemctl daemon-reload
            systemctl enable @UNIT@.service
            systemctl enable --now @UNIT@.timer
            systemctl start @UNIT@.service
            """, """
            #!/bin/sh
            # Removes the service and the timer. What they let in stays in: --undo without --timer takes that back.
            set -eu
            systemctl disable --now @UNIT@.timer
            systemctl disable @UNIT@.service
            rm -f /etc/systemd/system/@UNIT@.service /etc/systemd/system/@UNIT@.timer
            systemctl daemon-reload
            """),
    CRON("""
            # For /etc/cron.d/@UNIT@: renews the ranges of @TITLE@ and lets them in through @TOOL@, after each start and
            # once a day. Choose a minute of your own, so that not everybody asks the publisher at once.
            SHELL=/bin/sh
            PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
            @reboot root mkdir -p @STATE@; @APPLY@
            17 4 * * * root mkdir -p @STATE@; @REFRESH@; @APPLY@
            """, """
            #!/bin/sh
            # Removes the entry. What it let in stays in: --undo without --timer takes that back.
            rm -f /etc/cron.d/@UNIT@
            """);

    private static final String STATE = "/var/lib/origin-doctor";

    private final String text;
    private final String undo;

    AllowlistTimer(String text, String undo) {
        this.text = text;
        this.undo = undo;
    }

    /** The identifier on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The timer with this identifier, if there is one. */
    public static Optional<AllowlistTimer> byId(String id) {
        return Arrays.stream(values()).filter(timer -> timer.id().equals(id)).findFirst();
    }

    /** What is to be run, or put in its place, to have {@code tool} told again and again. */
    public String text(Allowlist allowlist, AllowlistTool tool) {
        return fill(text, allowlist, tool);
    }

    /** What ends that. */
    public String undo(Allowlist allowlist, AllowlistTool tool) {
        return fill(undo, allowlist, tool);
    }

    private static String fill(String template, Allowlist allowlist, AllowlistTool tool) {
        String id = allowlist.list().id();
        String ranges = STATE + "/" + id + ".txt";
        String script = STATE + "/" + id + "-" + tool.id() + ".sh";
        String place = allowlist.place().isEmpty() ? "" : " --place \"" + allowlist.place() + "\"";
        String refresh = "origin-doctor ranges refresh " + id + " --file " + ranges;
        String apply = "origin-doctor ranges allowlist --for " + tool.id() + " --port " + allowlist.portList() + place
                + " --ranges " + ranges + " >" + script + " && sh " + script;
        return allowlist.fill(template.replace("@UNIT@", allowlist.name() + "-" + tool.id())
                .replace("@TOOL@", tool.id())
                .replace("@STATE@", STATE)
                .replace("@REFRESH@", refresh)
                .replace("@APPLY@", apply));
    }
}

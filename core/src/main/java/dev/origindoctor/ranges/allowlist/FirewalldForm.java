package dev.origindoctor.ranges.allowlist;

/**
 * Rich rules, now and for good, without a reload, which would lose what was only set for now. Their priority puts them
 * before the zone's denials, and tells them from everybody else's.
 */
final class FirewalldForm implements AllowlistForm {
    private static final String COMMON = """
            set -eu
            zone=${ZONE:-@ZONE@}
            zone=${zone:-$(firewall-cmd --get-default-zone)}
            ours() {
              firewall-cmd $1 --zone="$zone" --list-rich-rules | grep '^rule priority="@PRIORITY@"' || true
            }
            """;

    private static final String SCRIPT = """
            #!/bin/sh
            # Lets @TITLE@ reach the TCP ports @PORTS@, through firewalld.
            # Running it again adds what is new, then removes what is outdated. Keep it in /etc/cron.weekly or behind a
            # timer. The zone is the default one, or that of the environment variable ZONE.
            @COMMON@
            wanted() {
              for port in @SPACED@; do
                for block in $four; do
                  echo "rule priority=\\"@PRIORITY@\\" family=\\"ipv4\\" source address=\\"$block\\" port port=\\"$port\\" protocol=\\"tcp\\" accept"
                done
                for block in $six; do
                  echo "rule priority=\\"@PRIORITY@\\" family=\\"ipv6\\" source address=\\"$block\\" port port=\\"$port\\" protocol=\\"tcp\\" accept"
                done
              done
            }
            four='@FOUR@'
            six='@SIX@'
            for when in '' --permanent; do
              wanted | while read -r rule; do
                firewall-cmd -q $when --zone="$zone" --query-rich-rule="$rule" ||
                  firewall-cmd -q $when --zone="$zone" --add-rich-rule="$rule"
              done
              ours "$when" | while read -r rule; do
                wanted | grep -qxF "$rule" || firewall-cmd -q $when --zone="$zone" --remove-rich-rule="$rule"
              done
            done
            """;

    private static final String UNDO = """
            #!/bin/sh
            # Takes back what let @TITLE@ in through firewalld.
            @COMMON@
            for when in '' --permanent; do
              ours "$when" | while read -r rule; do
                firewall-cmd -q $when --zone="$zone" --remove-rich-rule="$rule"
              done
            done
            """;

    @Override
    public String script(Allowlist allowlist) {
        return fill(SCRIPT, allowlist);
    }

    @Override
    public String undo(Allowlist allowlist) {
        return fill(UNDO, allowlist);
    }

    private static String fill(String template, Allowlist allowlist) {
        int priority = -30000 - Math.floorMod(allowlist.list().id().hashCode(), 2000);
        return allowlist.fill(template.replace("@COMMON@\n", COMMON)
                .replace("@ZONE@", allowlist.place())
                .replace("@SPACED@", allowlist.portList().replace(',', ' '))
                .replace("@PRIORITY@", String.valueOf(priority)));
    }
}

package dev.origindoctor.ranges.allowlist;

/**
 * Rich rules, now and for good, without a reload, which would lose what was only set for now. Their priority puts them
 * before the zone's denials, and tells them from everybody else's.
 */
final class FirewalldForm implements AllowlistForm {
    private static final String COMMON = """
            set -eu
            trap '[ $? = 0 ] || echo "origin-doctor: it stopped halfway: run this again, or the script that undoes it" >&2' EXIT
            zone=${ZONE:-@ZONE@}
            zone=${zone:-$(firewall-cmd --get-default-zone)}
            ours() {
              firewall-cmd $1 --zone="$zone" --list-rich-rules | grep '^rule priority="@PRIORITY@"' || true
            }
            # One command for many rules: each takes half a second.
            change() {
              [ -n "$3" ] || return 0
              option=$1
              rules=$3
              set -- --zone="$zone" $2
              while IFS= read -r rule; do
                set -- "$@" "$option=$rule"
              done <<RULES
            $rules
            RULES
              firewall-cmd -q "$@"
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
              before=$(ours "$when")
              change --add-rich-rule "$when" "$(wanted | grep -vxF "$before" || true)"
              change --remove-rich-rule "$when" "$(printf '%s\\n' "$before" | grep -vxF "$(wanted)" || true)"
            done
            """;

    private static final String UNDO = """
            #!/bin/sh
            # Takes back what let @TITLE@ in through firewalld.
            @COMMON@
            for when in '' --permanent; do
              change --remove-rich-rule "$when" "$(ours "$when")"
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

package dev.origindoctor.ranges.allowlist;

/** One rule for each block, before all others, with a comment by which outdated ones are found. */
final class UfwForm implements AllowlistForm {
    private static final String SCRIPT = """
            #!/bin/sh
            # Lets @TITLE@ reach the TCP ports @PORTS@, through ufw.
            # Running it again adds what is new, then deletes what is outdated. Keep it in /etc/cron.weekly or behind a
            # timer. It does not switch ufw on or off.
            set -eu
            trap '[ $? = 0 ] || echo "origin-doctor: it stopped halfway: run this again, or the script that undoes it" >&2' EXIT
            wanted='@FOUR@'
            if grep -q '^IPV6=yes' /etc/default/ufw; then
              wanted="$wanted
            @SIX@"
            else
              echo "origin-doctor: IPV6=no in /etc/default/ufw: IPv6 stays as it is" >&2
            fi
            added() {
              ufw show added | grep "comment '@NAME@'$" || true
            }
            before=$(added)
            for block in $wanted; do
              rule="allow from $block to any port @PORTS@ proto tcp comment '@NAME@'"
              printf '%s\\n' "$before" | grep -qxF "ufw $rule" ||
                ufw prepend allow proto tcp from "$block" to any port @PORTS@ comment '@NAME@'
            done
            printf '%s\\n' "$before" | while read -r ufw allow from block to any port ports rest; do
              [ -n "$block" ] || continue
              if ! printf '%s\\n' "$wanted" | grep -qxF "$block" || [ "$ports" != '@PORTS@' ]; then
                ufw delete allow proto tcp from "$block" to any port "$ports"
              fi
            done
            """;

    private static final String UNDO = """
            #!/bin/sh
            # Takes back what let @TITLE@ in through ufw.
            set -eu
            trap '[ $? = 0 ] || echo "origin-doctor: it stopped halfway: run this again, or the script that undoes it" >&2' EXIT
            ufw show added | { grep "comment '@NAME@'$" || true; } |
              while read -r ufw allow from block to any port ports rest; do
                ufw delete allow proto tcp from "$block" to any port "$ports"
              done
            """;

    @Override
    public String script(Allowlist allowlist) {
        return allowlist.fill(SCRIPT);
    }

    @Override
    public String undo(Allowlist allowlist) {
        return allowlist.fill(UNDO);
    }
}

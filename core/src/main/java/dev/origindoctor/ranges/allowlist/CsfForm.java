package dev.origindoctor.ranges.allowlist;

import dev.origindoctor.ranges.Cidr;
import java.util.stream.Collectors;

/** A file of its own that csf.allow includes. */
final class CsfForm implements AllowlistForm {
    private static final String SCRIPT = """
            #!/bin/sh
            # Lets @TITLE@ reach the TCP ports @PORTS@, through ConfigServer Security & Firewall.
            # Running it again restarts csf only where the ranges have changed. Keep it in /etc/cron.weekly or behind a
            # timer. A block that is in csf.deny too stays cut off: the answers to it are dropped on their way out.
            set -eu
            file=/etc/csf/@NAME@.allow
            new=$(mktemp /etc/csf/@NAME@.XXXXXX)
            cat >"$new" <<'ENTRIES'
            @ENTRIES@
            ENTRIES
            chmod 600 "$new"
            if grep -qxF "Include $file" /etc/csf/csf.allow && cmp -s "$new" "$file"; then
              rm -f "$new"
              exit 0
            fi
            cp -p /etc/csf/csf.allow "$new.lists"
            [ ! -f "$file" ] || cp -p "$file" "$new.before"
            mv -f "$new" "$file"
            if ! grep -qxF "Include $file" /etc/csf/csf.allow; then
              [ -z "$(tail -c 1 /etc/csf/csf.allow)" ] || echo >>/etc/csf/csf.allow
              echo "Include $file" >>/etc/csf/csf.allow
            fi
            if csf -r >/dev/null; then
              rm -f "$new.lists" "$new.before"
              exit 0
            fi
            mv -f "$new.lists" /etc/csf/csf.allow
            if [ -f "$new.before" ]; then mv -f "$new.before" "$file"; else rm -f "$file"; fi
            echo "origin-doctor: csf did not restart; its lists are as they were before" >&2
            exit 1
            """;

    private static final String UNDO = """
            #!/bin/sh
            # Takes back what let @TITLE@ in through ConfigServer Security & Firewall.
            set -eu
            sed -i '\\|^Include /etc/csf/@NAME@\\.allow$|d' /etc/csf/csf.allow
            rm -f /etc/csf/@NAME@.allow
            csf -r >/dev/null
            """;

    @Override
    public String script(Allowlist allowlist) {
        String entries = allowlist.list().addresses().cidrs().stream()
                .map(Cidr::toString)
                .map(block -> "tcp|in|d=@PORTS@|s=" + block)
                .collect(Collectors.joining("\n"));
        return allowlist.fill(SCRIPT.replace("@ENTRIES@", entries));
    }

    @Override
    public String undo(Allowlist allowlist) {
        return allowlist.fill(UNDO);
    }
}

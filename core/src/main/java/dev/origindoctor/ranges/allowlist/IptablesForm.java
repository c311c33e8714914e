package dev.origindoctor.ranges.allowlist;

import dev.origindoctor.ranges.Family;
import java.util.List;
import java.util.stream.Collectors;

/** A set for each family, swapped in whole, and a chain of its own that the first rule of INPUT jumps to. */
final class IptablesForm implements AllowlistForm {
    private static final String SCRIPT = """
            #!/bin/sh
            # Lets @TITLE@ reach the TCP ports @PORTS@, through iptables and ipset.
            # Running it again renews the ranges: each set is swapped in whole. Keep it in /etc/cron.daily or behind a
            # timer; sets and rules do not outlive a restart by themselves.
            set -eu
            @FAMILIES@""";

    private static final String FAMILY = """
            if COMMAND -w -n -L INPUT >/dev/null 2>&1; then
              ipset restore -exist <<'SETS'
            create @NAME@-DIGIT hash:net family INET
            create @NAME@-new hash:net family INET
            flush @NAME@-new
            ENTRIES
            swap @NAME@-DIGIT @NAME@-new
            destroy @NAME@-new
            SETS
              COMMAND-restore -w --noflush <<'RULES'
            *filter
            :@NAME@ - [0:0]
            -A @NAME@ -p tcp -m multiport --dports @PORTS@ -m set --match-set @NAME@-DIGIT src -j ACCEPT
            COMMIT
            RULES
              COMMAND -w -C INPUT -j @NAME@ 2>/dev/null || COMMAND -w -I INPUT 1 -j @NAME@
            else
              echo "origin-doctor: COMMAND does not work here: nothing was done about that family" >&2
            fi
            """;

    private static final String UNDO = """
            #!/bin/sh
            # Takes back what let @TITLE@ in through iptables and ipset.
            set -eu
            for command in iptables ip6tables; do
              while $command -w -D INPUT -j @NAME@ 2>/dev/null; do :; done
              if $command -w -n -L @NAME@ >/dev/null 2>&1; then
                $command -w -F @NAME@
                $command -w -X @NAME@
              fi
            done
            for set in @NAME@-4 @NAME@-6; do
              if ipset -n list "$set" >/dev/null 2>&1; then
                ipset destroy "$set"
              fi
            done
            """;

    @Override
    public String script(Allowlist allowlist) {
        String families = family(allowlist, Family.IPV4, "iptables", "4", "inet")
                + family(allowlist, Family.IPV6, "ip6tables", "6", "inet6");
        return allowlist.fill(SCRIPT.replace("@FAMILIES@", families));
    }

    private static String family(Allowlist allowlist, Family family, String command, String digit, String inet) {
        List<String> blocks = allowlist.blocks(family);
        if (blocks.isEmpty()) {
            return "";
        }
        String entries = blocks.stream().map(block -> "add @NAME@-new " + block).collect(Collectors.joining("\n"));
        return FAMILY.replace("COMMAND", command)
                .replace("DIGIT", digit)
                .replace("INET", inet)
                .replace("ENTRIES", entries);
    }

    @Override
    public String undo(Allowlist allowlist) {
        return allowlist.fill(UNDO);
    }
}

package dev.origindoctor.ranges.allowlist;

import dev.origindoctor.ranges.Family;

/**
 * Sets and a chain of its own in the table that filters, and one jump from the chain that filters. A table of its own
 * would not do: what another table drops stays dropped. Everything happens in one transaction.
 */
final class NftablesForm implements AllowlistForm {
    private static final String USUAL = "inet filter input";

    private static final String SCRIPT = """
            #!/bin/sh
            # Lets @TITLE@ reach the TCP ports @PORTS@, through nftables: @PLACE@.
            # Running it again renews the ranges in one transaction. Keep it in /etc/cron.daily or behind a timer.
            set -eu
            if ! chain=$(nft list chain @PLACE@ 2>/dev/null); then
              echo "origin-doctor: there is no chain @PLACE@: name the one that filters what comes in with --place" >&2
              exit 2
            fi
            jump=
            if ! printf '%s\\n' "$chain" | grep -q 'jump @NAME@\\( \\|$\\)'; then
              jump='insert rule @PLACE@ jump @NAME@'
            fi
            nft -f - <<RULES
            @SETS@
            add chain @TABLE@ @NAME@
            flush chain @TABLE@ @NAME@
            @RULES@
            $jump
            RULES
            """;

    private static final String UNDO = """
            #!/bin/sh
            # Takes back what let @TITLE@ in through nftables: @PLACE@.
            set -eu
            nft -a list chain @PLACE@ 2>/dev/null | sed -n 's/.*jump @NAME@ # handle \\([0-9]*\\)$/\\1/p' |
              while read -r handle; do
                nft delete rule @PLACE@ handle "$handle"
              done
            if nft list chain @TABLE@ @NAME@ >/dev/null 2>&1; then
              nft flush chain @TABLE@ @NAME@
              nft delete chain @TABLE@ @NAME@
            fi
            for set in @NAME@-4 @NAME@-6; do
              if nft list set @TABLE@ "$set" >/dev/null 2>&1; then
                nft delete set @TABLE@ "$set"
              fi
            done
            """;

    @Override
    public String script(Allowlist allowlist) {
        String family = place(allowlist).split(" ", 2)[0];
        StringBuilder sets = new StringBuilder();
        StringBuilder rules = new StringBuilder();
        if (!family.equals("ip6")) {
            sets.append(set("4", "ipv4_addr", "@FOUR@"));
            rules.append("add rule @TABLE@ @NAME@ ip saddr \\@@NAME@-4 tcp dport { @PORTS@ } accept\n");
        }
        if (!family.equals("ip")) {
            sets.append(set("6", "ipv6_addr", "@SIX@"));
            rules.append("add rule @TABLE@ @NAME@ ip6 saddr \\@@NAME@-6 tcp dport { @PORTS@ } accept\n");
        }
        String script = SCRIPT.replace("@SETS@\n", sets)
                .replace("@RULES@\n", rules.toString().replace("\\@", "@"));
        return fill(script, allowlist);
    }

    private static String set(String suffix, String type, String mark) {
        return """
                add set @TABLE@ @NAME@-SUFFIX { type TYPE; flags interval; }
                flush set @TABLE@ @NAME@-SUFFIX
                add element @TABLE@ @NAME@-SUFFIX { MARK }
                """.replace("SUFFIX", suffix).replace("TYPE", type).replace("MARK", mark);
    }

    @Override
    public String undo(Allowlist allowlist) {
        return fill(UNDO, allowlist);
    }

    private static String fill(String template, Allowlist allowlist) {
        String place = place(allowlist);
        String elements = template.replace("@FOUR@", String.join(", ", allowlist.blocks(Family.IPV4)))
                .replace("@SIX@", String.join(", ", allowlist.blocks(Family.IPV6)));
        return allowlist.fill(
                elements.replace("@PLACE@", place).replace("@TABLE@", place.substring(0, place.lastIndexOf(' '))));
    }

    private static String place(Allowlist allowlist) {
        String place = allowlist.place().isEmpty() ? USUAL : allowlist.place();
        if (!place.matches("(ip|ip6|inet) \\S+ \\S+")) {
            throw new IllegalArgumentException("place: " + place + " (expected ip|ip6|inet TABLE CHAIN)");
        }
        return place;
    }
}

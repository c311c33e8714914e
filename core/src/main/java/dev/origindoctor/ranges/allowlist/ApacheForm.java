package dev.origindoctor.ranges.allowlist;

/**
 * The edge as a trusted proxy of mod_remoteip, and a file for the places that only the edge may ask. That one asks for
 * the connection's own address: {@code Require ip} would compare the visitor's.
 */
final class ApacheForm implements AllowlistForm {
    private static final String SCRIPT = """
            #!/bin/sh
            # Tells Apache that @TITLE@ stands in front of it; needs mod_remoteip. To refuse everybody else, write
            #   Include @NAME@-only.inc
            # into the <Location> or <Directory> that only the edge may ask. Running it again reloads Apache only where
            # the ranges have changed, and keeps the old file where Apache does not take the new one.
            set -eu
            dir=${APACHE:-/etc/apache2}
            conf=${APACHE_CONF:-$dir/conf-enabled}/@NAME@.conf
            control=$(command -v apache2ctl || command -v apachectl)
            new=$(mktemp)
            only=$(mktemp)
            trap 'rm -f "$new" "$only"' EXIT
            cat >"$new" <<'CONF'
            RemoteIPHeader @HEADER@
            @TRUST@
            CONF
            cat >"$only" <<'CONF'
            <RequireAny>
            @REQUIRE@
            </RequireAny>
            CONF
            snippet=$dir/@NAME@-only.inc
            @EXCHANGE@
            "$control" graceful
            """;

    private static final String EXCHANGE = ServerFiles.exchange("Apache", "\"$control\" -t >/dev/null");

    private static final String UNDO = """
            #!/bin/sh
            # Takes back what told Apache that @TITLE@ stands in front of it.
            set -eu
            dir=${APACHE:-/etc/apache2}
            if grep -rqs '^[^#]*Include .*@NAME@-only\\.inc' "$dir"; then
              echo "origin-doctor: remove 'Include @NAME@-only.inc' from the configuration first" >&2
              exit 1
            fi
            rm -f "${APACHE_CONF:-$dir/conf-enabled}/@NAME@.conf" "$dir/@NAME@-only.inc"
            control=$(command -v apache2ctl || command -v apachectl)
            "$control" -t >/dev/null
            "$control" graceful
            """;

    @Override
    public String script(Allowlist allowlist) {
        return allowlist.fill(SCRIPT.replace("@EXCHANGE@\n", EXCHANGE)
                .replace("@TRUST@", ServerFiles.lines(allowlist, "RemoteIPTrustedProxy ", ""))
                .replace(
                        "@REQUIRE@",
                        ServerFiles.lines(allowlist, "  Require expr \"%{CONN_REMOTE_ADDR} -ipmatch '", "'\""))
                .replace("@HEADER@", VisitorHeader.of(allowlist.list().edge())));
    }

    @Override
    public String undo(Allowlist allowlist) {
        return allowlist.fill(UNDO);
    }
}

package dev.origindoctor.ranges.allowlist;

/**
 * The edge as a trusted proxy, so that logs, and what bans by them, see visitors; and a file for the servers that only
 * the edge may ask. That one asks for the connection's own address: {@code allow} would compare the visitor's.
 */
final class NginxForm implements AllowlistForm {
    private static final String SCRIPT = """
            #!/bin/sh
            # Tells nginx that @TITLE@ stands in front of it. To refuse everybody else, write
            #   include snippets/@NAME@-only.conf;
            # into the server blocks that only the edge may ask. Running it again reloads nginx only where the ranges
            # have changed, and keeps the old files where nginx does not take the new ones.
            set -eu
            dir=${NGINX:-/etc/nginx}
            mkdir -p "$dir/conf.d" "$dir/snippets"
            new=$(mktemp)
            only=$(mktemp)
            trap 'rm -f "$new" "$only"' EXIT
            cat >"$new" <<'CONF'
            @TRUST@
            real_ip_header @HEADER@;
            real_ip_recursive on;
            geo $realip_remote_addr $@VARIABLE@ {
              default 0;
            @GEO@
            }
            CONF
            cat >"$only" <<'CONF'
            if ($@VARIABLE@ = 0) {
              return 403;
            }
            CONF
            conf=$dir/conf.d/@NAME@.conf
            snippet=$dir/snippets/@NAME@-only.conf
            @EXCHANGE@
            nginx -c "$dir/nginx.conf" -s reload
            """;

    private static final String EXCHANGE = ServerFiles.exchange("nginx", "nginx -c \"$dir/nginx.conf\" -t -q");

    private static final String UNDO = """
            #!/bin/sh
            # Takes back what told nginx that @TITLE@ stands in front of it.
            set -eu
            dir=${NGINX:-/etc/nginx}
            if grep -rqs '^[^#]*include .*@NAME@-only\\.conf' "$dir" --include='*' --exclude='@NAME@*'; then
              echo "origin-doctor: remove 'include snippets/@NAME@-only.conf;' from the server blocks first" >&2
              exit 1
            fi
            rm -f "$dir/conf.d/@NAME@.conf" "$dir/snippets/@NAME@-only.conf"
            nginx -c "$dir/nginx.conf" -t -q
            nginx -c "$dir/nginx.conf" -s reload
            """;

    @Override
    public String script(Allowlist allowlist) {
        return allowlist.fill(SCRIPT.replace("@EXCHANGE@\n", EXCHANGE)
                .replace("@TRUST@", ServerFiles.lines(allowlist, "set_real_ip_from ", ";"))
                .replace("@GEO@", ServerFiles.lines(allowlist, "  ", " 1;"))
                .replace("@HEADER@", VisitorHeader.of(allowlist.list().edge()))
                .replace("@VARIABLE@", allowlist.name().replace('-', '_')));
    }

    @Override
    public String undo(Allowlist allowlist) {
        return allowlist.fill(UNDO);
    }
}

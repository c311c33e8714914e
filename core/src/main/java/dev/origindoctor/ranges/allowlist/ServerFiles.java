package dev.origindoctor.ranges.allowlist;

import dev.origindoctor.ranges.Cidr;
import java.util.stream.Collectors;

/** Two files of a web server: one that it reads, and a snippet for the places that only the edge may ask. */
final class ServerFiles {
    /** From {@code $new} to {@code $conf}, from {@code $only} to {@code $snippet}: both, or none. */
    private static final String EXCHANGE = """
            if cmp -s "$new" "$conf" && cmp -s "$only" "$snippet"; then
              exit 0
            fi
            chmod 644 "$new" "$only"
            for file in "$conf" "$snippet"; do
              [ ! -e "$file" ] || cp -p "$file" "$file.before"
            done
            cp -p "$only" "$snippet.new"
            cp -p "$new" "$conf.new"
            mv -f "$snippet.new" "$snippet"
            mv -f "$conf.new" "$conf"
            if ! @CHECK@; then
              for file in "$conf" "$snippet"; do
                if [ -e "$file.before" ]; then mv -f "$file.before" "$file"; else rm -f "$file"; fi
              done
              echo "origin-doctor: @SERVER@ does not take the new ranges; the old ones stay" >&2
              exit 1
            fi
            rm -f "$conf.before" "$snippet.before"
            """;

    private ServerFiles() {}

    /** Shell that puts the new files in place, and the old ones back where {@code check} says that the server minds. */
    static String exchange(String server, String check) {
        return EXCHANGE.replace("@SERVER@", server).replace("@CHECK@", check);
    }

    /** Every block of the list on a line of its own. */
    static String lines(Allowlist allowlist, String before, String after) {
        return allowlist.list().addresses().cidrs().stream()
                .map(Cidr::toString)
                .map(block -> before + block + after)
                .collect(Collectors.joining("\n"));
    }
}

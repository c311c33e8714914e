package dev.origindoctor.host.webserver;

import dev.origindoctor.host.source.Unread;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Puts included files in the place of the directives that include them. */
final class NginxIncludes {
    private static final int DEEPEST = 20;
    private static final int MOST = 100_000;

    private final Map<String, List<NginxDirective>> files;
    private final String main;
    private final Set<String> used = new HashSet<>();
    private final List<Unread> unread = new ArrayList<>();
    private int directives;

    NginxIncludes(Map<String, List<NginxDirective>> files, String main) {
        this.files = files;
        this.main = main;
    }

    List<NginxDirective> expand() {
        used.add(main);
        return expand(files.getOrDefault(main, List.of()), 0);
    }

    /** The files that nothing included: read all the same, because they may be included from what was not read. */
    Set<String> used() {
        return used;
    }

    List<Unread> unread() {
        return unread;
    }

    private List<NginxDirective> expand(List<NginxDirective> level, int depth) {
        List<NginxDirective> expanded = new ArrayList<>();
        for (NginxDirective directive : level) {
            if (++directives > MOST || depth > DEEPEST) {
                missing(directive, directives > MOST ? "too many directives" : "files include each other without end");
                return expanded;
            }
            if (directive.name().equals("include")) {
                include(directive, expanded, depth);
            } else if (directive.block() == null) {
                expanded.add(directive);
            } else {
                // blocks may nest further than includes: only includes count towards the depth
                expanded.add(new NginxDirective(
                        directive.name(), directive.arguments(), expand(directive.block(), depth), directive.quote()));
            }
        }
        return expanded;
    }

    private void include(NginxDirective directive, List<NginxDirective> into, int depth) {
        String wanted = absolute(directive.argument(0));
        Pattern glob = Globs.pattern(wanted);
        List<String> matching = files.keySet().stream()
                .filter(path -> glob.matcher(path).matches())
                .sorted()
                .toList();
        if (matching.isEmpty() && !harmless(wanted)) {
            unread.add(Unread.absent(wanted, "included at " + directive.quote().where() + " and not read"));
        }
        for (String path : matching) {
            used.add(path);
            into.addAll(expand(files.getOrDefault(path, List.of()), depth + 1));
        }
    }

    /** A pattern may match no file; the tables of types and parameters have no sockets or rules. */
    private static boolean harmless(String path) {
        return Globs.isPattern(path) || path.matches(".*/(mime\\.types|[a-z]+_params|fastcgi\\.conf)");
    }

    private String absolute(String path) {
        int slash = main.lastIndexOf('/');
        return path.startsWith("/") || slash < 0 ? path : main.substring(0, slash + 1) + path;
    }

    private void missing(NginxDirective directive, String why) {
        if (unread.size() < DEEPEST) {
            unread.add(Unread.line(directive.quote(), why));
        }
    }
}
